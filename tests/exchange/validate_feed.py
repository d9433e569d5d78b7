#!/usr/bin/env python3
"""Holds an Atom feed against what RFC 4287 demands of it: a grammar in RELAX NG of the elements that we write, and the
rules that a grammar cannot say. Exits with 77 where there is no validator, which the caller reports as a skipped test."""
import sys
from datetime import datetime

try:
    from lxml import etree
except ImportError:
    print("python3-lxml is not installed", file=sys.stderr)
    sys.exit(77)

GRAMMAR = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start>
    <element name="feed">
      <attribute name="xml:lang"/>
      <interleave>
        <ref name="common"/>
        <oneOrMore><ref name="person"/></oneOrMore>
        <optional><element name="generator"><text/></element></optional>
        <zeroOrMore><ref name="entry"/></zeroOrMore>
      </interleave>
    </element>
  </start>
  <define name="common">
    <interleave>
      <element name="id"><data type="anyURI"/></element>
      <element name="title"><text/></element>
      <element name="updated"><data type="dateTime"/></element>
      <oneOrMore><ref name="link"/></oneOrMore>
    </interleave>
  </define>
  <define name="person"><element name="author"><element name="name"><text/></element></element></define>
  <define name="link">
    <element name="link">
      <attribute name="href"><data type="anyURI"/></attribute>
      <attribute name="rel"/>
      <attribute name="type"/>
      <empty/>
    </element>
  </define>
  <define name="entry">
    <element name="entry">
      <interleave>
        <ref name="common"/>
        <optional><element name="published"><data type="dateTime"/></element></optional>
        <optional><element name="summary"><text/></element></optional>
        <optional><element name="content"><attribute name="type"><value>html</value></attribute><text/></element></optional>
      </interleave>
    </element>
  </define>
</grammar>
"""
ATOM = "{http://www.w3.org/2005/Atom}"


def complaints_of(path):
    tree = etree.parse(path)
    grammar = etree.RelaxNG(etree.fromstring(GRAMMAR))
    if not grammar.validate(tree):
        yield from (str(error) for error in grammar.error_log)
    ids = [element.text for element in tree.iter(ATOM + "id")]
    if len(ids) != len(set(ids)):
        yield "two entries have one id"
    for element in tree.iter(ATOM + "updated", ATOM + "published"):
        datetime.fromisoformat(element.text.replace("Z", "+00:00"))
    if not [link for link in tree.getroot().findall(ATOM + "link") if link.get("rel") == "self"]:
        yield "the feed does not say where it is"
    for content in tree.iter(ATOM + "content"):
        etree.fromstring(f"<div>{content.text}</div>")


found = [complaint for path in sys.argv[1:] for complaint in complaints_of(path)]
print("\n".join(found), file=sys.stderr)
sys.exit(1 if found else 0)

#!/usr/bin/env python3
"""What tools/acts says of a table that is wrong: each bad sample is the project's own table with one thing changed, and the
complaint must name file and line. And what it lists as yet to be done.

    acts_tool.py TOOL FILE
"""
import subprocess
import sys
import tempfile
from pathlib import Path

# (what is wrong, what stands there, what is put in its place once, what must be said)
SAMPLES = [
    ("another head", "key\ten\tar", "key\tar\ten", "the first row names the columns"),
    ("a column less", "event meeting.adjourned\t", "event meeting.adjourned", "8 columns"),
    ("an empty cell", "\tSéance levée\t", "\t\t", "none of them empty"),
    ("a key of another kind", "word yes\t", "verb yes\t", "is no key"),
    ("a key twice", "word no\t", "word yes\t", '"word yes" stands in the table already'),
    ("an unknown state of review", "to be reviewed", "good", "the state of review"),
    ("a place left out", "{closes}\u00a0: {title}", "{title}", "the places and the optional parts"),
    ("a place too many", "Séance levée", "Séance levée {party}", "the places and the optional parts"),
    ("an ordinal as a number", "Ouverture de la {number:ordinal}", "Ouverture de la {number}", "the places and the optional"),
    ("an optional part that is not", "[\u00a0: {reason}]\tОтсчет", "\u00a0: {reason}\tОтсчет", "the places and the optional parts"),
    ("a number left out of a formula", "par % voix contre %", "par % voix", "the places and the optional parts"),
    ("a blank that breaks", "{closes}\u00a0: {title}", "{closes} : {title}", "a no-break blank was expected"),
]


def changed(text, sample):
    """The table with that change, or None."""
    _, old, new, _ = sample
    return text.replace(old, new, 1) if old in text else None


def run(tool, text, *options):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "acts.tsv"
        path.write_text(text, encoding="utf-8")
        return subprocess.run([tool, *options, str(path)], capture_output=True, text=True, check=False)


def report(number, what, right, said):
    print(f"{'ok' if right else 'not ok'} {number} - {what}")
    if not right:
        print(f"{what}: it said: {said}", file=sys.stderr)


def main(tool, table):
    text = Path(table).read_text(encoding="utf-8")
    print(f"1..{len(SAMPLES) + 3}")
    good = run(tool, text)
    report(1, "the table as it is", good.returncode == 0 and "act_rows" in good.stdout, good.stderr)
    report(2, "nothing is left to do", run(tool, text, "--todo").stdout == "", run(tool, text, "--todo").stdout)
    todo = run(tool, text.replace("\tSéance levée\t", "\t-\t"), "--todo").stdout
    report(3, "a text without words", todo == "event meeting.adjourned\tfr\tThe meeting rose\n", todo)
    for number, sample in enumerate(SAMPLES, 4):
        bad = changed(text, sample)
        said = run(tool, bad) if bad is not None else None
        right = said is not None and said.returncode != 0 and sample[-1] in said.stderr and said.stderr.startswith("acts.tsv:")
        report(number, sample[0], right, said.stderr if said is not None else f"{sample[1]!r} does not stand in the table")


main(*sys.argv[1:])

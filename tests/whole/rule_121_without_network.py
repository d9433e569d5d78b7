#!/usr/bin/env python3
"""Rule 121, a meeting without a network: rule_121_without_network.py PROGRAM SOURCE.

Everything is done in a namespace of its own, in which there is no network but this machine's own loop: a programme is
checked and written as papers, a session runs by it, its record is verified and exported, and pages are served and
opened, with all that they refer to. Where the system allows no such namespace it is skipped, and says so."""
import fcntl
import html.parser
import os
import pathlib
import re
import socket
import struct
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

INSIDE = "--inside"
OUTSIDE_ADDRESS = "198.51.100.1"  # of those that are for documentation: it is nobody's
ACTS = """\
day 2022-07-22
09:00 session.begin body="Working group" session="First session" profile=oewg from=2022-07-25 to=2022-07-29 \
place="New York" zone=America/New_York parties=BRA,CHN,DEU,EGY,FRA,IND,USA,ZAF
09:01 programme.issue paper=week.txt
day 2022-07-25
09:50 attendance.mark parties=BRA,CHN,DEU,EGY,FRA
10:00 chair meeting.call_to_order meeting=2022-07-25-am
10:01 chair list.open list=item-5 matter=item-5
10:05 FRA floor.request list=item-5
10:06 DEU floor.request list=item-5
10:07 chair floor.give list=item-5
"""
number = 0


def report(name, complaints):
    global number
    number += 1
    print(f"{'not ok' if complaints else 'ok'} {number} - {name}")
    for complaint in complaints:
        print(f"# {complaint}")


def raise_loop():
    """In a new namespace the loop is down."""
    up, get_flags, set_flags = 1, 0x8913, 0x8914
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
        request = struct.pack("16sH14s", b"lo", 0, b"")
        flags = struct.unpack("16sH14s", fcntl.ioctl(handle, get_flags, request))[1]
        fcntl.ioctl(handle, set_flags, struct.pack("16sH14s", b"lo", flags | up, b""))


def check_alone():
    """Otherwise the test would show nothing."""
    try:
        socket.create_connection((OUTSIDE_ADDRESS, 80), timeout=2).close()
    except TimeoutError:
        return ["the outside is only slow, not absent"]
    except OSError:
        names = [name for _, name in socket.if_nameindex()]
        return [] if names == ["lo"] else [f"there are other interfaces than the loop: {names}"]
    return ["the outside answers"]


class Room:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def run(self, *arguments):
        """Nothing, or what went wrong."""
        done = subprocess.run([self.program, *arguments], cwd=self.folder, capture_output=True, text=True, timeout=60,
                              check=False)
        wanted = (0, 1) if arguments[0] == "check" else (0,)  # findings are no failure
        self.said = done.stdout
        return [] if done.returncode in wanted else [f"{' '.join(arguments)}: {done.returncode}: {done.stderr.strip()}"]


def check_papers(room):
    complaints = room.run("check", "week.txt")
    for form in ("txt", "html", "docx", "pdf", "ics", "json"):
        path = room.folder / f"out.{form}"
        complaints += room.run("convert", "week.txt", "--output", path.name)
        if not complaints and path.stat().st_size == 0:
            complaints.append(f"{path.name} is empty")
    return complaints


def check_session(room):
    complaints = room.run("do", "--file", "acts.txt", "--data", "s")
    complaints += room.run("do", "floor.end", "--as", "chair", "--at", "2022-07-25 10:10", "--data", "s")
    for view in ("floor", "lists", "programme", "people", "meeting", "decisions"):
        complaints += room.run("show", view, "--data", "s")
    complaints += room.run("show", "lists", "item-5", "--data", "s")
    if "Germany" not in room.said:
        complaints.append(f"who waits is not shown: {room.said}")
    complaints += room.run("forecast", "--data", "s")
    complaints += room.run("log", "--data", "s")
    complaints += room.run("export", "--to", "record.txt", "--data", "s")
    return complaints + room.run("verify", "--data", "s")


class References(html.parser.HTMLParser):
    """What a page makes a browser load, and the form that it may send: not what a person may follow."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        names = {"script": "src", "img": "src", "iframe": "src", "source": "src", "form": "action"}
        if tag == "link" and attributes.get("rel", "") in ("stylesheet", "icon", "preload", "manifest", "modulepreload"):
            self.found.append(attributes.get("href", ""))
        elif attributes.get(names.get(tag, ""), ""):
            self.found.append(attributes[names[tag]])


def check_page(base, path):
    complaints = []
    with urllib.request.urlopen(base + path, timeout=20) as answer:
        page = answer.read().decode()
    references = References()
    references.feed(page)
    if path != "/api" and not references.found:
        complaints.append(f"{path}: no reference was found, not even to its style")
    for reference in references.found:
        address = urllib.parse.urljoin(base + path, reference)
        if not address.startswith(base + "/"):
            complaints.append(f"{path}: it loads {reference}")
            continue
        if address.split("?")[0].endswith("/check/download") or address.split("?")[0].endswith("/check"):
            continue  # forms are sent by a person
        with urllib.request.urlopen(address, timeout=20) as answer:
            body = answer.read()
        if b"url(http" in body or re.search(rb"(import|fetch)\s*\(?\s*['\"]https?:", body):
            complaints.append(f"{reference}: it loads something from elsewhere")
    return complaints


def check_pages(room):
    server = subprocess.Popen([room.program, "serve", "--port", "0", "--data", "s", "week.txt"], cwd=room.folder,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        line = server.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        if found is None:
            return [f"it does not serve: {line.strip()}"]
        complaints = []
        for path in ("/", "/ar/", "/p/week", "/check", "/api"):
            try:
                complaints += check_page(found[0], path)
            except OSError as error:
                complaints.append(f"{path}: {error}")
        return complaints
    finally:
        server.terminate()
        server.wait(20)
        server.stdout.close()


def inside(program, source):
    raise_loop()
    with tempfile.TemporaryDirectory() as name:
        room = Room(program, pathlib.Path(name))
        week = (source / "tests" / "scenarios" / "given" / "week.programme").read_text(encoding="utf-8")
        (room.folder / "week.txt").write_text(week, encoding="utf-8")
        (room.folder / "acts.txt").write_text(ACTS, encoding="utf-8")
        report("there is no network", check_alone())
        report("papers are checked and written", check_papers(room))
        report("a session runs, and its record is verified and exported", check_session(room))
        report("pages are served and load nothing from elsewhere", check_pages(room))
        print(f"1..{number}")


def main():
    program, source = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    if INSIDE in sys.argv:
        inside(program, source)
        return 0
    alone = ["unshare", "--user", "--map-root-user", "--net"]
    try:
        may = subprocess.run([*alone, "true"], capture_output=True, text=True, check=False)
        why = may.stderr.strip() if may.returncode != 0 else ""
    except FileNotFoundError:
        why = "there is no unshare"
    if why:
        print(f"1..0 # SKIP whether a meeting needs a network is NOT tested: {why}")
        return 0
    return subprocess.run([*alone, sys.executable, __file__, program, str(source), INSIDE], check=False).returncode


sys.exit(main())

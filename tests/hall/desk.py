#!/usr/bin/env python3
"""The desk over a real server: desk.py PROGRAM PAPER. An officer types into the command box with a script and without, takes
back, reads the record, prints a list, and issues a version of the programme; others try the same."""
import html
import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse

number = 0

SESSION = """day 2022-07-22
09:00 secretariat session.begin body="Working group" session="Third session" profile=oewg from=2022-07-25 to=2022-07-29 \
zone=America/New_York parties=BRA,CHN,DEU,EGY,FRA,IND,IRN,IRQ,USA,ZAF
09:01 secretariat programme.issue paper=PAPER
day 2022-07-25
09:50 secretariat attendance.mark parties=BRA,CHN,DEU,EGY,FRA,IND,USA
10:00 chair meeting.call_to_order meeting=2022-07-25-am
10:01 chair list.open list=item-5 matter=item-5
"""

PASSWORD = "four wet owls at noon"
PEOPLE = {"desk": ["officer"], "chair": ["chair"], "fra": ["delegate", "--party", "FRA", "--rank", "head"]}


def report(name, *complaints):
    global number
    number += 1
    bad = [str(complaint) for complaint in complaints if complaint is not True]
    print(f"{'not ok' if bad else 'ok'} {number} - {name}", flush=True)
    for complaint in bad:
        print(f"# {complaint}", flush=True)


def unless(holds, otherwise):
    return True if holds else otherwise


class Browser:
    def __init__(self, port, name=None):
        self.port, self.cookie = port, None
        if name is not None:
            self.form("/sign-in", {"name": name, "password": PASSWORD})
            assert self.cookie, f"{name} cannot sign in"

    def ask(self, method, path, body=None, kind=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": f"placard={self.cookie}"} if self.cookie else {}
        if method == "POST":
            headers |= {"Sec-Fetch-Site": "same-origin", "Origin": f"http://127.0.0.1:{self.port}",
                        "Content-Type": kind or "application/x-www-form-urlencoded"}
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        answer.data = answer.read()
        answer.text = answer.data.decode("utf-8", "replace")
        answer.location = answer.headers.get("Location", "")
        found = re.match(r"placard=([^;]+)", answer.headers.get("Set-Cookie", ""))
        self.cookie = found[1] if found else self.cookie
        connection.close()
        return answer

    def get(self, path):
        return self.ask("GET", path)

    def form(self, path, fields):
        return self.ask("POST", path, urllib.parse.urlencode(fields))

    def seal(self):
        found = re.search(r'data-token="([^"]+)"', self.get("/room").text)
        return {"token": found[1] if found else "", "once": os.urandom(12).hex()}

    def box(self, text, **fields):
        answer = self.form("/desk/box", {**self.seal(), "quiet": "1", "text": text, **fields})
        return json.loads(answer.text) if answer.status == 200 else {"status": answer.status, "text": answer.text}

    def post_file(self, path, name, data):
        line = "----desk"
        parts = [f'--{line}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
                 for key, value in self.seal().items()]
        parts.append(f'--{line}\r\nContent-Disposition: form-data; name="document"; filename="{name}"\r\n'
                     f'Content-Type: text/plain\r\n\r\n{data}\r\n--{line}--\r\n')
        return self.ask("POST", path, "".join(parts).encode(), f"multipart/form-data; boundary={line}")


class House:
    def __init__(self, program, paper, folder):
        self.program, self.data = program, os.path.join(folder, "session")
        self.run("do", "--file", "-", said=SESSION.replace("PAPER", paper))
        for name, (role, *more) in PEOPLE.items():
            self.run("account", "add", name, "--role", role, *more, said=PASSWORD + "\n")
        self.server = subprocess.Popen([program, "serve", "--port", "0", "--data", self.data], stdout=subprocess.PIPE,
                                       stderr=subprocess.DEVNULL, text=True)
        self.port = int(re.search(r"http://127\.0\.0\.1:(\d+)", self.server.stdout.readline())[1])

    def run(self, *words, said=None):
        return subprocess.run([self.program, *words, "--data", self.data], input=said, text=True, check=True,
                              capture_output=True).stdout

    def list(self):
        return re.findall(r"^ *\d+ +([A-Z]{3})\b", self.run("show", "lists"), re.M)

    def entries(self):
        return len(self.run("export", "--to", "-").splitlines())


def typing(house, desk):
    done = desk.box("fr; de; cn 1 leaves at noon; eg minister", list="1")
    report("several commands are done one after the other",
           unless(done.get("wrong") is None and len(done.get("done", [])) == 5, done))
    report("and told in words", unless("China" in " ".join(one["text"] for one in done["done"]), done))
    stopped = desk.box("br; fr; in", list="1")
    report("the first refusal stops the line", unless(stopped["wrong"] and stopped["rest"] == "fr; in", stopped),
           unless(len(stopped["done"]) == 1, stopped), unless(stopped["from"] == 0 and stopped["to"] == 2, stopped))
    before = house.entries()
    wrong = desk.box("us; ira; za", list="1")
    report("of a line that is typed wrongly nothing is done",
           unless(wrong["done"] == [] and wrong["rest"] == "us; ira; za", wrong),
           unless("IRN" in wrong["wrong"] and wrong["from"] == 4, wrong), unless(house.entries() == before, "done"))
    undone = desk.box("undo; undo", acts=f"{done['acts']} {stopped['acts']}", list="1")
    report("undo takes back one's own, one after the other", unless(undone["wrong"] is None and len(undone["done"]) == 2, undone))
    log = desk.get("/desk/log").text
    report("the record has what was taken back struck through",
           unless(len(re.findall(r"<tr class=\"undone\"", log)) >= 2 and "<del>" in log, "no del"))
    return done


def without_scripts(desk):
    answer = desk.form("/desk/box", {**desk.seal(), "text": "za; nobody", "list": "1", "back": "/desk/list/1"})
    page = desk.get(answer.location).text
    said = html.unescape(re.search(r'id="said"[^>]*>([^<]*)<', page)[1])
    report("without scripts the answer stands on the page", unless(answer.status == 303, answer.status),
           unless("nobody" in said, said), unless('value="za; nobody"' in page, "the line is gone"))
    other = desk.form("/desk/box", {**desk.seal(), "text": "za", "list": "1", "back": "//evil.example/"})
    report("it leads nowhere else", unless(other.location.startswith("/desk?"), other.location))
    seal = desk.seal()
    twice = [desk.form("/desk/box", {**seal, "quiet": "1", "text": "in", "list": "1"}) for _ in range(2)]
    report("what is sent twice is done once", unless(twice[0].text == twice[1].text and "India" in twice[0].text, twice[1].text))


def roles(house, desk):
    chair, delegate, public = Browser(house.port, "chair"), Browser(house.port, "fra"), Browser(house.port)
    mine = desk.box("next")
    theirs = chair.box("next", list="1")
    report("the Chair gives the floor, and the desk enters it", unless(mine.get("wrong") is None and len(mine["done"]) == 1, mine),
           unless(theirs.get("wrong") is None and len(theirs["done"]) == 2, theirs))
    report("nobody else has a box", unless(delegate.box("fr").get("status") == 403, delegate.box("fr")),
           unless(public.box("fr").get("status") == 403, "the public has"))
    for path in ("/desk", "/desk/list/1", "/desk/people", "/desk/log", "/desk/programme", "/desk/list/1.pdf", "/desk/complete?text=f"):
        report(f"{path} is for the office", unless(delegate.get(path).status == 403, delegate.get(path).status),
               unless(public.get(path).status == 303, public.get(path).status))
    bad = desk.form("/desk/box", {"token": "x", "once": "1", "quiet": "1", "text": "fr"})
    report("a form without the token of the sign-in does nothing", unless(bad.status == 403, bad.status))


def completion(desk):
    found = json.loads(desk.get("/fr/desk/complete?text=" + urllib.parse.quote("reply ira")).text)
    report("completion offers names in the reader's language",
           unless([c["text"] for c in found["candidates"]] == ["IRN", "IRQ"] and found["from"] == 6, found),
           unless(found["candidates"][1]["label"] == "Iraq", found))
    report("it asks for its parameter", unless(desk.get("/desk/complete").status == 400, desk.get("/desk/complete").status))


def papers(desk, paper):
    for path, word in (("/desk/list/1.pdf", b"%PDF"), ("/ar/desk/list/1.pdf", b"%PDF")):
        answer = desk.get(path)
        report(f"{path} is a print-out", unless(answer.status == 200 and answer.data.startswith(word), answer.status))
    report("a list that is not there is not printed", unless(desk.get("/desk/list/9.pdf").status == 404, "it is"))
    with open(paper, encoding="utf-8") as file:
        text = file.read()
    same = desk.post_file("/desk/programme", "same.txt", text)
    report("the version in force is known", unless("Nothing would change" in same.text, same.status))
    changed = re.sub(r"10 a\.m\.–1 p\.m\.", "10.30 a.m.–1 p.m.", text)
    looked = desk.post_file("/desk/programme", "new.txt", changed)
    report("a new one is compared", unless("10.30" in looked.text and "<ins" in looked.text, looked.text[-3000:]))
    held = re.search(r'name="paper" value="([^"]+)"', looked.text)
    issued = desk.form("/desk/programme/issue", {**desk.seal(), "paper": html.unescape(held[1]), "reason": "the room is late"})
    page = desk.get(issued.location).text
    report("and issued", unless(issued.status == 303 and "version 2" in page, page[-1500:]))
    junk = desk.post_file("/desk/programme", "junk.docx", "PK\x03\x04 no document")
    report("what cannot be read is complained of", unless(junk.status == 200 and 'class="trouble"' in junk.text, junk.status))
    none = desk.form("/desk/programme/issue", {**desk.seal(), "paper": "{}"})
    report("what is no programme is not issued", unless(none.status == 422, none.status))


def record(desk):
    whole = desk.get("/desk/log").text
    one = desk.get("/desk/log?meeting=2022-07-25-am").text
    report("the record is told by meeting", unless("1st meeting" in one and "was put on the list" in one, one[-500:]),
           unless("Working group" not in one and len(one) < len(whole), "not filtered"))
    early = desk.get("/desk/log?before=3").text
    report("and a page at a time", unless("1–2 of" in early, early[-800:]))
    report("in six languages", unless("séance" in desk.get("/fr/desk/log").text, "no French"))


def main():
    with tempfile.TemporaryDirectory() as folder:
        house = House(sys.argv[1], sys.argv[2], folder)
        try:
            desk = Browser(house.port, "desk")
            typing(house, desk)
            without_scripts(desk)
            completion(desk)
            roles(house, desk)
            papers(desk, sys.argv[2])
            record(desk)
        finally:
            house.server.terminate()
            house.server.wait()
    print(f"1..{number}")


main()

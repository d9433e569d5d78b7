#!/usr/bin/env python3
"""Texts of statements over a real server: texts.py PROGRAM PAPER. A delegation hands texts in, in every form and in what is none;
others, and nobody in particular, try to read what is under embargo, on pages, as files and in streams."""
import os
import re
import subprocess
import sys
import tempfile
import time
import zipfile

from doors import PASSWORD, PEOPLE, Browser, House, fresh, report, unless
import doors

SECRET = "under the seal of confidence"


def multipart(fields, name, content):
    edge = "edge" + fresh()
    parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
             for field, value in fields.items()]
    parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
                 "Content-Type: application/octet-stream\r\n\r\n".encode() + content + b"\r\n")
    return b"".join(parts) + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"


def hand_in(browser, content, name="text.txt", token=None, headers=None, **fields):
    seal = {"token": browser.token() if token is None else token, "once": fields.pop("once", fresh())}
    body, kind = multipart({**seal, "list": "item-5", "language": "en", **fields}, name, content)
    return browser.ask("POST", "/delegation/text", body, {"Content-Type": kind, **(headers or {})})


def open_house(folder):
    house = House(sys.argv[1], sys.argv[2], folder)
    for name, (role, party, rank) in PEOPLE.items():
        words = ["--role", role] + (["--party", party, "--rank", rank] if party else [])
        house.run("account", "add", name, *words, said=PASSWORD + "\n")
    time.sleep(1.2)
    for party in ("BRA", "FRA"):
        house.run("do", "floor.request", "list=item-5", "--as", party)
    return house


def texts_of(house):
    """How many are on record."""
    return house.run("export", "--to", "-").stdout.count('"event":"statement.filed"')


def who_may(house):
    fra, before = house.browser("fra.one"), texts_of(house)
    text = f"Mr. Chair,\n\n{SECRET}\n".encode()
    tries = {
        "nobody": hand_in(house.browser(), text, token=""),
        "an interpreter": hand_in(house.browser("booth"), text),
        "the Chair": hand_in(house.browser("chair"), text),
        "who only reads": hand_in(house.browser("fra.reads"), text),
        "without a token": hand_in(fra, text, token=""),
        "with another's token": hand_in(fra, text, token=house.browser("deu.head").token()),
        "from another site": hand_in(fra, text, headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://x.example"}),
    }
    report("a text is handed in by a delegation, with the token of its sign-in",
           [f"{who}: {answer}" for who, answer in tries.items() if answer.status not in (303, 403) or answer.status == 303 and
            "/sign-in" not in answer.location] + unless(texts_of(house) == before, "one is on record"))
    other = hand_in(fra, text, party="DEU")
    report("and for itself alone", unless("acts for itself" in fra.said(other) and texts_of(house) == before, other))
    once = fresh()
    good = hand_in(fra, text, once=once)
    report("then it is with those who interpret", unless("with those who interpret" in fra.said(good), good))
    hand_in(fra, text, once=once)
    report("sent twice it is handed in once", unless(texts_of(house) == before + 1, texts_of(house)))


def forms(house):
    fra = house.browser("fra.one")
    with tempfile.TemporaryDirectory() as folder:
        paper, made = os.path.join(folder, "paper.txt"), {}
        with open(paper, "w", encoding="utf-8") as file:
            file.write(f"We speak {SECRET}.\n")
        for form in ("docx", "pdf"):
            path = os.path.join(folder, f"made.{form}")
            subprocess.run([sys.argv[1], "convert", paper, "--to", form, "-o", path], capture_output=True, check=False)
            made[form] = open(path, "rb").read() if os.path.exists(path) else b""
        bomb = os.path.join(folder, "bomb.docx")
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", b"a" * (200 << 20))
        bad = {
            "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
            "an empty file": (b"", "No file"),
            "no text": (bytes(range(256)), "text"),
            "too much text": (b"word " * 20000, "40 KiB"),
            "an archive that swells": (open(bomb, "rb").read(), ""),
            "half a PDF": (made["pdf"][:len(made["pdf"]) // 2] or b"%PDF-1.7", ""),
        }
        before, complaints = texts_of(house), []
        for what, (content, words) in bad.items():
            said = fra.said(hand_in(fra, content))
            complaints += unless(said and words in said, f"{what}: {said!r}")
        report("what is no text is refused in words", complaints + unless(texts_of(house) == before, "one is on record"))
        large = hand_in(fra, b"x" * (5 << 20))
        report("what is too large is not read", unless(large.status == 413, large))
        complaints = []
        for form, content in made.items():
            answer = hand_in(fra, content, f"made.{form}")
            complaints += unless("with those who interpret" in fra.said(answer), f"{form}: {fra.said(answer)}")
        report("Word documents and PDFs are read", complaints)


def for_others(house):
    desk, before = house.browser("desk"), texts_of(house)
    nobody = hand_in(desk, b"For whom?")
    report("the desk says for whom it hands a text in", unless("party" in desk.said(nobody) and texts_of(house) == before, nobody))
    good = hand_in(desk, b"For Brazil.", party="BRA")
    report("and then it does", unless("with those who interpret" in desk.said(good) and texts_of(house) == before + 1, good))


def newest(house):
    """The number of the newest text on record."""
    return max(int(n) for n in re.findall(r'"statement":(\d+)', house.run("export", "--to", "-").stdout))


def embargo(house):
    fra, booth, desk = house.browser("fra.one"), house.browser("booth"), house.browser("desk")
    hand_in(fra, f"Mr. Chair,\n\n{SECRET}\n".encode())
    number = newest(house)
    outsiders = {"nobody": house.browser(), "Germany": house.browser("deu.head")}
    pages = ["/statements", f"/statements/{number}", f"/statements/{number}/file", f"/delegation/texts/{number}",
             f"/interpreters/{number}", "/interpreters", "/delegation", "/room", "/", "/api/v1/session", "/api/v1/log", "/live/interpreters"]
    leaks = [f"{who} at {page}" for who, browser in outsiders.items() for page in pages if SECRET in browser.get(page).body]
    report("under embargo nobody else finds a word of it", leaks)
    inside = {"France": (fra, f"/delegation/texts/{number}"), "the booth": (booth, f"/interpreters/{number}"),
              "the desk": (desk, f"/interpreters/{number}")}
    report("France, the booths and the desk read it",
           [who for who, (browser, page) in inside.items() if SECRET not in browser.get(page).body])
    file = booth.get(f"/statements/{number}/file")
    report("the booths have the file, which no browser shows as a page",
           unless(SECRET in file.body and "attachment" in file.headers.get("Content-Disposition", "") and
                  file.headers.get("Content-Type") == "application/octet-stream" and "no-store" in
                  file.headers.get("Cache-Control", ""), (file, dict(file.headers))))
    return number, outsiders, booth


def delivery(house, number, outsiders, booth):
    for _ in range(2):
        house.run("do", "floor.give", "list=item-5", "--as", "chair")
        house.run("do", "floor.end", "--as", "chair")
    time.sleep(0.5)
    report("once it was delivered everybody reads it",
           [who for who, browser in outsiders.items() if SECRET not in browser.get(f"/statements/{number}").body])
    report("but has not the file", [who for who, browser in outsiders.items()
                                    if browser.get(f"/statements/{number}/file").status not in (403, 404, 303)])
    checked = booth.act("statement.check", statement=str(number), delivery="with-changes", text="the end")
    other = booth.act("floor.end")
    report("the booths check it, and do nothing else", unless(checked.status == 204 and other.status == 403, (checked, other)))
    gone = booth.act("statement.check", statement=str(number), delivery="not-delivered")
    time.sleep(0.2)
    report("what was not delivered after all is not public",
           unless(gone.status == 204 and SECRET not in Browser(house.port).get(f"/statements/{number}").body, gone))


def main():
    with tempfile.TemporaryDirectory() as folder:
        house = open_house(folder)
        try:
            who_may(house)
            forms(house)
            for_others(house)
            delivery(house, *embargo(house))
        finally:
            house.stop()
    print(f"1..{doors.number}")


if __name__ == "__main__":
    main()

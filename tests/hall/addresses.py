#!/usr/bin/env python3
"""addresses.py PROGRAM PAPER: the address of an account's own calendar, over a real server: it is told once, lets see what the
account sees, and no more once it is taken back."""
import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from doors import PASSWORD, PEOPLE, Browser, House, report, unless  # noqa: E402


def people(house):
    for name in ("fra.head", "deu.head", "desk"):
        role, party, rank = PEOPLE[name]
        words = ["--role", role] + (["--party", party, "--rank", rank] if party else [])
        house.run("account", "add", name, *words, said=PASSWORD + "\n")


def address(browser, told):
    found = re.search(r"/\w\w/room/calendar/[\w-]+\.ics", browser.said(told))
    return found[0] if found else ""


def make(browser):
    return address(browser, browser.do("/room/calendar/make"))


def test(house):
    nobody, head, other = Browser(house.port), house.browser("fra.head"), house.browser("deu.head")
    refused = nobody.post("/room/calendar/make", {"token": "x", "once": "y"})
    report("who has no account is given no address", unless(refused.status in (403, 303), refused))
    first = make(head)
    report("it is told once", unless(first and first not in head.get("/room/calendar").body, first))
    head.act("floor.request", list="item-5")
    got = nobody.get(first)
    report("whoever holds it is told what the account sees",
           unless(got.status == 200 and "SUMMARY;LANGUAGE=en:France" in got.body.replace("\r\n ", ""), got))
    report("and nothing is kept of it on the way", unless(got.headers.get("Cache-Control") == "no-store", got.headers))
    report("another has another", unless(first != make(other), first))
    second = make(head)
    report("a new one takes the place of the old",
           unless(nobody.get(first).status == 404 and nobody.get(second).status == 200, (first, second)))
    forged = head.post("/room/calendar/end", {"token": other.token(), "once": "z"})
    report("nobody takes it back with another's token",
           unless(forged.status == 403 and nobody.get(second).status == 200, forged))
    head.do("/room/calendar/end")
    report("what is taken back tells nothing any more", unless(nobody.get(second).status == 404, second))
    third = make(head)
    house.stop()
    house.start(house.port)
    report("it survives a restart of the server", unless(nobody.get(third).status == 200, third))
    house.run("account", "remove", "fra.head", check=False)
    report("with the account it is gone", unless(eventually(lambda: nobody.get(third).status == 404), third))
    kept = b"".join(path.read_bytes() for path in Path(house.data).iterdir())
    tokens = [re.search(r"calendar/(.*)\.ics", path)[1] for path in (first, second, third)]
    report("no address is kept", [token[:8] for token in tokens if token.encode() in kept])


def eventually(holds):
    import time
    for _ in range(40):
        if holds():
            return True
        time.sleep(0.1)
    return False


def main():
    import doors
    with tempfile.TemporaryDirectory() as folder:
        house = House(sys.argv[1], sys.argv[2], folder)
        try:
            people(house)
            house.stop()
            house.start()
            test(house)
        finally:
            house.stop()
    print(f"1..{doors.number}")


if __name__ == "__main__":
    main()

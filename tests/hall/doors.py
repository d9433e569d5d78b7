#!/usr/bin/env python3
"""What nobody may do at the door, over a real server: doors.py PROGRAM PAPER. A session is served, people of every kind sign
in, and each tries what is not theirs; others try without having come in at all, and some try to keep the rest out."""
import concurrent.futures
import html
import http.client
import os
import re
import resource
import shutil
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

number = 0

SESSION = """day 2022-07-22
09:00 secretariat session.begin body="Working group" session="Third session" profile=oewg from=2022-07-25 to=2022-07-29 \
zone=America/New_York parties=BRA,CHN,DEU,EGY,FRA,IND,USA,ZAF
09:01 secretariat programme.issue paper=PAPER
day 2022-07-25
09:50 secretariat attendance.mark party=BRA
09:50 secretariat attendance.mark party=CHN
09:51 secretariat attendance.mark party=DEU
09:51 secretariat attendance.mark party=EGY
09:52 secretariat attendance.mark party=FRA
10:00 chair meeting.call_to_order meeting=2022-07-25-am
10:01 chair list.open list=item-5 matter=item-5
"""

PASSWORD = "four wet owls at noon"

# account: role, party, rank
PEOPLE = {
    "chair": ("chair", "", ""),
    "desk": ("officer", "", ""),
    "fra.head": ("delegate", "FRA", "head"),
    "fra.one": ("delegate", "FRA", "delegate"),
    "fra.reads": ("delegate", "FRA", "reviewer"),
    "deu.head": ("delegate", "DEU", "head"),
    "booth": ("interpreter", "", ""),
}


def report(name, complaints):
    global number
    number += 1
    print(f"{'not ok' if complaints else 'ok'} {number} - {name}", flush=True)
    for complaint in complaints:
        print(f"# {complaint}", flush=True)


def unless(holds, otherwise):
    return [] if holds else [str(otherwise)]


class Answer:
    def __init__(self, answer):
        self.status, self.headers = answer.status, answer.headers
        self.body = answer.read().decode("utf-8", "replace")
        self.location = answer.headers.get("Location", "")
        self.cookies = answer.headers.get_all("Set-Cookie") or []

    def __str__(self):
        title = re.search(r"<title>([^<]*)|$", self.body)
        return f"{self.status} {self.location} {self.cookies} {title[1] or self.body[:200]!r}"


class Browser:
    """What a browser does of itself: it keeps the cookie, and says where a form comes from."""

    def __init__(self, port, cookie=None):
        self.port, self.cookie = port, cookie

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {"Sec-Fetch-Site": "same-origin", "Origin": f"http://127.0.0.1:{self.port}"} if method == "POST" else {}
        if body is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        if self.cookie is not None:
            sent["Cookie"] = f"placard={self.cookie}"
        sent.update(headers or {})
        connection.request(method, path, body, {k: v for k, v in sent.items() if v is not None})
        answer = Answer(connection.getresponse())
        connection.close()
        for cookie in answer.cookies:
            value = re.match(r"placard=([^;]*)", cookie)
            if value:
                self.cookie = value[1] or None
        return answer

    def get(self, path, **headers):
        return self.ask("GET", path, headers=headers)

    def post(self, path, fields, headers=None):
        return self.ask("POST", path, urllib.parse.urlencode(fields), headers)

    def sign_in(self, name, password=PASSWORD, **fields):
        return self.post("/sign-in", {"name": name, "password": password, **fields})

    def token(self):
        found = re.search(r'data-token="([^"]+)"', self.get("/room").body)
        return found[1] if found else ""

    def said(self, answer):
        found = re.search(r'id="said"[^>]*>([^<]*)<', self.get(answer.location).body)
        return html.unescape(found[1]) if found else ""

    def act(self, name, headers=None, token=None, **fields):
        """An act as the page's script sends it: 204 if it is done, 409 with words if the rules say no."""
        seal = {"token": self.token() if token is None else token, "once": fields.pop("once", fresh()), "quiet": "1"}
        return self.post(f"/act/{name}", {**seal, **fields}, headers)

    def do(self, path, **fields):
        seal = {"token": self.token(), "once": fresh()}
        return self.post(path, {**seal, **fields})


def fresh():
    return os.urandom(12).hex()


class House:
    """The session in its folder, the server, and who has come in."""

    def __init__(self, program, paper, folder):
        self.program, self.data = program, os.path.join(folder, "session")
        self.traces = os.path.join(folder, "traces")
        self.run("do", "--file", "-", said=SESSION.replace("PAPER", paper))
        self.start()
        self.secrets = [PASSWORD]

    def run(self, *words, said=None, check=True):
        return subprocess.run([self.program, words[0], *words[1:], "--data", self.data], input=said, text=True,
                              check=check, capture_output=True)

    def start(self, port=0):
        with open(self.traces, "a", encoding="utf-8") as traces:
            self.server = subprocess.Popen([self.program, "serve", "--port", str(port), "--data", self.data],
                                           stdout=subprocess.PIPE, stderr=traces, text=True)
        self.told = [self.server.stdout.readline()]
        while "Ctrl-C" not in self.told[-1]:
            self.told.append(self.server.stdout.readline())
        self.port = int(re.search(r"http://127\.0\.0\.1:(\d+)", self.told[0])[1])

    def stop(self):
        self.server.terminate()
        self.server.wait()

    def browser(self, name=None):
        browser = Browser(self.port)
        if name is not None:
            answer = browser.sign_in(name)
            assert browser.cookie, f"{name} cannot sign in: {answer}"
            self.secrets.append(browser.cookie)
        return browser

    def entries(self):
        """How many there are in the record."""
        return len(self.run("export", "--to", "-").stdout.splitlines())


# --- the first one, and invitations ------------------------------------------------------------------------------------


def first_start(house):
    link = re.search(r"/invitation/(\S+)", "".join(house.told))
    report("the first start tells a link, and no password", unless(link, house.told))
    house.secrets.append(link[1])
    browser = house.browser()
    weak = browser.post(link[0], {"name": "boss", "password": "short", "again": "short"})
    differ = browser.post(link[0], {"name": "boss", "password": PASSWORD, "again": PASSWORD + "!"})
    report("a weak password, or two that differ, make no account",
           unless(not weak.cookies and not differ.cookies, (weak, differ)))
    made = browser.post(link[0], {"name": "Boss", "password": PASSWORD, "again": PASSWORD})
    report("who has the link is the secretary",
           unless(made.status == 303 and "Administration" in browser.get("/room").body, made))
    cookie = made.cookies[0] if made.cookies else ""
    report("the cookie is kept from scripts and from other sites",
           unless(all(word in cookie for word in ("HttpOnly", "SameSite=Lax", "Path=/")) and "Domain" not in cookie, cookie))
    report("it is no secure one where nobody spoke TLS, and one where somebody did",
           unless("Secure" not in cookie, cookie) +
           unless("Secure" in "".join(Browser(house.port).post(
               "/sign-in", {"name": "boss", "password": PASSWORD},
               {"Origin": f"https://127.0.0.1:{house.port}"}).cookies), "no Secure"))
    again = Browser(house.port).post(link[0], {"name": "boss2", "password": PASSWORD, "again": PASSWORD})
    report("a link that was used lets nobody in", unless(not again.cookies, again))
    house.stop()
    house.start(house.port)
    report("where somebody has an account, no link is told", unless("invitation" not in "".join(house.told), house.told))
    report("a sign-in survives a restart of the server", unless("Administration" in browser.get("/room").body, "gone"))
    for name, (role, party, rank) in PEOPLE.items():
        words = ["--role", role] + (["--party", party, "--rank", rank] if party else [])
        house.run("account", "add", name, *words, said=PASSWORD + "\n")
    time.sleep(1.2)
    return browser


def invitations(house, boss):
    guessed = Browser(house.port).post("/invitation/" + "A" * 43, {"name": "x", "password": PASSWORD, "again": PASSWORD})
    odd = Browser(house.port).get("/invitation/..%2F..%2Fetc")
    report("an invitation cannot be guessed", unless(not guessed.cookies and "used" in Browser(house.port).said(guessed) and
                                                     "<form" not in re.sub(r".*<main", "", odd.body, flags=re.S), guessed))
    head, one = house.browser("fra.head"), house.browser("fra.one")
    told = head.do("/door/invite", role="delegate", party="FRA", rank="delegate", uses="1", back="/account")
    said = head.said(told)
    link = re.search(r"/invitation/\S+", said)
    report("the head of a delegation invites for it", unless(link, said))
    house.secrets.append(link[0].split("/")[-1])
    tries = {
        "for another delegation": (head, {"role": "delegate", "party": "DEU", "rank": "delegate"}),
        "to be the secretary": (head, {"role": "secretary", "party": "", "rank": ""}),
        "to be an officer": (head, {"role": "officer", "party": "FRA", "rank": "head"}),
        "as a delegate": (one, {"role": "delegate", "party": "FRA", "rank": "reviewer"}),
        "as the Chair": (house.browser("chair"), {"role": "delegate", "party": "FRA", "rank": "head"}),
        "as an officer": (house.browser("desk"), {"role": "officer", "party": "", "rank": ""}),
        "as an interpreter": (house.browser("booth"), {"role": "interpreter", "party": "", "rank": ""}),
        "as nobody": (house.browser(), {"role": "secretary", "party": "", "rank": ""}),
    }
    answers = {what: browser.do("/door/invite", uses="1", **fields) for what, (browser, fields) in tries.items()}
    report("nobody invites beyond what is theirs",
           [f"{what}: {answer}" for what, answer in answers.items() if answer.status != 403])
    raced = Race(house.port, [("POST", link[0], {"name": f"race{i}", "password": PASSWORD, "again": PASSWORD})
                              for i in range(8)])
    report("an invitation for one is used once, however many come at once",
           unless(len([a for a in raced if a.cookies]) == 1, [str(a) for a in raced]))
    told = boss.do("/door/invite", role="officer", party="", rank="", uses="1", back="/administration")
    link = re.search(r"/invitation/\S+", boss.said(told))[0]
    ids = re.findall(r'take-back".*?name="id" value="(\d+)"', boss.get("/administration").body)
    stolen = [head.do("/door/take-back", id=i).status for i in ids]
    report("nobody takes back another's invitation", unless(ids and all(s == 403 for s in stolen), stolen))
    for i in ids:
        boss.do("/door/take-back", id=i, back="/administration")
    late = Browser(house.port).post(link, {"name": "late", "password": PASSWORD, "again": PASSWORD})
    report("an invitation that was taken back lets nobody in", unless(ids and not late.cookies, late))


def Race(port, requests):
    with concurrent.futures.ThreadPoolExecutor(len(requests)) as pool:
        return list(pool.map(lambda r: Browser(port).post(r[1], r[2]), requests))


# --- acting -----------------------------------------------------------------------------------------------------------


def acts(house):
    before = house.entries()
    head, one, reads = (house.browser(f"fra.{rank}") for rank in ("head", "one", "reads"))
    other = head.act("floor.request", list="item-5", party="DEU")
    report("nobody asks for the floor for another delegation", unless(other.status == 409, other))
    binding = ["objection.raise", "objection.clear", "question.disassociate", "question.withdraw", "vote.cast",
               "motion.move", "motion.withdraw", "order.appeal"]
    statuses = {name: (one.act(name).status, reads.act(name).status) for name in binding}
    report("what binds a delegation only its head submits",
           [f"{name}: {s}" for name, s in statuses.items() if s != (403, 403)])
    heads = {name: head.act(name).status for name in binding}
    report("and the head is let in to try", [f"{name}: {s}" for name, s in heads.items() if s == 403])
    outsiders = {"a reviewer": reads, "an interpreter": house.browser("booth"), "the public": house.browser()}
    answers = {who: browser.act("floor.request", list="item-5", token=browser.token() or "x")
               for who, browser in outsiders.items()}
    report("who only follows does not act", [f"{who}: {a}" for who, a in answers.items() if a.status != 403])
    delegates = {name: one.act(name, list="item-5").status for name in ("list.close", "floor.give", "act.undo")}
    report("a delegate does nothing of the Chair's or the Secretariat's",
           [f"{name}: {s}" for name, s in delegates.items() if s != 403])
    report("of all that nothing is in the record", unless(house.entries() == before, "there are new entries"))


def forms(house):
    head, other = house.browser("fra.head"), house.browser("deu.head")
    before = house.entries()
    wrong = {"none": "", "another's": other.token(), "a guess": "A" * 43}
    answers = {what: head.act("floor.request", list="item-5", token=token) for what, token in wrong.items()}
    report("a form without the token of its own sign-in does nothing",
           [f"{what}: {a}" for what, a in answers.items() if a.status != 403])
    token = head.token()
    sites = [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
             {"Sec-Fetch-Site": None, "Origin": "https://evil.example"}, {"Sec-Fetch-Site": None, "Origin": "null"},
             {"Sec-Fetch-Site": None, "Origin": f"http://127.0.0.1:{house.port}.evil.example"}]
    answers = [head.act("floor.request", headers=site, token=token, list="item-5") for site in sites]
    report("a form of another site does nothing, even with the right token",
           [f"{site}: {a}" for site, a in zip(sites, answers) if a.status != 403])
    answers = [Browser(house.port).post("/sign-in", {"name": "fra.head", "password": PASSWORD}, site) for site in sites]
    report("nobody is signed in by the form of another site",
           [f"{site}: {a}" for site, a in zip(sites, answers) if a.status != 403 or a.cookies])
    report("of all that nothing is in the record", unless(house.entries() == before, "there are new entries"))
    once = {"token": token, "once": fresh(), "list": "item-5", "back": "/room"}
    told = [head.post("/act/floor.request", once) for _ in range(3)]
    report("a form that is sent three times is done once",
           unless(house.entries() == before + 1 and {a.location for a in told} == {told[0].location}, [str(a) for a in told]))
    changed = head.post("/act/floor.request", {**once, "list": "item-6"})
    report("its number does nothing else", unless(changed.status == 422 and house.entries() == before + 1, changed))
    none = head.post("/act/floor.withdraw", {"token": token, "list": "item-5"})
    report("a form without a number is refused", unless(none.status == 400, none))
    deeds = ["sign-out", "sign-out-all", "remove", "password", "invite", "take-back", "screen"]
    boss = house.browser("boss")
    bare = {deed: boss.post(f"/door/{deed}", {"once": fresh(), "account": "desk", "id": "1"}).status for deed in deeds}
    report("what is done at the door wants the token, too", [f"{deed}: {s}" for deed, s in bare.items() if s != 403])
    got = {path: head.get(path).status for path in ("/sign-out", "/act/floor.request?list=item-5", "/door/remove?account=desk")}
    report("following a link does nothing", [f"{p}: {s}" for p, s in got.items() if s not in (404, 405)])


def redirections(house):
    tries = ["//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", "\\\\evil.example",
             "/room\r\nSet-Cookie: placard=x", "javascript:alert(1)", "///evil.example", "/%0d%0aX: y", "evil.example",
             " //evil.example", "/" + "a" * 5000]
    complaints = []
    for back in tries:
        signed = Browser(house.port).sign_in("desk", back=back)
        page = Browser(house.port).get("/sign-in?" + urllib.parse.urlencode({"back": back}))
        acted = house.browser("desk")
        done = acted.post("/act/attendance.mark", {"token": acted.token(), "once": fresh(), "party": "BRA", "back": back})
        for answer in (signed, done):
            if not re.match(r"/[A-Za-z%]", answer.location) or "\\" in answer.location or len(answer.cookies) > 1 or \
               answer.headers.get("X") or "evil" in re.sub(r"[?].*", "", answer.location):
                complaints.append(f"{back[:40]!r}: {answer}")
        if "evil" in re.sub(r".*<main", "", page.body, flags=re.S):
            complaints.append(f"{back!r} stands in the form")
    report("nobody is led away to another site", complaints)
    led = Browser(house.port).get("/administration")
    back = urllib.parse.parse_qs(urllib.parse.urlsplit(led.location).query).get("back")
    report("who has to sign in is led back to where they wanted", unless(led.status == 303 and back == ["/administration"], led))


# --- coming in --------------------------------------------------------------------------------------------------------


def cookies(house):
    guesses = ["A" * 43, "", "x", "A" * 42, "A" * 44, "A" * 5000, "../../..", "%00" * 14, "A" * 42 + "é", '"' + "A" * 43 + '"',
               "0; placard=1", "placard"]
    complaints = []
    for guess in guesses:
        answer = Browser(house.port, guess).ask("GET", "/administration", headers={"Cookie": f"placard={guess}".encode("utf-8")})
        if answer.status not in (303, 400, 431) or (answer.status == 303 and "/sign-in" not in answer.location):
            complaints.append(f"{guess[:50]!r}: {answer}")
    report("a cookie cannot be guessed", complaints)
    planted = "B" * 43
    victim = Browser(house.port, planted)
    victim.sign_in("desk")
    report("a cookie that was planted before is no sign-in after",
           unless(victim.cookie != planted and Browser(house.port, planted).get("/account").status == 303, victim.cookie))
    old = victim.cookie
    victim.sign_in("desk")
    report("who signs in again has another cookie, and the one before is over",
           unless(victim.cookie != old and Browser(house.port, old).get("/account").status == 303, "still good"))
    gone = victim.cookie
    victim.do("/sign-out")
    report("who has signed out is out", unless(Browser(house.port, gone).get("/account").status == 303, "still in"))


def what_is_whose(house, boss):
    head, one, other = house.browser("fra.head"), house.browser("fra.one"), house.browser("deu.head")
    pages = {who: house.browser(who).get("/administration").status for who in ("chair", "fra.head", "booth")}
    report("the administration is the secretary's and the desk's", [f"{w}: {s}" for w, s in pages.items() if s != 403])
    desk = house.browser("desk").get("/administration").body
    report("and the desk sees nobody's accounts there", unless("/door/remove" not in desk and "/door/screen" in desk, desk[:200]))
    removed = {who: b.do("/door/remove", account="desk").status for who, b in
               {"fra.head": head, "fra.one": one, "chair": house.browser("chair"), "desk": house.browser("desk")}.items()}
    report("nobody removes an account that is not theirs to remove", [f"{w}: {s}" for w, s in removed.items() if s != 403])
    out = other.do("/door/sign-out-all", account="fra.head").status
    report("nobody signs another out", unless(out == 403 and head.get("/account").status == 200, out))
    listed = re.findall(r'/door/sign-out".*?name="id" value="(\d+)"', house.browser("fra.one").get("/account").body)
    stolen = [other.do("/door/sign-out", id=i).status for i in listed]
    report("nor one by one", unless(listed and all(s == 403 for s in stolen), (listed, stolen)))
    wrong = one.do("/door/password", old="not this one", password="another one of mine", again="another one of mine")
    report("whoever finds a browser open does not change the password", unless("wrong" in one.said(wrong), wrong))
    second = house.browser("fra.one")
    changed = second.do("/door/password", old=PASSWORD, password="another one of mine", again="another one of mine",
                        back="/account")
    report("a new password ends all other sign-ins",
           unless(one.get("/account").status == 303 and second.get("/account").status == 200, changed))
    second.do("/door/password", old="another one of mine", password=PASSWORD, again=PASSWORD)


def streams(house, boss):
    reader = house.browser("fra.head")
    stream = socket.create_connection(("127.0.0.1", house.port), timeout=10)
    stream.sendall(f"GET /live/room HTTP/1.1\r\nHost: x\r\nCookie: placard={reader.cookie}\r\n\r\n".encode())
    begun = stream.recv(4096)
    boss.do("/door/sign-out-all", account="fra.head")
    since = time.monotonic()
    try:
        while stream.recv(65536):
            pass
        ended = time.monotonic() - since
    except TimeoutError:
        ended = None
    report("who is signed out watches no longer", unless(b"200" in begun and ended is not None, (begun[:100], ended)))
    print(f"# the stream ended after {ended:.3f} s" if ended is not None else "# it did not end")
    away = house.browser("deu.head")
    house.run("account", "sign-out", "deu.head")
    until = time.monotonic() + 5
    while away.get("/account").status == 200 and time.monotonic() < until:
        time.sleep(0.05)
    late = time.monotonic() - until + 5
    report("what the command line says holds within a second", unless(late < 1.5, f"{late:.2f} s"))


def screens(house):
    desk = house.browser("desk")
    wrong = desk.do("/door/screen", code="nonsense", screen="Hall", back="/administration")
    report("what is no code of a screen is none", unless("code" in desk.said(wrong), wrong))
    refused = {who: house.browser(who).do("/door/screen", code="ABCDEFGH", screen="x").status
               for who in ("fra.head", "chair", "booth")}
    report("only the desk lets screens in", [f"{w}: {s}" for w, s in refused.items() if s != 403])


# --- passwords --------------------------------------------------------------------------------------------------------


def passwords(house):
    known = house.browser("desk")
    stranger = Browser(house.port)
    said = [stranger.said(stranger.sign_in("desk", f"wrong number {i}")) for i in range(7)]
    report("who tries password after password has to wait",
           unless("wrong" in said[0] and any("Try again in" in s for s in said), said))
    right = Browser(house.port)
    right.sign_in("desk")
    report("and finds nothing out meanwhile, not even by the right one", unless(right.cookie is None, "it let in"))
    report("who is signed in is not affected", unless(known.get("/account").status == 200, "out"))
    again = Browser(house.port, known.cookie)
    report("nor a browser that was signed in to it", unless(again.sign_in("desk").cookies, "kept out"))
    report("nor anybody else at the same address", unless(house.browser("chair").cookie, "kept out"))
    nobody = Browser(house.port)
    said = [nobody.said(nobody.sign_in("nobody-at-all", f"wrong number {i}")) for i in range(7)]
    report("a name that nobody has is answered alike",
           unless("wrong" in said[0] and any("Try again in" in s for s in said), said))
    names = [f"unknown{i}" for i in range(12)]
    for name in names:
        house.run("account", "add", name.replace("un", ""), "--role", "interpreter", said=PASSWORD + "\n")
    time.sleep(1.2)
    times = {True: [], False: []}
    for name in names:
        for is_known, tried in ((True, name.replace("un", "")), (False, name)):
            before = time.perf_counter()
            Browser(house.port).sign_in(tried, "no such password")
            times[is_known].append(time.perf_counter() - before)
    medians = {which: statistics.median(t) for which, t in times.items()}
    print(f"# a wrong password: {medians[True] * 1000:.1f} ms, a name that nobody has: {medians[False] * 1000:.1f} ms")
    report("how long it takes tells nothing about names",
           unless(0.5 < medians[True] / medians[False] < 2, medians))
    flood = Race(house.port, [("POST", "/sign-in", {"name": f"flood{i}", "password": "x" * 20}) for i in range(60)])
    page = Browser(house.port)
    before = time.perf_counter()
    status = page.get("/room").status
    report("sixty who sign in at once are answered, or told to come again",
           unless(all(a.status == 303 for a in flood) and status == 200, [str(a) for a in flood[:3]]))
    print(f"# of 60, {len([a for a in flood if a.headers.get('Retry-After')])} were told to come again; "
          f"a page after that: {(time.perf_counter() - before) * 1000:.1f} ms")


# --- what is sent -----------------------------------------------------------------------------------------------------


def raw(port, sent, timeout=10):
    with socket.create_connection(("127.0.0.1", port), timeout=timeout) as connection:
        connection.sendall(sent)
        heard = b""
        try:
            while b"\r\n\r\n" not in heard:
                part = connection.recv(65536)
                if not part:
                    break
                heard += part
        except (TimeoutError, ConnectionResetError):
            pass
        return heard


def sizes_and_headers(house):
    complaints = []
    for path in ("/sign-in", "/sign-out", "/act/floor.request", "/invitation/" + "A" * 43, "/door/invite", "/door/password"):
        head = (f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{house.port}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                "Content-Length: 100000000\r\n\r\n")
        heard = raw(house.port, head.encode())  # not a byte of the body is sent
        if not heard.startswith(b"HTTP/1.1 413"):
            complaints.append(f"{path}: {heard[:100]!r}")
    report("a body that is too large is refused before it is read", complaints)
    complaints = []
    for name in ("x\r\nSet-Cookie: placard=" + "C" * 43, "x\nX-Injected: 1", "\r\n\r\n<h1>"):
        for fields in ({"name": name, "password": PASSWORD}, {"name": "desk", "password": name},
                       {"name": name, "password": PASSWORD, "back": name}):
            answer = Browser(house.port).post("/sign-in", fields)
            if answer.cookies or answer.headers.get("X-Injected") or "<h1>" in answer.body:
                complaints.append(f"{fields}: {answer}")
    for header in (b"Cookie: placard=a\rb", b"Cookie: placard=a\x00b", b"X-Forwarded-Proto: https\nX: y", b"Origin: a\x01"):
        heard = raw(house.port, b"GET /room HTTP/1.1\r\nHost: x\r\n" + header + b"\r\n\r\n")
        if not heard.startswith(b"HTTP/1.1 400"):
            complaints.append(f"{header}: {heard[:60]}")
    twice = raw(house.port, b"GET /room HTTP/1.1\r\nHost: x\r\nCookie: a=b\r\nCookie: placard=c\r\n\r\n")
    complaints += unless(twice.startswith(b"HTTP/1.1 400"), twice[:60])
    report("nothing that is sent becomes a header", complaints)


# --- crowds -----------------------------------------------------------------------------------------------------------


def connect(port, say=b""):
    connection = socket.socket()
    connection.settimeout(10)
    connection.connect(("127.0.0.1", port))
    if say:
        connection.sendall(say)
    return connection


def work(house, worker, seconds):
    """A page, and an act of somebody who is signed in, again and again: how long each took."""
    pages, done, until, i = [], [], time.monotonic() + seconds, 0
    token = worker.token()
    worker.act("floor.withdraw", token=token, list="item-5")
    while time.monotonic() < until:
        before = time.perf_counter()
        assert worker.get("/room").status == 200
        pages.append(time.perf_counter() - before)
        before = time.perf_counter()
        answer = worker.act("floor.request" if i % 2 == 0 else "floor.withdraw", token=token, list="item-5")
        assert answer.status == 204, answer
        done.append(time.perf_counter() - before)
        i += 1
    return pages, done


def figures(times):
    ordered = sorted(times)
    at = lambda share: ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000
    return f"p50 {at(0.5):.1f} ms, p99 {at(0.99):.1f} ms, longest {ordered[-1] * 1000:.1f} ms, of {len(ordered)}", at(0.99)


def tell(what, pages, done):
    page, page99 = figures(pages)
    act, act99 = figures(done)
    print(f"# {what}: a page {page}; an act {act}")
    return unless(page99 < 2000 and act99 < 2000, f"{what}: {page}; {act}")


def crowds(house):
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    room = resource.getrlimit(resource.RLIMIT_NOFILE)[1] - 200
    worker = house.browser("deu.head")
    tell("with nobody else", *work(house, worker, 1))
    half = b"GET /room HTTP/1.1\r\nHost: x\r\nX-Slow: "
    slow = [connect(house.port, half) for _ in range(min(1000, room))]
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        working = pool.submit(work, house, worker, 3)
        while not working.done():
            for connection in slow[::10]:
                try:
                    connection.send(b"x")
                except OSError:
                    pass
            time.sleep(0.1)
        pages, done = working.result()
    report(f"while {len(slow)} send their requests a byte at a time, others work", tell("slow heads", pages, done))
    for connection in slow:
        connection.close()
    many = min(10000, room)
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        working = pool.submit(work, house, worker, 6)
        crowd = []
        while len(crowd) < many and not working.done():
            crowd.append(connect(house.port, half if len(crowd) % 2 else b""))
        opened = len(crowd)
        pages, done = working.result()
    report(f"while {opened} connections come from one address, others work", tell(f"{opened} connections", pages, done))
    for connection in crowd:
        connection.close()
    asked = [connect(house.port, b"GET /clock HTTP/1.1\r\nHost: x\r\n\r\n") for _ in range(many)]
    pages, done = work(house, worker, 2)
    report(f"and while {len(asked)} have asked for something and stay", tell("who stay", pages, done))
    for connection in asked:
        connection.close()


# --- over TLS ---------------------------------------------------------------------------------------------------------


def over_tls(program, data, folder):
    """A server that speaks TLS itself: those who connect and do not, and those who do and ask for nothing."""
    certificate, key = os.path.join(folder, "certificate.pem"), os.path.join(folder, "key.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                    "-subj", "/CN=localhost", "-keyout", key, "-out", certificate], check=True, capture_output=True)
    server = subprocess.Popen([program, "serve", "--port", "0", "--data", data, "--tls-certificate", certificate, "--tls-key", key],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    try:
        port = int(re.search(r":(\d+)", server.stdout.readline().split("//", 1)[1])[1])
        crowd = [connect(port) for _ in range(min(10000, resource.getrlimit(resource.RLIMIT_NOFILE)[1] - 200))]
        times = [ask_over_tls(context, port) for _ in range(100)]
        report(f"over TLS, while {len(crowd)} connect and say nothing, others work", tell("TLS, silent", times, times))
        for connection in crowd:
            connection.close()
        crowd = [context.wrap_socket(connect(port)) for _ in range(3000)]
        times = [ask_over_tls(context, port) for _ in range(100)]
        report(f"and while {len(crowd)} shake hands and ask for nothing", tell("TLS, idle", times, times))
        for connection in crowd:
            connection.close()
    finally:
        server.terminate()
        server.wait()


def ask_over_tls(context, port):
    before = time.perf_counter()
    with context.wrap_socket(connect(port)) as connection:
        connection.sendall(b"GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        heard = connection.recv(100)
    assert heard.startswith(b"HTTP/1.1 200"), heard
    return time.perf_counter() - before


# --- what is kept -----------------------------------------------------------------------------------------------------


def what_is_kept(house):
    kept = b"".join(open(os.path.join(house.data, name), "rb").read() for name in os.listdir(house.data))
    traces = open(house.traces, "rb").read()
    report("no password, cookie or link is kept", [s[:8] for s in house.secrets if s.encode() in kept])
    report("nor is one in the traces", [s[:8] for s in house.secrets if s.encode() in traces])
    words = [b'"sign-in refused"', b'"foreign form refused"', b'"not theirs"', b'"invitation refused"', b'"signed in"']
    report("what was refused at the door is traced", [str(word) for word in words if word not in traces])
    exported = house.run("export", "--to", "-").stdout
    report("nothing of the door is exported", [word for word in ("fra.head", "argon2", "sign-in:", "boss") if word in exported])


def main():
    with tempfile.TemporaryDirectory() as folder:
        house = House(sys.argv[1], sys.argv[2], folder)
        try:
            boss = first_start(house)
            house.secrets.append(boss.cookie)
            invitations(house, boss)
            acts(house)
            forms(house)
            redirections(house)
            cookies(house)
            what_is_whose(house, boss)
            streams(house, boss)
            screens(house)
            sizes_and_headers(house)
            passwords(house)
            crowds(house)
            if shutil.which("openssl"):
                over_tls(house.program, house.data, folder)
        finally:
            house.stop()
        what_is_kept(house)
    print(f"1..{number}")


if __name__ == "__main__":
    main()

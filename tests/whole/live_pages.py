#!/usr/bin/env python3
"""Pages that stay true, through the program: live_pages.py PROGRAM PROGRAMME. A session is served; the day's page is watched in
several languages by the public, an officer and a delegation; something is done in another process, the server is started
anew, and a sign-in is taken back."""
import codecs
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib

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
10:06 BRA floor.request list=item-5
10:07 chair floor.give list=item-5
"""
CLOCK = "2022-07-25 10:08"
PASSWORD = "quite a long password"
WAIT = 20
number = 0


def report(name, complaints):
    global number
    number += 1
    print(f"{'not ok' if complaints else 'ok'} {number} - {name}", flush=True)
    for complaint in complaints:
        print(f"# {complaint}")


class Room:
    def __init__(self, program, folder):
        self.program, self.folder, self.port, self.server = program, folder, 0, None

    def run(self, *arguments, given=None):
        done = subprocess.run([self.program, *arguments, "--data", "s"], cwd=self.folder, input=given, capture_output=True,
                              text=True, timeout=60, check=False)
        if done.returncode != 0:
            raise OSError(f"{' '.join(arguments)}: {done.stdout} {done.stderr}")

    def serve(self):
        self.server = subprocess.Popen([self.program, "serve", "--port", str(self.port), "--data", "s", "--clock", CLOCK],
                                       cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.server.stdout:
            found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
            if found:
                self.port = int(found[1])
                return
        raise OSError("it does not serve")

    def stop(self):
        self.server.terminate()
        self.server.wait(WAIT)
        self.server.stdout.close()

    def ask(self, path, cookie=None, form=None):
        headers = {"Cookie": cookie} if cookie else {}
        body = urllib.parse.urlencode(form).encode() if form else None
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data=body, headers=headers)
        try:
            with urllib.request.build_opener(Stay).open(request, timeout=WAIT) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as error:
            raise OSError(f"{path}: {error}") from error

    def sign_in(self, name):
        headers = self.ask("/sign-in", form={"name": name, "password": PASSWORD})[1]
        return headers["Set-Cookie"].split(";")[0]


class Stay(urllib.request.HTTPRedirectHandler):
    """Does not follow where it is led."""

    def http_error_302(self, request, answer, code, message, headers):
        return answer

    http_error_303 = http_error_302


class Stream:
    """What a browser has of a page that it keeps true: its parts by their ids."""

    def __init__(self, room, path, cookie=None, last=None, squeezed=True):
        self.parts, self.last, self.is_over, self.text = {}, 0, False, ""
        self.decoder, self.opener = codecs.getincrementaldecoder("utf-8")(), None
        self.socket = socket.create_connection(("127.0.0.1", room.port), timeout=WAIT)
        head = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{room.port}", "Accept: text/event-stream"]
        head += [f"Cookie: {cookie}"] if cookie else []
        head += [f"Last-Event-ID: {last}"] if last is not None else []
        head += ["Accept-Encoding: gzip, deflate"] if squeezed else []
        self.socket.sendall(("\r\n".join(head) + "\r\n\r\n").encode())
        got = b""
        while b"\r\n\r\n" not in got and not self.is_over:
            more = self.socket.recv(1 << 16)
            got, self.is_over = got + more, not more
        head, _, body = got.partition(b"\r\n\r\n")
        self.head = head.decode()
        if "Content-Encoding: gzip" in self.head:
            self.opener = zlib.decompressobj(31)
        self.open(body)

    def open(self, got):
        self.text += self.decoder.decode(self.opener.decompress(got) if self.opener else got)

    def hear(self, seconds):
        self.socket.settimeout(max(seconds, 0.001))
        try:
            got = self.socket.recv(1 << 16)
        except TimeoutError:
            return False
        self.is_over = not got
        self.open(got)
        return bool(got)

    def take(self):
        while "\n\n" in self.text:
            event, self.text = self.text.split("\n\n", 1)
            lines = event.split("\n")
            data = "\n".join(line[6:] for line in lines if line.startswith("data: "))
            for line in lines:
                self.last = int(line[4:]) if line.startswith("id: ") else self.last
            for part in re.split(r'(?<=>)\n(?=<\w+ id="[\w-]+" data-live)', data):
                if part:
                    self.parts[re.match(r'<\w+ id="([\w-]+)"', part)[1]] = part

    def wait(self, is_it):
        """Whether it comes to that."""
        until = time.monotonic() + WAIT
        self.take()
        while not is_it(self) and time.monotonic() < until and not self.is_over:
            self.hear(until - time.monotonic())
            self.take()
        return is_it(self)


def address_of(room, path, cookie):
    page = room.ask(path, cookie)[2]
    return re.search(r'data-stream="([^"]+)"', page)[1].replace("&amp;", "&")


def without_tokens(markup):
    """As a stream has it: what forms carry of one sign-in and for one time is the page's alone."""
    return re.sub(r'<input type="hidden" name="(token|once)" value="[^"]*">', "", markup)


def apart(part, page):
    """Where the two part, for people."""
    whole = re.search(re.escape(re.match(r"<[^>]*>", part)[0]) + ".*", page, re.S)
    if whole is None:
        return f"the page has no {part[:80]}"
    at = next((i for i, (a, b) in enumerate(zip(part, whole[0])) if a != b), 0)
    return f"…{part[max(at - 60, 0):at + 60]!r} is …{whole[0][max(at - 60, 0):at + 60]!r} in the page"


def differences(room, path, cookie, stream):
    """Between the page as it is now and what the stream made of it; what changes with time may be on its way."""
    complaints = []
    for _ in range(5):
        page = without_tokens(room.ask(path, cookie)[2])
        complaints = [f"{path}: {name}: {apart(without_tokens(part), page)}" for name, part in stream.parts.items()
                      if without_tokens(part) not in page]
        if not complaints:
            return []
        stream.hear(3)
        stream.take()
    return complaints


def check_watching(room, watchers):
    complaints, streams = [], []
    for path, cookie in watchers:
        stream = Stream(room, address_of(room, path, cookie).split("?")[0], cookie, squeezed=len(streams) % 3 != 0)
        if "text/event-stream" not in stream.head or not stream.wait(lambda it: it.parts):
            complaints.append(f"{path}: no stream: {stream.head} {stream.text[:200]}")
            continue
        complaints += differences(room, path, cookie, stream)
        streams.append((path, cookie, stream, stream.last))
    room.run("do", "floor.end", "--as", "chair", "--at", "2022-07-25 10:10")
    room.run("do", "floor.give", "list=item-5", "--as", "chair", "--at", "2022-07-25 10:11")
    for path, cookie, stream, before in streams:
        if not stream.wait(lambda it, before=before: it.last >= before + 2):
            complaints.append(f"{path}: what was done is not sent, only {stream.last}")
        complaints += differences(room, path, cookie, stream)
    return complaints


def check_coming_again(room):
    address = address_of(room, "/en/room", None)
    stream = Stream(room, address)
    room.run("do", "floor.end", "--as", "chair", "--at", "2022-07-25 10:14")
    if not stream.wait(lambda it: it.last > int(address.split("=")[1])):
        return ["what was done is not sent"]
    room.stop()
    if not stream.wait(lambda it: it.is_over):
        return ["the stream does not end with the server"]
    room.run("do", "floor.give", "list=item-5", "--as", "chair", "--at", "2022-07-25 10:15")
    room.serve()
    again = Stream(room, address, last=stream.last)
    if not again.wait(lambda it: "Brazil" in it.parts.get("floor", "")):
        return [f"what was missed is not sent: {again.parts}"]
    return [] if again.last == stream.last + 1 else [f"{again.last} follows {stream.last}"]


def check_doors(room, cookie):
    """What somebody may not open they may not watch."""
    complaints = []
    for path, theirs, wanted in (("/en/live/desk", None, "303"), ("/en/live/delegation", None, "303"),
                                 ("/en/live/desk", cookie, "403"), ("/en/live/chair", cookie, "403"),
                                 ("/en/live/nowhere", cookie, "404")):
        stream = Stream(room, path, theirs)
        if not stream.head.startswith(f"HTTP/1.1 {wanted} "):
            complaints.append(f"{path}: not {wanted} but {stream.head[:200]}")
    return complaints


def check_signing_out(room, cookie):
    public, theirs = Stream(room, "/en/live/room"), Stream(room, "/en/live/room", cookie)
    if not public.wait(lambda it: it.parts) or not theirs.wait(lambda it: it.parts):
        return ["they do not watch"]
    room.run("account", "sign-out", "officer")
    complaints = [] if theirs.wait(lambda it: it.is_over) else ["who is signed out still watches"]
    room.run("do", "floor.end", "--as", "chair", "--at", "2022-07-25 10:20")
    before = public.last
    return complaints + ([] if public.wait(lambda it: it.last > before) else ["the public watches no longer"])


def main():
    with tempfile.TemporaryDirectory() as name:
        room = Room(str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(name))
        shutil.copy(sys.argv[2], room.folder / "week.txt")
        (room.folder / "acts.txt").write_text(ACTS, encoding="utf-8")
        room.run("do", "--file", "acts.txt")
        room.run("account", "add", "officer", "--role", "officer", given=PASSWORD + "\n")
        room.run("account", "add", "france", "--role", "delegate", "--party", "FRA", "--rank", "head", given=PASSWORD + "\n")
        for name in ("chair", "interpreter"):
            room.run("account", "add", name, "--role", name, given=PASSWORD + "\n")
        room.serve()
        try:
            officer, france, chair = (room.sign_in(name) for name in ("officer", "france", "chair"))
            interpreter = room.sign_in("interpreter")
            report("what is done is sent to all who watch, as the page shows it",
                   check_watching(room, [("/en/room", None), ("/ar/room", None), ("/fr/room", officer), ("/en/room", france),
                                         ("/en/room", officer), ("/zh/room", france), ("/en/delegation", france),
                                         ("/ru/delegation", france), ("/en/chair", chair), ("/es/chair", chair),
                                         ("/en/desk", officer), ("/fr/desk", officer),
                                         ("/en/desk/list/1", officer), ("/en/interpreters", interpreter),
                                         ("/ar/interpreters", interpreter)]))
            report("what somebody may not open they may not watch", check_doors(room, france))
            report("who comes again after the server was started anew has missed nothing", check_coming_again(room))
            report("who is signed out is sent no more", check_signing_out(room, room.sign_in("officer")))
        finally:
            room.stop()
    print(f"1..{number}")


main()

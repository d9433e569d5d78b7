#!/usr/bin/env python3
"""TLS as a client meets it: tls.py PROGRAM FILE. Makes a certificate, serves the file with it, and looks at what is spoken, what
is refused, what is carried, and how a new certificate takes the place of the old one. Says that it is skipped where there is no
openssl to make certificates."""
import http.client
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time

number = 0


def report(name, complaints):
    global number
    number += 1
    print(f"{'not ok' if complaints else 'ok'} {number} - {name}", flush=True)
    for complaint in complaints:
        print(f"# {complaint}")


def make_certificate(folder, name, *more):
    certificate, key = os.path.join(folder, f"{name}.pem"), os.path.join(folder, f"{name}.key")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key, "-out",
                    certificate, "-days", "2", "-subj", f"/CN={name}", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", *more],
                   check=True, stderr=subprocess.DEVNULL)
    return certificate, key


class Served:
    def __init__(self, words):
        self.errors = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=self.errors, text=True)
        line = self.process.stdout.readline()
        self.scheme, self.port = re.search(r"(https?)://127\.0\.0\.1:([0-9]+)/", line).groups()

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.process.terminate()
        self.code = self.process.wait(30)

    def complaints(self):
        self.errors.seek(0)
        return self.errors.read()


def context_of(certificate, lowest=None, highest=None, protocols=None):
    context = ssl.create_default_context(cafile=certificate)
    if lowest:
        context.minimum_version = lowest
    if highest:
        context.maximum_version = highest
    if protocols:
        context.set_alpn_protocols(protocols)
    return context


def connect(port, context):
    return context.wrap_socket(socket.create_connection(("127.0.0.1", int(port)), 10), server_hostname="localhost")


def ask(port, certificate, path="/", body=None, times=1):
    connection = http.client.HTTPSConnection("localhost", int(port), timeout=60, context=context_of(certificate))
    answers = []
    for _ in range(times):
        connection.request("POST" if body is not None else "GET", path, body)
        answer = connection.getresponse()
        answers.append((answer.status, answer.headers, answer.read()))
    connection.close()
    return answers


def what_is_spoken(port, certificate):
    complaints = []
    for version, name in ((ssl.TLSVersion.TLSv1_2, "TLSv1.2"), (ssl.TLSVersion.TLSv1_3, "TLSv1.3")):
        with connect(port, context_of(certificate, version, version, ["h2", "http/1.1"])) as client:
            if (client.version(), client.selected_alpn_protocol()) != (name, "http/1.1"):
                complaints.append(f"{client.version()} {client.selected_alpn_protocol()}")
    with connect(port, context_of(certificate, None, ssl.TLSVersion.TLSv1_2)) as client:
        if "ECDHE" not in client.cipher()[0]:
            complaints.append(f"{client.cipher()}")
    report("1.2 and 1.3 are spoken, and HTTP/1.1 in them", complaints)
    complaints = []
    for what, context in (("HTTP/2 alone", context_of(certificate, protocols=["h2"])), ("another authority", ssl.create_default_context())):
        try:
            connect(port, context).close()
            complaints.append(f"{what} was taken")
        except ssl.SSLError:
            pass
    old = subprocess.run(["openssl", "s_client", "-connect", f"127.0.0.1:{port}", "-tls1_1", "-cipher", "ALL:@SECLEVEL=0"],
                         input="", capture_output=True, text=True)
    if "Cipher is (NONE)" not in old.stdout:
        complaints.append(f"TLS 1.1: {old.stdout[-300:]}")
    plain = socket.create_connection(("127.0.0.1", int(port)), 10)
    plain.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    try:
        if b"HTTP/1.1 200" in plain.recv(100):
            complaints.append("without TLS it was answered")
    except ConnectionResetError:
        pass
    report("nothing else is", complaints)


def what_is_carried(port, certificate, document):
    (status, headers, page), = ask(port, certificate)
    report("a page comes, and asks for TLS from then on",
           [] if status == 200 and b"<html" in page and headers["Strict-Transport-Security"] == "max-age=15552000" else [f"{headers}"])
    many = ask(port, certificate, times=200)
    report("many over one connection", [] if all(one[0] == 200 and one[2] == page for one in many) else ["not all"])
    large = document + b"\n" * (9 << 20)
    (status, _, read), = ask(port, certificate, "/api/v1/check", large)
    (again, _, pdf), = ask(port, certificate, "/api/v1/convert?to=pdf", document)
    (calendar, _, events), = ask(port, certificate, "/p/programme/calendar.ics")
    report("large ones both ways", [] if (status, again) == (422, 200) and b"a text may have at most" in read and pdf.startswith(b"%PDF") and
           pdf.rstrip().endswith(b"%%EOF") else [f"{status} {again} {read[:300]}"])
    report("addresses that are told begin with https", [] if calendar == 200 and b"URL:https://localhost:" in events else [events[:400]])
    with connect(port, context_of(certificate)) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n" * 40 + b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        told = b""
        while piece := client.recv(1 << 16):
            told += piece
    report("one after the other without waiting, and the end is told", [] if told.count(b"HTTP/1.1 200 OK") == 41 else [f"{len(told)}"])
    complaints = []
    crowd = [threading.Thread(target=lambda: complaints.extend(f"{one[0]}" for one in ask(port, certificate, times=5) if one[2] != page))
             for _ in range(60)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    report("many at once", complaints)


def who_goes(port, certificate, pid):
    """Nothing is left of who went in whatever way."""
    def descriptors():
        return len(os.listdir(f"/proc/{pid}/fd"))

    time.sleep(0.5)
    before = descriptors()
    clients = [connect(port, context_of(certificate)) for _ in range(20)]
    clients += [socket.create_connection(("127.0.0.1", int(port)), 10) for _ in range(20)]
    clients[0].sendall(b"GET / HTTP/1.1\r\n")
    clients[1].sendall(b"GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n")
    clients[25].sendall(b"\x16\x03\x01\x40\x00")
    time.sleep(0.3)
    during = descriptors()
    for client in clients[:10] + clients[20:30]:
        client.close()
    began = time.monotonic()
    for client in clients[10:20]:
        client.settimeout(30)
        client.recv(100)  # the server ends what is idle
    for client in clients[30:]:
        client.settimeout(30)
        if client.recv(100) != b"":
            report("who says nothing", ["was answered"])
    taken = time.monotonic() - began
    for client in clients[10:20]:
        client.close()
    deadline = time.monotonic() + 15
    while descriptors() > before and time.monotonic() < deadline:
        time.sleep(0.1)
    report("who says nothing is not waited for", [] if 5 < taken < 20 else [f"{taken}"])
    report("nothing is left of who has gone", [] if during >= before + 60 and descriptors() <= before else [f"{before} {during} {descriptors()}"])


def renewal(served, folder, certificate, key):
    first = open(certificate, encoding="utf-8").read()
    kept = connect(served.port, context_of(certificate))
    with open(certificate, "w", encoding="utf-8") as file:
        file.write("no certificate\n")
    served.process.send_signal(signal.SIGHUP)
    time.sleep(0.3)
    old = os.path.join(folder, "first.pem")
    with open(old, "w", encoding="utf-8") as file:
        file.write(first)
    report("one that cannot be read changes nothing", [] if ask(served.port, old)[0][0] == 200 and
           "the certificate stays as it is: " in served.complaints() else [served.complaints()])
    other, other_key = make_certificate(folder, "other")
    shutil.copy(other, certificate)
    shutil.copy(other_key, key)
    served.process.send_signal(signal.SIGHUP)
    time.sleep(0.3)
    complaints = [] if ask(served.port, other)[0][0] == 200 else ["the new one is not served"]
    try:
        ask(served.port, old)
        complaints.append("the old one is still served")
    except ssl.SSLError:
        pass
    kept.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    if not kept.recv(100).startswith(b"HTTP/1.1 200"):
        complaints.append("who was here was forgotten")
    report("a new one is read, and harms nobody who is here", complaints)


def wrong_files(program, path, folder, certificate, key):
    _, foreign = make_certificate(folder, "foreign")
    locked = os.path.join(folder, "locked.key")
    subprocess.run(["openssl", "ec", "-in", key, "-aes128", "-passout", "pass:x", "-out", locked], check=True, stderr=subprocess.DEVNULL)
    complaints = []
    for words, said in ((["--tls-certificate", certificate], "TLS takes both"), (["--tls-key", key], "TLS takes both"),
                        (["--tls-certificate", "none.pem", "--tls-key", key], "none.pem: "),
                        (["--tls-certificate", path, "--tls-key", key], f"{path}: "),
                        (["--tls-certificate", certificate, "--tls-key", foreign], f"{foreign}: "),
                        (["--tls-certificate", certificate, "--tls-key", locked], f"{locked}: "),
                        (["--behind-proxy", "localhost"], "“localhost” is no proxy")):
        told = subprocess.run([program, "serve", "--port", "0", *words, path], capture_output=True, text=True, timeout=30, stdin=subprocess.DEVNULL)
        if told.returncode != 2 or said not in told.stderr:
            complaints.append(f"{words}: {told.returncode} {told.stderr}")
    report("files that are none are named", complaints)


def proxies(program, path):
    complaints = []
    for more, strict in (([], None), (["--behind-proxy", "loopback"], "max-age=15552000"), (["--behind-proxy", "192.0.2.1"], None)):
        with Served([program, "serve", "--port", "0", *more, path]) as served:
            connection = http.client.HTTPConnection("127.0.0.1", int(served.port), timeout=10)
            connection.request("GET", "/", headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.1"})
            answer = connection.getresponse()
            if answer.headers["Strict-Transport-Security"] != strict:
                complaints.append(f"{more}: {answer.headers}")
            connection.close()
    report("only a proxy that is named is believed", complaints)


def main():
    if shutil.which("openssl") is None:
        print("1..0 # SKIP openssl is not installed")
        return
    program, path = sys.argv[1:3]
    with open(path, "rb") as file:
        document = file.read()
    with tempfile.TemporaryDirectory() as folder:
        certificate, key = make_certificate(folder, "hall")
        with Served([program, "serve", "--port", "0", "--tls-certificate", certificate, "--tls-key", key, path]) as served:
            report("the address says so", [] if served.scheme == "https" else [served.scheme])
            what_is_spoken(served.port, certificate)
            what_is_carried(served.port, certificate, document)
            who_goes(served.port, certificate, served.process.pid)
            wrong_files(program, path, folder, certificate, key)
            renewal(served, folder, certificate, key)
        report("it ends well", [] if served.code == 0 else [f"{served.code}"])
        proxies(program, path)
    print(f"1..{number}")


main()

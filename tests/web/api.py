#!/usr/bin/env python3
"""The API against its own description: api.py PROGRAM FILE. Serves the file, alone and beside a session, asks every
address that /api/v1/openapi.json names, also for what goes wrong, and validates each answer against the schema that stands
there for its status and type. Says that it is skipped where there is no validator."""
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
import warnings

try:
    import jsonschema
except ImportError:
    print("1..0 # SKIP python3-jsonschema is not installed")
    sys.exit(0)

PROBLEM = "application/problem+json"
number = 0


def report(name, complaints):
    global number
    number += 1
    print(f"{'not ok' if complaints else 'ok'} {number} - {name}")
    for complaint in complaints:
        print(f"# {complaint}")


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.body = status, body
        self.type, self.origin = headers.get("Content-Type", ""), headers.get("Access-Control-Allow-Origin")
        self.etag = headers.get("ETag")


def ask(base, method, path, body=None, headers=None):
    request = urllib.request.Request(base + path, data=body, headers=headers or {}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read())


class Description:
    def __init__(self, text):
        self.tree = json.loads(text)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # what is to come in its place is not in Debian 12
            self.resolver = jsonschema.RefResolver.from_schema(self.tree)

    def resolved(self, node):
        while "$ref" in node:
            node = self.resolver.resolve(node["$ref"])[1]
        return node

    def operations(self):
        return [(path, method, operation) for path, methods in self.tree["paths"].items()
                for method, operation in methods.items()]

    def complaints(self, answer, operation):
        """What the answer says that the description does not."""
        described = operation["responses"].get(str(answer.status))
        if described is None:
            return [f"{operation['operationId']} does not tell of {answer.status}"]
        content = self.resolved(described).get("content", {})
        if answer.type not in content:
            return [f"{answer.status} is {answer.type}, not {', '.join(content)}"]
        schema = content[answer.type]["schema"]
        if not schema:
            return []
        validator = jsonschema.Draft202012Validator(schema, resolver=self.resolver)
        return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
                for error in validator.iter_errors(json.loads(answer.body))]


def is_whole(description):
    """What every description must have, and what its parts say of each other."""
    complaints = []
    ids = [operation["operationId"] for _, _, operation in description.operations()]
    if len(set(ids)) != len(ids):
        complaints.append(f"an operationId is there twice: {ids}")
    for path, method, operation in description.operations():
        in_path = set(re.findall(r"{(\w+)}", path))
        declared = {p["name"] for p in operation["parameters"] if p["in"] == "path"}
        if in_path != declared:
            complaints.append(f"{method} {path} declares {declared}")
    for name, schema in description.tree["components"]["schemas"].items():
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
        except jsonschema.SchemaError as error:
            complaints.append(f"schema {name}: {error.message}")
    for reference in re.findall(r'"\$ref": "(#/components/[^"]*)"', json.dumps(description.tree)):
        try:
            description.resolver.resolve(reference)
        except jsonschema.RefResolutionError as error:
            complaints.append(str(error))
    return complaints


def requests_for(document, slug):
    """operationId: what is asked of it, as (method, path, body, status that must come)."""
    forms = ["txt", "html", "pdf", "docx", "akn", "json", "ics", "csv", "tree"]
    return {
        "getHealth": [("GET", "/health", None, 200)],
        "getReady": [("GET", "/ready", None, 200)],
        "getDescription": [("GET", "/api/v1/openapi.json", None, 200)],
        "listProgrammes": [("GET", "/api/v1/programmes", None, 200)],
        "getProgramme": [("GET", f"/api/v1/programmes/{slug}", None, 200), ("GET", "/api/v1/programmes/none", None, 404)],
        "getFindings": [("GET", f"/api/v1/programmes/{slug}/findings", None, 200),
                        ("GET", "/api/v1/programmes/none/findings", None, 404)],
        "listForms": [("GET", "/api/v1/forms", None, 200)],
        "listRules": [("GET", "/api/v1/rules", None, 200)],
        "getRule": [("GET", "/api/v1/rules/weekday", None, 200), ("GET", "/api/v1/rules/none", None, 404)],
        "checkDocument": [("POST", "/api/v1/check", document, 200), ("POST", "/api/v1/check", b"nothing to understand", 200),
                          ("POST", "/api/v1/check", b'{"rows": [}', 422), ("POST", "/api/v1/check", b"", 422),
                          ("POST", "/api/v1/check", b"PK\x03\x04 no archive", 422),
                          ("POST", "/api/v1/check", b"x" * ((16 << 20) + 1), 413)],
        "convertDocument": [("POST", f"/api/v1/convert?to={form}&language=fr", document, 200) for form in forms] +
                           [("POST", "/api/v1/convert?to=txt", document, 200), ("POST", "/api/v1/convert", document, 400),
                            ("POST", "/api/v1/convert?to=doc", document, 400),
                            ("POST", "/api/v1/convert?to=txt&language=tlh", document, 400),
                            ("POST", "/api/v1/convert?to=txt", b"\xff\xfe\x00", 422),
                            ("POST", "/api/v1/convert?to=txt", b"x" * ((4 << 20) + 1), 413)],
    }


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


class Session:
    """A session in a folder, and the keys to it."""

    def __init__(self, program, folder, paper):
        self.program, self.data = program, os.path.join(folder, "session")
        acts = SESSION.replace("\\\n", "").replace("PAPER", paper)
        subprocess.run([program, "do", "--data", self.data, "--file", "-"], input=acts, text=True, check=True,
                       stdout=subprocess.DEVNULL)
        self.is_marked = False
        self.keys = {who: self.key("add", f"key-of-{who.replace('/', '-')}", "--as", who).strip()
                     for who in ("chair", "secretariat", "FRA", "DEU/7")}

    def key(self, *words):
        told = subprocess.run([self.program, "key", *words, "--data", self.data], capture_output=True, text=True,
                              check=True).stdout
        time.sleep(0.1)  # the server looks for keys that it does not know every 50 ms at most
        return told

    def headers(self, who, **more):
        return {"Authorization": f"Bearer {self.keys[who]}"} | {k.replace("_", "-"): v for k, v in more.items()}


def act(base, session, who, name, fields=None, query="", **headers):
    body = fields if isinstance(fields, bytes) else json.dumps(fields or {}).encode()
    return ask(base, "POST", f"/api/v1/commands/{name}{query}", body, session.headers(who, **headers) if who else headers)


def complaints_of(description, operations, answer, name, status, **members):
    """Of an act's answer: the status that must come, the description, and what stands in it."""
    complaints = description.complaints(answer, operations[f"act_{name.replace('.', '_')}"])
    found = json.loads(answer.body)
    if answer.status != status:
        complaints.append(f"{name}: {answer.status}, not {status}: {answer.body[:300]}")
    complaints += [f"{name}: {key} is {found.get(key)}, not {value}" for key, value in members.items()
                   if found.get(key) != value]
    return complaints


def look_at_acts(base, session, description):
    """Every command, with nothing and with what it takes for an example; nothing is stored."""
    operations = {operation["operationId"]: operation for _, _, operation in description.operations()}
    acts = [one for theme in json.loads(ask(base, "GET", "/api/v1/commands").body)["themes"] for one in theme["commands"]]
    described = {operation["operationId"] for operation in operations.values() if "act_" in operation["operationId"]}
    report("there is an operation for each command",
           [] if described == {f"act_{one['name'].replace('.', '_')}" for one in acts} else [f"{described}"])
    complaints = []
    for one in acts:
        for who in (None, "chair", "secretariat", "FRA"):
            answer = act(base, session, who, one["name"], {}, "?dry_run=yes")
            complaints += description.complaints(answer, operations[f"act_{one['name'].replace('.', '_')}"])
            if who is None and answer.status != 401:
                complaints.append(f"{one['name']} without a key: {answer.status}")
            may = who and (who if who != "FRA" else "participant") in one["who"]
            if who and may == (answer.status == 403):
                complaints.append(f"{one['name']} by {who}: {answer.status}")
            if any(field["is_required"] for field in one["fields"]) and may and answer.status != 422:
                complaints.append(f"{one['name']} without its fields: {answer.status}")
            jsonschema.Draft202012Validator.check_schema(one["schema"])
    report("every act answers as it is described", complaints)
    return operations


def refusals_and_faults(base, session, description, operations):
    def told(*words, **members):
        answer, name, status = words
        return complaints_of(description, operations, answer, name, status, **members)

    name = "floor.request"
    done = act(base, session, "FRA", name, {"list": "item-5"})
    report("a delegation acts for itself", told(done, name, 200, act=name, is_stored=True) +
           ([] if json.loads(done.body)["entries"][0]["entry"]["by"] == "FRA" else ["another one acts"]))
    again = act(base, session, "FRA", name, {"list": "item-5"})
    report("what the rules refuse is told with the rule",
           told(again, name, 409, refusal="already-listed", type="/api#refused"))
    report("nobody acts for another delegation",
           told(act(base, session, "FRA", name, {"list": "item-5", "party": "DEU"}), name, 409, refusal="not-yours"))
    person = act(base, session, "DEU/7", name, {"list": "item-5"})
    report("a person stands in the record by its id",
           [] if json.loads(person.body)["entries"][0]["entry"]["by"] == "DEU/7" else [person.body])
    wrong = [(b'{"list": 5}', 422, "field", "list: found 5"), (b'{"lists": "x"}', 422, "field", "no field"),
             (b'{"list": "item-5", "level": "king"}', 422, "field", "head-of-state"),
             (b'{"list": "item-5", "on_behalf": "FRA"}', 422, "field", "a list of codes"),
             (b'{"list": "item-5", "at": 1}', 422, "field", "no field"), (b'{"list": "item-5", "by": "chair"}', 422, "field", "no field"),
             (b'{}', 422, "field", "list: not given"), (b'[]', 422, "field", "expected an object"),
             (b'{"list":', 422, "unreadable", ""), (b'\xff', 422, "unreadable", ""), (b'{"list":"' + b"x" * 70000 + b'"}', 413, "too-large", "64 KiB"),
             (b'{"list":"' + b"x" * (5 << 20) + b'"}', 413, "too-large", "")]
    complaints = []
    for body, status, kind, words in wrong:
        answer = act(base, session, "secretariat", name, body)
        complaints += told(answer, name, status, type=f"/api#{kind}")
        if words not in json.loads(answer.body).get("detail", ""):
            complaints.append(f"{body[:40]}: {answer.body}")
    report("what is wrong with fields is named", complaints)
    report("a key that nobody has", told(ask(base, "POST", f"/api/v1/commands/{name}", b"{}", {"Authorization": "Bearer " + "x" * 43}), name, 401) +
           told(ask(base, "POST", f"/api/v1/commands/{name}", b"{}", {"Authorization": "Basic eDp5"}), name, 401))
    missing = act(base, session, "chair", "floor.none")
    report("an act that there is not", [] if missing.status == 404 and missing.type == PROBLEM else [missing.status])
    french = act(base, session, "secretariat", name, {"list": "item-5", "party": "IND"}, "?dry_run=yes", Accept_Language="fr")
    report("names are in the language that is asked for", [] if "Inde" in json.loads(french.body)["entries"][0]["text"] else [french.body])
    before = json.loads(ask(base, "GET", "/api/v1/session").body)["seq"]
    trial = act(base, session, "secretariat", name, {"list": "item-5", "party": "IND"}, "?dry_run=yes")
    report("a trial stores nothing", told(trial, name, 200, is_stored=False) +
           ([] if json.loads(ask(base, "GET", "/api/v1/session").body)["seq"] == before else ["it was stored"]))


def scopes(base, session, description, operations):
    for name, words in {"reader": ("--as", "FRA", "--scope", "read"), "asker": ("--as", "FRA", "--scope", "act:floor.request,record"),
                        "voter": ("--as", "chair", "--scope", "act:vote,act:floor")}.items():
        session.keys[name] = session.key("add", name, *words).strip()
    asked = {("reader", "session"): 200, ("reader", "log"): 403, ("asker", "log"): 200, ("asker", "session"): 403, ("voter", "log"): 403}
    complaints = []
    for (who, what), status in asked.items():
        answer = ask(base, "GET", f"/api/v1/{what}", None, session.headers(who))
        complaints += description.complaints(answer, operations["getSession" if what == "session" else "getLog"])
        if answer.status != status:
            complaints.append(f"{who} {what}: {answer.status}")
    report("a key reads as far as its scopes", complaints)
    complaints = []
    for who, name, status in (("reader", "floor.request", 403), ("asker", "floor.request", 200), ("asker", "floor.withdraw", 403),
                              ("voter", "floor.give", 200), ("voter", "list.close", 403), ("voter", "floor.request", 403)):
        fields = {} if name == "vote.call" else {"list": "item-5"}
        answer = act(base, session, who, name, fields, "?dry_run=yes")
        reaches = status == 200 or (who, name) == ("voter", "floor.request")  # which the Chair does not do, by any key
        complaints += description.complaints(answer, operations[f"act_{name.replace('.', '_')}"])
        told = json.loads(answer.body)
        if (answer.status == 403) != (status == 403) or (told.get("type") == "/api#scope") == reaches or \
                (not reaches and f"needs the scope act:{name};" not in told["detail"]):
            complaints.append(f"{who} {name}: {answer.status} {answer.body[:200]}")
    report("and does as much as its scopes", complaints)
    security = operations["act_floor_request"]["security"], operations["getSession"]["security"], operations["getLog"]["security"]
    report("scopes stand in the description", [] if security == ([{"key": ["act:floor.request"]}], [{"key": ["read"]}, {}],
                                                                 [{"key": ["record"]}]) else [f"{security}"])


def repeated(base, session):
    fields = {"list": "item-5", "party": "ZAF"}
    first = act(base, session, "secretariat", "floor.request", fields, Idempotency_Key="one")
    second = act(base, session, "secretariat", "floor.request", fields, Idempotency_Key="one")
    report("what is sent again is told again", [] if first.status == 200 and first.body == second.body else [second.body])
    other = act(base, session, "secretariat", "floor.request", fields | {"party": "USA"}, Idempotency_Key="one")
    report("the same id for something else is refused",
           [] if other.status == 422 and json.loads(other.body)["type"] == "/api#repeated" else [other.body])
    mine = act(base, session, "FRA", "floor.request", {"list": "item-5"}, Idempotency_Key="one")
    report("each key has its own ids", [] if mine.status == 409 else [mine.body])
    refused = [act(base, session, "FRA", "floor.request", {"list": "item-5"}, Idempotency_Key="two") for _ in range(2)]
    report("a refusal is told again", [] if [a.status for a in refused] == [409, 409] and refused[0].body == refused[1].body else ["not so"])
    bad = act(base, session, "FRA", "floor.request", {"list": "item-5"}, Idempotency_Key="x" * 200)
    report("an id has a limit", [] if bad.status == 400 else [bad.status])


def at_once(base, session):
    """Many send the same act with the same id: it is done once."""
    answers = []
    fields = {"list": "item-5", "party": "EGY"}

    def send():
        answer = act(base, session, "secretariat", "floor.request", fields, Idempotency_Key="crowd")
        while answer.status == 503:
            time.sleep(0.01)
            answer = act(base, session, "secretariat", "floor.request", fields, Idempotency_Key="crowd")
        answers.append(answer)

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    bodies = {answer.body for answer in answers}
    report("what comes many times at once is done once", [] if len(bodies) == 1 and answers[0].status == 200 else list(bodies))


def papers(base, session, text):
    issued = act(base, session, "secretariat", "programme.issue", {"paper": text}, "?dry_run=yes")
    report("a paper is sent as text", [] if issued.status in (200, 409) else [issued.body[:400]])
    broken = act(base, session, "secretariat", "programme.issue", {"paper": '{"rows": [}'}, "?dry_run=yes")
    report("a paper that cannot be read", [] if broken.status == 422 and "paper:" in json.loads(broken.body)["detail"] else [broken.body])


def what_is_told(base, session, description, operations):
    complaints = []
    public, known = ask(base, "GET", "/api/v1/session"), ask(base, "GET", "/api/v1/session", None, session.headers("FRA"))
    for answer in (public, known):
        complaints += description.complaints(answer, operations["getSession"])
    told, more = json.loads(public.body), json.loads(known.body)
    if told["lists"][0]["waiting"][0]["party"] != "FRA" or "person" in told["lists"][0]["waiting"][0]:
        complaints.append(f"{told['lists'][0]['waiting'][0]}")
    if "person" not in more["lists"][0]["waiting"][0]:
        complaints.append("who has a key is not told of persons")
    report("how it stands", complaints)
    given = act(base, session, "chair", "floor.give", {"list": "item-5"})
    floor = json.loads(ask(base, "GET", "/api/v1/session").body)["floor"]
    report("who has the floor", [] if floor and floor["party"] == "FRA" and floor["is_running"] else [given.body])
    act(base, session, "chair", "meeting.mode", {"mode": "informal"})
    private = json.loads(ask(base, "GET", "/api/v1/session").body)
    report("an informal meeting is not for everybody", [] if private["is_private"] and private["floor"] is None and
           not private["lists"][0]["waiting"] else [f"{private}"])
    inside = json.loads(ask(base, "GET", "/api/v1/session", None, session.headers("DEU/7")).body)
    report("who has a key is told all the same", [] if inside["floor"] and inside["lists"][0]["waiting"] else [f"{inside}"])
    act(base, session, "secretariat", "roster.admit", {"parties": ["ICRC"]})
    session.keys["ICRC"] = session.key("add", "icrc", "--as", "ICRC").strip()
    knows = {}
    for mode in ("informal", "informal-informal", "formal"):
        act(base, session, "chair", "meeting.mode", {"mode": mode})
        knows[mode] = [who for who in ("FRA", "ICRC", None) if json.loads(ask(base, "GET", "/api/v1/session", None,
                       session.headers(who) if who else {}).body)["lists"][0]["waiting"]]
    report("who may attend is told", [] if knows == {"informal": ["FRA", "ICRC"], "informal-informal": ["FRA"],
           "formal": ["FRA", "ICRC", None]} else [f"{knows}"])
    observed = ask(base, "GET", "/api/v1/log", None, session.headers("ICRC"))
    report("the record is not for observers", description.complaints(observed, operations["getLog"]) +
           ([] if observed.status == 403 else [observed.body]))
    complaints, after, entries = [], 0, []
    while True:
        answer = ask(base, "GET", f"/api/v1/log?after={after}&limit=7", None, session.headers("FRA"))
        complaints += description.complaints(answer, operations["getLog"])
        page = json.loads(answer.body)
        entries += page["entries"]
        if not page["entries"] or complaints:
            break
        after = page["entries"][-1]["seq"]
    printed = subprocess.run([session.program, "log", "--json", "--data", session.data], capture_output=True, text=True).stdout
    lines = [json.loads(line) for line in printed.splitlines()]
    if [(e["seq"], e["hash"], e["entry"]) for e in entries] != [(l["seq"], l["hash"], l["entry"]) for l in lines]:
        complaints.append("the record is not what `placard log` tells")
    report("the record, page by page", complaints)
    wrong = [ask(base, "GET", f"/api/v1/log?{query}", None, session.headers("FRA")).status for query in ("after=x", "after=-1", "limit=1001")]
    report("the record needs numbers and a key", [] if wrong == [400] * 3 and ask(base, "GET", "/api/v1/log").status == 401 else [f"{wrong}"])


class Stream:
    """Events of a stream, as they come."""

    def __init__(self, base, query="", headers=None):
        request = urllib.request.Request(base + "/api/v1/stream" + query, headers=headers or {})
        self.answer = urllib.request.urlopen(request, timeout=20)

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.answer.close()

    def next(self):
        """(id, name, data); None at the end."""
        found, data, deadline = {}, [], time.monotonic() + 20
        for line in self.answer:
            if time.monotonic() > deadline:
                raise TimeoutError("the stream tells nothing")
            line = line.decode().rstrip("\n")
            name, _, value = line.partition(": ")
            if line == "" and "event" in found:
                return int(found["id"]), found["event"], json.loads("\n".join(data))
            if name == "data":
                data.append(value)
            elif name:
                found[name] = value
        return None


def mark(base, session):
    """Something that happens, whenever it is asked for."""
    session.is_marked = not session.is_marked
    return act(base, session, "secretariat", "attendance.mark", {"party": "USA", "present": session.is_marked})


def streams(base, session, description, operations):
    validator = jsonschema.Draft202012Validator({"$ref": "#/components/schemas/session"}, resolver=description.resolver)
    entry_validator = jsonschema.Draft202012Validator({"$ref": "#/components/schemas/entry"}, resolver=description.resolver)
    complaints = []
    with Stream(base) as public, Stream(base, "", session.headers("FRA")) as own:
        number, name, first = public.next()
        complaints += [error.message[:200] for error in validator.iter_errors(first)]
        if name != "session" or first["seq"] != number or public.answer.headers["Content-Type"] != "text/event-stream; charset=utf-8" or \
                public.answer.headers["Access-Control-Allow-Origin"] != "*":
            complaints.append(f"{name} {number} {public.answer.headers}")
        own.next()
        act(base, session, "chair", "meeting.mode", {"mode": "informal"})
        told, known = public.next()[2], own.next()[2]
        if not told["is_private"] or told["lists"][0]["waiting"] or known["is_private"] or not known["lists"][0]["waiting"]:
            complaints.append("an informal meeting is told to everybody, or to nobody")
        act(base, session, "chair", "meeting.mode", {"mode": "formal"})
        again = public.next()
        with Stream(base, "", {"Last-Event-ID": str(again[0])}) as later:
            mark(base, session)
            if later.next()[0] <= again[0]:
                complaints.append("who comes again is told what is known")
    report("how it stands is told as it changes, to whom it may", complaints)

    complaints = []
    undone = json.loads(mark(base, session).body)["entries"][0]["seq"]
    act(base, session, "secretariat", "act.undo", {"act": undone})
    session.is_marked = not session.is_marked
    log, after = [], 0
    while page := json.loads(ask(base, "GET", f"/api/v1/log?after={after}&limit=1000", None, session.headers("FRA")).body)["entries"]:
        log, after = log + page, page[-1]["seq"]
    complaints += [error.message[:200] for error in entry_validator.iter_errors(log[0])]
    with Stream(base, "?of=record&after=0", session.headers("FRA")) as record:
        told = [record.next() for _ in log]
        if [one[2] for one in told] != log or [one[0] for one in told] != list(range(1, len(log) + 1)) or {one[1] for one in told} != {"entry"}:
            complaints.append("the stream is not the record")
        mark(base, session)
        if record.next()[0] != len(log) + 1:
            complaints.append("it does not go on")
    with Stream(base, "?of=record", session.headers("FRA", Last_Event_ID=str(len(log) - 3))) as record, \
            Stream(base, "?of=record", session.headers("chair")) as new:
        if [record.next()[0] for _ in range(4)] != [len(log) - 2 + i for i in range(4)]:
            complaints.append("who comes again is not told the rest")
        mark(base, session)
        if new.next()[0] != len(log) + 2 or record.next()[0] != len(log) + 2:
            complaints.append("what is new is not told")
    report("the record is told entry by entry", complaints)
    printed = subprocess.run([session.program, "log", "--json", "--data", session.data], capture_output=True, text=True).stdout
    by_line = [json.loads(line)["taken_back"] for line in printed.splitlines()][:len(log)]
    pages = [ask(base, "GET", f"/api/v1/log?after={n}&limit=1", None, session.headers("FRA")) for n in (undone - 1, undone, len(log) - 1)]
    report("what was taken back is marked", [] if [e["taken_back"] for e in log] == by_line and by_line[undone - 1] and
           [json.loads(page.body)["entries"][0]["taken_back"] for page in pages] == [by_line[n] for n in (undone - 1, undone, len(log) - 1)]
           else [f"{by_line} {[e['taken_back'] for e in log]}"])

    complaints = []
    for query, who, status in (("?of=record", None, 401), ("?of=record", "reader", 403), ("?of=record", "ICRC", 403), ("", "asker", 403),
                               ("?of=all", None, 400), ("?of=session&after=x", None, 400), ("?of=record&after=-1", "FRA", 400)):
        answer = ask(base, "GET", f"/api/v1/stream{query}", None, session.headers(who) if who else {})
        complaints += description.complaints(answer, operations["getStream"])
        if answer.status != status:
            complaints.append(f"{query} {who}: {answer.status}")
    report("nobody listens who may not", complaints)
    session.keys["listener"] = session.key("add", "listener", "--as", "IND", "--scope", "record").strip()
    began = time.monotonic()
    with Stream(base, "?of=record", session.headers("listener")) as record:
        session.key("remove", "listener")
        ended = record.next() is None
    report("a key that is taken away ends its streams", [] if ended and time.monotonic() - began < 15 else ["not so"])
    threads = lambda: len(os.listdir(f"/proc/{session.server}/task"))
    before = threads()
    crowd = [Stream(base) for _ in range(100)]
    number = json.loads(mark(base, session).body)["entries"][0]["seq"]
    complaints = [] if threads() <= before + 70 else [f"{before} {threads()}"]  # those that wait for the disk may come, once
    for one in crowd:
        while one.next()[0] < number:
            pass
        one.answer.close()
    report("a hundred listen at no cost of threads", complaints)


def figures(base, session, description, operations):
    """What stands in them, and that a request more is one more."""
    session.keys["meter"] = session.key("add", "meter", "--as", "secretariat", "--scope", "metrics").strip()
    complaints = []

    def read():
        answer = ask(base, "GET", "/metrics", None, session.headers("meter"))
        complaints.extend(description.complaints(answer, operations["getMetrics"]))
        lines = answer.body.decode().splitlines()
        found = {}
        for line in lines:
            if not re.fullmatch(r"# (HELP|TYPE) [a-z_]+ .+|[a-z_]+({[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? -?[0-9.]+", line):
                complaints.append(f"no line of the format: {line}")
            elif not line.startswith("#"):
                name, value = line.rsplit(" ", 1)
                if name in found:
                    complaints.append(f"twice: {name}")
                found[name] = float(value)
        return found

    before = read()
    mark(base, session)
    act(base, session, "FRA", "floor.give", {"list": "item-5"})
    act(base, session, "secretariat", "list.open", {"list": "item-5", "matter": "item-5"})
    after = read()
    more = {name: after[name] - before.get(name, 0) for name in after}
    for name, by in (('placard_http_requests_total{route="act",status="2xx"}', 1), ('placard_http_requests_total{route="act",status="4xx"}', 2),
                     ('placard_http_request_duration_seconds_count{route="act"}', 3), ('placard_http_requests_total{route="operation",status="2xx"}', 1),
                     ('placard_acts_total{result="done"}', 1), ('placard_acts_total{result="refused"}', 1), ("placard_committed_acts_total", 2)):
        if more.get(name) != by:
            complaints.append(f"{name} grew by {more.get(name)}")
    if after["placard_ledger_head"] != json.loads(ask(base, "GET", "/api/v1/session").body)["seq"]:
        complaints.append("the head is another")
    for name in ("placard_live_watchers", 'placard_jobs_waiting{for="disk"}', "placard_tls_connections", "placard_commits_total"):
        if name not in after:
            complaints.append(f"{name} is missing")
    if after["process_resident_memory_bytes"] < 1 << 20:
        complaints.append("no memory")
    report("figures are those of the server", complaints)
    statuses = [ask(base, "GET", "/metrics", None, headers).status for headers in (None, session.headers("chair"), session.headers("reader"))]
    report("and are for who has a key for them", [] if statuses == [401, 403, 403] else [f"{statuses}"])
    complaints = []
    for path, name, text in (("/health", "getHealth", b"alive\n"), ("/ready", "getReady", b"ready\n")):
        answer = ask(base, "GET", path)
        complaints += description.complaints(answer, operations[name]) + ([] if answer.body == text else [f"{answer.body}"])
    report("the server lives and is ready", complaints)


def traces(program, session):
    """What stands in traces, and what does not."""
    server = subprocess.Popen([program, "serve", "--port", "0", "--data", session.data, "--trace", "all"], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True)
    base = re.search(r"http://[0-9.:]+", server.stdout.readline())[0]
    mark(base, session)
    ask(base, "GET", "/invitation/" + "s" * 43)
    ask(base, "GET", "/api/v1/session?x=secret")
    server.terminate()
    told = [json.loads(line) for line in server.communicate(timeout=30)[1].splitlines() if line.startswith("{")]
    seen = [(one["method"], one["route"], one.get("path"), one["status"], one.get("who")) for one in told]
    wanted = [("POST", "act", "/api/v1/commands/attendance.mark", 200, "key:key-of-secretariat"), ("GET", "state", "/api/v1/session", 200, None)]
    complaints = [f"{one} is missing: {seen}" for one in wanted if one not in seen]
    whole = json.dumps(told)
    complaints += [f"{what} is told" for what in ["sss", "x=secret", session.keys["secretariat"], "USA"] if what in whole]
    if len(told) != 3 or len({one["request"] for one in told}) != 3 or any(one["us"] < 0 for one in told):
        complaints.append(f"{told}")
    report("requests leave a trace, without secrets", complaints)


def tags(base, session):
    first = ask(base, "GET", "/api/v1/session")
    same = ask(base, "GET", "/api/v1/session", None, {"If-None-Match": first.etag})
    mine = ask(base, "GET", "/api/v1/session", None, session.headers("FRA", If_None_Match=first.etag))
    mark(base, session)
    other = ask(base, "GET", "/api/v1/session", None, {"If-None-Match": first.etag})
    report("the state has a tag that changes with it", [] if [a.status for a in (first, same, mine, other)] == [200, 304, 200, 200] and
           first.etag.startswith("W/") and not same.body else [f"{first.etag} {same.status} {mine.status} {other.status}"])


def microphones(base, session, description, operations):
    """The server was told that a microphone may be off for two seconds."""
    session.keys["hall"] = session.key("add", "hall", "--as", "secretariat", "--scope", "microphones").strip()
    session.keys["wrong"] = session.key("add", "wrong", "--as", "FRA", "--scope", "microphones").strip()
    complaints = []

    def tell(status=200, who="hall", **fields):
        answer = ask(base, "POST", "/api/v1/microphones", json.dumps(fields).encode(), session.headers(who))
        complaints.extend(description.complaints(answer, operations["tellMicrophone"]))
        if answer.status != status:
            complaints.append(f"{fields}: {answer.status}: {answer.body[:200]}")
        return json.loads(answer.body).get("result")

    def floor():
        return json.loads(ask(base, "GET", "/api/v1/session", None, session.headers("chair")).body)["floor"]

    def expect(found, wanted):
        if found != wanted:
            complaints.append(f"{found}, not {wanted}")

    for who, status in (("FRA", 403), ("secretariat", 403), ("wrong", 403)):
        tell(status, who, seat="FRA", on=True)
    for fields in ({"seat": "FRA"}, {"seat": "FRA", "on": 1}, {"seat": 5, "on": True}, {"seat": "XYZ", "on": True}, {"on": True},
                   {"seat": "FRA", "on": True, "at": "noon"}, {"seat": "FRA", "on": True, "at": 0}, {"seat": "FRA", "on": True, "room": 1},
                   {"seat": "FRA", "on": True, "sequence": -1}):
        tell(422, **fields)
    for body, status in ((b"", 422), (b"[]", 422), (b'{"seat": ', 422), (b" " * 5000, 413)):
        answer = ask(base, "POST", "/api/v1/microphones", body, session.headers("hall"))
        complaints += description.complaints(answer, operations["tellMicrophone"])
        expect(answer.status, status)
    report("what is told of microphones is looked at", complaints)

    complaints.clear()
    if floor():
        act(base, session, "chair", "floor.end")
    act(base, session, "secretariat", "floor.request", {"list": "item-5", "party": "IND"})
    expect(tell(seat="IND", on=True, sequence=1), "nobody")
    given = act(base, session, "chair", "floor.give", {"list": "item-5", "party": "IND", "reason": "it is a test"})
    expect(given.status, 200)
    expect(tell(seat="IND", on=True, sequence=2), "agrees")
    expect(tell(seat="CHN", on=True, sequence=3), "another")
    expect(tell(seat="podium", on=True, sequence=4), "another")
    expect(floor()["is_running"], True)
    expect(tell(seat="IND", on=False, sequence=5), "paused")
    expect(tell(seat="IND", on=False, sequence=5), "repeated")
    expect(floor()["is_running"], False)
    expect(tell(seat="IND", on=True, sequence=7), "resumed")
    expect(tell(seat="IND", on=False, sequence=6), "late")
    expect(floor()["is_running"], True)
    report("the microphone of the speaker stops the clock and lets it run", complaints)

    complaints.clear()
    now = int(time.time() * 1000000)
    expect(tell(seat="IND", on=False, at=now - 90 * 1000000), "late")
    expect(tell(seat="IND", on=False, at="2001-01-01T00:00:00Z"), "late")
    expect(tell(seat="IND", on=False, at=now), "paused")
    expect(tell(seat="IND", on=False, at=now), "repeated")
    expect(tell(seat="IND", on=True, at=now - 1000000), "late")
    expect(tell(seat="IND", on=True, at=now + 900 * 1000000), "resumed")  # a clock that runs ahead tells of now
    act(base, session, "secretariat", "floor.pause", {"reason": "no sound"})
    expect(tell(seat="IND", on=True), "by-hand")
    act(base, session, "secretariat", "floor.resume")
    report("what is late, and what is not the microphone's", complaints)

    complaints.clear()
    expect(tell(seat="IND", on=False), "paused")
    time.sleep(0.7)
    expect(bool(floor()), True)
    spoken = floor()["spoken"]
    deadline = time.monotonic() + 10
    while floor() and time.monotonic() < deadline:
        time.sleep(0.1)
    expect(floor(), None)
    last = json.loads(ask(base, "GET", f"/api/v1/log?after={json.loads(ask(base, 'GET', '/api/v1/session').body)['seq'] - 1}", None,
                          session.headers("FRA")).body)["entries"][0]["entry"]
    expect((last["event"], last["by"], last["data"]["spoken"]), ("floor.ended", "clock", spoken))
    expect(tell(seat="IND", on=True), "nobody")
    report("off for good, the statement ends", complaints)
    act(base, session, "FRA", "floor.request", {"list": "item-5"})


def news(base, session, description, operations):
    def wait_for(after, seconds):
        began = time.monotonic()
        answer = ask(base, "GET", f"/api/v1/log?after={after}&wait={seconds}", None, session.headers("DEU/7"))
        told.append((json.loads(answer.body), time.monotonic() - began))
        complaints.extend(description.complaints(answer, operations["getLog"]))

    told, complaints = [], []
    head = json.loads(ask(base, "GET", "/api/v1/log?limit=0", None, session.headers("FRA")).body)["head"]
    waiting = [threading.Thread(target=wait_for, args=(head, 30)) for _ in range(3)]
    for thread in waiting:
        thread.start()
    time.sleep(0.3)
    if told:
        complaints.append("it was not waited for")
    act(base, session, "secretariat", "attendance.mark", {"party": "IND"})
    for thread in waiting:
        thread.join()
    if any(page["entries"][0]["entry"]["event"] != "attendance.marked" or taken > 10 for page, taken in told):
        complaints.append(f"{told}")
    report("news are told as they come", complaints)
    wait_for(head + 100, 1)
    report("and are not waited for for ever", [] if not told[-1][0]["entries"] and 0.9 < told[-1][1] < 5 else [f"{told[-1]}"])
    began = time.monotonic()
    elsewhere = threading.Thread(target=wait_for, args=(json.loads(ask(base, "GET", "/api/v1/session").body)["seq"], 30))
    elsewhere.start()
    subprocess.run([session.program, "do", "attendance.mark", "party=ZAF", "--data", session.data], check=True, stdout=subprocess.DEVNULL)
    elsewhere.join()
    report("also what another program does", [] if time.monotonic() - began < 10 and told[-1][0]["entries"] else [f"{told[-1]}"])
    statuses = [ask(base, "GET", f"/api/v1/log?{query}", None, headers).status for query, headers in
                (("wait=30", None), ("wait=61", session.headers("FRA")), ("after=x&wait=30", session.headers("FRA")))]
    report("who is refused is not kept waiting", [] if statuses == [401, 400, 400] else [f"{statuses}"])


def keys_come_and_go(base, session):
    session.keys["late"] = session.key("add", "late", "--as", "IND").strip()
    answer = act(base, session, "late", "floor.request", {"list": "item-5"})
    report("a new key is known in a moment", [] if answer.status == 200 else [answer.body])
    session.key("remove", "late")
    time.sleep(1.2)
    gone = act(base, session, "late", "floor.request", {"list": "item-5"})
    report("a key that was taken away is not", [] if gone.status == 401 else [gone.body])


def hasty(base, session):
    """At five requests a second, and twice as many after a pause."""
    answers = [act(base, session, "FRA", "floor.request", {"list": "item-5"}).status for _ in range(40)]
    others = act(base, session, "chair", "floor.request").status
    report("nobody asks too often", [] if answers[:10] == [409] * 10 and 429 in answers and others == 403 else [f"{answers}, {others}"])


def look_at_session(base, session, document):
    description = Description(ask(base, "GET", "/api/v1/openapi.json").body)
    report("the description with a session is whole", is_whole(description))
    operations = look_at_acts(base, session, description)
    for path, identity in (("/api/v1/commands", "listCommands"), ("/api/v1/commands/floor.request", "getCommand"), ("/api/v1/commands/none", "getCommand")):
        answer = ask(base, "GET", path)
        report(f"{path} answers as it is described", description.complaints(answer, operations[identity]))
    refusals_and_faults(base, session, description, operations)
    scopes(base, session, description, operations)
    repeated(base, session)
    at_once(base, session)
    papers(base, session, document.decode())
    what_is_told(base, session, description, operations)
    streams(base, session, description, operations)
    tags(base, session)
    figures(base, session, description, operations)
    microphones(base, session, description, operations)
    news(base, session, description, operations)
    keys_come_and_go(base, session)


def look(base, document):
    described = ask(base, "GET", "/api/v1/openapi.json")
    description = Description(described.body)
    report("the description is whole", is_whole(description))
    slug = json.loads(ask(base, "GET", "/api/v1/programmes").body)["programmes"][0]["slug"]
    requests = requests_for(document, slug)
    ids = {operation["operationId"] for _, _, operation in description.operations()}
    report("every operation is asked", [] if ids == set(requests) else [f"{ids ^ set(requests)}"])
    for _, _, operation in description.operations():
        complaints = []
        for method, path, body, status in requests[operation["operationId"]]:
            answer = ask(base, method, path, body)
            if answer.status != status:
                complaints.append(f"{path}: {answer.status}, not {status}: {answer.body[:200]}")
            if answer.origin != "*":
                complaints.append(f"{path}: pages of other sites may not read it")
            complaints += [f"{path}: {complaint}" for complaint in description.complaints(answer, operation)]
        report(f"{operation['operationId']} answers as it is described", complaints)
    form = ask(base, "POST", "/api/v1/check", b"--x--\r\n", {"Content-Type": "multipart/form-data; boundary=x"})
    report("a form is not taken for a document", [] if form.status == 415 and form.type == PROBLEM else [form.type])
    method = ask(base, "DELETE", "/api/v1/check")
    report("a method that is not known", [] if method.status == 405 and method.type == PROBLEM else [method.type])
    same = ask(base, "POST", "/api/v1/convert?to=json", ask(base, "POST", "/api/v1/convert?to=json", document).body)
    checked = json.loads(ask(base, "POST", "/api/v1/check", document).body)
    report("what is converted is what was understood",
           [] if json.loads(same.body) == checked["programme"] else ["another programme"])


def serve(words, ask_it, session=None):
    server = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    if session:
        session.server = server.pid
    try:
        line = server.stdout.readline()
        ask_it(re.search(r"http://[0-9.:]+", line)[0])
    finally:
        server.terminate()
        server.wait()


def main():
    program, path, paper = sys.argv[1:4]
    with open(path, "rb") as file:
        document = file.read()
    serve([program, "serve", "--port", "0", path], lambda base: look(base, document))
    with tempfile.TemporaryDirectory() as folder:
        session = Session(program, folder, paper)
        serve([program, "serve", "--port", "0", "--data", session.data, "--rate", "10000", "--microphone-grace", "2", path],
              lambda base: look_at_session(base, session, document), session)
        serve([program, "serve", "--port", "0", "--data", session.data, "--rate", "5"], lambda base: hasty(base, session))
        traces(program, session)
        ledger = b"".join(open(os.path.join(session.data, name), "rb").read() for name in os.listdir(session.data))
        report("no token is kept", [who for who, token in session.keys.items() if token.encode() in ledger])
    print(f"1..{number}")


main()

#!/usr/bin/env python3
"""The API against its own description: api.py PROGRAM FILE. Serves the file, asks every address that /api/openapi.json
names, also for what goes wrong, and validates each answer against the schema that stands there for its status and type.
Says that it is skipped where there is no validator."""
import json
import re
import subprocess
import sys
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
        "getDescription": [("GET", "/api/openapi.json", None, 200)],
        "listProgrammes": [("GET", "/api/programmes", None, 200)],
        "getProgramme": [("GET", f"/api/programmes/{slug}", None, 200), ("GET", "/api/programmes/none", None, 404)],
        "getFindings": [("GET", f"/api/programmes/{slug}/findings", None, 200),
                        ("GET", "/api/programmes/none/findings", None, 404)],
        "listForms": [("GET", "/api/forms", None, 200)],
        "listRules": [("GET", "/api/rules", None, 200)],
        "getRule": [("GET", "/api/rules/weekday", None, 200), ("GET", "/api/rules/none", None, 404)],
        "checkDocument": [("POST", "/api/check", document, 200), ("POST", "/api/check", b"nothing to understand", 200),
                          ("POST", "/api/check", b'{"rows": [}', 422), ("POST", "/api/check", b"", 422),
                          ("POST", "/api/check", b"PK\x03\x04 no archive", 422),
                          ("POST", "/api/check", b"x" * ((16 << 20) + 1), 413)],
        "convertDocument": [("POST", f"/api/convert?to={form}&language=fr", document, 200) for form in forms] +
                           [("POST", "/api/convert?to=txt", document, 200), ("POST", "/api/convert", document, 400),
                            ("POST", "/api/convert?to=doc", document, 400),
                            ("POST", "/api/convert?to=txt&language=tlh", document, 400),
                            ("POST", "/api/convert?to=txt", b"\xff\xfe\x00", 422),
                            ("POST", "/api/convert?to=txt", b"x" * ((4 << 20) + 1), 413)],
    }


def look(base, document):
    described = ask(base, "GET", "/api/openapi.json")
    description = Description(described.body)
    report("the description is whole", is_whole(description))
    slug = json.loads(ask(base, "GET", "/api/programmes").body)["programmes"][0]["slug"]
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
    form = ask(base, "POST", "/api/check", b"--x--\r\n", {"Content-Type": "multipart/form-data; boundary=x"})
    report("a form is not taken for a document", [] if form.status == 415 and form.type == PROBLEM else [form.type])
    method = ask(base, "DELETE", "/api/check")
    report("a method that is not known", [] if method.status == 405 and method.type == PROBLEM else [method.type])
    same = ask(base, "POST", "/api/convert?to=json", ask(base, "POST", "/api/convert?to=json", document).body)
    checked = json.loads(ask(base, "POST", "/api/check", document).body)
    report("what is converted is what was understood",
           [] if json.loads(same.body) == checked["programme"] else ["another programme"])


def main():
    program, path = sys.argv[1:3]
    with open(path, "rb") as file:
        document = file.read()
    server = subprocess.Popen([program, "serve", "--port", "0", path], stdout=subprocess.PIPE, text=True)
    try:
        line = server.stdout.readline()
        look(re.search(r"http://[0-9.:]+", line)[0], document)
    finally:
        server.terminate()
        server.wait()
    print(f"1..{number}")


main()

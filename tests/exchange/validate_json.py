#!/usr/bin/env python3
"""Validates the JSON documents given by name against the schema given first. Exits with 77 where there is no validator,
which the caller reports as a skipped test."""
import json
import sys

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed", file=sys.stderr)
    sys.exit(77)

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)

complaints = 0
for name in sys.argv[2:]:
    with open(name, encoding="utf-8") as file:
        document = json.load(file)
    for error in validator.iter_errors(document):
        path = "/".join(str(part) for part in error.absolute_path)
        print(f"{name}: {path}: {error.message[:200]}", file=sys.stderr)
        complaints += 1
sys.exit(1 if complaints else 0)

#!/usr/bin/env python3
"""Reads the table given by name as a program would and prints it as a list of JSON objects, one a line, without empty
values. What would be computed by a spreadsheet is complained of."""
import csv
import json
import sys

with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    for record in csv.DictReader(file, strict=True):
        for name, value in record.items():
            if name is None or value is None:
                sys.exit(f"a record of another length: {record}")
            if value[:1] in ("=", "+", "-", "@", "\t", "\r"):
                sys.exit(f"a spreadsheet computes this: {value}")
        print(json.dumps({name: value for name, value in record.items() if value}, ensure_ascii=False))

#!/usr/bin/env python3
"""Reads the tables given by name as a program would and prints their records as JSON objects, one a line, without empty
values. What would be computed by a spreadsheet is complained of."""
import csv
import json
import sys

for name in sys.argv[1:]:
    with open(name, encoding="utf-8-sig", newline="") as file:
        for record in csv.DictReader(file, strict=True):
            for column, value in record.items():
                if column is None or value is None:
                    sys.exit(f"{name}: a record of another length: {record}")
                if value[:1] in ("=", "+", "-", "@", "\t", "\r"):
                    sys.exit(f"{name}: a spreadsheet computes this: {value}")
            print(json.dumps({column: value for column, value in record.items() if value}, ensure_ascii=False))

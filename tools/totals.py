#!/usr/bin/env python3
"""Prints "PASSED FAILED SKIPPED" of Meson's testlog.json.

Each case of a test program that speaks TAP counts for itself; any other program counts as one. A program
that ends badly without a case saying so (a crash, a time-out, a plan that was not kept) counts as one more
failure, so that nothing is lost.
"""
import json
import re
import sys

CASE = re.compile(r"^(not )?ok\b[^#]*(#\s*(skip|todo)\b)?", re.IGNORECASE)
GOOD = {"OK", "EXPECTEDFAIL"}


def of_cases(output):
    passed = failed = skipped = 0
    for line in output.splitlines():
        case = CASE.match(line)
        if case is None:
            continue
        if case.group(3) and case.group(3).lower() == "skip":
            skipped += 1
        elif case.group(1):
            failed += 1
        else:
            passed += 1
    return passed, failed, skipped


def of_program(result, output):
    passed, failed, skipped = of_cases(output)
    if passed + failed + skipped == 0:
        return int(result in GOOD), int(result not in GOOD and result != "SKIP"), int(result == "SKIP")
    if result not in GOOD and result != "SKIP" and failed == 0:
        failed = 1
    return passed, failed, skipped


def main():
    with open(sys.argv[1], encoding="utf-8") as log:
        programs = [json.loads(line) for line in log]
    totals = [of_program(p["result"], p.get("stdout", "")) for p in programs]
    print(*[sum(column) for column in zip(*totals)] or [0, 0, 0])


if __name__ == "__main__":
    main()

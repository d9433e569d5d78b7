#!/usr/bin/env python3
"""Hold `placard lines` against lines of real papers in six languages.

Each line of the data (JSON Lines) has the same words in "ar", "zh", "en", "fr", "ru" and "es", and in "expected" what a
careful person finds in the English ones: weekday, date, time, from, to, place (its English name), items, subitems,
continued. All of it must be found in every language. Where a translation itself says something else, "expected_by_language"
tells, or EXCEPTIONS below.

    lines.py PLACARD DATA

Exit status: 0 if all is found, 1 if not, 77 if the data is not there.
"""

import json
import subprocess
import sys
from pathlib import Path

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
MEMBERS = ("weekday", "date", "time", "from", "to", "place", "continued")

# (line, language): members that the translation does not have, and why.
EXCEPTIONS = {
    (526, "fr"): ({"weekday"}, "the French line names no weekday"),
}


def found_in(placard, texts):
    """What the verb finds in each of the texts, in their order."""
    run = subprocess.run([placard, "lines", "-"], input="\n".join(texts), capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert [each["text"] for each in found] == texts, "a line was lost or changed"
    return found


def differences(expected, found):
    """Each expected fact that was not found so."""
    for member in MEMBERS:
        if member in expected and found.get(member) != expected[member]:
            yield f"{member} is {found.get(member)!r}, expected {expected[member]!r}"
    items = found.get("items", [])
    if "items" in expected and [item["number"] for item in items] != expected["items"]:
        yield f"items are {items}, expected {expected['items']}"
    letters = [f"({item['sub']})" for item in items if "sub" in item]
    if "subitems" in expected and letters != expected["subitems"]:
        yield f"sub-items are {letters}, expected {expected['subitems']}"


def main():
    placard, data = sys.argv[1], Path(sys.argv[2])
    if not data.exists():
        print(f"SKIPPED: {data} is not there")
        return 77
    lines = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    bad = facts = 0
    for language in LANGUAGES:
        for line, found in zip(lines, found_in(placard, [line[language].strip() for line in lines])):
            expected = line["expected"] | line.get("expected_by_language", {}).get(language, {})
            left_out, why = EXCEPTIONS.get((line["line"], language), (set(), ""))
            expected = {member: value for member, value in expected.items() if member not in left_out}
            if why:
                print(f"# line {line['line']}, {language}: {why}")
            facts += len(expected)
            for difference in differences(expected, found):
                bad += 1
                print(f"line {line['line']}, {language}: {difference}\n    {line[language]}")
    print(f"{len(lines)} lines in {len(LANGUAGES)} languages, {facts} facts, {bad} not found")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

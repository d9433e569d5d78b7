#!/usr/bin/env python3
"""Compare what a reader finds in programmes of work with what a careful person finds in them.

A folder holds NAME.txt files, each with NAME.expected.json beside it; an expected file that names its text in
"source_file" may be called anything. Every text is given to a command that prints Placard JSON. Meetings are
compared as a multiset of (date, start, end), so that two parallel meetings at the same hour count as two. The other
figures (items, marks, deadlines, symbols, session, place, dates, ...) are reported and never decide the outcome.

    score.py tests/corpus
    score.py --least 0.9 --verbose --command 'build/placard convert {} --to json --output -' tests/corpus other/folder

Exit status: 0 if the F1 of all meetings is at least --least, 1 if it is below, 2 if nothing could be scored, 77 if
--skip-if-absent skipped all.
"""

import argparse
import json
import re
import shlex
import subprocess
import sys
from collections import Counter
from pathlib import Path

DEFAULT_COMMAND = "build/placard convert {} --to json --output -"
TIME_LIMIT_SECONDS = 30
FACTS = ("language", "session", "place", "issued", "own_symbol", "title", "dates", "footnotes")


def arguments(argv):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, help="folders of texts with expected files, or expected files")
    parser.add_argument("--command", default=DEFAULT_COMMAND, help="what prints the JSON; {} stands for the text file")
    parser.add_argument("--least", type=float, default=0.0, help="fail if the F1 of all meetings is below this figure")
    parser.add_argument("--only", default="", help="score only documents whose name contains this")
    parser.add_argument("--skip-if-absent", action="store_true", help="skip (status 77) if a folder is not there")
    parser.add_argument("--verbose", action="store_true", help="print the differences")
    return parser.parse_args(argv)


def documents(folders, only):
    """Pairs of a text and what is expected of it, in the order of their names."""
    for folder in folders:
        expected_files = [folder] if folder.is_file() else sorted(folder.glob("*.expected.json"))
        for expected_file in expected_files:
            expected = json.loads(expected_file.read_text(encoding="utf-8"))
            name = expected.get("source_file") or expected_file.name.replace(".expected.json", ".txt")
            if only in name:
                yield expected_file.parent / name, expected


def convert(command, text):
    """The JSON the command prints for a text, and a message if it prints none."""
    words = [word.replace("{}", str(text)) for word in shlex.split(command)]
    try:
        run = subprocess.run(words, capture_output=True, timeout=TIME_LIMIT_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as trouble:
        return {}, f"could not run: {trouble}"
    try:
        found = json.loads(run.stdout.decode("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError):
        said = run.stderr.decode("utf-8", "replace").strip().splitlines()
        return {}, f"no JSON, status {run.returncode}" + (f": {said[0]}" if said else "")
    return (found, None) if isinstance(found, dict) else ({}, "the JSON is no object")


def clock(value):
    """'9:00' and '09:00' are the same hour, '24:00' and '00:00' the same midnight; what is no hour is none."""
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", value or "")
    return f"{int(match[1]) % 24:02}:{match[2]}" if match else None


def slot(meeting):
    return (meeting.get("date"), clock(meeting.get("start")), clock(meeting.get("end")))


def shown(key):
    date, start, end = key
    return f"{date or 'no date'} {start or '--:--'}-{end or '--:--'}"


def items(meeting):
    """The numbers of the agenda items; a sub-item counts as its item."""
    numbers = set()
    for item in meeting.get("items") or []:
        value = item.get("number") if isinstance(item, dict) else item
        match = re.match(r"\d+", str(value))
        if match:
            numbers.add(int(match[0]))
    return numbers


def counted(true, wrong, missing):
    """Precision, recall and F1; a document in which there is nothing to find and nothing is found is perfect."""
    precision = true / (true + wrong) if true + wrong else 1.0
    recall = true / (true + missing) if true + missing else 1.0
    return precision, recall, 2 * true / (2 * true + wrong + missing) if true + wrong + missing else 1.0


def overlap(expected, found):
    """True, wrong and missing members of two multisets."""
    common = sum((expected & found).values())
    return common, sum(found.values()) - common, sum(expected.values()) - common


def pairs(expected, found):
    """Meetings of the same slot, each with the one whose items agree best."""
    waiting = {}
    for meeting in found:
        waiting.setdefault(slot(meeting), []).append(meeting)
    for meeting in expected:
        candidates = waiting.get(slot(meeting))
        if candidates:
            best = min(candidates, key=lambda other: len(items(meeting) ^ items(other)))
            candidates.remove(best)
            yield meeting, best


def when(row):
    return (row.get("date"), clock(row.get("time") or row.get("start")))


def folded(value):
    """Texts agree if they differ only in case, blanks, quotes or kind of dash."""
    if isinstance(value, list):
        return len(value)
    if not isinstance(value, str):
        return value
    text = re.sub(r"[\u2010-\u2015-]+", "-", re.sub(r"[“”‘’'\"]", "", value))
    return re.sub(r"\s+", " ", text).strip(" .:").casefold() or None


def fact(data, name):
    """A fact of the document, in the words of either form of JSON."""
    if name == "dates":
        dates = data.get("dates") or {"from": data.get("from"), "to": data.get("to")}
        return (dates.get("from"), dates.get("to")) if dates.get("from") else None
    if name == "own_symbol":
        return folded(data.get("own_symbol") or data.get("symbol"))
    return folded(data.get(name))


class Score:
    """The figures of one document, or the sum of several."""

    def __init__(self):
        self.meetings = Counter()
        self.shares = {}
        self.differences = []

    def count(self, kind, true, wrong, missing):
        self.shares.setdefault(kind, Counter()).update(true=true, wrong=wrong, missing=missing)

    def agree(self, kind, same):
        self.count(kind, int(same), 0, int(not same))

    def add(self, other):
        self.meetings.update(other.meetings)
        for kind, figures in other.shares.items():
            self.shares.setdefault(kind, Counter()).update(figures)

    def f1(self):
        return counted(self.meetings["true"], self.meetings["wrong"], self.meetings["missing"])

    def line(self, name):
        true, wrong, missing = (self.meetings[part] for part in ("true", "wrong", "missing"))
        figures = " ".join(f"{figure:.3f}" for figure in self.f1())
        rest = []
        for kind, parts in self.shares.items():
            whole = parts["true"] + parts["wrong"] + parts["missing"]
            if whole:
                rest.append(f"{kind} {parts['true']}/{whole}")
        return f"{name:<44} {figures} {true:4} right {wrong:3} wrong {missing:3} missing  {' '.join(rest)}"


def compare(score, kind, key, wanted, got):
    score.agree(kind, wanted == got)
    if wanted != got:
        score.differences.append(f"{kind:<10}{shown(key)}: {wanted}, found {got}")


def score_meetings(score, expected, found):
    wanted, got = Counter(map(slot, expected)), Counter(map(slot, found))
    true, wrong, missing = overlap(wanted, got)
    score.meetings.update(true=true, wrong=wrong, missing=missing)
    for key, times in (wanted - got).items():
        score.differences += [f"missing   {shown(key)}"] * times
    for key, times in (got - wanted).items():
        score.differences += [f"wrong     {shown(key)}"] * times
    for meeting, other in pairs(expected, found):
        # What the expected file leaves open is not scored.
        if "items" in meeting:
            compare(score, "items", slot(meeting), sorted(items(meeting)), sorted(items(other)))
        if "continued" in meeting:
            compare(score, "continued", slot(meeting), bool(meeting["continued"]), bool(other.get("continued")))


def score_set(score, kind, expected, found):
    score.count(kind, *overlap(expected, found))
    score.differences += [f"{kind}: missing {member}" for member in (expected - found).elements()]
    score.differences += [f"{kind}: wrong {member}" for member in (found - expected).elements()]


def score_document(expected, found):
    score = Score()
    score_meetings(score, expected.get("meetings") or [], found.get("meetings") or [])
    # null leaves it open whether what the covering text says counts as a deadline.
    if expected.get("deadlines", []) is not None:
        score_set(score, "deadlines", Counter(map(when, expected.get("deadlines", []))),
                  Counter(map(when, found.get("deadlines") or [])))
    score_set(score, "no_meeting", Counter(row.get("date") for row in expected.get("no_meeting") or []),
              Counter(row.get("date") for row in found.get("no_meeting") or []))
    # A document that cites its own symbol is not expected to list it.
    own = {expected.get("own_symbol"), found.get("own_symbol"), found.get("symbol")}
    score_set(score, "symbols", Counter(set(expected.get("symbols") or []) - own),
              Counter(set(found.get("symbols") or []) - own))
    for name in FACTS:
        if name in expected:
            wanted, got = fact(expected, name), fact(found, name)
            wanted, got = (wanted or 0, got or 0) if name == "footnotes" else (wanted, got)
            score.agree(name, wanted == got)
            if wanted != got:
                score.differences.append(f"{name}: {wanted!r}, found {got!r}")
    return score


def main(argv):
    options = arguments(argv)
    absent = [folder for folder in options.folders if not folder.exists()]
    if options.skip_if_absent and absent:
        print(f"score.py: SKIPPED, there is no {absent[0]}", file=sys.stderr)
        return 77
    total, forms, means, failures = Score(), {}, [], 0
    for text, expected in documents(options.folders, options.only):
        found, trouble = convert(options.command, text)
        score = score_document(expected, found)
        total.add(score)
        forms.setdefault(expected.get("form", "other"), Score()).add(score)
        means.append(score.f1()[2])
        failures += trouble is not None
        print(score.line(text.stem) + (f"  ({trouble})" if trouble else ""))
        if options.verbose:
            print("".join(f"    {difference}\n" for difference in score.differences), end="")
    if not means:
        print("score.py: no expected files found", file=sys.stderr)
        return 2
    for form, sum_of_form in sorted(forms.items()):
        print(sum_of_form.line(f"all of form {form}"))
    print(total.line(f"total of {len(means)} documents"))
    print(f"mean F1 of the documents {sum(means) / len(means):.3f}, without JSON {failures}")
    return 0 if total.f1()[2] >= options.least else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
"""What tools/rules complains about: rules_tool.py TOOL TABLE. Each case spoils the table in one way."""
import pathlib
import subprocess
import sys
import tempfile

HEAD = "number\ttheme"
CASES = [
    ("as it is", lambda text: text, None),
    ("no head", lambda text: text.replace(HEAD, "no\ttheme"), "the first row names the columns"),
    ("a gap", lambda text: text.replace("\n32\t", "\n33\t", 1), "the number 32 was expected"),
    ("a column too few", lambda text: text.replace("\n32\tLists of speakers\t", "\n32\t"), "8 columns, none of them empty"),
    ("an empty cell", lambda text: text.replace("\n32\tLists of speakers", "\n32\t"), "8 columns, none of them empty"),
    ("an unknown progress", lambda text: text.replace("\tcarried out\t", "\tdone\t", 1), "progress is one of"),
    ("done, but it lacks something", lambda text: text.replace("\tcarried out\t-", "\tcarried out\tall", 1),
     "what a rule lacks"),
    ("in part, and nothing is said", lambda text: text.replace("\tcarried out\t-", "\tin part\t-", 1),
     "what a rule lacks"),
    ("planned, but shown", lambda text: text.replace("\tplanned\t-\t-", "\tplanned\t-\ttests/x.c", 1),
     "nothing shows a rule"),
    ("no sentence", lambda text: text.replace("speak for a group.\t", "speak for a group\t", 1), "a rule is a sentence"),
    ("a title with a full stop", lambda text: text.replace("One place on a list", "One place on a list.", 1),
     "a title is a few words"),
]


def run(tool, text):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "rules.tsv"
        path.write_text(text, encoding="utf-8")
        return subprocess.run([tool, path], capture_output=True, text=True, check=False)


def main():
    table = pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")
    print(f"1..{len(CASES)}")
    for number, (name, spoil, complaint) in enumerate(CASES, 1):
        spoiled = spoil(table)
        done = run(sys.argv[1], spoiled)
        good = done.returncode == 0 if complaint is None else done.returncode != 0 and complaint in done.stderr
        good = good and done.stderr.startswith("rules.tsv:" if complaint is not None else "")
        good = good and (complaint is None or spoiled != table)
        print(f"{'ok' if good else 'not ok'} {number} - {name}")
        if not good:
            print(f"# {done.returncode}: {done.stderr.strip()}")


main()

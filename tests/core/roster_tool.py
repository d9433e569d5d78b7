#!/usr/bin/env python3
"""What tools/roster says of tables that are wrong: each bad sample is the project's own tables with one thing changed, and the
complaint must name file and line.

    roster_tool.py TOOL FOLDER
"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# (what is wrong, file, what stands there, what is put in its place once, what must be said)
SAMPLES = [
    ("a column less", "states.tsv", "FRA\tFR\t", "FRA\t", "14 columns"),
    ("an empty name", "states.tsv", "\tFrance\tفرنسا\t", "\t\tفرنسا\t", "none of them empty"),
    ("another head", "states.tsv", "id\talpha2\tfrom", "id\tcode\tfrom", "the first row names the columns"),
    ("a code of four letters", "states.tsv", "FRA\tFR\t", "FRAN\tFR\t", "three capitals and two"),
    ("a code that is taken", "states.tsv", "FRA\tFR\t", "FRA\tFI\t", 'the code "FI"'),
    ("a name that is taken", "states.tsv", "\tFrance\tفرنسا\t", "\tFinland\tفرنسا\t", 'the name "finland"'),
    ("a group that there is not", "states.tsv", "FRA\tFR\t-\t-\twestern-european", "FRA\tFR\t-\t-\teuropean",
     '"european" is no group'),
    ("a day that there is not", "states.tsv", "2022-05-31", "2022-05-32", "is no day"),
    ("a gap between two names", "states.tsv", "2022-05-31", "2022-05-30", "on the day after"),
    ("a name without an end", "states.tsv", "NLD\tNL\t-\t2023-06-30", "NLD\tNL\t-\t-", "on the day after"),
    ("two groups for one State", "states.tsv", "TUR\tTR\t2022-06-01\t-\twestern-european",
     "TUR\tTR\t2022-06-01\t-\tasia-pacific", "the same in all periods"),
    ("an unknown state of review", "states.tsv", "to be reviewed", "good", "the state of review"),
    ("a character without a reading", "pinyin.tsv", "法\tfa3\n", "", "has no reading"),
    ("a reading without a tone", "pinyin.tsv", "法\tfa3\n", "法\tfa\n", "a syllable with its tone"),
    ("a reading twice", "pinyin.tsv", "法\tfa3\n", "法\tfa3\n法\tfa3\n", "has a reading already"),
    ("a class that there is not", "organizations.tsv", "holy-see", "holy", '"holy" is no class'),
    ("the id of a State", "organizations.tsv", "CARICOM\t-", "FRA\t-", "stands at states.tsv"),
    ("an abbreviation that is a State's code", "organizations.tsv", "AFRICAN-UNION\t-", "AU\t-", 'the code "AU"'),
    ("a member that there is not", "groups.tsv", "DNK FIN ISL", "DNK FIN XXX", "not in the roster: XXX"),
    ("a member twice", "groups.tsv", "DNK FIN ISL", "DNK DNK ISL", "stands there twice"),
    ("a regional group that lists members", "groups.tsv", "\tregional\tstates.tsv", "\tFRA\tstates.tsv", "members of regional groups"),
    ("a regional group behind others", "groups.tsv", "AFRICAN\tregional", "AFRICA\tregional", "come first"),
    ("an overlap of memberships", "groups.tsv", "2025-10-25", "2025-10-26", "on the day after"),
    ("a lot for who is no Member", "seats.tsv", "YEM", "VAT", "VAT is no Member State"),
    ("a session that opens too early", "seats.tsv", "2024-09-10", "2023-09-04", "after the one before it"),
    ("a session left out", "seats.tsv", "77\t", "78\t", "the sessions follow each other"),
]


def complaint(tool, tables, sample):
    """What the tool says of the tables with that change, or why the sample is none."""
    _, name, old, new, _ = sample
    with tempfile.TemporaryDirectory() as folder:
        for path in tables.glob("*.tsv"):
            shutil.copy(path, folder)
        path = Path(folder) / name
        text = path.read_text(encoding="utf-8")
        if old not in text:
            return f"{old!r} does not stand in {name}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        run = subprocess.run([tool, folder], capture_output=True, text=True, check=False)
        return run.stderr.strip() if run.returncode != 0 else "nothing"


def main(tool, tables):
    print(f"1..{len(SAMPLES) + 1}")
    good = subprocess.run([tool, tables], capture_output=True, text=True, check=False)
    print(f"{'ok' if good.returncode == 0 else 'not ok'} 1 - the tables as they are")
    for number, sample in enumerate(SAMPLES, 2):
        said = complaint(tool, Path(tables), sample)
        place = said.split(": ")[0].split(":")
        right = sample[-1] in said and "\n" not in said and len(place) == 2 and place[0].endswith(".tsv") and place[1].isdigit()
        print(f"{'ok' if right else 'not ok'} {number} - {sample[0]}")
        if not right:
            print(f"{sample[0]}: expected {sample[-1]!r}, it said: {said}", file=sys.stderr)


main(*sys.argv[1:])

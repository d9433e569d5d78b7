#!/usr/bin/env python3
"""The branches of src/FOLDER that tests take, from what llvm-cov exports.

    coverage.py EXPORT UNTAKEN FOLDER...

A branch is one outcome of one condition. Those of g_assert are left out: that the other outcome is never taken is what
an assertion says. The untaken ones are written to UNTAKEN.
"""
import json
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def branches_of(export):
    """{source: {(line, column): [taken, not taken]}}: the same condition seen by several programs is one."""
    found = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for data in export["data"]:
        for function in data["functions"]:
            names = function["filenames"]
            for line, column, _, _, true, false, file, *_ in function.get("branches", []):
                counts = found[names[file]][(line, column)]
                counts[0] += true
                counts[1] += false
    return found


def main():
    export_path, untaken_path, *folders = sys.argv[1:]
    found = branches_of(json.loads(Path(export_path).read_text(encoding="utf-8")))
    totals, untaken = defaultdict(lambda: [0, 0]), []
    for name in sorted(found):
        path = Path(name)
        try:
            source = path.resolve().relative_to(ROOT / "src")
        except ValueError:
            continue
        if source.parts[0] not in folders or path.suffix != ".c":
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        for (line, column), outcomes in sorted(found[name].items()):
            if "g_assert" in lines[line - 1]:
                continue
            for outcome, count in zip(("true", "false"), outcomes):
                totals[source][0] += 1
                totals[source][1] += count > 0
                if count == 0:
                    untaken.append(f"src/{source}:{line}:{column}: never {outcome}: {lines[line - 1].strip()}")
    for source, (branches, taken) in sorted(totals.items()):
        print(f"{str(source):40} {taken:6} of {branches:6} {100 * taken / branches:7.2f} %")
    for folder in folders:
        branches = sum(b for source, (b, _) in totals.items() if source.parts[0] == folder)
        taken = sum(t for source, (_, t) in totals.items() if source.parts[0] == folder)
        print(f"{folder + ', all':40} {taken:6} of {branches:6} {100 * taken / max(branches, 1):7.2f} %")
    Path(untaken_path).write_text("\n".join(untaken) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

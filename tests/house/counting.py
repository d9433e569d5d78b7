#!/usr/bin/env python3
"""tools/totals.py counts what the line "N passed, N failed" says: nothing that went wrong may get lost in it."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import totals  # noqa: E402

# What a program ended with and printed, and what must be counted: passed, failed, skipped.
CASES = {
    "cases that passed": ("OK", "1..2\n# a remark\nok 1 /a\nok 2 /b\n", (2, 0, 0)),
    "a case that failed": ("FAIL", "1..2\nok 1 /a\nnot ok 2 /b\n", (1, 1, 0)),
    "a case that was skipped": ("OK", "1..2\nok 1 /a\nok 2 /b # SKIP no folder\n", (1, 0, 1)),
    "all cases skipped": ("SKIP", "1..1\nok 1 /a # SKIP no folder\n", (0, 0, 1)),
    "a crash after cases that passed": ("ERROR", "1..9\nok 1 /a\nok 2 /b\n", (2, 1, 0)),
    "a time-out before the first case": ("TIMEOUT", "", (0, 1, 0)),
    "a program without cases": ("OK", "fine\n", (1, 0, 0)),
    "a program without cases that failed": ("FAIL", "", (0, 1, 0)),
    "a name that speaks of skipping": ("OK", "1..1\nok 1 /skip/todo\n", (1, 0, 0)),
}

if __name__ == "__main__":
    print(f"1..{len(CASES)}")
    for number, (name, (result, output, expected)) in enumerate(CASES.items(), 1):
        counted = totals.of_program(result, output)
        print(f"{'ok' if counted == expected else 'not ok'} {number} - counts {name}")

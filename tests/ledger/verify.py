#!/usr/bin/env python3
"""The script of docs/format/ledger.md, as it stands there, verifies what was kept, and sees what was changed in it.

    verify.py
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KEPT = sorted((ROOT / "tests/ledger/kept").glob("*.txt"))


def run(script, content):
    """What the script says of a file with that content: (is it whole, output)."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        done = subprocess.run([sys.executable, "-c", script, file.name], capture_output=True, text=True)
        return done.returncode == 0, done.stdout + done.stderr


def damaged(content):
    """The same in other ways, by name: each must be refused."""
    lines = content.splitlines(keepends=True)
    middle = len(lines[1]) // 2
    yield "a byte of a record", lines[0] + lines[1][:70] + b"\x7e" + lines[1][71:] + b"".join(lines[2:])
    yield "a digit of a hash", b"".join(lines[:2]) + lines[2][:9].translate(bytes.maketrans(b"0123456789abcdef", b"123456789abcdef0")) + lines[2][9:] + b"".join(lines[3:])
    yield "two records in another order", lines[0] + lines[2] + lines[1] + b"".join(lines[3:])
    yield "a record that is missing", lines[0] + b"".join(lines[2:])
    yield "an end that is missing", b"".join(lines[:3]) + lines[3][:middle]
    yield "a line behind", content + b"x\n"
    yield "another last hash", lines[0].replace(b'"hash":"', b'"hash":"0', 1) + b"".join(lines[1:])


if __name__ == "__main__":
    page = (ROOT / "docs/format/ledger.md").read_text(encoding="utf-8")
    script = re.search(r"```python\n(.*?)```", page, re.DOTALL).group(1)
    results = []
    for path in KEPT:
        content = path.read_bytes()
        good, said = run(script, content)
        results.append((f"{path.name} is whole", good and re.fullmatch(r"\d+ [0-9a-f]{64}\n", said)))
        results += [(f"{path.name}: {what} is seen", not run(script, bad)[0]) for what, bad in damaged(content)]
    results.append(("the script has 25 lines at most", len(script.splitlines()) <= 25))
    print(f"1..{len(results)}")
    for number, (what, good) in enumerate(results, 1):
        print(f"{'ok' if good else 'not ok'} {number} - {what}")

#!/usr/bin/env python3
"""calendars.py TEST-CALENDAR SOURCES: has other programs read the calendar of a session that goes on."""
import subprocess
import sys
import tempfile
from pathlib import Path

maker, sources = sys.argv[1], Path(sys.argv[2])


def python_with(module):
    for python in (sys.executable, "/usr/bin/python3"):
        if Path(python).exists() and subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode == 0:
            return python
    return None


def tell(number, name, command):
    if command is None:
        print(f"ok {number} {name} # SKIP the reader is not installed: NOT tested")
        return True
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    for line in (done.stdout + done.stderr).splitlines():
        print(f"# {line}")
    print(f"{'ok' if done.returncode == 0 else 'not ok'} {number} {name}")
    return done.returncode == 0


with tempfile.TemporaryDirectory() as place:
    path = Path(place) / "session.ics"
    subprocess.run([maker, "--write", path], check=True)
    python = python_with("icalendar")
    has_node = (sources / "tests/browser/node_modules/ical.js").exists()
    print("1..2")
    good = [tell(1, "python3-icalendar reads it", python and [python, sources / "tests/exchange/read_calendar.py", path]),
            tell(2, "ical.js reads it", ["node", sources / "tests/browser/calendars.mjs", path] if has_node else None)]
    sys.exit(0 if all(good) else 1)

#!/usr/bin/env python3
"""outputs.py MAKE-OUTPUTS SOURCES: has other programs look at what Placard writes: the examples, the documents of the
corpus, those of PLACARD_SHARED if it is there, and 200 random programmes, in all forms and languages. A test a program; where
one is not there, its test is skipped and says so."""
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RANDOM = 200
OFFICE_FILES = 120  # a call: LibreOffice opens no more than about 240
TIME_LIMIT = 400

make, sources = sys.argv[1], Path(sys.argv[2])
shared = Path(os.environ.get("PLACARD_SHARED", sources.parent / "shared"))


class Skip(Exception):
    pass


def program(name, package):
    found = shutil.which(name)
    if found is None:
        raise Skip(f"no {name} (package {package}): NOT tested")
    return found


def python_with(module):
    """A Python that has the module: one of the user's own does not know those of the distribution."""
    for python in (sys.executable, "/usr/bin/python3"):
        if Path(python).exists() and subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode == 0:
            return python
    raise Skip(f"no Python module {module}: NOT tested")


def run(command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, errors="replace",
                          timeout=TIME_LIMIT, **options)
    if done.returncode != 0:
        raise AssertionError("\n".join(line for line in (done.stdout + done.stderr).splitlines()
                                       if not line.endswith(" validates"))[:4000])
    return done.stdout


def files(folder, end):
    found = sorted(folder.glob(f"*.{end}"))
    assert found, f"no files *.{end}"
    return found


def programmes():
    texts = sorted((sources / "examples").glob("*.txt")) + sorted((sources / "tests/corpus").glob("*.txt"))
    for part in ("seeds", "programmes"):
        texts += sorted((shared / part).glob("*.txt"))
    return texts


def akoma_ntoso(folder):
    schema = shared / "akn" / "akomantoso30.xsd"
    if not schema.exists():
        raise Skip(f"no {schema}: whether Akoma Ntoso is valid is NOT tested")
    found = files(folder, "akn.xml")
    run([program("xmllint", "libxml2-utils"), "--nonet", "--noout", "--schema", schema, *found])
    return len(found)


def schedules(folder):
    found = files(folder, "schedule.xml") + files(folder, "schedule.json")
    run([sys.executable, sources / "tests/exchange/validate_schedule.py", *found])
    return len(found)


def schedule_schema(folder):
    schema = shared / "frab" / "schedule.xsd"
    if not schema.exists():
        raise Skip(f"no {schema}, the published schema of schedules: only its constraints are tested")
    found = files(folder, "schedule.xml")
    run([program("xmllint", "libxml2-utils"), "--nonet", "--noout", "--schema", schema, *found])
    return len(found)


def data(folder):
    found = [path for path in files(folder, "json") if not path.name.endswith(".schedule.json")]
    run([python_with("jsonschema"), sources / "tests/exchange/validate_json.py",
         sources / "docs/format/programme.schema.json", *found])
    return len(found)


def schedule_data(folder):
    found = files(folder, "schedule.json")
    run([python_with("jsonschema"), sources / "tests/exchange/validate_json.py",
         sources / "docs/format/schedule.schema.json", *found])
    return len(found)


def calendars_python(folder):
    found = files(folder, "ics")
    run([python_with("icalendar"), sources / "tests/exchange/read_calendar.py", *found])
    return len(found)


def calendars_node(folder):
    if not (sources / "tests/browser/node_modules/ical.js").exists():
        raise Skip("ical.js is not installed (npm ci in tests/browser): NOT tested")
    found = files(folder, "ics")
    run([program("node", "nodejs"), sources / "tests/browser/calendars.mjs", *found])
    return len(found)


def tables(folder):
    found = files(folder, "csv")
    run([sys.executable, sources / "tests/exchange/read_csv.py", *found])
    return len(found)


def office(folder):
    """Opens papers and writes what it understood as text, in which the words must be."""
    soffice = program("soffice", "libreoffice-writer-nogui")
    found = files(folder, "docx")
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "out"
        for first in range(0, len(found), OFFICE_FILES):
            run([soffice, f"-env:UserInstallation=file://{place}/profile", "--headless", "--convert-to",
                 "txt:Text (encoded):UTF8", "--outdir", out, *found[first:first + OFFICE_FILES]])
        made = sorted(out.glob("*.txt"))
        assert len(made) == len(found), f"{len(found)} Word documents, {len(made)} understood"
        for path in made:
            words = path.read_text(encoding="utf-8-sig")
            assert len(words) > 40, f"{path.name}: nothing understood"
    return len(found)


def pdfs(folder):
    qpdf = program("qpdf", "qpdf")
    found = files(folder, "pdf")
    for path in found:
        run([qpdf, "--check", path])
    return len(found)


TESTS = {
    "xmllint takes all Akoma Ntoso": akoma_ntoso,
    "schedules are as applications require": schedules,
    "xmllint takes all schedules": schedule_schema,
    "a validator takes all data": data,
    "a validator takes all schedules as data": schedule_data,
    "python3-icalendar reads all calendars": calendars_python,
    "ical.js reads all calendars": calendars_node,
    "Python reads all tables": tables,
    "qpdf takes PDFs": pdfs,
    "LibreOffice opens Word documents": office,
}


def main():
    print(f"1..{len(TESTS) + 1}", flush=True)
    failed = False
    with tempfile.TemporaryDirectory(prefix="placard-outputs-") as name:
        folder = Path(name)
        began = time.monotonic()
        made = subprocess.run([make, name, str(RANDOM), *map(str, programmes())], capture_output=True, text=True)
        print("\n".join("# " + line.removeprefix("# ") for line in (made.stdout + made.stderr).splitlines()))
        print(f"{'ok' if made.returncode == 0 else 'not ok'} 1 - all is written ({time.monotonic() - began:.1f} s)")
        failed |= made.returncode != 0
        for number, (title, test) in enumerate(TESTS.items(), 2):
            began = time.monotonic()
            try:
                count = test(folder)
                print(f"ok {number} - {title}: {count} ({time.monotonic() - began:.1f} s)", flush=True)
            except Skip as reason:
                print(f"ok {number} - {title} # SKIP {reason}", flush=True)
            except (AssertionError, subprocess.TimeoutExpired) as problem:
                failed = True
                print("\n".join("# " + line for line in str(problem).splitlines()))
                print(f"not ok {number} - {title}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

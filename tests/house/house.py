"""What the house checks share: the source root, its files, and the report.

A check is a function from a root to a list of complaints, one line each. Every check brings bad samples too:
files laid into an empty directory, where the check must complain. A check that cannot fail proves nothing.
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MADE = {"build", "demo", "node_modules", ".git", "__pycache__"}


def files_of(root):
    """The files of the project below `root`, sorted: what git knows or would take; else all but what was made."""
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        found = [root / name for name in listed.stdout.decode().split("\0") if name]
    else:
        found = [Path(folder) / name for folder, _, names in os.walk(root) for name in names
                 if not any(part in MADE or part.startswith("build-")
                            for part in Path(folder).relative_to(root).parts)]
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def sources_of(root):
    """The C files below src/, as (path, name from src/)."""
    source = root / "src"
    return [(path, path.relative_to(source).as_posix()) for path in sorted(source.rglob("*.[ch]"))]


def complaints_of_sample(check, sample):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in sample.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return check(Path(folder))


def report(title, complaints, bad_samples):
    """Prints TAP, and to the standard error what is wrong: `complaints` of the project must be empty, those of each
    bad sample (name, complaints) must not."""
    cases = [(title, not complaints, complaints)]
    cases += [(f"complains about {name}", bool(found), ["the check did not see it"]) for name, found in bad_samples]
    print(f"1..{len(cases)}")
    for number, (name, good, remarks) in enumerate(cases, 1):
        for remark in [] if good else remarks:
            print(remark, file=sys.stderr)
        print(f"{'ok' if good else 'not ok'} {number} - {name}")
    sys.exit(0 if all(good for _, good, _ in cases) else 1)

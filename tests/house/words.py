#!/usr/bin/env python3
"""What no file of the project says: a path of the machine it was written on, a host of a package registry."""
import re

import house

# One letter of each stands in brackets, so that this file does not complain about itself.
FORBIDDEN = {
    "a path of somebody's machine": re.compile(r"(?<![\w.$)}/-])/([w]ork|[f]arm|[r]oot|[h]ome/\w+|[U]sers/\w+)/"),
    "a host of a package registry": re.compile(
        r"\b([r]egistry\.(npmjs|yarnpkg)\.|[n]pmjs\.(org|com)|[p]ypi\.(org|python)|[f]iles\.pythonhosted\.|"
        r"[d]eb\.debian\.org|[c]rates\.io|[p]roxy\.golang\.org|[r]ubygems\.org)"),
}


def check(root):
    complaints = []
    for path in house.files_of(root):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            complaints += [f"{path.relative_to(root)}:{number}: names {what}"
                           for what, pattern in FORBIDDEN.items() if pattern.search(line)]
    return complaints


BAD = {
    "a path": {"a.md": "Look into /" + "work/main for it.\n"},
    "a home": {"tools/a.sh": 'cd "/' + 'home/someone/placard"\n'},
    "a registry": {"package-lock.json": '"resolved": "https://reg' + 'istry.npm' + 'js.org/axe-core"\n'},
}

if __name__ == "__main__":
    house.report("no file names a path of a machine or a registry", check(house.ROOT),
                 [(name, house.complaints_of_sample(check, sample)) for name, sample in BAD.items()])

#!/usr/bin/env python3
"""How long functions are: nine of ten have less than 41 lines, none has more than 60. Lines are counted from the
signature to the closing brace. The tail is printed whatever the outcome, so that it is seen growing."""
import re

import house

SHORT, LONGEST, SHARE = 40, 60, 0.9
NAME = re.compile(r"(\w+)\s*\(")


def functions_of(text):
    """(name, line, length) of each function: in the house's layout its braces stand alone in the first column."""
    lines = text.splitlines()
    for end, line in enumerate(lines):
        if line != "}":
            continue
        brace = max((i for i in range(end) if lines[i] == "{"), default=None)
        if brace is None:
            continue
        start = brace
        while start > 0 and lines[start - 1].strip() and not lines[start - 1].startswith(("}", "#", " *", "/*")):
            start -= 1
        name = NAME.search(" ".join(lines[start:brace]))
        if name:
            yield name.group(1), start + 1, end - start + 1


def lengths(root):
    return sorted(((length, name, line, function)
                   for path, name in house.sources_of(root)
                   for function, line, length in functions_of(path.read_text(encoding="utf-8"))), reverse=True)


def check(root):
    found = lengths(root)
    complaints = [f"src/{name}:{line}: {function} has {length} lines, more than {LONGEST}"
                  for length, name, line, function in found if length > LONGEST]
    short = sum(length <= SHORT for length, *_ in found)
    if found and short < SHARE * len(found):
        complaints.append(f"only {short} of {len(found)} functions have {SHORT} lines or fewer")
    return complaints


def sample(count, body):
    function = "int f%d(void)\n{\n" + "    step();\n" * body + "}\n\n"
    return {"src/core/a.c": "".join(function % i for i in range(count))}


BAD = {
    "one function of more than 60 lines": sample(1, 58),
    "too many that are nearly as long": sample(3, 50),
}

if __name__ == "__main__":
    every = lengths(house.ROOT)
    print(f"# {len(every)} functions, median {every[len(every) // 2][0] if every else 0} lines; the longest:")
    for length, name, line, function in every[:12]:
        print(f"# {length:4} src/{name}:{line} {function}")
    house.report("functions are short", check(house.ROOT),
                 [(name, house.complaints_of_sample(check, files)) for name, files in BAD.items()])

#!/usr/bin/env python3
"""What the rules ask the linker for. The libraries of core, session and rehearsal and of the parts of base that they use may need memory,
text and tables, and nothing that touches the world: no file, socket, clock, chance, locale, thread, output.

    symbols.py NM LIBCORE LIBSESSION LIBREHEARSAL LIBBASE CC
"""
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import house

ALLOWED = re.compile(r"""^(
    # C: memory and text without locale
    mem(chr|cmp|cpy|move|set|mem) | str(n?cmp|n?len|r?chr|c?spn|pbrk|str) | bsearch | abort |
    # GLib: memory
    g_(free|free_sized|malloc0?|malloc0?_n|realloc|realloc_n|try_malloc|memdup2|steal_pointer|clear_pointer) |
    g_slice_\w+ | g_direct_(hash|equal) | g_int(64)?_(hash|equal) |
    # GLib: text
    g_str(dup|ndup|concat|joinv?|split|freev|has_prefix|has_suffix|_has_prefix|_has_suffix|_hash|_equal|cmp0|rstr|v_\w+
        |splitv?|split_set|strip|chomp|chug|delimit|reverse|str_len|rstr_len|_is_ascii) |
    g_(strdup_v?printf|snprintf|strlcpy|strlcat|strnfill|strdupv|strndup|strchomp|strchug|strstr_len|strrstr|strrstr_len|intern_(static_)?string) |
    g_string_\w+ | g_utf8_(?!collate|strcoll)\w+ | g_unichar_\w+ | g_ascii_(?!strtod|formatd|dtostr)\w+ |
    # GLib: tables and bytes
    g_(ptr_|byte_)?array_\w+ | g_hash_table_\w+ | g_bytes_\w+ | g_checksum_\w+ | g_qsort_with_data |
    # GLib: a bug stops the program
    g_assertion_message(_\w+)? | g_return_if_fail_warning |
    # the compiler's own
    __stack_chk_fail | _GLOBAL_OFFSET_TABLE_ | __(mem|str)\w+_chk
)$""", re.VERBOSE)


def symbols_of(nm, library):
    """{member: (defined, needed)} of a static library."""
    listed = subprocess.run([nm, "-A", "-P", str(library)], capture_output=True, text=True, check=True)
    members = defaultdict(lambda: (set(), set()))
    for line in listed.stdout.splitlines():
        place, name, kind = re.match(r"(.*): (\S+) (\S)", line).groups()
        defined, needed = members[place]
        if kind == "U":
            needed.add(name)
        elif kind.isupper():
            defined.add(name)
    return members


def member_name(place):
    """vocabulary.c.o of "libcore.a[libcore.a.p/vocabulary.c.o]"."""
    return re.split(r"[/:\[]", place)[-1].rstrip("]")


def complaints_of(nm, core, base, others=()):
    """Takes the members of base that core needs, and those that these need, as the linker would."""
    taken = dict(symbols_of(nm, core))
    for other in others:
        taken.update(symbols_of(nm, other))
    spare = dict(symbols_of(nm, base))
    while True:
        needed = set().union(*(need for _, need in taken.values()))
        more = [place for place, (defined, _) in spare.items() if defined & needed]
        if not more:
            break
        taken.update((place, spare.pop(place)) for place in more)
    own = set().union(*(defined for defined, _ in taken.values()))
    return [f"{member_name(place)} needs {name}"
            for place, (_, need) in sorted(taken.items())
            for name in sorted(need - own) if not ALLOWED.match(name)]


def complaints_of_sample(nm, compiler, code, base=""):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("core", code), ("base", base or "int base_one;\n")):
            source = Path(folder) / f"{name}.c"
            source.write_text(text, encoding="utf-8")
            subprocess.run([*compiler, "-c", "-o", source.with_suffix(".o"), source], check=True)
        return complaints_of(nm, Path(folder) / "core.o", Path(folder) / "base.o")


BAD = {
    "rules that read the clock": ("long time(long *); long f(void) { return time(0); }\n",),
    "rules that open a file": ("void *fopen(const char *, const char *); void *f(void) { return fopen(\"a\", \"r\"); }\n",),
    "rules that throw dice": ("int g_random_int(void); int f(void) { return g_random_int(); }\n",),
    "rules that print": ("int puts(const char *); int f(void) { return puts(\"a\"); }\n",),
    "rules that depend on the locale": ("int strcoll(const char *, const char *); int (*f)(const char *, const char *)"
                                        " = strcoll;\n",),
    "rules whose helper reads the clock": ("long now(void); long f(void) { return now(); }\n",
                                           "long time(long *); long now(void) { return time(0); }\n"),
}

if __name__ == "__main__":
    nm_program, core_library, session_library, rehearsal_library, base_library, *cc = sys.argv[1:]
    house.report("the rules ask the linker for nothing of the world",
                 complaints_of(nm_program, core_library, base_library, (session_library, rehearsal_library)),
                 [(name, complaints_of_sample(nm_program, cc, *codes)) for name, codes in BAD.items()])

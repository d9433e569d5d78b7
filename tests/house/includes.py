#!/usr/bin/env python3
"""Who includes whom. The table is ARCHITECTURE.md's: a folder of src/ uses only folders that it may use, and each
foreign library is known to one file."""
import re

import house

MAY_USE = {
    "base": set(),
    "core": {"base"},
    "session": {"base", "core"},
    "rehearsal": {"base", "core", "session"},
    "ledger": {"base"},
    "doc": {"base"},
    "confined": {"base", "doc"},
    "pdf": {"base", "doc", "confined"},
    "reading": {"base", "core", "doc"},
    "paper": {"base", "core", "doc", "reading"},
    "exchange": {"base", "core", "session", "doc", "confined", "reading", "paper"},
    "app": {"base", "core", "session", "ledger"},
    "door": {"base", "core", "session", "ledger"},
    "http": {"base"},
    "web": {"base", "core", "session", "doc", "paper", "exchange", "app", "door", "http"},
    "hall": {"base", "core", "session", "rehearsal", "doc", "confined", "reading", "paper", "exchange", "app", "door", "http", "web"},
    "cli": {"base", "core", "session", "rehearsal", "ledger", "doc", "reading", "paper", "exchange", "app", "door", "http", "web",
            "hall"},
}

# The beginning of a foreign library's header, and the one file that may include it.
OWNERS = {
    "pango/": "doc/pdf_canvas.c",
    "cairo": "doc/pdf_canvas.c",
    "fontconfig/": "doc/pdf_fonts.c",
    "qpdf/": "doc/pdf_finish.c",
    "libical/": "exchange/calendar.c",
    "event2/": "http/server.c",
    "zlib.h": "http/squeeze.c",
    "openssl/": "http/tls.c",
    "archive": "doc/zip.c",
    "libxml/xmlwriter.h": "doc/xml_write.c",
    "libxml/": "doc/xml_read.c",
    "poppler": "pdf/pages.c",
    "seccomp.h": "confined/confine.c",
    "unicode/": "core/words.c",
    "nettle/": "ledger/chain.c",
    "sqlite3.h": "ledger/ledger_sqlite.c",
    "libpq-fe.h": "ledger/ledger_pg.c",
    "sodium": "door/passwords.c",
    "linux/futex.h": "app/bell.c",
}

# Everywhere: GLib and the part of C that computes and nothing else.
COMPUTING = {"glib.h", "assert.h", "ctype.h", "float.h", "inttypes.h", "limits.h", "math.h", "stdarg.h", "stdbool.h",
             "stddef.h", "stdint.h", "stdlib.h", "string.h"}

# Nowhere in the rules: what touches the world.
WORLD = {"arpa/inet.h", "dirent.h", "errno.h", "fcntl.h", "glib/gstdio.h", "grp.h", "locale.h", "netdb.h",
         "netinet/in.h", "netinet/tcp.h", "poll.h", "pthread.h", "pwd.h", "sched.h", "semaphore.h", "signal.h", "spawn.h", "stdio.h",
         "sys/epoll.h", "sys/eventfd.h", "sys/file.h", "sys/ioctl.h", "sys/ioctl.h", "sys/mman.h", "sys/pidfd.h", "sys/prctl.h", "sys/random.h", "sys/resource.h", "sys/socket.h",
         "sys/stat.h", "sys/syscall.h", "sys/types.h", "sys/uio.h", "sys/un.h", "sys/wait.h", "termios.h", "time.h", "unistd.h"}
PURE = {"core", "session", "rehearsal"}

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')


def own(name, header):
    room, other = name.split("/")[0], header.split("/")[0]
    if "/" not in header:
        return f'"{header}" is written without its folder'
    if other not in MAY_USE:
        return f'"{header}": src/ has no folder {other}'
    if other != room and other not in MAY_USE[room]:
        return f'{room} may not use {other} ("{header}")'
    return None


def foreign(name, header):
    room = name.split("/")[0]
    if header in COMPUTING:
        return None
    if header in WORLD:
        return f"{room} is pure and may not use <{header}>" if room in PURE else None
    for start, owner in OWNERS.items():
        if header.startswith(start):
            return None if name == owner else f"<{header}> belongs to src/{owner} alone"
    return f"<{header}> is in no table of tests/house/includes.py: give it an owner"


def check(root):
    complaints = []
    for path, name in house.sources_of(root):
        if "/" not in name or name.split("/")[0] not in MAY_USE:
            complaints.append(f"src/{name} stands in no folder of the table")
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            include = INCLUDE.match(line)
            if include is None:
                continue
            judge = own if include.group(1) == '"' else foreign
            complaint = judge(name, include.group(2))
            if complaint:
                complaints.append(f"src/{name}:{number}: {complaint}")
    return complaints


BAD = {
    "rules that open documents": {"src/core/a.c": '#include "doc/node.h"\n'},
    "rules that read the clock": {"src/core/a.c": "#include <time.h>\n"},
    "documents that know the rules": {"src/doc/a.c": '#include "core/programme.h"\n'},
    "base that knows anybody": {"src/base/a.h": '  #  include "core/programme.h"\n'},
    "a second user of a library": {"src/web/a.c": "#include <cairo/cairo-pdf.h>\n"},
    "a library without an owner": {"src/web/a.c": "#include <gio/gio.h>\n"},
    "a header without its folder": {"src/web/a.c": '#include "html.h"\n'},
    "a folder that is not in the table": {"src/misc/a.c": "\n"},
}

if __name__ == "__main__":
    house.report("every include keeps to the table of folders", check(house.ROOT),
                 [(name, house.complaints_of_sample(check, sample)) for name, sample in BAD.items()])

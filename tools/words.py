#!/usr/bin/env python3
"""Between the words of the pages (src/web/words.def) and their translations (po/).

    words.py template WORDS            prints what translators begin with: a .pot
    words.py tables WORDS LANGUAGE=MO...   prints the tables of C, one a language

A .mo is what msgfmt makes of a .po. Both run at build time, on the building machine; the program itself reads no file. A
word that a language lacks, or that msgfmt leaves out because its translation is marked as fuzzy, is English there.
"""
import gettext
import re
import sys

ENUM = {"ar": "ARABIC", "zh": "CHINESE", "fr": "FRENCH", "ru": "RUSSIAN", "es": "SPANISH"}
FORMS = 6  # PLURAL_FORMS of words.h

COMMENT = re.compile(r"/\*(.*?)\*/", re.DOTALL)
ENTRY = re.compile(r'(WORD|COUNT|LIST)\((\w+),((?:\s|\d|,|"(?:[^"\\]|\\.)*")*)\)')
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
PLURAL = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([n0-9\s()?:=!<>&|%]+);?\s*$")


class Word:
    """One message: its name with the number in its list, its English text (two of a count), a comment."""

    def __init__(self, name, texts, comment):
        self.name, self.texts, self.comment = name, texts, comment
        self.context = name.replace("[", " ").rstrip("]")


def plain(literal):
    return re.sub(r"\\(u[0-9a-f]{4}|.)", lambda m: chr(int(m[1][1:], 16)) if m[1][0] == "u" else m[1], literal)


def texts_of(body):
    """The texts of an entry: literals with only blanks between them are one, as in C."""
    return ["".join(plain(piece) for piece in TEXT.findall(part))
            for part in re.findall(r'"(?:[^"\\]|\\.)*"(?:\s*"(?:[^"\\]|\\.)*")*', body)]


def words_of(path):
    with open(path, encoding="utf-8") as file:
        source = file.read()
    words, at, comment = [], 0, None
    for found in re.finditer(f"{COMMENT.pattern}|{ENTRY.pattern}", source, re.DOTALL):
        if source[at:found.start()].strip():
            raise SystemExit(f"{path}: not understood: {source[at:found.start()].strip()[:60]}")
        at = found.end()
        if found[2] is None:
            comment = " ".join(found[1].split())
            continue
        kind, name, texts = found[2], found[3], texts_of(found[4])
        parts = [(f"{name}[{i}]", [text]) for i, text in enumerate(texts)] if kind == "LIST" else [(name, texts)]
        words += [Word(part, part_texts, comment) for part, part_texts in parts]
        comment = None
    return words


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def template(words):
    yield from ("# The words of Placard's pages. po/README.md says how to work with this file.", "#, fuzzy", 'msgid ""',
                'msgstr ""', quoted("Project-Id-Version: placard\n"), quoted("MIME-Version: 1.0\n"),
                quoted("Content-Type: text/plain; charset=UTF-8\n"), quoted("Content-Transfer-Encoding: 8bit\n"))
    for word in words:
        yield ""
        if word.comment is not None and not word.comment.startswith("==="):
            yield f"#. {word.comment}"
        if re.search("%[sd]", word.texts[0]):
            yield "#, c-format"
        yield f"msgctxt {quoted(word.context)}"
        yield f"msgid {quoted(word.texts[0])}"
        if len(word.texts) > 1:
            yield f"msgid_plural {quoted(word.texts[1])}"
            yield 'msgstr[0] ""'
            yield 'msgstr[1] ""'
        else:
            yield 'msgstr ""'


def plural_of(catalogue, language):
    """How many forms of a number of things there are, and the expression of C that chooses among them."""
    header = PLURAL.match(catalogue.info().get("plural-forms", ""))
    if header is None or not 1 <= int(header[1]) <= FORMS:
        raise SystemExit(f"{language}: the header has no Plural-Forms that can be understood")
    return int(header[1]), header[2].strip()


def translation(catalogue, word, form=None):
    """What the catalogue has for the word; None if it has nothing."""
    key = f"{word.context}\x04{word.texts[0]}"
    return catalogue._catalog.get(key if form is None else (key, form))  # no public way tells "" from what is missing


def table(words, language, catalogue):
    forms, choice = plural_of(catalogue, language)
    yield f"static unsigned form_{language}(unsigned n)\n{{\n    return (unsigned)({choice});\n}}\n"
    yield f"static const Words words_{language} = {{"
    yield f"    .language = LANGUAGE_{ENUM[language]},\n    .form = form_{language},"
    for word in words:
        if len(word.texts) == 1:
            yield f"    .{word.name} = {quoted(translation(catalogue, word) or word.texts[0])},"
        else:
            texts = [translation(catalogue, word, i) or word.texts[1] for i in range(forms)]
            yield f"    .{word.name} = {{ {', '.join(map(quoted, texts))} }},"
    yield "};\n"


def tables(words, catalogues):
    yield "/* Made by tools/words.py from po/; not to be edited. */"
    yield '#include "web/words_tables.h"\n'
    for language, catalogue in catalogues.items():
        yield from table(words, language, catalogue)
    yield "const Words *const words_tables[N_LANGUAGES] = {"
    yield from (f"    [LANGUAGE_{ENUM[language]}] = &words_{language}," for language in catalogues)
    yield "};"


def read_catalogue(path):
    with open(path, "rb") as file:
        return gettext.GNUTranslations(file)


def main(arguments):
    match arguments:
        case ["template", source]:
            lines = template(words_of(source))
        case ["tables", source, *named]:
            pairs = (name.split("=", 1) for name in named)
            lines = tables(words_of(source), {language: read_catalogue(path) for language, path in pairs})
        case _:
            raise SystemExit(__doc__)
    sys.stdout.reconfigure(encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main(sys.argv[1:])

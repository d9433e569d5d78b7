#!/usr/bin/env python3
"""The translations of the pages' words: the template is that of words.def, no word is missing, none is translated for
nothing, and what machines can see of each language's typography is kept. What msgfmt --check sees, the build has seen."""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests" / "house")]

import house  # noqa: E402: both are known only from here on
import words  # noqa: E402

FOREIGN_FIGURES = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
# No blank is wanted in an address, nor between the figures of a time of a machine: 14:00:00.
FRENCH_BLANKS = re.compile("[^\u00a0\u202f:/](?!(?<=[0-9]):[0-9])[;:!?»](?!/)|«[^\u00a0\u202f]")


def catalogue_of(path):
    with tempfile.NamedTemporaryFile(suffix=".mo") as made:
        subprocess.run(["msgfmt", "--output-file", made.name, str(path)], check=True)
        return words.read_catalogue(made.name)


def texts_of(catalogue, word, language):
    """All translations of a word: as many as there are forms of a count, else one. None where it is missing."""
    if len(word.texts) == 1:
        return [words.translation(catalogue, word)]
    return [words.translation(catalogue, word, i) for i in range(words.plural_of(catalogue, language)[0])]


def complaints_of_text(language, text):
    if not text:
        return ["is missing, or fuzzy"]
    complaints = []
    if FOREIGN_FIGURES.search(text):
        complaints.append("has figures that the organization does not write")
    if language == "fr" and FRENCH_BLANKS.search(text):
        complaints.append("lacks a no-break blank")
    return complaints


def check(root):
    listed = words.words_of(root / "src" / "web" / "words.def")
    complaints = []
    if (root / "po" / "placard.pot").read_text(encoding="utf-8") != "\n".join(words.template(listed)) + "\n":
        complaints.append("po/placard.pot is not what words.def says: make words")
    sources = "".join(path.read_text(encoding="utf-8")
                      for module in ("web", "hall") for path in (root / "src" / module).glob("*.c"))
    used = set(re.findall(r"->(\w+)", sources))
    complaints += [f"src/web/words.def: {word.context}: is used by no page"
                   for word in listed if word.context.split()[0] not in used]
    for language in words.ENUM:
        catalogue = catalogue_of(root / "po" / f"{language}.po")
        complaints += [f"po/{language}.po: {word.context}: {complaint}"
                       for word in listed if word.texts[0]  # what is nothing in English is nothing anywhere
                       for text in texts_of(catalogue, word, language)
                       for complaint in complaints_of_text(language, text)]
    return complaints


def sample(definition, french, template=None):
    """The files of a project with one word, which the other languages all call "x"."""
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=1; plural=0;\\n"\n'
    files = {f"po/{language}.po": header + 'msgctxt "a"\nmsgid "A"\nmsgstr "x"\n' for language in words.ENUM}
    with tempfile.NamedTemporaryFile("w", suffix=".def") as source:
        source.write(definition)
        source.flush()
        made = "\n".join(words.template(words.words_of(source.name))) + "\n"
    files |= {"po/fr.po": header + french, "src/web/words.def": definition, "po/placard.pot": template or made,
              "src/web/page.c": "words->a;\n"}
    return files


ONE = 'WORD(a, "A")\n'
GOOD = 'msgctxt "a"\nmsgid "A"\nmsgstr "x"\n'
BAD = {
    "a word without a translation": sample(ONE, ""),
    "a fuzzy translation": sample(ONE, "#, fuzzy\n" + GOOD),
    "a translation of another English text": sample(ONE, GOOD.replace('"A"', '"B"')),
    "French without its blanks": sample(ONE, GOOD.replace('"x"', '"x: y"')),
    "figures of another script": sample(ONE, GOOD.replace('"x"', '"٧"')),
    "a word that no page uses": sample(ONE.replace("(a,", "(b,"), GOOD.replace('"a"', '"b"')),
    "a template of yesterday": sample(ONE, GOOD, template="yesterday\n"),
}

SOUND = {
    "one word": sample(ONE, GOOD),
    "French with the time of a machine": sample(ONE, GOOD.replace('"x"', '"14:00:00"')),
    "a word of the hall": sample(ONE, GOOD) | {"src/web/page.c": "", "src/hall/page.c": "words->a;\n"},
    "a word without English": sample('LIST(a, 1, "")\n', "") | {"src/web/page.c": "words->a[0];\n"},
}

if __name__ == "__main__":
    for name, files in SOUND.items():
        complaints = house.complaints_of_sample(check, files)
        assert complaints == [], f"a sound sample is refused: {name}: {complaints}"
    house.report("the words of the pages are translated", check(ROOT),
                 [(name, house.complaints_of_sample(check, files)) for name, files in BAD.items()])

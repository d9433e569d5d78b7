#include "reading/language_guess.h"

#include "base/folding.h"

#include <stdlib.h>
#include <string.h>

enum {
    WORD_LENGTH = 15,
    LEAD = 25,        /* so many more small words than of any other language settle it */
    FEW_LETTERS = 50, /* below, Latin letters settle nothing */
};

/* Letters of each script (Latin ones are counted as English), and small words of each language in Latin letters. */
typedef struct {
    guint letters[N_LANGUAGES];
    guint words[N_LANGUAGES];
} Counts;

typedef struct {
    const char *word; /* folded */
    Language language;
} SmallWord;

/* Words that only one of the three languages has; sorted, for bsearch. */
static const SmallWord small_words[] = {
    { "and", LANGUAGE_ENGLISH },       { "apertura", LANGUAGE_SPANISH }, { "at", LANGUAGE_ENGLISH },
    { "au", LANGUAGE_FRENCH },         { "aux", LANGUAGE_FRENCH },       { "be", LANGUAGE_ENGLISH },
    { "by", LANGUAGE_ENGLISH },        { "clausura", LANGUAGE_SPANISH }, { "cloture", LANGUAGE_FRENCH },
    { "como", LANGUAGE_SPANISH },      { "con", LANGUAGE_SPANISH },      { "dans", LANGUAGE_FRENCH },
    { "debat", LANGUAGE_FRENCH },      { "debate", LANGUAGE_SPANISH },   { "del", LANGUAGE_SPANISH },
    { "des", LANGUAGE_FRENCH },        { "draft", LANGUAGE_ENGLISH },    { "du", LANGUAGE_FRENCH },
    { "el", LANGUAGE_SPANISH },        { "est", LANGUAGE_FRENCH },       { "et", LANGUAGE_FRENCH },
    { "for", LANGUAGE_ENGLISH },       { "friday", LANGUAGE_ENGLISH },   { "from", LANGUAGE_ENGLISH },
    { "general", LANGUAGE_ENGLISH },   { "heures", LANGUAGE_FRENCH },    { "horas", LANGUAGE_SPANISH },
    { "in", LANGUAGE_ENGLISH },        { "is", LANGUAGE_ENGLISH },       { "item", LANGUAGE_ENGLISH },
    { "items", LANGUAGE_ENGLISH },     { "jeudi", LANGUAGE_FRENCH },     { "jour", LANGUAGE_FRENCH },
    { "jueves", LANGUAGE_SPANISH },    { "las", LANGUAGE_SPANISH },      { "le", LANGUAGE_FRENCH },
    { "les", LANGUAGE_FRENCH },        { "los", LANGUAGE_SPANISH },      { "lundi", LANGUAGE_FRENCH },
    { "lunes", LANGUAGE_SPANISH },     { "mardi", LANGUAGE_FRENCH },     { "martes", LANGUAGE_SPANISH },
    { "meeting", LANGUAGE_ENGLISH },   { "meetings", LANGUAGE_ENGLISH }, { "mercredi", LANGUAGE_FRENCH },
    { "miercoles", LANGUAGE_SPANISH }, { "monday", LANGUAGE_ENGLISH },   { "of", LANGUAGE_ENGLISH },
    { "on", LANGUAGE_ENGLISH },        { "opening", LANGUAGE_ENGLISH },  { "orden", LANGUAGE_SPANISH },
    { "ordre", LANGUAGE_FRENCH },      { "other", LANGUAGE_ENGLISH },    { "ouverture", LANGUAGE_FRENCH },
    { "par", LANGUAGE_FRENCH },        { "para", LANGUAGE_SPANISH },     { "periodo", LANGUAGE_SPANISH },
    { "point", LANGUAGE_FRENCH },      { "points", LANGUAGE_FRENCH },    { "por", LANGUAGE_SPANISH },
    { "pour", LANGUAGE_FRENCH },       { "programa", LANGUAGE_SPANISH }, { "seance", LANGUAGE_FRENCH },
    { "sera", LANGUAGE_FRENCH },       { "sesion", LANGUAGE_SPANISH },   { "sesiones", LANGUAGE_SPANISH },
    { "sont", LANGUAGE_FRENCH },       { "sur", LANGUAGE_FRENCH },       { "tema", LANGUAGE_SPANISH },
    { "temas", LANGUAGE_SPANISH },     { "the", LANGUAGE_ENGLISH },      { "thursday", LANGUAGE_ENGLISH },
    { "to", LANGUAGE_ENGLISH },        { "trabajo", LANGUAGE_SPANISH },  { "travaux", LANGUAGE_FRENCH },
    { "tuesday", LANGUAGE_ENGLISH },   { "una", LANGUAGE_SPANISH },      { "une", LANGUAGE_FRENCH },
    { "vendredi", LANGUAGE_FRENCH },   { "viernes", LANGUAGE_SPANISH },  { "wednesday", LANGUAGE_ENGLISH },
    { "which", LANGUAGE_ENGLISH },     { "will", LANGUAGE_ENGLISH },     { "with", LANGUAGE_ENGLISH },
    { "y", LANGUAGE_SPANISH }
};

static int compare_word(const void *word, const void *row)
{
    return strcmp(word, ((const SmallWord *)row)->word);
}

static Language language_of_letter(gunichar c)
{
    if (c < 0x250) {
        return LANGUAGE_ENGLISH;
    }
    switch (g_unichar_get_script(c)) {
    case G_UNICODE_SCRIPT_ARABIC: return LANGUAGE_ARABIC;
    case G_UNICODE_SCRIPT_HAN: return LANGUAGE_CHINESE;
    case G_UNICODE_SCRIPT_CYRILLIC: return LANGUAGE_RUSSIAN;
    default: return LANGUAGE_NONE;
    }
}

static void count_word(Counts *counts, const char *word)
{
    const SmallWord *row = bsearch(word, small_words, G_N_ELEMENTS(small_words), sizeof small_words[0], compare_word);
    if (row != NULL) {
        counts->words[row->language]++;
    }
}

static void count_text(Counts *counts, const char *text)
{
    char word[WORD_LENGTH + 1];
    size_t length = 0;
    for (gunichar c = folded_next(&text);; c = folded_next(&text)) {
        const bool is_letter = c != 0 && (c < 0x80 ? g_ascii_isalpha((char)c) : g_unichar_isalpha(c));
        if (is_letter) {
            const Language language = language_of_letter(c);
            if (language != LANGUAGE_NONE) {
                counts->letters[language]++;
            }
            word[MIN(length, WORD_LENGTH)] = c < 0x80 ? (char)c : '?';
            length++;
            continue;
        }
        if (length > 0 && length <= WORD_LENGTH) {
            word[length] = '\0';
            count_word(counts, word);
        }
        length = 0;
        if (c == 0) {
            return;
        }
    }
}

/* The language whose script most of the text is in: a name among Latin words does not make it Chinese, nor symbols
 * and names of programs a Chinese text English. Chinese says with one character what takes others three letters. */
static Language guess_by_script(const guint *letters)
{
    static const Language others[] = { LANGUAGE_ARABIC, LANGUAGE_CHINESE, LANGUAGE_RUSSIAN };
    Language most = LANGUAGE_ENGLISH;
    guint weight = letters[LANGUAGE_ENGLISH];
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        const guint letters_of_other = letters[others[i]] * (others[i] == LANGUAGE_CHINESE ? 3 : 1);
        if (letters_of_other > weight) {
            most = others[i];
            weight = letters_of_other;
        }
    }
    return most;
}

/* English wins a tie: it is what nearly all papers are written in whose words tell nothing. */
static Language guess_by_words(const guint *words)
{
    if (words[LANGUAGE_FRENCH] > words[LANGUAGE_ENGLISH] && words[LANGUAGE_FRENCH] >= words[LANGUAGE_SPANISH]) {
        return LANGUAGE_FRENCH;
    }
    return words[LANGUAGE_SPANISH] > words[LANGUAGE_ENGLISH] ? LANGUAGE_SPANISH : LANGUAGE_ENGLISH;
}

/* Is it so clearly one language in Latin letters that the rest need not be read? */
static bool is_settled(const Counts *counts)
{
    const Language language = guess_by_words(counts->words);
    guint others = 0;
    for (int i = 0; i < N_LANGUAGES; i++) {
        others += i == (int)language ? 0 : counts->words[i];
    }
    const guint foreign =
        counts->letters[LANGUAGE_ARABIC] + counts->letters[LANGUAGE_CHINESE] + counts->letters[LANGUAGE_RUSSIAN];
    return counts->words[language] > others * 4 + LEAD &&
           counts->letters[LANGUAGE_ENGLISH] > foreign * 20 + FEW_LETTERS;
}

Language language_guess(const Document *document)
{
    Counts counts = { 0 };
    const Node *root = document->root;
    for (const Node *node = root->first; node != NULL && !is_settled(&counts); node = node_next(node, root)) {
        const bool is_told = node->parent->explicit_role && node_has_role(node->parent, "language");
        if (node->kind == NODE_TEXT && !is_told) {
            count_text(&counts, node->text);
        }
    }
    const Language language = guess_by_script(counts.letters);
    return language == LANGUAGE_ENGLISH ? guess_by_words(counts.words) : language;
}

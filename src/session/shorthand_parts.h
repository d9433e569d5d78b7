/* What the files of shorthand share: the words of a part, and how a form is held against them. */
#pragma once

#include "session/shorthand.h"

typedef struct {
    size_t from, to; /* in the line, quotation marks included */
    char *text;      /* without them */
    bool is_quoted;
} ShortWord;

typedef struct {
    GArray *words;  /* of ShortWord: what is neither a field by its name nor a list */
    GArray *fields; /* of ShortWord: "level=minister" */
    int list;       /* of "@item-6"; 0: none */
    size_t from, to;
} ShortWords;

void short_words_init(ShortWords *words);
void short_words_clear(ShortWords *words);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ShortWords, short_words_clear)

/* The words of the part at *at, which moves past it; false with a complaint. */
bool short_words_read(const Typist *typist, const char *line, size_t *at, ShortWords *ret_words,
                      ShorthandComplaint *complaint);

const ShortWord *short_word(const ShortWords *words, guint i);

/* Whether the word stands for the first word of the form, or is its command's full name. */
bool short_form_has_head(const ShortForm *form, const ShortToken *tokens, const char *word);

/* How far a form goes with the words. */
typedef struct {
    Values values;
    guint word;  /* the first that it does not take */
    guint token; /* of the usage, that stands there */
    int party;   /* the participant that the form is about, or 0 */
    ShorthandComplaint complaint;
} ShortMatch;

void short_match_clear(ShortMatch *match);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ShortMatch, short_match_clear)

/* Holds the form against the words. False with match->complaint; TYPED_MISSING if the words end too early. */
bool short_match(const Typist *typist, const ShortForm *form, const ShortWords *words, const char *line,
                 GStringChunk *strings, ShortMatch *match);

/* Whether the name of somebody who takes part begins so. */
bool short_begins_somebody(const State *state, const char *text);

/* Sets an empty complaint; returns false, for `return short_complain(...)`. `found` is copied, may be NULL. */
bool short_complain(ShorthandComplaint *complaint, Typed what, size_t from, size_t to, const char *found);

/* Adds to what may have been meant, up to the limit. */
void short_suggest(ShorthandComplaint *complaint, const char *text);

/* A row that is in the list's way: the list of the part, else the one that is meant where none is named. */
int short_list(const Typist *typist, const ShortWords *words);

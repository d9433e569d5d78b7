/* How statements and their texts are shown, to those who may see them: whoever calls has asked statement_may_be_read.
 */
#pragma once

#include "hall/act_form.h"
#include "hall/fragment.h"

/* Does the visitor work with texts: the Secretariat, the Chair, those who interpret? */
bool statement_is_work_of(const Scene *scene);

/* May the visitor read that text? Its delegation, the Secretariat, the Chair and those who interpret may at any time,
 * whatever became of it; everybody else only what is public. */
bool statement_may_be_read(const Scene *scene, int statement);

/* The statement that a star of the page's address names, if it may be read by this visitor; else 0. */
int statement_of_place(const Scene *scene);

/* Its text, a paragraph each, in its own language and direction. */
void put_statement_text(const Scene *scene, Html *html, int statement);

/* The size of the text as it will stand in a page; G_MAXSIZE if it is not kept. */
size_t statement_markup_size(const Scene *scene, int statement);

/* Who speaks, for whom, on what. */
void put_statement_head(const Scene *scene, Html *html, int statement);

/* "under embargo" loudly, as long as it is; and what else readers must know. */
void put_embargo(const Scene *scene, Html *html, int statement);

/* "English", in itself; of another language "other". Free with g_free. */
char *text_language_words(const Scene *scene, TextLanguage language);

/* "820 words, about 7 min", and whether that can be interpreted within the limit of its turn. */
void put_statement_pace(const Scene *scene, Html *html, int statement);

/* Links to the texts of the same statement in other languages that the visitor may read, at `path` and their numbers.
 */
void put_statement_others(const Scene *scene, Html *html, int statement, const char *path);

/* Forms by which it is checked against delivery; nothing where the visitor does not do that, or it is too early. */
void put_statement_check(const Scene *scene, Html *html, int statement);

/* A link to the file that was handed in, where one is kept. */
void put_statement_file(const Scene *scene, Html *html, int statement);

/* What the pages of the desk share. */
#pragma once

#include "hall/scene.h"
#include "http/html.h"
#include "session/shorthand.h"

/* Why a line cannot be understood, in the words of the page. Free with g_free. */
char *desk_complaint(const Scene *scene, const ShorthandComplaint *complaint, const char *line);

/* The place of a byte in UTF-16, as scripts count. */
int desk_script_column(const char *line, size_t at);

enum { DESK_ACTS_LIMIT = 20 /* of one's own that the box remembers for "undo" */ };

/* "17 18 21": acts by their numbers; what is no number is passed over. */
guint desk_read_acts(const char *text, Seq ret_acts[DESK_ACTS_LIMIT]);

/* The visitor as who types. False for who does not act. */
bool desk_typist(const State *state, const Visitor *visitor, Instant now, Typist *ret_typist);

/* What a list is called: the title of its matter, else its id; the kind before it where it is no list of speakers. Free
 * with g_free. */
char *desk_list_title(const Scene *scene, int list);

/* The line in which commands are typed; `list`: the one that they are about, 0: that which is being heard. */
void desk_put_box(const Scene *scene, Html *html, int list);

enum { DESK_WHOLE_LIST = 10000 };

/* A list with its state, its limits, who waits in order, and what can be done about them. `is_main`: the one that is
 * printed with a key. */
void desk_put_list(const Scene *scene, Html *html, int list, int most, bool is_main);

/* --- forms -------------------------------------------------------------------------------------------------------- */

/* The pattern with its "%s" filled, for attributes and names of buttons. Free with g_free. */
char *desk_filled(const char *pattern, const char *value);

/* A labelled line, as `name`; `list`: the id of its suggestions, or NULL. */
void desk_put_input(Html *html, const char *label, const char *name, const char *value, const char *list,
                    bool is_required);
void desk_put_number(Html *html, const char *label, const char *name, int value, int most);
/* One of the choices of a field, in words; `none`: of the empty one, NULL: there is none. */
void desk_put_choices(const Scene *scene, Html *html, const char *label, Field field, const char *none);
/* The code of a participant, with names to choose from; the suggestions are desk_put_participants. */
void desk_put_party(const Scene *scene, Html *html, const char *label, const char *name, bool is_required);
void desk_put_participants(const Scene *scene, Html *html);
/* A link to a page of the desk: "/desk/list/" and a number. */
void desk_link_open(const Scene *scene, Html *html, const char *path, int id);

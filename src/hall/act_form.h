/* Acts as forms: what a button does is a command of the closed table with its fields, so that it works without scripts,
 * and only a visitor who may do it sees it.
 *
 * On a page each form carries the token of the sign-in, by which it is known that the page is ours, and a number used
 * once, by which a form that is sent twice does nothing the second time. In a stream, whose bytes many see, forms carry
 * neither: the page's script adds them. A form is to say exactly what it wants ("give the floor to France"), not "the
 * next one": then it cannot do another thing than the one its reader saw, however late it comes. */
#pragma once

#include "hall/scene.h"
#include "http/html.h"

#define ACT_FORM_PATH "/act/" /* the name of a command follows */

/* A form of the command `name`, open: what follows is in it, until act_form_close. `class` may be NULL. False, and
 * nothing is written, if the visitor may not do it at all. */
bool act_form_open(const Scene *scene, Html *html, const char *name, const char *class_name);
/* The same with an id, for one that has buttons elsewhere. */
bool act_form_open_as(const Scene *scene, Html *html, const char *name, const char *class_name, const char *id);
/* What every form of a page carries, for forms that are no acts: its token, and the number that it is used once by. */
void act_form_seal(const Scene *scene, Html *html);

void act_form_field(Html *html, const char *field, const char *value); /* a field that is settled */
/* Closes it with its button. `key`: the letter by which it is done, with data-key; NULL: none. */
void act_form_close(Html *html, const char *label, const char *key);

/* The same in one step, for fields that are settled: pairs of field and value up to NULL. */
void act_button(const Scene *scene, Html *html, const char *name, const char *label, const char *key,
                ...) G_GNUC_NULL_TERMINATED;

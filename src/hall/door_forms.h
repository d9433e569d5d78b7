/* What the pages about the door share: forms that are no acts, who somebody is in words, and what is said of what the
 * door refuses. */
#pragma once

#include "hall/errand.h"
#include "hall/scene.h"

/* Opens a form that is posted to `path`, with the seal of the page if somebody is signed in. `class` may be NULL. */
void door_form_open(const Scene *scene, Html *html, const char *path, const char *class_name);
void door_form_close(Html *html, const char *button, const char *class_name);

typedef struct {
    const char *name, *label;
    const char *type;     /* "text", "password", "number" */
    const char *complete; /* autocomplete: "username", "current-password", "new-password"; NULL: "off" */
    const char *value;    /* or NULL */
    const char *hint;     /* or NULL */
    int limit;            /* characters */
} DoorInput;

void door_put_input(Html *html, const DoorInput *input);

/* A new password, and the same again: `password` and `again`. */
void door_put_new_password(const Scene *scene, Html *html, const char *label);

/* A field to choose from: `selected` the value that is. */
void door_select_open(Html *html, const char *name, const char *label);
void door_put_option(Html *html, const char *value, const char *text, bool is_selected);
void door_select_close(Html *html);

/* "Head of delegation, France". Free with g_free. */
char *door_standing_words(const Scene *scene, const DoorStanding *standing);

/* For the bar: who one is and a way out, or a way in. */
void door_put_visitor(const Scene *scene, Html *html);

/* What is told of an error of the door, in the page's language. Free with g_free. */
char *door_error_words(const Words *words, const GError *error, int retry_seconds);

/* --- for errands ---------------------------------------------------------------------------------------------------
 */

/* The form that was posted; NULL with the problem. */
Form *door_form_read(Errand *errand);

/* The same of a form with a seal, which is looked at; NULL with the problem, or when it was done before and is
 * answered. Where it is not NULL, errand_is_done follows. */
Form *door_form_read_sealed(Errand *errand, Response *response);

/* A field, "" if it is not there or no text. Free with g_free. */
char *door_form_field(const Form *form, const char *name);

/* Where somebody of that role begins. */
const char *door_home(DoorRole role);

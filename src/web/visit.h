/* How somebody came to a page: at which address, in which language. Each page is a function of this, too.
 *
 * An address may begin with a language: "/fr/p/oewg-3/". Then that is the page's, and its links keep it. Without one
 * the language is the best of those that the client asks for (Accept-Language), else the site's usual one. */
#pragma once

#include "core/language.h"
#include "http/html.h"
#include "http/http.h"

/* Borrows from the request. */
typedef struct {
    Language language;
    bool is_chosen;   /* the address says which */
    const char *path; /* of the page, as sent, without the language: "/p/oewg-3/" */
    const char *host; /* for addresses that must be whole; only routes with takes_host may print it */
} Visit;

Visit visit_of(const Request *request, Language usual);

/* The best of the six by the value of an Accept-Language (RFC 9110, 12.5.4); `usual` if it names none of them, or is
 * NULL. */
Language language_asked_for(const char *header, Language usual);

/* "ltr" or "rtl", as HTML has it. */
const char *language_direction(Language language);

/* A link to another page of the site: begins the value of `attribute` with the language, if the visit's address has
 * one. What follows is written with html_piece, from the slash on, then html_attribute_close. */
void visit_address_open(const Visit *visit, Html *html, const char *attribute);

/* The same, whole. */
void visit_address(const Visit *visit, Html *html, const char *attribute, const char *path);

/* Says of the element begun last that its words are in `language`, where that is not the page's. */
void visit_mark_language(const Visit *visit, Html *html, Language language);

/* The address of this page in a language: "/fr/p/oewg-3/"; LANGUAGE_NONE: in whichever is asked for. `query` is the
 * page's in its one form, "" if it has none. */
void visit_address_in(const Visit *visit, Language language, const char *query, Html *html, const char *attribute);

/* The metadata of Akoma Ntoso: what the document is called, what it refers to, who changed it when. */
#pragma once

#include "doc/akn_body.h"

/* The element `meta` of the component "main" or "annex_1", without the footnotes: it is left open for them. Only the
 * main component has references. */
void akn_meta_begin(const AknWriter *writer, const AknNames *names, const char *component);

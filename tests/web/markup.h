/* What must hold of every page, whatever is on it. */
#pragma once

/* Asserts that the page is sound: elements nest and close, no id twice, every link to a place of the page has its
 * place, nothing inline that the site's policy would stop (style, on..., scripts that are no data). */
void assert_sound_page(const char *page);

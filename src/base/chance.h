/* Texts that nobody can guess. Not for the rules, which are to be played again: for who is outside of them. */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum { CHANCE_BYTES = 32, CHANCE_LENGTH = 43 /* of them as base64url without padding (RFC 4648, 5) */ };

/* 43 letters, digits, "-" and "_". Free with g_free; whoever keeps a secret wipes it first. Stops the program where the
 * system has no random bytes to give: it always has, once it runs. */
char *chance_text(void);

/* Whether they are the same, in the same time wherever they differ. The first is what a stranger says. */
bool chance_is_same(const char *said, const char *text);

/* The text of so many bytes, wherever they come from. */
void chance_spell(const guint8 bytes[CHANCE_BYTES], char ret_text[CHANCE_LENGTH + 1]);

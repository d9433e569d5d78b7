/* What stands on the pages about accounts: lists with what can be done to their rows, and the form of an invitation. */
#pragma once

#include "hall/door_forms.h"

enum { DOOR_ROWS_SHOWN = 200 /* of a list; who looks for another one seeks it by name */ };

/* A form of one button, with one settled field. */
void door_put_button(const Scene *scene, Html *html, const char *path, const char *label, const char *field,
                     const char *value);

/* Of DoorSignIn; `of_screens`: names the screens. */
void door_put_sign_ins(const Scene *scene, Html *html, const GArray *rows, bool of_screens);

/* Of DoorAccount: those of a party, and those whose name has `sought` in it (either may be NULL). */
void door_put_accounts(const Scene *scene, Html *html, const GArray *accounts, const char *party, const char *sought);

/* Of DoorInvitation. */
void door_put_invitations(const Scene *scene, Html *html, const GArray *invitations);

/* For what `visitor` may invite to. */
void door_put_invite(const Scene *scene, Html *html, const Visitor *visitor);

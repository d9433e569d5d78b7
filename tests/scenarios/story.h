/* A rule as a story that a conference officer can read: who does what when, and what the rules say to it.
 *
 *   Rule 32: One place on a list                                            number and title as in data/rules.tsv
 *   A delegation that pressed its button twice still has one turn, ...      prose, up to the first "Given" or step:
 *                                                                           what is to be learned, and why it is so
 *
 *   Given a list                                                            what went before: given/a-list.txt
 *   10:05 FRA  floor.request list=item-5                                    a step: it must be allowed
 *   10:06 FRA  floor.request list=item-5
 *         refused: already-listed (rule 32)                                 unless the rules must say no
 *   10:07 FRA  floor.request list=
 *         wrong: list: found                                                or the command itself is wrong
 *   list item-5: FRA                                                        what must be so now (the checks of story.c)
 *   rebuilt list item-5: FRA                                                in the state that the records alone give
 *   Day 2022-07-26                                                          the clock goes on on another day
 *   Clock UTC-5                                                             and from here on by these hours
 *   The power fails.                                                        what is not in the records is gone
 *
 * Hours are those of the place: UTC−4, unless said otherwise. At the end of each story the events are written and read
 * back, folded anew, and must give the same state. */
#pragma once

#include "session/decide.h"

/* Runs the story in the file; complains through GTest, naming file and line. `folder` has given/. */
void story_run(const char *path, const char *folder);

/* The names of the commands that stories have used so far, and of the refusals that they have met: sets. */
GHashTable *story_commands(void);
GHashTable *story_refusals(void);

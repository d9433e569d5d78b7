/* Figures as pictures, each beside the table of what it shows. Colours and marks are those of assets/chart.css. */
#pragma once

#include "hall/lines.h"
#include "rehearsal/outlook.h"
#include "session/shares.h"

/* How long each spoke, as a table with a bar in each line. */
typedef struct {
    char *name; /* owned */
    Tally tally;
} ChartShare;
GArray *chart_shares_new(void);                                /* of ChartShare; free with g_array_unref */
void chart_share_add(GArray *shares, char *name, Tally tally); /* takes the name over; who has not spoken is left out */

/* `caption` is the table's; `who` the head of its first column. The shares are of `all`. */
void chart_put_shares(const Scene *scene, Html *html, const char *caption, const char *who, const GArray *shares,
                      Tally all);

/* By kinds of speakers; by regional groups of Members that spoke for themselves; by participants, at most so many. */
void chart_put_kinds(const Scene *scene, Html *html, const Shares *shares);
void chart_put_groups(const Scene *scene, Html *html, const Shares *shares);
enum { CHART_PARTICIPANTS_LIMIT = 12 };
void chart_put_participants(const Scene *scene, Html *html, const Shares *shares);

/* How evenly the time was shared, meeting by meeting. */
void chart_put_evenness(const Scene *scene, Html *html);

/* Each meeting that was held beside its plan. */
void chart_put_meetings(const Scene *scene, Html *html);

/* When who waits on a list will likely speak, against the end of the meeting. Names are shown, so the caller asks
 * scene_follows. */
enum { CHART_WAITING_LIMIT = 25 };
void chart_put_list(const Scene *scene, Html *html, int list);

/* What rehearsals of the programme came to. */
void chart_put_outlook(const Scene *scene, Html *html, const Outlook *outlook);

/* A table that may be wider than its place: with its head, open for rows. */
void chart_open_table(Html *html, const char *caption, const char *const *heads, guint n);
void chart_close_table(Html *html);

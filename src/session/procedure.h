/* The figures of the rules of procedure: what differs between bodies and may be changed by a decision (rule 122 and
 * section "defaults" of docs/rules.md). They enter the ledger with the session, so that a record is read by the figures
 * that were in force. */
#pragma once

#include <glib.h>

typedef struct {
    int quorum_open_per_mille;   /* of the Members: to open and to debate; 250 is a quarter */
    int quorum_decide_per_mille; /* to decide: more than that; 500 is a majority */
    int replies;                 /* by a delegation, on an item in a meeting (rule 46) */
    int reply_seconds[2];        /* the first and the second (rule 47) */
    int union_replies;           /* by the European Union (rule 50) */
    int point_seconds;           /* of a point of order */
    int explanation_seconds;     /* of position or vote */
    int stakeholder_seconds;
    int state_seconds, group_seconds; /* 0: none until it is decided */
    int list_rolls;                   /* 1: who is not heard goes on to the next meeting on the matter (rule 36) */
} Procedure;

/* Of the profile (core/profile.h) of that id; those of the free form if there is none. */
const Procedure *procedure_usual(const char *profile);

/* The figures as a table, for the ledger, for commands and for help: i from 0 until NULL. */
typedef struct {
    const char *name;  /* "quorum-open" */
    const char *about; /* "share of the Members that must be present to open a meeting, in thousandths" */
    size_t offset;     /* of the int in Procedure */
    int least, most;
    const char *source; /* where the usual figures come from */
} ProcedureFigure;
extern const char *const procedure_figure_names[]; /* the same names, for the field `figure`; ends with NULL */
const ProcedureFigure *procedure_figure_at(guint i);
int procedure_figure(const Procedure *procedure, guint i);
void procedure_set_figure(Procedure *procedure, guint i, int value);

/* "quorum-open=250 quorum-decide=500 ...": all figures as one line of text, and back. False if it is not all of them
 * within their limits; unknown names are refused. */
char *procedure_write(const Procedure *procedure);
gboolean procedure_read(const char *text, Procedure *ret_procedure);

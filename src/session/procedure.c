#include "session/procedure.h"

#include "core/profile.h"

#include <stdbool.h>
#include <string.h>

#define FIGURE(figure_name, member, lowest, highest, words, origin)                                                    \
    {                                                                                                                  \
        .name = figure_name, .about = words, .offset = G_STRUCT_OFFSET(Procedure, member), .least = lowest,            \
        .most = highest, .source = origin                                                                              \
    }

static const ProcedureFigure figures[] = {
    FIGURE("quorum-open", quorum_open_per_mille, 0, 1000,
           "share of the Members that must be present to open a meeting, in thousandths",
           "rule 108 of the rules of procedure; a third in the rules of a conference"),
    FIGURE("quorum-decide", quorum_decide_per_mille, 0, 1000,
           "share of the Members that more must be present to decide, in thousandths",
           "rule 108 of the rules of procedure"),
    FIGURE("replies", replies, 0, 9, "replies of a delegation on an item in a meeting",
           "decision 34/401; practice of Main Committees"),
    FIGURE("reply-first", reply_seconds[0], 1, 3600, "seconds of a first reply",
           "decision 34/401; practice of Main Committees; ten minutes in the plenary"),
    FIGURE("reply-second", reply_seconds[1], 1, 3600, "seconds of a second reply",
           "decision 34/401; practice of Main Committees; five minutes in the plenary"),
    FIGURE("union-replies", union_replies, 0, 9, "replies of the European Union on an item in a meeting",
           "resolution 65/276; the rules of a conference"),
    FIGURE("point-of-order", point_seconds, 1, 3600, "seconds of a point of order",
           "practice of Main Committees; the rules of a conference"),
    FIGURE("explanation", explanation_seconds, 1, 3600, "seconds of an explanation of position or vote",
           "practice of Main Committees; ten minutes in decision 34/401"),
    FIGURE("stakeholder", stakeholder_seconds, 0, 3600, "seconds of a stakeholder's statement; 0 is no limit",
           "practice of the working group"),
    FIGURE("state", state_seconds, 0, 7200, "seconds of a statement in national capacity; 0 is no limit",
           "programmes of work of Main Committees; information for speakers of a conference"),
    FIGURE("group", group_seconds, 0, 7200, "seconds of a statement on behalf of a group; 0 is no limit",
           "programmes of work of Main Committees; information for speakers of a conference"),
    FIGURE("roll-over", list_rolls, 0, 1, "1: who was not heard goes on to the next meeting on the matter",
           "practice of the working group"),
};

const char *const procedure_figure_names[] = {
    "quorum-open",   "quorum-decide",  "replies",     "reply-first", "reply-second",
    "union-replies", "point-of-order", "explanation", "stakeholder", "state",
    "group",         "roll-over",      NULL,
};
G_STATIC_ASSERT(G_N_ELEMENTS(procedure_figure_names) == G_N_ELEMENTS(figures) + 1);

/* The figures in force that docs/rules.md gives sources for. */
static const struct {
    const char *profile;
    Procedure procedure;
} usual[] = {
    { "oewg", { 250, 500, 2, { 300, 180 }, 1, 180, 300, 180, 0, 0, 1 } },
    { "main-committee", { 250, 500, 2, { 300, 180 }, 1, 180, 300, 180, 420, 600, 1 } },
    { "conference", { 334, 500, 2, { 300, 180 }, 2, 300, 300, 180, 300, 300, 1 } },
    { "free", { 250, 500, 2, { 600, 300 }, 1, 180, 600, 180, 0, 0, 1 } },
};

const Procedure *procedure_usual(const char *profile)
{
    for (guint i = 0; i < G_N_ELEMENTS(usual); i++) {
        if (g_strcmp0(usual[i].profile, profile) == 0) {
            return &usual[i].procedure;
        }
    }
    return &usual[G_N_ELEMENTS(usual) - 1].procedure;
}

const ProcedureFigure *procedure_figure_at(guint i)
{
    return i < G_N_ELEMENTS(figures) ? &figures[i] : NULL;
}

int procedure_figure(const Procedure *procedure, guint i)
{
    return *(const int *)((const char *)procedure + figures[i].offset);
}

void procedure_set_figure(Procedure *procedure, guint i, int value)
{
    *(int *)((char *)procedure + figures[i].offset) = value;
}

char *procedure_write(const Procedure *procedure)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(figures); i++) {
        g_string_append_printf(text, "%s%s=%d", i > 0 ? " " : "", figures[i].name, procedure_figure(procedure, i));
    }
    return g_string_free(text, FALSE);
}

/* "NAME=FIGURE" at *at, and the blank behind it. */
static bool read_figure(const char **at, const ProcedureFigure *figure, int *ret_value)
{
    const size_t length = strlen(figure->name);
    if (strncmp(*at, figure->name, length) != 0 || (*at)[length] != '=' || !g_ascii_isdigit((*at)[length + 1])) {
        return false;
    }
    char *end;
    const gint64 value = g_ascii_strtoll(*at + length + 1, &end, 10);
    *at = end + (*end == ' ');
    *ret_value = (int)CLAMP(value, G_MININT32, G_MAXINT32);
    return value >= figure->least && value <= figure->most;
}

gboolean procedure_read(const char *text, Procedure *ret_procedure)
{
    Procedure procedure = { 0 };
    for (guint i = 0; i < G_N_ELEMENTS(figures); i++) {
        int value;
        if (!read_figure(&text, &figures[i], &value)) {
            return FALSE;
        }
        procedure_set_figure(&procedure, i, value);
    }
    *ret_procedure = procedure;
    return *text == '\0';
}

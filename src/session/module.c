#include "session/module.h"

#include <string.h>

static const Module *const modules[] = {
    &module_common,     &module_body,      &module_participants, &module_seats,      &module_officers,
    &module_attendance, &module_programme, &module_planning,     &module_agenda,     &module_slots,
    &module_deadlines,  &module_items,     &module_meeting,      &module_lists,      &module_inscriptions,
    &module_exchanges,  &module_floor,     &module_limits,       &module_replies,    &module_order,
    &module_motions,    &module_questions, &module_votes,        &module_statements, &module_screens,
};

const Module *module_at(guint i)
{
    return i < G_N_ELEMENTS(modules) ? modules[i] : NULL;
}

#define MODULES_AT(Type, name, member)                                                                                 \
    Type name##_at(guint i)                                                                                            \
    {                                                                                                                  \
        for (guint m = 0; m < G_N_ELEMENTS(modules); m++) {                                                            \
            for (guint row = 0; modules[m]->member[row] != NULL; row++) {                                              \
                if (i-- == 0) {                                                                                        \
                    return modules[m]->member[row];                                                                    \
                }                                                                                                      \
            }                                                                                                          \
        }                                                                                                              \
        return NULL;                                                                                                   \
    }
MODULES_AT(const CommandInfo *, command, commands)
MODULES_AT(const EventInfo *, event, events)
MODULES_AT(Refusal, refusal, refusals)
#undef MODULES_AT

/* One walk over the rows: by their numbers each step would begin at the first module again. */
#define MODULES_OF(Type, table, member)                                                                                \
    Type table##_of(const char *wanted)                                                                                \
    {                                                                                                                  \
        for (guint m = 0; m < G_N_ELEMENTS(modules); m++) {                                                            \
            for (guint row = 0; modules[m]->member[row] != NULL; row++) {                                              \
                if (strcmp(modules[m]->member[row]->name, wanted) == 0) {                                              \
                    return modules[m]->member[row];                                                                    \
                }                                                                                                      \
            }                                                                                                          \
        }                                                                                                              \
        return NULL;                                                                                                   \
    }
MODULES_OF(const CommandInfo *, command, commands)
MODULES_OF(const EventInfo *, event, events)
#undef MODULES_OF

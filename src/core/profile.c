#include "core/profile.h"

#include "base/folding.h"

#include <string.h>

/* Hours of the meetings with interpretation at United Nations seats. */
#define MORNING                                                                                                        \
    {                                                                                                                  \
        10 * 60, 13 * 60                                                                                               \
    }
#define AFTERNOON                                                                                                      \
    {                                                                                                                  \
        15 * 60, 18 * 60                                                                                               \
    }

static const char *const working_group_words[] = { "working group",
                                                   "ad hoc committee",
                                                   "group of governmental experts",
                                                   "open-ended",
                                                   "groupe de travail",
                                                   "groupe d'experts gouvernementaux",
                                                   "grupo de trabajo",
                                                   "grupo de expertos gubernamentales",
                                                   "рабочая группа",
                                                   "группа правительственных экспертов",
                                                   "工作组",
                                                   "政府专家组",
                                                   "الفريق العامل",
                                                   "فريق الخبراء الحكوميين",
                                                   NULL };
static const char *const main_committee_words[] = { "first committee",
                                                    "second committee",
                                                    "third committee",
                                                    "fourth committee",
                                                    "fifth committee",
                                                    "sixth committee",
                                                    "special political and decolonization committee",
                                                    "première commission",
                                                    "deuxième commission",
                                                    "troisième commission",
                                                    "quatrième commission",
                                                    "cinquième commission",
                                                    "sixième commission",
                                                    "primera comisión",
                                                    "segunda comisión",
                                                    "tercera comisión",
                                                    "cuarta comisión",
                                                    "quinta comisión",
                                                    "sexta comisión",
                                                    "первый комитет",
                                                    "второй комитет",
                                                    "третий комитет",
                                                    "четвертый комитет",
                                                    "пятый комитет",
                                                    "шестой комитет",
                                                    "第一委员会",
                                                    "第二委员会",
                                                    "第三委员会",
                                                    "第四委员会",
                                                    "第五委员会",
                                                    "第六委员会",
                                                    "اللجنة الأولى",
                                                    "اللجنة الثانية",
                                                    "اللجنة الثالثة",
                                                    "اللجنة الرابعة",
                                                    "اللجنة الخامسة",
                                                    "اللجنة السادسة",
                                                    NULL };
static const char *const conference_words[] = { "conference",  "conférence", "conferencia",
                                                "конференция", "المؤتمر",    NULL };
static const char *const no_words[] = { NULL };

static const Profile profiles[] = {
    {
        .id = "oewg",
        .name = "Open-ended working group",
        .item_word = "Agenda item",
        .marks = { .items = true, .activities = true },
        .hours = { MORNING, AFTERNOON },
        .hours_are_fixed = true,
        .topics = true,
        .adoption_item_needs_report = true,
        .body_words = working_group_words,
    },
    {
        .id = "main-committee",
        .name = "Main Committee of the General Assembly",
        .item_word = "Item",
        .marks = { .items = true, .activities = true, .concluded = true },
        .hours = { MORNING, AFTERNOON },
        .hours_are_fixed = true,
        .week_headings = true,
        .body_words = main_committee_words,
    },
    {
        .id = "conference",
        .name = "Conference",
        .item_word = "Item",
        .hours = { MORNING, AFTERNOON },
        .body_words = conference_words,
    },
    {
        .id = "free",
        .name = "Any other body",
        .item_word = "Item",
        .marks = { .activities = true },
        .body_words = no_words,
    },
};

const Profile *profile_free_form(void)
{
    return &profiles[G_N_ELEMENTS(profiles) - 1];
}

const Profile *profile_of_id(const char *id)
{
    for (size_t i = 0; i < G_N_ELEMENTS(profiles); i++) {
        if (g_strcmp0(profiles[i].id, id) == 0) {
            return &profiles[i];
        }
    }
    return NULL;
}

const Profile *profile_of_body(const char *body)
{
    for (size_t i = 0; body != NULL && i < G_N_ELEMENTS(profiles); i++) {
        if (folded_holds_one_of(body, profiles[i].body_words)) {
            return &profiles[i];
        }
    }
    return profile_free_form();
}

const Profile *profile_at(guint i)
{
    return i < G_N_ELEMENTS(profiles) ? &profiles[i] : NULL;
}

#include "core/rights.h"

#include <string.h>

/* Sorted by class, then by day. What a row does not name, its class may not do. */
static const Rights table[] = {
    {
        .class = PARTICIPANT_MEMBER_STATE,
        .inscribed = INSCRIBED_STATES,
        .point_of_order = EXTENT_FULL,
        .reply = EXTENT_FULL,
        .replies = 2,
        .propose = EXTENT_FULL,
        .cosponsor = EXTENT_FULL,
        .challenge_ruling = true,
        .move = true,
        .speak_for_group = true,
        .block_consensus = true,
        .vote = true,
        .quorum = true,
        .be_elected = true,
        .be_officer = true,
        .stakeholder_segment = true,
        .seated_with_members = true,
        .written_contribution = true,
        .source = "Rules of procedure of the General Assembly; decision 34/401 for replies",
    },
    {
        .class = PARTICIPANT_STATE_OF_PALESTINE,
        .inscribed = INSCRIBED_OBSERVERS,
        .point_of_order = EXTENT_OWN_MATTERS,
        .reply = EXTENT_FULL,
        .replies = 2,
        .cosponsor = EXTENT_OWN_MATTERS,
        .votes_on_request = true,
        .stakeholder_segment = true,
        .written_contribution = true,
        .source = "A/RES/52/250, annex",
    },
    {
        /* The day is that of the resolution (domain rule 110). Its annex speaks of the seventy-ninth session, which
         * opened on 10 September 2024: to be reviewed. */
        .class = PARTICIPANT_STATE_OF_PALESTINE,
        .from = { 2024, 5, 10 },
        .inscribed = INSCRIBED_STATES,
        .point_of_order = EXTENT_FULL,
        .reply = EXTENT_FULL,
        .replies = 2,
        .propose = EXTENT_FULL,
        .cosponsor = EXTENT_FULL,
        .challenge_ruling = true,
        .move = true,
        .speak_for_group = true,
        .stakeholder_segment = true,
        .seated_with_members = true,
        .written_contribution = true,
        .source = "A/RES/ES-10/23, annex",
    },
    {
        .class = PARTICIPANT_HOLY_SEE,
        .inscribed = INSCRIBED_OBSERVERS,
        .point_of_order = EXTENT_OWN_MATTERS,
        .reply = EXTENT_FULL,
        .replies = 2,
        .cosponsor = EXTENT_OWN_MATTERS,
        .votes_on_request = true,
        .stakeholder_segment = true,
        .written_contribution = true,
        .source = "A/RES/58/314, annex",
    },
    {
        .class = PARTICIPANT_EUROPEAN_UNION,
        .inscribed = INSCRIBED_GROUPS,
        .point_of_order = EXTENT_FULL,
        .reply = EXTENT_OWN_MATTERS,
        .replies = 1,
        .propose = EXTENT_FULL,
        .proposes_orally = true,
        .votes_on_request = true,
        .speak_for_group = true,
        .stakeholder_segment = true,
        .written_contribution = true,
        .source = "A/RES/65/276, annex",
    },
    {
        .class = PARTICIPANT_OBSERVER,
        .inscribed = INSCRIBED_OBSERVERS,
        .reply = EXTENT_IF_GRANTED,
        .replies = 1,
        .stakeholder_segment = true,
        .written_contribution = true,
        .source = "Practice of the General Assembly",
    },
    {
        .class = PARTICIPANT_UN_ENTITY,
        .inscribed = INSCRIBED_OTHERS,
        .stakeholder_segment = true,
        .any_time = true,
        .written_contribution = true,
        .source = "Rule 112 of the rules of procedure of the General Assembly; practice",
    },
    {
        .class = PARTICIPANT_SECRETARIAT,
        .inscribed = INSCRIBED_OTHERS,
        .stakeholder_segment = true,
        .any_time = true,
        .written_contribution = true,
        .source = "Rule 112 of the rules of procedure of the General Assembly",
    },
    {
        .class = PARTICIPANT_STAKEHOLDER,
        .inscribed = INSCRIBED_NOWHERE,
        .stakeholder_segment = true,
        .written_contribution = true,
        .source = "Modalities for the participation of stakeholders that the body agreed on",
    },
    {
        .class = PARTICIPANT_PUBLIC,
        .inscribed = INSCRIBED_NOWHERE,
        .source = "Rule 60 of the rules of procedure of the General Assembly: meetings are public",
    },
};

/* --- what profiles set otherwise -------------------------------------------------------------------------- */

typedef enum { RIGHT_REPLIES, RIGHT_BE_OFFICER } RightName;

static const struct {
    const char *profile;
    ParticipantClass class;
    CivilDate from;
    RightName right;
    int value;
} overrides[] = {
    /* Conferences under rules such as those of A/RES/78/128, annex I, give the European Union the replies of a State.
     */
    { "conference", PARTICIPANT_EUROPEAN_UNION, { 0 }, RIGHT_REPLIES, 2 },
    /* The annex of A/RES/ES-10/23 speaks of officers of the plenary and of the Main Committees, and of no other body.
     */
    { "main-committee", PARTICIPANT_STATE_OF_PALESTINE, { 2024, 5, 10 }, RIGHT_BE_OFFICER, true },
};

static void set_right(Rights *rights, RightName right, int value)
{
    switch (right) {
    case RIGHT_REPLIES: rights->replies = value; break;
    case RIGHT_BE_OFFICER: rights->be_officer = value; break;
    }
}

/* The unset date is every day's latest. */
static bool has_begun(CivilDate from, CivilDate date)
{
    return !civil_date_is_set(date) || civil_date_compare(from, date) <= 0;
}

const Rights *rights_of(ParticipantClass class, CivilDate date)
{
    const Rights *found = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
        if (table[i].class == class && has_begun(table[i].from, date)) {
            found = &table[i];
        }
    }
    g_assert(found != NULL);
    return found;
}

Rights rights_in(const Profile *profile, ParticipantClass class, CivilDate date)
{
    Rights rights = *rights_of(class, date);
    for (size_t i = 0; profile != NULL && i < G_N_ELEMENTS(overrides); i++) {
        if (overrides[i].class == class && strcmp(overrides[i].profile, profile->id) == 0 &&
            has_begun(overrides[i].from, date)) {
            set_right(&rights, overrides[i].right, overrides[i].value);
        }
    }
    return rights;
}

InscriptionClass rights_inscribed(const Rights *rights, bool for_group)
{
    if (!for_group) {
        return rights->inscribed;
    }
    return rights->speak_for_group ? INSCRIBED_GROUPS : INSCRIBED_NOWHERE;
}

const Rights *rights_at(size_t i)
{
    return i < G_N_ELEMENTS(table) ? &table[i] : NULL;
}

/* --- names ------------------------------------------------------------------------------------------------ */

static const char *const class_names[] = {
    [PARTICIPANT_MEMBER_STATE] = "member-state",
    [PARTICIPANT_STATE_OF_PALESTINE] = "state-of-palestine",
    [PARTICIPANT_HOLY_SEE] = "holy-see",
    [PARTICIPANT_EUROPEAN_UNION] = "european-union",
    [PARTICIPANT_OBSERVER] = "observer",
    [PARTICIPANT_UN_ENTITY] = "un-entity",
    [PARTICIPANT_SECRETARIAT] = "secretariat",
    [PARTICIPANT_STAKEHOLDER] = "stakeholder",
    [PARTICIPANT_PUBLIC] = "public",
};
G_STATIC_ASSERT(G_N_ELEMENTS(class_names) == N_PARTICIPANT_CLASSES);

const char *participant_class_name(ParticipantClass class)
{
    g_assert(class >= 0 && class < N_PARTICIPANT_CLASSES);
    return class_names[class];
}

ParticipantClass participant_class_of_name(const char *name)
{
    for (int i = 0; name != NULL && i < N_PARTICIPANT_CLASSES; i++) {
        if (strcmp(class_names[i], name) == 0) {
            return (ParticipantClass)i;
        }
    }
    return PARTICIPANT_NONE;
}

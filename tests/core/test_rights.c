#include "core/rights.h"

#include <string.h>

static const CivilDate today = { 0 };

/* Every class has rights on every day, its rows are in order, and each says where it comes from. */
static void test_table(void)
{
    int rows[N_PARTICIPANT_CLASSES] = { 0 };
    const Rights *before = NULL;
    const Rights *row;
    for (size_t i = 0; (row = rights_at(i)) != NULL; before = row, i++) {
        g_assert_cmpstr(row->source, !=, NULL);
        g_assert_true(rows[row->class]++ > 0 || !civil_date_is_set(row->from));
        g_assert_true(before == NULL || before->class < row->class ||
                      (before->class == row->class && civil_date_compare(before->from, row->from) < 0));
        /* What the rights say of one thing in two places agrees. */
        g_assert_true((row->reply == EXTENT_NONE) == (row->replies == 0));
        g_assert_true(!row->challenge_ruling || row->point_of_order == EXTENT_FULL);
        g_assert_true(!row->vote || (row->quorum && row->block_consensus));
        g_assert_true(row->propose != EXTENT_NONE || !row->proposes_orally);
    }
    for (int i = 0; i < N_PARTICIPANT_CLASSES; i++) {
        g_assert_cmpint(rows[i], >, 0);
        g_assert_true(rights_of((ParticipantClass)i, civil_date(1946, 1, 10))->class == (ParticipantClass)i);
        g_assert_true(rights_of((ParticipantClass)i, today)->class == (ParticipantClass)i);
    }
}

/* The table of classes, a line each: the letters tell what the class has. */
static void test_classes(void)
{
    static const struct {
        ParticipantClass class;
        InscriptionClass inscribed, for_group;
        RightExtent point_of_order, reply, propose, cosponsor;
        int replies;
        const char *has; /* of: A appeal, B block, C candidate, M move, O officer, Q quorum, S stakeholder segment,
                            T any time, V vote, W written, H seat with Members */
    } cases[] = {
        { PARTICIPANT_MEMBER_STATE, INSCRIBED_STATES, INSCRIBED_GROUPS, EXTENT_FULL, EXTENT_FULL, EXTENT_FULL,
          EXTENT_FULL, 2, "ABCMOQSVWH" },
        { PARTICIPANT_STATE_OF_PALESTINE, INSCRIBED_STATES, INSCRIBED_GROUPS, EXTENT_FULL, EXTENT_FULL, EXTENT_FULL,
          EXTENT_FULL, 2, "AMSWH" },
        { PARTICIPANT_HOLY_SEE, INSCRIBED_OBSERVERS, INSCRIBED_NOWHERE, EXTENT_OWN_MATTERS, EXTENT_FULL, EXTENT_NONE,
          EXTENT_OWN_MATTERS, 2, "SW" },
        { PARTICIPANT_EUROPEAN_UNION, INSCRIBED_GROUPS, INSCRIBED_GROUPS, EXTENT_FULL, EXTENT_OWN_MATTERS, EXTENT_FULL,
          EXTENT_NONE, 1, "SW" },
        { PARTICIPANT_OBSERVER, INSCRIBED_OBSERVERS, INSCRIBED_NOWHERE, EXTENT_NONE, EXTENT_IF_GRANTED, EXTENT_NONE,
          EXTENT_NONE, 1, "SW" },
        { PARTICIPANT_UN_ENTITY, INSCRIBED_OTHERS, INSCRIBED_NOWHERE, EXTENT_NONE, EXTENT_NONE, EXTENT_NONE,
          EXTENT_NONE, 0, "STW" },
        { PARTICIPANT_SECRETARIAT, INSCRIBED_OTHERS, INSCRIBED_NOWHERE, EXTENT_NONE, EXTENT_NONE, EXTENT_NONE,
          EXTENT_NONE, 0, "STW" },
        { PARTICIPANT_STAKEHOLDER, INSCRIBED_NOWHERE, INSCRIBED_NOWHERE, EXTENT_NONE, EXTENT_NONE, EXTENT_NONE,
          EXTENT_NONE, 0, "SW" },
        { PARTICIPANT_PUBLIC, INSCRIBED_NOWHERE, INSCRIBED_NOWHERE, EXTENT_NONE, EXTENT_NONE, EXTENT_NONE, EXTENT_NONE,
          0, "" },
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(cases) == N_PARTICIPANT_CLASSES);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const Rights *rights = rights_of(cases[i].class, today);
        const bool has[] = { rights->challenge_ruling,
                             rights->block_consensus,
                             rights->be_elected,
                             rights->move,
                             rights->be_officer,
                             rights->quorum,
                             rights->stakeholder_segment,
                             rights->any_time,
                             rights->vote,
                             rights->written_contribution,
                             rights->seated_with_members };
        g_assert_cmpint(cases[i].class, ==, (ParticipantClass)i);
        g_assert_cmpint(rights_inscribed(rights, false), ==, cases[i].inscribed);
        g_assert_cmpint(rights_inscribed(rights, true), ==, cases[i].for_group);
        g_assert_cmpint(rights->point_of_order, ==, cases[i].point_of_order);
        g_assert_cmpint(rights->reply, ==, cases[i].reply);
        g_assert_cmpint(rights->propose, ==, cases[i].propose);
        g_assert_cmpint(rights->cosponsor, ==, cases[i].cosponsor);
        g_assert_cmpint(rights->replies, ==, cases[i].replies);
        for (size_t k = 0; k < G_N_ELEMENTS(has); k++) {
            g_assert_true(has[k] == (strchr(cases[i].has, "ABCMOQSTVWH"[k]) != NULL));
        }
    }
}

/* Domain rule 110. */
static void test_state_of_palestine(void)
{
    const Rights *before = rights_of(PARTICIPANT_STATE_OF_PALESTINE, civil_date(2024, 5, 9));
    const Rights *after = rights_of(PARTICIPANT_STATE_OF_PALESTINE, civil_date(2024, 5, 10));
    g_assert_true(before != after);
    g_assert_true(before == rights_of(PARTICIPANT_STATE_OF_PALESTINE, civil_date(2021, 12, 13)));
    g_assert_true(after == rights_of(PARTICIPANT_STATE_OF_PALESTINE, today));

    g_assert_cmpint(before->inscribed, ==, INSCRIBED_OBSERVERS);
    g_assert_cmpint(before->point_of_order, ==, EXTENT_OWN_MATTERS);
    g_assert_cmpint(before->propose, ==, EXTENT_NONE);
    g_assert_true(before->votes_on_request);
    g_assert_false(before->seated_with_members || before->speak_for_group || before->move);

    g_assert_cmpint(after->inscribed, ==, INSCRIBED_STATES);
    g_assert_cmpint(after->point_of_order, ==, EXTENT_FULL);
    g_assert_cmpint(after->propose, ==, EXTENT_FULL);
    g_assert_false(after->votes_on_request);
    g_assert_true(after->seated_with_members && after->speak_for_group && after->move);

    g_assert_false(before->vote || after->vote || after->quorum || after->be_elected || after->block_consensus);
}

static void test_profiles(void)
{
    const Profile *conference = profile_of_id("conference");
    const Profile *committee = profile_of_id("main-committee");
    g_assert_nonnull(conference);
    g_assert_nonnull(committee);
    g_assert_cmpint(rights_in(conference, PARTICIPANT_EUROPEAN_UNION, today).replies, ==, 2);
    g_assert_cmpint(rights_in(committee, PARTICIPANT_EUROPEAN_UNION, today).replies, ==, 1);
    g_assert_cmpint(rights_in(profile_of_id("oewg"), PARTICIPANT_EUROPEAN_UNION, today).replies, ==, 1);
    g_assert_cmpint(rights_in(NULL, PARTICIPANT_EUROPEAN_UNION, today).replies, ==, 1);
    g_assert_cmpint(rights_in(conference, PARTICIPANT_OBSERVER, today).replies, ==, 1);

    const CivilDate before = { 2024, 5, 9 };
    g_assert_true(rights_in(committee, PARTICIPANT_STATE_OF_PALESTINE, today).be_officer);
    g_assert_false(rights_in(committee, PARTICIPANT_STATE_OF_PALESTINE, before).be_officer);
    g_assert_false(rights_in(profile_of_id("oewg"), PARTICIPANT_STATE_OF_PALESTINE, today).be_officer);
}

/* A profile changes what it says and nothing else. */
static void test_profiles_leave_the_rest(void)
{
    const Profile *profile;
    for (guint i = 0; (profile = profile_at(i)) != NULL; i++) {
        for (int class = 0; class < N_PARTICIPANT_CLASSES; class ++) {
            const Rights *rights = rights_of((ParticipantClass) class, today);
            const Rights own = rights_in(profile, (ParticipantClass) class, today);
            g_assert_cmpint(own.class, ==, rights->class);
            g_assert_cmpint(own.inscribed, ==, rights->inscribed);
            g_assert_cmpint(own.point_of_order, ==, rights->point_of_order);
            g_assert_true(own.vote == rights->vote && own.quorum == rights->quorum);
            g_assert_true(own.block_consensus == rights->block_consensus);
        }
    }
}

static void test_names(void)
{
    for (int i = 0; i < N_PARTICIPANT_CLASSES; i++) {
        const char *name = participant_class_name((ParticipantClass)i);
        g_assert_cmpstr(name, !=, NULL);
        g_assert_cmpint(participant_class_of_name(name), ==, i);
    }
    g_assert_cmpint(participant_class_of_name("member"), ==, PARTICIPANT_NONE);
    g_assert_cmpint(participant_class_of_name(""), ==, PARTICIPANT_NONE);
    g_assert_cmpint(participant_class_of_name(NULL), ==, PARTICIPANT_NONE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/rights/table", test_table);
    g_test_add_func("/rights/classes", test_classes);
    g_test_add_func("/rights/state_of_palestine", test_state_of_palestine);
    g_test_add_func("/rights/profiles", test_profiles);
    g_test_add_func("/rights/profiles_leave_the_rest", test_profiles_leave_the_rest);
    g_test_add_func("/rights/names", test_names);
    return g_test_run();
}

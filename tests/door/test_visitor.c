#include "door/door.h"
#include "session/module.h"

#include <string.h>

static Visitor visitor_of(DoorRole role, DoorRank rank, const char *party)
{
    Visitor visitor = { .role = role, .rank = rank };
    g_strlcpy(visitor.party, party, sizeof visitor.party);
    return visitor;
}

/* Who has no part in the session does nothing in it, whatever the command. */
static void some_never_act(void)
{
    const CommandInfo *info;
    for (guint i = 0; (info = command_at(i)) != NULL; i++) {
        const Visitor outsiders[] = { visitor_of(DOOR_PUBLIC, DOOR_RANK_NONE, ""),
                                      visitor_of(DOOR_SCREEN, DOOR_RANK_NONE, ""),
                                      visitor_of(DOOR_DELEGATE, DOOR_RANK_REVIEWER, "FRA"),
                                      visitor_of(DOOR_STAKEHOLDER, DOOR_RANK_REVIEWER, "STAKE"),
                                      visitor_of(DOOR_DELEGATE, DOOR_RANK_NONE, "FRA") };
        for (gsize who = 0; who < G_N_ELEMENTS(outsiders); who++) {
            g_assert_false(visitor_may(&outsiders[who], info));
        }
    }
}

/* A delegate may what a participant may, but for what binds; the head all of it; and neither more. */
static void only_the_head_binds(void)
{
    const Visitor head = visitor_of(DOOR_DELEGATE, DOOR_RANK_HEAD, "FRA");
    const Visitor delegate = visitor_of(DOOR_DELEGATE, DOOR_RANK_DELEGATE, "FRA");
    const CommandInfo *info;
    guint binding = 0;
    for (guint i = 0; (info = command_at(i)) != NULL; i++) {
        const bool is_participants = (info->who & MAY(ROLE_PARTICIPANT)) != 0;
        g_assert_true(visitor_may(&head, info) == is_participants);
        g_assert_true(visitor_may(&delegate, info) == (is_participants && !info->binds));
        g_assert_true(is_participants || !info->binds);
        binding += info->binds;
    }
    g_assert_cmpuint(binding, ==, 8);
}

/* Interpreters do what is of their booths, as of the Secretariat, and nothing else of it. */
static void interpreters_keep_to_their_booths(void)
{
    const Visitor booth = visitor_of(DOOR_INTERPRETER, DOOR_RANK_NONE, "");
    const CommandInfo *info;
    guint n = 0;
    for (guint i = 0; (info = command_at(i)) != NULL; i++) {
        g_assert_true(visitor_may(&booth, info) == info->is_of_booths);
        n += info->is_of_booths;
    }
    g_assert_cmpuint(n, <=, 2);
}

static void who_acts_is_who_came_in(void)
{
    static const struct {
        DoorRole role;
        Role acts_as;
    } rows[] = { { DOOR_SECRETARY, ROLE_SECRETARIAT },
                 { DOOR_OFFICER, ROLE_SECRETARIAT },
                 { DOOR_CHAIR, ROLE_CHAIR },
                 { DOOR_DELEGATE, ROLE_PARTICIPANT },
                 { DOOR_STAKEHOLDER, ROLE_PARTICIPANT } };
    Actor actor;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        const Visitor visitor = visitor_of(rows[i].role, DOOR_RANK_HEAD, "FRA");
        g_assert_true(visitor_actor(&visitor, &actor));
        g_assert_cmpint(actor.role, ==, rows[i].acts_as);
        g_assert_cmpstr(actor.party, ==, rows[i].acts_as == ROLE_PARTICIPANT ? "FRA" : NULL);
        g_assert_null(actor.person);
    }
}

static void who_invites_whom(void)
{
    const DoorStanding own = { .role = DOOR_DELEGATE, .rank = DOOR_RANK_DELEGATE, .party = "FRA" };
    const DoorStanding theirs = { .role = DOOR_DELEGATE, .rank = DOOR_RANK_DELEGATE, .party = "DEU" };
    const DoorStanding officer = { .role = DOOR_OFFICER };
    const DoorStanding person = { .role = DOOR_DELEGATE, .rank = DOOR_RANK_DELEGATE, .party = "FRA", .person = "42" };
    const DoorStanding stakeholder = { .role = DOOR_STAKEHOLDER, .rank = DOOR_RANK_DELEGATE, .party = "FRA" };
    const Visitor secretary = visitor_of(DOOR_SECRETARY, DOOR_RANK_NONE, "");
    const Visitor head = visitor_of(DOOR_DELEGATE, DOOR_RANK_HEAD, "FRA");
    g_assert_true(door_may_invite(&secretary, &officer) && door_may_invite(&secretary, &theirs));
    g_assert_true(door_may_invite(&head, &own));
    g_assert_false(door_may_invite(&head, &theirs) || door_may_invite(&head, &officer) ||
                   door_may_invite(&head, &person) || door_may_invite(&head, &stakeholder));
    for (int role = DOOR_PUBLIC; role < N_DOOR_ROLES; role++) {
        for (int rank = DOOR_RANK_NONE; rank < DOOR_RANK_HEAD; rank++) {
            const Visitor other = visitor_of((DoorRole)role, (DoorRank)rank, role == DOOR_DELEGATE ? "FRA" : "");
            g_assert_true(role == DOOR_SECRETARY || !door_may_invite(&other, &own));
        }
    }
}

static void what_goes_together(void)
{
    static const struct {
        DoorStanding standing;
        bool is_good;
    } rows[] = {
        { { .role = DOOR_SECRETARY }, true },
        { { .role = DOOR_INTERPRETER }, true },
        { { .role = DOOR_DELEGATE, .rank = DOOR_RANK_HEAD, .party = "FRA" }, true },
        { { .role = DOOR_STAKEHOLDER, .rank = DOOR_RANK_REVIEWER, .party = "a-1", .person = "7" }, true },
        { { .role = DOOR_PUBLIC }, false },
        { { .role = DOOR_SCREEN }, false },
        { { .role = DOOR_DELEGATE, .rank = DOOR_RANK_HEAD }, false },
        { { .role = DOOR_DELEGATE, .party = "FRA" }, false },
        { { .role = DOOR_OFFICER, .party = "FRA" }, false },
        { { .role = DOOR_CHAIR, .rank = DOOR_RANK_HEAD }, false },
        { { .role = DOOR_DELEGATE, .rank = DOOR_RANK_HEAD, .party = "F A" }, false },
        { { .role = DOOR_DELEGATE, .rank = DOOR_RANK_HEAD, .party = "FRA", .person = "\n" }, false },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_true(door_standing_check(&rows[i].standing, &error) == rows[i].is_good);
        g_assert_true(rows[i].is_good || g_error_matches(error, DOOR_ERROR, DOOR_ERROR_STANDING));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/visitor/some-never-act", some_never_act);
    g_test_add_func("/visitor/only-the-head-binds", only_the_head_binds);
    g_test_add_func("/visitor/interpreters-keep-to-their-booths", interpreters_keep_to_their_booths);
    g_test_add_func("/visitor/who-acts-is-who-came-in", who_acts_is_who_came_in);
    g_test_add_func("/visitor/who-invites-whom", who_invites_whom);
    g_test_add_func("/visitor/what-goes-together", what_goes_together);
    return g_test_run();
}

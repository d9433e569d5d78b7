#include "base/chance.h"
#include "door/door.h"

#include <glib/gstdio.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define SECOND ((Instant)G_USEC_PER_SEC)
#define NOW (1658757900 * SECOND)
#define PASSWORD "four wet owls"

static const DoorStanding officer = { .role = DOOR_OFFICER };
static const DoorStanding head = { .role = DOOR_DELEGATE, .rank = DOOR_RANK_HEAD, .party = "FRA" };

/* A door of a ledger in memory; a second one of the same ledger is what another process would have. */
typedef struct {
    Ledger *ledger;
    Door *door;
} House;

static House open_house(void)
{
    House house = { .ledger = ledger_mem_new() };
    house.door = door_new(ledger_open_again(house.ledger, LEDGER_WRITE, NULL), NULL);
    g_assert_nonnull(house.door);
    return house;
}

static void close_house(House *house)
{
    door_free(house->door);
    ledger_close(house->ledger);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(House, close_house)

static Door *other_door(const House *house)
{
    Door *door = door_new(ledger_open_again(house->ledger, LEDGER_WRITE, NULL), NULL);
    g_assert_nonnull(door);
    return door;
}

static void add(Door *door, const char *name, const DoorStanding *standing)
{
    g_autoptr(GError) error = NULL;
    door_account_add(door, name, standing, PASSWORD, "test", NOW, &error);
    g_assert_no_error(error);
}

/* The header that a browser sends then. Free with g_free. */
static char *sign_in(Door *door, const char *name, Instant now)
{
    g_autoptr(GError) error = NULL;
    DoorWelcome guest;
    door_sign_in(door, name, PASSWORD, NULL, now, &guest, &error);
    g_assert_no_error(error);
    return g_strconcat("a=b; " DOOR_COOKIE "=", guest.cookie, NULL);
}

static DoorRole role_of(Door *door, const char *cookies, Instant now)
{
    Visitor visitor;
    door_visitor(door, cookies, now, &visitor);
    g_assert_true((visitor.sign_in != 0) == (visitor.role != DOOR_PUBLIC));
    g_assert_true((visitor.token[0] != '\0') == (visitor.role != DOOR_PUBLIC));
    return visitor.role;
}

/* --- coming in ------------------------------------------------------------------------------------------------------
 */

static void who_signs_in_is_who_they_are(void)
{
    g_auto(House) house = open_house();
    add(house.door, "Amb.FRA", &head);
    g_autofree char *cookies = sign_in(house.door, "amb.fra", NOW);
    Visitor visitor, again;
    door_visitor(house.door, cookies, NOW + SECOND, &visitor);
    door_visitor(house.door, cookies, NOW + SECOND, &again);
    g_assert_cmpint(visitor.role, ==, DOOR_DELEGATE);
    g_assert_cmpint(visitor.rank, ==, DOOR_RANK_HEAD);
    g_assert_cmpstr(visitor.party, ==, "FRA");
    g_assert_cmpstr(visitor.account, ==, "amb.fra");
    g_assert_cmpstr(visitor.token, ==, again.token);
    g_assert_null(strstr(cookies, visitor.token));
}

static void no_two_sign_ins_are_the_same(void)
{
    g_auto(House) house = open_house();
    add(house.door, "desk", &officer);
    g_autofree char *one = sign_in(house.door, "desk", NOW), *other = sign_in(house.door, "desk", NOW);
    Visitor a, b;
    door_visitor(house.door, one, NOW, &a);
    door_visitor(house.door, other, NOW, &b);
    g_assert_cmpstr(one, !=, other);
    g_assert_cmpuint(a.sign_in, !=, b.sign_in);
    g_assert_cmpstr(a.token, !=, b.token);
}

static void other_cookies_let_nobody_in(void)
{
    g_auto(House) house = open_house();
    add(house.door, "desk", &officer);
    g_autofree char *good = sign_in(house.door, "desk", NOW);
    g_autofree char *guess = chance_text(), *guessed = g_strconcat(DOOR_COOKIE "=", guess, NULL);
    g_autofree char *longer = g_strconcat(good, "A", NULL);
    g_autofree char *shorter = g_strndup(good, strlen(good) - 1);
    g_autofree char *bare = g_strdup(strchr(good, ';') + 2), *prefixed = g_strconcat("x", bare, NULL);
    g_autofree char *upper = g_ascii_strup(good, -1), *quoted = g_strconcat("\"", bare, "\"", NULL);
    const char *const bad[] = { NULL,    "",     ";",     "placard", "placard=", "placard=;", ";;; placard =x",
                                guessed, longer, shorter, prefixed,  upper,      quoted };
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_assert_cmpint(role_of(house.door, bad[i], NOW), ==, DOOR_PUBLIC);
    }
    g_autofree char *spaced = g_strconcat(" ", bare, " ; c=d", NULL);
    g_assert_cmpint(role_of(house.door, bare, NOW), ==, DOOR_OFFICER);
    g_assert_cmpint(role_of(house.door, spaced, NOW), ==, DOOR_OFFICER);
}

static void assert_refused(Door *door, const char *name, const char *password, DoorError code)
{
    g_autoptr(GError) error = NULL;
    DoorWelcome guest;
    g_assert_false(door_sign_in(door, name, password, NULL, NOW, &guest, &error));
    g_assert_error(error, DOOR_ERROR, (int)code);
    g_assert_cmpstr(guest.cookie, ==, "");
}

static void wrong_names_and_passwords_are_told_alike(void)
{
    g_auto(House) house = open_house();
    g_autofree char *endless = g_strnfill(100000, 'x');
    add(house.door, "desk", &officer);
    assert_refused(house.door, "desk", "wrong", DOOR_ERROR_WRONG);
    assert_refused(house.door, "nobody", PASSWORD, DOOR_ERROR_WRONG);
    assert_refused(house.door, "", "", DOOR_ERROR_WRONG);
    assert_refused(house.door, "de sk", PASSWORD, DOOR_ERROR_WRONG);
    assert_refused(house.door, endless, PASSWORD, DOOR_ERROR_WRONG);
    assert_refused(house.door, "desk", endless, DOOR_ERROR_WRONG);
    assert_refused(house.door, "desk\r\nx", PASSWORD, DOOR_ERROR_WRONG);
}

static void who_is_known_is_not_kept_waiting(void)
{
    g_auto(House) house = open_house();
    DoorWelcome guest;
    add(house.door, "desk", &officer);
    add(house.door, "chair", &(DoorStanding){ .role = DOOR_CHAIR });
    g_autofree char *cookies = sign_in(house.door, "desk", NOW), *foreign = sign_in(house.door, "chair", NOW);
    for (int i = 0; i < 5; i++) {
        assert_refused(house.door, "desk", "wrong", DOOR_ERROR_WRONG);
    }
    assert_refused(house.door, "desk", PASSWORD, DOOR_ERROR_EARLY);
    g_assert_false(
        door_sign_in(house.door, "desk", PASSWORD, foreign, NOW, &guest, NULL)); /* that of another account */
    g_assert_cmpint(guest.retry_seconds, >, 0);
    g_assert_true(door_sign_in(house.door, "desk", PASSWORD, cookies, NOW, &guest, NULL));
    const Instant idle = NOW + (DOOR_IDLE_SECONDS + 1) * SECOND; /* and also when the sign-in was idle for too long */
    g_assert_cmpint(role_of(house.door, cookies, idle), ==, DOOR_PUBLIC);
    g_assert_true(door_sign_in(house.door, "desk", PASSWORD, cookies, idle, &guest, NULL));
}

/* --- time -----------------------------------------------------------------------------------------------------------
 */

static void the_idle_are_out(void)
{
    g_auto(House) house = open_house();
    add(house.door, "desk", &officer);
    g_autofree char *cookies = sign_in(house.door, "desk", NOW);
    const Instant idle = DOOR_IDLE_SECONDS * SECOND;
    g_assert_cmpint(role_of(house.door, cookies, NOW + idle - SECOND), ==, DOOR_OFFICER);
    g_assert_cmpint(role_of(house.door, cookies, NOW + 2 * idle - 2 * SECOND), ==, DOOR_OFFICER);
    g_assert_cmpint(role_of(house.door, cookies, NOW + 3 * idle), ==, DOOR_PUBLIC);
    g_assert_cmpint(role_of(house.door, cookies, NOW + 3 * idle), ==, DOOR_PUBLIC); /* looking does not wake it */
}

static void no_sign_in_is_for_ever(void)
{
    g_auto(House) house = open_house();
    add(house.door, "desk", &officer);
    g_autofree char *cookies = sign_in(house.door, "desk", NOW);
    const Instant end = NOW + DOOR_SIGN_IN_SECONDS * SECOND;
    for (Instant at = NOW; at < end; at += 3600 * SECOND) {
        g_assert_cmpint(role_of(house.door, cookies, at), ==, DOOR_OFFICER);
    }
    g_assert_cmpint(role_of(house.door, cookies, end), ==, DOOR_PUBLIC);
}

static void they_outlive_the_program(void)
{
    g_auto(House) house = open_house();
    add(house.door, "desk", &officer);
    g_autofree char *cookies = sign_in(house.door, "desk", NOW), *gone = sign_in(house.door, "desk", NOW);
    Visitor visitor, again;
    door_visitor(house.door, gone, NOW, &visitor);
    g_assert_true(door_end(house.door, visitor.sign_in, "desk", NOW, NULL));
    door_visitor(house.door, cookies, NOW, &visitor);
    g_autoptr(Door) later = other_door(&house);
    door_visitor(later, cookies, NOW, &again);
    g_assert_cmpuint(visitor.sign_in, ==, again.sign_in);
    g_assert_cmpstr(visitor.token, ==, again.token);
    g_assert_cmpstr(visitor.account, ==, again.account);
    g_assert_cmpint(role_of(later, gone, NOW), ==, DOOR_PUBLIC);
}

/* When it was used last is kept too, else whoever restarts the server would sign out those who came long ago. */
static void so_does_when_they_were_used(void)
{
    g_auto(House) house = open_house();
    add(house.door, "desk", &officer);
    g_autofree char *cookies = sign_in(house.door, "desk", NOW);
    const Instant used = NOW + DOOR_IDLE_SECONDS / 2 * SECOND;
    g_assert_cmpint(role_of(house.door, cookies, used), ==, DOOR_OFFICER);
    door_watch(house.door);
    door_free(g_steal_pointer(&house.door));
    house.door = other_door(&house);
    g_assert_cmpint(role_of(house.door, cookies, used + (DOOR_IDLE_SECONDS - 2) * SECOND), ==, DOOR_OFFICER);
}

/* --- ending ---------------------------------------------------------------------------------------------------------
 */

static GArray *ended;
static pthread_mutex_t ended_lock = PTHREAD_MUTEX_INITIALIZER;

static void note_end(guint64 sign_in, gpointer unused)
{
    pthread_mutex_lock(&ended_lock);
    g_array_append_val(ended, sign_in);
    pthread_mutex_unlock(&ended_lock);
}

static bool was_told(guint64 sign_in)
{
    bool is_there = false;
    pthread_mutex_lock(&ended_lock);
    for (guint i = 0; i < ended->len; i++) {
        is_there |= g_array_index(ended, guint64, i) == sign_in;
    }
    pthread_mutex_unlock(&ended_lock);
    return is_there;
}

static guint64 id_of(Door *door, const char *cookies)
{
    Visitor visitor;
    door_visitor(door, cookies, NOW, &visitor);
    return visitor.sign_in;
}

static void ends_are_told(void)
{
    g_auto(House) house = open_house();
    ended = g_array_new(FALSE, FALSE, sizeof(guint64));
    door_on_end(house.door, note_end, NULL);
    add(house.door, "desk", &officer);
    add(house.door, "amb", &head);
    g_autofree char *one = sign_in(house.door, "desk", NOW), *two = sign_in(house.door, "desk", NOW);
    g_autofree char *amb = sign_in(house.door, "amb", NOW);
    const guint64 first = id_of(house.door, one), second = id_of(house.door, two), third = id_of(house.door, amb);
    g_assert_true(door_end(house.door, first, "desk", NOW, NULL));
    g_assert_true(was_told(first) && !was_told(second) && !was_told(third));
    g_autoptr(GError) error = NULL;
    g_assert_false(door_end(house.door, first, "desk", NOW, &error));
    g_assert_error(error, DOOR_ERROR, DOOR_ERROR_UNKNOWN);
    g_assert_true(door_account_remove(house.door, "amb", "desk", NOW, NULL));
    g_assert_true(was_told(third) && !was_told(second));
    g_assert_cmpint(role_of(house.door, amb, NOW), ==, DOOR_PUBLIC);
    g_assert_true(door_end_all(house.door, "desk", second, "desk", NOW, NULL));
    g_assert_cmpint(role_of(house.door, two, NOW), ==, DOOR_OFFICER);
    g_assert_true(door_account_password(house.door, "desk", "three dry owls", 0, "desk", NOW, NULL));
    g_assert_true(was_told(second));
    g_assert_cmpint(role_of(house.door, two, NOW), ==, DOOR_PUBLIC);
    assert_refused(house.door, "desk", PASSWORD, DOOR_ERROR_WRONG);
    g_array_unref(g_steal_pointer(&ended));
}

/* What another process does is seen within a second, and told. */
static void what_others_change_holds(void)
{
    g_auto(House) house = open_house();
    ended = g_array_new(FALSE, FALSE, sizeof(guint64));
    add(house.door, "desk", &officer);
    g_autofree char *cookies = sign_in(house.door, "desk", g_get_real_time());
    const guint64 id = id_of(house.door, cookies);
    g_autoptr(Door) other = other_door(&house);
    door_on_end(house.door, note_end, NULL);
    door_watch(house.door);
    add(other, "amb", &head);
    g_assert_true(door_account_remove(other, "desk", "command line", NOW, NULL));
    const gint64 until = g_get_monotonic_time() + 5 * SECOND;
    while (!was_told(id) && g_get_monotonic_time() < until) {
        g_usleep(1000);
    }
    g_assert_cmpint(g_get_monotonic_time() - until + 5 * SECOND, <, 2 * SECOND);
    g_assert_cmpint(role_of(house.door, cookies, g_get_real_time()), ==, DOOR_PUBLIC);
    g_autofree char *amb = sign_in(house.door, "amb", NOW);
    g_assert_nonnull(amb);
    door_on_end(house.door, NULL, NULL);
    g_array_unref(g_steal_pointer(&ended));
}

/* A place in the table is used again, and what is there now is not what was. */
static void places_are_used_again(void)
{
    g_auto(House) house = open_house();
    add(house.door, "desk", &officer);
    g_autofree char *before = sign_in(house.door, "desk", NOW);
    g_assert_true(door_end(house.door, id_of(house.door, before), "desk", NOW, NULL));
    g_autofree char *after = sign_in(house.door, "desk", NOW);
    g_autoptr(Door) other = other_door(&house);
    g_assert_cmpint(role_of(other, before, NOW), ==, DOOR_PUBLIC);
    g_assert_cmpint(role_of(other, after, NOW), ==, DOOR_OFFICER);
    g_autoptr(GArray) rows = door_sign_ins(other, "desk", NOW);
    g_assert_cmpuint(rows->len, ==, 1);
}

/* Whoever signs in again and again ends their own sign-ins, those first that were used longest ago. */
static void an_account_takes_no_more_than_its_room(void)
{
    g_auto(House) house = open_house();
    add(house.door, "desk", &officer);
    add(house.door, "other", &officer);
    g_autofree char *other = sign_in(house.door, "other", NOW);
    g_autofree char *first = sign_in(house.door, "desk", NOW), *second = sign_in(house.door, "desk", NOW + 1);
    g_assert_cmpint(role_of(house.door, first, NOW + SECOND), ==, DOOR_OFFICER); /* used after the second one */
    for (int i = 2; i <= DOOR_OF_ACCOUNT_LIMIT; i++) {
        g_autofree char *more = sign_in(house.door, "desk", NOW + 2 * SECOND);
        g_assert_cmpint(role_of(house.door, more, NOW + 2 * SECOND), ==, DOOR_OFFICER);
    }
    g_autoptr(GArray) rows = door_sign_ins(house.door, "desk", NOW + 2 * SECOND);
    g_assert_cmpuint(rows->len, ==, DOOR_OF_ACCOUNT_LIMIT);
    g_assert_cmpint(role_of(house.door, second, NOW + 2 * SECOND), ==, DOOR_PUBLIC);
    g_assert_cmpint(role_of(house.door, first, NOW + 2 * SECOND), ==, DOOR_OFFICER);
    g_assert_cmpint(role_of(house.door, other, NOW + 2 * SECOND), ==, DOOR_OFFICER);
}

/* --- invitations ----------------------------------------------------------------------------------------------------
 */

static void assert_not_accepted(Door *door, const char *token, const char *name, const char *password, Instant now,
                                DoorError code)
{
    g_autoptr(GError) error = NULL;
    DoorWelcome guest;
    g_assert_false(door_accept(door, token, name, password, now, &guest, &error));
    g_assert_error(error, DOOR_ERROR, (int)code);
    g_assert_cmpstr(guest.cookie, ==, "");
}

static void invitations_are_used_up(void)
{
    g_auto(House) house = open_house();
    const DoorInvitation wanted = { .standing = head, .uses = 2, .until = NOW + 60 * SECOND };
    char token[SECRET_LENGTH + 1];
    DoorWelcome guest;
    DoorInvitation shown;
    g_autofree char *guess = chance_text();
    g_assert_true(door_invite(house.door, &wanted, "boss", NOW, token, NULL));
    g_assert_true(door_invitation(house.door, token, NOW, &shown));
    g_assert_cmpuint(shown.uses, ==, 2);
    assert_not_accepted(house.door, guess, "amb", PASSWORD, NOW, DOOR_ERROR_INVITATION);
    assert_not_accepted(house.door, "", "amb", PASSWORD, NOW, DOOR_ERROR_INVITATION);
    assert_not_accepted(house.door, token, "amb", PASSWORD, NOW + 60 * SECOND, DOOR_ERROR_INVITATION); /* its time */
    assert_not_accepted(house.door, token, "a b", PASSWORD, NOW, DOOR_ERROR_NAME);
    assert_not_accepted(house.door, token, "amb", "short", NOW, DOOR_ERROR_PASSWORD);
    g_assert_true(door_accept(house.door, token, "amb", PASSWORD, NOW, &guest, NULL));
    g_assert_cmpint(guest.visitor.rank, ==, DOOR_RANK_HEAD);
    assert_not_accepted(house.door, token, "AMB", PASSWORD, NOW, DOOR_ERROR_EXISTS); /* costs no use */
    g_autoptr(Door) other = other_door(&house);
    g_assert_true(
        door_accept(other, token, "amb2", PASSWORD, NOW, &guest, NULL)); /* so is how often, across a restart */
    assert_not_accepted(other, token, "amb3", PASSWORD, NOW, DOOR_ERROR_INVITATION);
}

static void invitations_are_taken_back(void)
{
    g_auto(House) house = open_house();
    const DoorInvitation wanted = { .standing = head, .uses = 1, .until = NOW + 60 * SECOND };
    char token[SECRET_LENGTH + 1];
    DoorInvitation shown;
    g_assert_true(door_invite(house.door, &wanted, "boss", NOW, token, NULL));
    g_assert_true(door_invitation(house.door, token, NOW, &shown));
    g_assert_false(door_invitation_revoke(house.door, shown.id + 1, "boss", NOW, NULL));
    g_assert_true(door_invitation_revoke(house.door, shown.id, "boss", NOW, NULL));
    assert_not_accepted(house.door, token, "amb", PASSWORD, NOW, DOOR_ERROR_INVITATION);
}

static void some_cannot_be_made(void)
{
    g_auto(House) house = open_house();
    const DoorInvitation bad[] = { { .standing = head, .uses = 0, .until = NOW + SECOND },
                                   { .standing = head, .uses = DOOR_USES_LIMIT + 1, .until = NOW + SECOND },
                                   { .standing = head, .uses = 1, .until = NOW },
                                   { .standing = { .role = DOOR_PUBLIC }, .uses = 1, .until = NOW + SECOND },
                                   { .standing = { .role = DOOR_SCREEN }, .uses = 1, .until = NOW + SECOND } };
    char token[SECRET_LENGTH + 1];
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_assert_false(door_invite(house.door, &bad[i], "boss", NOW, token, NULL));
    }
}

/* A delegation takes no more than its room, either. */
static void so_does_a_delegation(void)
{
    g_auto(House) house = open_house();
    DoorInvitation wanted = { .standing = head, .uses = 1, .until = NOW + 60 * SECOND };
    char token[SECRET_LENGTH + 1];
    for (int i = 0; i < DOOR_OF_PARTY_LIMIT; i++) {
        g_assert_true(door_invite(house.door, &wanted, "amb", NOW, token, NULL));
    }
    g_autoptr(GError) error = NULL;
    g_assert_false(door_invite(house.door, &wanted, "amb", NOW, token, &error));
    g_assert_error(error, DOOR_ERROR, DOOR_ERROR_LIMIT);
    g_strlcpy(wanted.standing.party, "DEU", sizeof wanted.standing.party);
    g_assert_true(door_invite(house.door, &wanted, "amb", NOW, token, NULL));
}

/* The first one is for the secretary, for an hour; a later start takes it back; with an account there is none. */
static void the_first_one(void)
{
    g_auto(House) house = open_house();
    char first[SECRET_LENGTH + 1], second[SECRET_LENGTH + 1];
    DoorInvitation shown;
    DoorWelcome guest;
    g_assert_true(door_invite_first(house.door, NOW, first, NULL));
    g_assert_true(door_invitation(house.door, first, NOW + (DOOR_FIRST_SECONDS - 1) * SECOND, &shown));
    g_assert_false(door_invitation(house.door, first, NOW + DOOR_FIRST_SECONDS * SECOND, &shown));
    g_assert_true(door_invite_first(house.door, NOW, second, NULL));
    g_assert_false(door_invitation(house.door, first, NOW, &shown));
    g_assert_true(door_accept(house.door, second, "boss", PASSWORD, NOW, &guest, NULL));
    g_assert_cmpint(guest.visitor.role, ==, DOOR_SECRETARY);
    g_autoptr(GError) error = NULL;
    g_assert_false(door_invite_first(house.door, NOW, first, &error));
    g_assert_no_error(error);
}

/* --- screens --------------------------------------------------------------------------------------------------------
 */

static char *cookie_header(const char *cookie)
{
    return g_strconcat(DOOR_COOKIE "=", cookie, NULL);
}

static void screens_are_let_in(void)
{
    g_auto(House) house = open_house();
    g_autofree char *cookie = door_screen_ask(), *cookies = cookie_header(cookie);
    g_autofree char *stranger = door_screen_ask(), *strangers = cookie_header(stranger);
    char code[DOOR_CODE_LENGTH + 1], name[DOOR_SCREEN_LIMIT + 1];
    DoorWelcome guest;
    g_assert_true(door_screen_code(house.door, cookies, code));
    g_assert_cmpuint(strlen(code), ==, DOOR_CODE_LENGTH);
    g_assert_false(door_screen_enter(house.door, cookies, NOW, &guest, NULL)); /* nobody has entered it */
    g_autofree char *small = g_ascii_strdown(code, -1);
    g_autofree char *typed = g_strdup_printf(" %.4s-%s ", small, small + 4);
    g_assert_true(door_screen_admit(house.door, typed, "Hall, left", "desk", NOW, NULL));
    g_assert_false(door_screen_enter(house.door, strangers, NOW, &guest, NULL)); /* another one */
    g_assert_true(door_screen_enter(house.door, cookies, NOW, &guest, NULL));
    g_assert_cmpint(guest.visitor.role, ==, DOOR_SCREEN);
    g_assert_cmpstr(guest.cookie, !=, cookie); /* the one that it waited with is good for nothing */
    g_assert_cmpint(role_of(house.door, cookies, NOW), ==, DOOR_PUBLIC);
    g_assert_false(door_screen_enter(house.door, cookies, NOW, &guest, NULL)); /* once */
    g_assert_true(door_screen_name(house.door, guest.visitor.sign_in, name) == (guest.visitor.sign_in != 0));
}

static void screens_stay_and_go(void)
{
    g_auto(House) house = open_house();
    g_autofree char *cookie = door_screen_ask(), *asking = cookie_header(cookie);
    char code[DOOR_CODE_LENGTH + 1], name[DOOR_SCREEN_LIMIT + 1];
    DoorWelcome guest;
    g_assert_true(door_screen_code(house.door, asking, code));
    g_assert_true(door_screen_admit(house.door, code, "Hall, left", "desk", NOW, NULL));
    g_assert_true(door_screen_enter(house.door, asking, NOW, &guest, NULL));
    g_autofree char *cookies = cookie_header(guest.cookie);
    g_assert_true(door_screen_name(house.door, guest.visitor.sign_in, name));
    g_assert_cmpstr(name, ==, "Hall, left");
    const Instant days = NOW + 3 * DOOR_IDLE_SECONDS * SECOND;
    g_assert_cmpint(role_of(house.door, cookies, days), ==, DOOR_SCREEN); /* it may be dark for a night */
    g_assert_cmpint(role_of(house.door, cookies, NOW + DOOR_SCREEN_SECONDS * SECOND), ==, DOOR_PUBLIC);
    g_autoptr(Door) later = other_door(&house);
    g_assert_cmpint(role_of(later, cookies, days), ==, DOOR_SCREEN);
    g_assert_false(door_screen_code(house.door, cookies, code)); /* it is in */
    g_assert_true(door_end(house.door, guest.visitor.sign_in, "desk", NOW, NULL));
    g_assert_cmpint(role_of(house.door, cookies, days), ==, DOOR_PUBLIC);
}

static void codes_are_over_soon(void)
{
    g_auto(House) house = open_house();
    g_autofree char *cookie = door_screen_ask(), *cookies = cookie_header(cookie);
    char code[DOOR_CODE_LENGTH + 1];
    DoorWelcome guest;
    g_assert_true(door_screen_code(house.door, cookies, code));
    g_assert_true(door_screen_admit(house.door, code, "Hall", "desk", NOW, NULL));
    g_assert_false(door_screen_enter(house.door, cookies, NOW + DOOR_CODE_SECONDS * SECOND, &guest, NULL));
    static const char *const bad[] = { "", "ABC", "ABCDEFGHI", "ABCDEFG0", "ABCDEFG!", "ÄBCDEFGH" };
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_false(door_screen_admit(house.door, bad[i], "Hall", "desk", NOW, &error));
        g_assert_error(error, DOOR_ERROR, DOOR_ERROR_CODE);
    }
    g_assert_false(door_screen_admit(house.door, code, "", "desk", NOW, NULL));
    g_assert_false(door_screen_admit(house.door, code, "Hall\r\n", "desk", NOW, NULL));
}

/* --- what is kept ---------------------------------------------------------------------------------------------------
 */

static bool has_none(const char *name, GBytes *bytes, gpointer secrets)
{
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    for (const char *const *secret = secrets; *secret != NULL; secret++) {
        g_assert_null(g_strstr_len(data, (gssize)length, *secret));
        g_assert_null(strstr(name, *secret));
    }
    return true;
}

static void secrets_are_not_kept(void)
{
    g_auto(House) house = open_house();
    const DoorInvitation wanted = { .standing = head, .uses = 1, .until = NOW + 60 * SECOND };
    char token[SECRET_LENGTH + 1];
    add(house.door, "desk", &officer);
    g_autofree char *cookies = sign_in(house.door, "desk", NOW);
    g_assert_true(door_invite(house.door, &wanted, "desk", NOW, token, NULL));
    Visitor visitor;
    door_visitor(house.door, cookies, NOW, &visitor);
    const char *secrets[] = { PASSWORD, strrchr(cookies, '=') + 1, token, visitor.token, NULL };
    g_assert_true(ledger_key_each(house.ledger, has_none, (gpointer)secrets, NULL));
}

static void what_is_damaged_is_told(void)
{
    static const char *const rows[][2] = {
        { "account:x", "nonsense" },
        { "account:x",
          "{\"role\":\"king\",\"rank\":\"none\",\"party\":\"\",\"person\":\"\",\"made\":1,\"password\":\"\"}" },
        { "account:x",
          "{\"role\":\"officer\",\"rank\":\"none\",\"party\":\"FRA\",\"person\":\"\",\"made\":1,\"password\":\"\"}" },
        { "sign-in:1", "{\"hash\":\"12\",\"account\":\"x\",\"screen\":\"\",\"made\":1}" },
        { "sign-in:x", "{\"hash\":\"12\"}" },
        { "invitation:1", "[]" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Ledger) ledger = ledger_mem_new();
        g_autoptr(GBytes) bytes = g_bytes_new_static(rows[i][1], strlen(rows[i][1]));
        g_assert_true(ledger_key_put(ledger, rows[i][0], bytes, NULL));
        g_assert_null(door_new(ledger, &error));
        g_assert_error(error, DOOR_ERROR, DOOR_ERROR_DAMAGED);
        g_assert_nonnull(strstr(error->message, rows[i][0]));
    }
}

static void names_of_accounts(void)
{
    g_auto(House) house = open_house();
    g_autofree char *longest = g_strnfill(DOOR_ACCOUNT_LIMIT, 'a'), *longer = g_strnfill(DOOR_ACCOUNT_LIMIT + 1, 'a');
    const char *const bad[] = { "", "a b", "é", "a/b", "a\n", longer, "<b>", "account:x" };
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_false(door_account_add(house.door, bad[i], &officer, PASSWORD, "test", NOW, &error));
        g_assert_error(error, DOOR_ERROR, DOOR_ERROR_NAME);
    }
    add(house.door, longest, &officer);
    g_autoptr(GError) twice = NULL;
    add(house.door, "Desk@un.example", &officer);
    g_assert_false(door_account_add(house.door, "desk@UN.example", &officer, PASSWORD, "test", NOW, &twice));
    g_assert_error(twice, DOOR_ERROR, DOOR_ERROR_EXISTS);
}

static void the_record_has_an_end(void)
{
    g_auto(House) house = open_house();
    for (int i = 0; i < 3 * DOOR_TRACES_LIMIT; i++) {
        g_autofree char *who = g_strdup_printf("%d", i);
        door_trace(house.door, "test", who, "", "", NOW);
    }
    g_autoptr(GArray) traces = door_traces(house.door);
    g_assert_cmpuint(traces->len, ==, DOOR_TRACES_LIMIT);
    g_assert_cmpint(atoi(g_array_index(traces, DoorTrace, 0).who), ==, 3 * DOOR_TRACES_LIMIT - 1);
    g_assert_cmpint(atoi(g_array_index(traces, DoorTrace, DOOR_TRACES_LIMIT - 1).who), ==, 2 * DOOR_TRACES_LIMIT);
}

static void cookies_for_browsers(void)
{
    g_autofree char *plain = door_set_cookie("abc", false), *secure = door_set_cookie("abc", true);
    g_autofree char *gone = door_set_cookie(NULL, true);
    g_assert_true(g_str_has_prefix(plain, "placard=abc; Path=/; Max-Age="));
    g_assert_true(g_str_has_suffix(plain, "; HttpOnly; SameSite=Lax"));
    g_assert_true(g_str_has_suffix(secure, "; HttpOnly; SameSite=Lax; Secure"));
    g_assert_true(g_str_has_prefix(gone, "placard=; Path=/; Max-Age=0;"));
}

/* --- many at once ---------------------------------------------------------------------------------------------------
 */

typedef struct {
    Door *door;
    char *cookies;
    gint is_over;
    gint asked;
} Crowd;

/* What every request does. */
static gpointer keep_asking(gpointer data)
{
    Crowd *crowd = data;
    while (!g_atomic_int_get(&crowd->is_over)) {
        g_assert_cmpint(role_of(crowd->door, crowd->cookies, g_get_real_time()), ==, DOOR_OFFICER);
        g_array_unref(door_sign_ins(crowd->door, NULL, g_get_real_time()));
        g_array_unref(door_accounts(crowd->door, g_get_real_time()));
        g_atomic_int_inc(&crowd->asked);
    }
    return NULL;
}

static void remove_folder(const char *folder)
{
    g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(entries)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_assert_cmpint(g_unlink(path), ==, 0);
    }
    g_assert_cmpint(g_rmdir(folder), ==, 0);
}

/* In a file, as it is in earnest. */
static House open_house_in(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, "ledger.sqlite", NULL);
    House house = { .ledger = ledger_sqlite_open(path, LEDGER_CREATE, NULL) };
    house.door = other_door(&house);
    return house;
}

/* While some are asked for, others come and go, here and in another process. For the thread sanitizer, too. */
static void many_come_and_go_at_once(void)
{
    enum { ASKING = 4, ROUNDS = 20 };
    g_autofree char *folder = g_dir_make_tmp("placard-door-XXXXXX", NULL);
    g_auto(House) house = open_house_in(folder);
    g_autoptr(Door) other = other_door(&house);
    GThread *threads[ASKING];
    const Instant now = g_get_real_time();
    add(house.door, "desk", &officer);
    Crowd crowd = { .door = house.door, .cookies = sign_in(house.door, "desk", now) };
    door_watch(house.door);
    for (int i = 0; i < ASKING; i++) {
        threads[i] = g_thread_new("ask", keep_asking, &crowd);
    }
    for (int i = 0; i < ROUNDS; i++) {
        g_autofree char *guest = sign_in(house.door, "desk", now);
        g_assert_true(door_end(house.door, id_of(house.door, guest), "desk", now, NULL));
        g_autofree char *name = g_strdup_printf("guest%d", i);
        add(other, name, &head);
        g_assert_true(door_account_remove(other, name, "test", now, NULL));
    }
    g_usleep(G_USEC_PER_SEC);
    g_atomic_int_set(&crowd.is_over, 1);
    for (int i = 0; i < ASKING; i++) {
        g_thread_join(threads[i]);
    }
    g_assert_cmpint(crowd.asked, >, 0);
    g_free(crowd.cookies);
    remove_folder(folder);
}

/* --- how long it takes ----------------------------------------------------------------------------------------------
 */

/* It is asked with every request. The least of several rounds, since the
 * machine has other things to do as well. */
static void it_costs_a_microsecond_or_so(void)
{
    enum { ASKED = 10000 };
    g_auto(House) house = open_house();
    g_autofree char *cookies = NULL;
    add(house.door, "desk", &officer);
    cookies = sign_in(house.door, "desk", NOW);
    gint64 least = G_MAXINT64;
    for (int round = 0; round < 5; round++) {
        const gint64 before = g_get_monotonic_time();
        for (int i = 0; i < ASKED; i++) {
            g_assert_cmpint(role_of(house.door, cookies, NOW + i), ==, DOOR_OFFICER);
        }
        least = MIN(least, g_get_monotonic_time() - before);
    }
    g_print("# %.2f microseconds\n", (double)least / ASKED);
    g_assert_cmpfloat((double)least / ASKED, <, 20);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/door/who-signs-in-is-who-they-are", who_signs_in_is_who_they_are);
    g_test_add_func("/door/no-two-sign-ins-are-the-same", no_two_sign_ins_are_the_same);
    g_test_add_func("/door/other-cookies-let-nobody-in", other_cookies_let_nobody_in);
    g_test_add_func("/door/wrong-names-and-passwords-are-told-alike", wrong_names_and_passwords_are_told_alike);
    g_test_add_func("/door/who-is-known-is-not-kept-waiting", who_is_known_is_not_kept_waiting);
    g_test_add_func("/door/the-idle-are-out", the_idle_are_out);
    g_test_add_func("/door/no-sign-in-is-for-ever", no_sign_in_is_for_ever);
    g_test_add_func("/door/they-outlive-the-program", they_outlive_the_program);
    g_test_add_func("/door/so-does-when-they-were-used", so_does_when_they_were_used);
    g_test_add_func("/door/ends-are-told", ends_are_told);
    g_test_add_func("/door/what-others-change-holds", what_others_change_holds);
    g_test_add_func("/door/places-are-used-again", places_are_used_again);
    g_test_add_func("/door/an-account-takes-no-more-than-its-room", an_account_takes_no_more_than_its_room);
    g_test_add_func("/door/so-does-a-delegation", so_does_a_delegation);
    g_test_add_func("/door/invitations-are-used-up", invitations_are_used_up);
    g_test_add_func("/door/invitations-are-taken-back", invitations_are_taken_back);
    g_test_add_func("/door/some-cannot-be-made", some_cannot_be_made);
    g_test_add_func("/door/the-first-one", the_first_one);
    g_test_add_func("/door/screens-are-let-in", screens_are_let_in);
    g_test_add_func("/door/screens-stay-and-go", screens_stay_and_go);
    g_test_add_func("/door/codes-are-over-soon", codes_are_over_soon);
    g_test_add_func("/door/secrets-are-not-kept", secrets_are_not_kept);
    g_test_add_func("/door/what-is-damaged-is-told", what_is_damaged_is_told);
    g_test_add_func("/door/names-of-accounts", names_of_accounts);
    g_test_add_func("/door/the-record-has-an-end", the_record_has_an_end);
    g_test_add_func("/door/cookies-for-browsers", cookies_for_browsers);
    g_test_add_func("/door/many-come-and-go-at-once", many_come_and_go_at_once);
    g_test_add_func("/door/it-costs-a-microsecond-or-so", it_costs_a_microsecond_or_so);
    return g_test_run();
}

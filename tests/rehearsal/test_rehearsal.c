/* Whole sessions: they end, closed and in order; the same seed gives the same ledger; what happens in sessions happens
 * in them. How many seeds: PLACARD_SEEDS, else fifty. */
#include "piece.h"
#include "storm.h"

#include <stdlib.h>
#include <string.h>

static const char *const examples[] = {
    "examples/programme.txt",
    "examples/committee-programme.txt",
    "examples/conference-programme.txt",
    "examples/damaged.txt",
    "examples/oewg-3rd-session-2022-07.txt",
    "examples/oewg-5th-session-2023-07.txt",
    "examples/oewg-6th-session-2023-12.txt",
};

static guint64 seeds(void)
{
    const char *text = g_getenv("PLACARD_SEEDS");
    return text != NULL ? g_ascii_strtoull(text, NULL, 10) : 50;
}

static void tell(gpointer name, gpointer n, gpointer title)
{
    g_test_message("%s %s: %u", (const char *)title, (const char *)name, GPOINTER_TO_UINT(n));
}

static void add(gpointer name, gpointer n, gpointer sums)
{
    const guint before = GPOINTER_TO_UINT(g_hash_table_lookup(sums, name));
    g_hash_table_insert(sums, g_strdup(name), GUINT_TO_POINTER(before + GPOINTER_TO_UINT(n)));
}

/* No meeting is left open and nobody waits; what must always be so is so. */
static void check_end(const Played *played)
{
    const Refusal stuck = rehearsal_stuck(played->rehearsal);
    g_assert_cmpstr(stuck != ALLOWED ? stuck->name : NULL, ==, NULL);
    g_assert_true(state_the_body(played->state)->is_closed);
    g_assert_cmpint(state_the_floor(played->state)->meeting, ==, ID_NONE);
    for (int id = 1; id <= state_lists(played->state); id++) {
        g_assert_cmpuint(state_waiting(played->state, id)->len, ==, 0);
    }
    for (int id = 1; id <= state_meetings(played->state); id++) {
        const MeetingState state = state_meeting(played->state, id)->state;
        g_assert_true(state == MEETING_ADJOURNED || state == MEETING_CANCELLED);
    }
    g_autofree char *broken = storm_broken(played->state);
    g_assert_cmpstr(broken, ==, NULL);
}

/* Every decision is in a formal meeting, and every text is settled. */
static void check_decisions(const Played *played)
{
    for (int id = 1; id <= state_matters(played->state); id++) {
        const Matter *matter = state_matter(played->state, id);
        g_assert_true(matter->report == 0 || matter->is_settled);
    }
    g_assert_cmpint(state_the_body(played->state)->programme_state, ==, PROGRAMME_ADOPTED);
}

/* Groups come before States, of those that had asked when the list began to be heard. */
static void check_order(const Played *played)
{
    const State *state = played->state;
    for (int id = 1; id <= state_inscriptions(state); id++) {
        const Inscription *row = state_inscription(state, id);
        const Inscription *after = row != NULL ? state_inscription(state, row->after) : NULL;
        if (after == NULL || row->list == ID_NONE || after->list != row->list || row->capacity != CAPACITY_GROUP ||
            row->state != INSCRIPTION_HEARD) {
            continue;
        }
        g_assert_true(after->capacity == CAPACITY_GROUP || row->asked > after->began);
    }
}

/* By the clock: nobody begins to speak long after a meeting was to end. */
static void check_hours(const Played *played)
{
    const GArray *slots = rehearsal_slots(played->rehearsal);
    g_assert_cmpuint(slots->len, >, 0);
    for (guint i = 0; i < slots->len; i++) {
        const RehearsedSlot *slot = &g_array_index(slots, RehearsedSlot, i);
        g_assert_cmpint(slot->rose, >, slot->starts);
        g_assert_cmpint(slot->rose, <, slot->ends + 3 * 3600 * (gint64)G_USEC_PER_SEC);
        g_assert_cmpint(slot->heard, >=, 0);
    }
}

static void test_all(gconstpointer path)
{
    g_autoptr(Piece) piece = piece_of_file(path);
    g_autoptr(GHashTable) sums = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint acts = 0, refusals = 0, chair = 0;
    for (guint64 seed = 1; seed <= seeds(); seed++) {
        g_autoptr(Played) played = piece_play(piece, seed, REHEARSAL_DELEGATIONS);
        g_test_message("seed %" G_GUINT64_FORMAT ": %u acts", seed, played->acts);
        check_end(played);
        check_decisions(played);
        check_order(played);
        check_hours(played);
        g_assert_cmpuint(rehearsal_refusals(played->rehearsal), <=, 12);
        g_assert_cmpuint(played->chair_refusals, <=, 2);
        acts += played->acts;
        refusals += rehearsal_refusals(played->rehearsal);
        chair += played->chair_refusals;
        g_hash_table_foreach(played->refused, add, sums);
    }
    g_hash_table_foreach(sums, tell, (gpointer) "refused");
    g_test_message("%u acts, %u refused, %u of them the Chair's", acts, refusals, chair);
    g_assert_cmpuint(refusals * 200, <, acts);
    g_assert_cmpuint(chair * 5, <=, seeds());
}

/* The same, act by act; another seed, another session. */
static void test_same(void)
{
    g_autoptr(Piece) piece = piece_of_file("examples/oewg-3rd-session-2022-07.txt");
    g_autoptr(Played) one = piece_play(piece, 7, 193);
    g_autoptr(Played) again = piece_play(piece, 7, 193);
    g_autoptr(Played) other = piece_play(piece, 8, 193);
    g_autoptr(Played) fewer = piece_play(piece, 7, 60);
    g_autofree char *digest = state_digest(one->state), *digest_again = state_digest(again->state);
    g_autofree char *digest_other = state_digest(other->state);
    g_assert_cmpstr(digest, ==, digest_again);
    g_assert_cmpstr(g_checksum_get_string(one->bytes), ==, g_checksum_get_string(again->bytes));
    g_assert_true(state_equal(one->state, again->state));
    g_assert_cmpstr(digest, !=, digest_other);
    g_assert_cmpstr(g_checksum_get_string(one->bytes), !=, g_checksum_get_string(other->bytes));
    g_assert_cmpstr(g_checksum_get_string(one->bytes), !=, g_checksum_get_string(fewer->bytes));
}

/* However few come. */
static void test_few(void)
{
    g_autoptr(Piece) piece = piece_of_file("examples/programme.txt");
    static const int sizes[] = { 5, 6, 8, 13, 40, 120, 192 };
    for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
        for (guint64 seed = 1; seed <= 8; seed++) {
            g_autoptr(Played) played = piece_play(piece, seed, sizes[i]);
            check_end(played);
        }
    }
}

/* Programmes of many bodies, whatever stands in them. */
static void test_corpus(void)
{
    g_autofree char *folder = g_build_filename(g_getenv("PLACARD_SOURCE"), "tests", "corpus", NULL);
    g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
    guint played_programmes = 0;
    const char *name;
    while ((name = g_dir_read_name(files)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        Piece *piece = g_str_has_suffix(name, ".txt") ? piece_if_playable(path) : NULL;
        if (piece != NULL) {
            g_test_message("%s", name);
            g_autoptr(Played) played = piece_play(piece, 3, 193);
            check_end(played);
            played_programmes++;
            piece_free(piece);
        }
    }
    g_assert_cmpuint(played_programmes, >=, 8);
}

/* What happens in sessions happens in some of these. */
static void test_colours(void)
{
    static const struct {
        const char *event;
        guint least, most; /* in a thousand sessions */
    } colours[] = {
        { "list.announced", 4000, 20000 },
        { "list.closed", 3000, 20000 },
        { "order.raised", 800, 5000 },
        { "order.appealed", 5, 200 },
        { "attendance.marked", 10000, 80000 },
        { "limit.decided", 50, 3000 },
        { "motion.moved", 3, 300 },
        { "vote.called", 10, 500 },
        { "places.exchanged", 300, 6000 },
        { "place.yielded", 100, 3000 },
        { "chair.handed_over", 100, 1500 },
        { "chair.taken_back", 100, 1500 },
        { "meeting.suspended", 30, 500 },
        { "meeting.corrected", 100, 2000 },
        { "objection.raised", 40, 500 },
        { "question.disassociated", 50, 1500 },
        { "act.undone", 200, 5000 },
        { "floor.paused", 100, 3000 },
        { "speaker.withdrawn", 500, 9000 },
        { "list.released", 5, 1000 },
        { "deadline.passed", 200, 2000 },
        { "quorum.overridden", 0, 100 },
    };
    g_autoptr(GHashTable) sums = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(examples); i++) {
        g_autoptr(Piece) piece = piece_of_file(examples[i]);
        for (guint64 seed = 1; seed <= seeds() / 3; seed++) {
            g_autoptr(Played) played = piece_play(piece, seed, 193);
            g_hash_table_foreach(played->counts, add, sums);
        }
    }
    g_hash_table_foreach(sums, tell, (gpointer) "event");
    const guint sessions = G_N_ELEMENTS(examples) * (guint)(seeds() / 3);
    for (guint i = 0; i < G_N_ELEMENTS(colours); i++) {
        const guint n = GPOINTER_TO_UINT(g_hash_table_lookup(sums, colours[i].event)) * 1000 / sessions;
        g_test_message("%s: %u in a thousand sessions", colours[i].event, n);
        g_assert_cmpuint(n, >=, colours[i].least);
        g_assert_cmpuint(n, <=, colours[i].most);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(examples); i++) {
        g_autofree char *path = g_strdup_printf("/rehearsal/%s", examples[i]);
        g_test_add_data_func(path, examples[i], test_all);
    }
    g_test_add_func("/rehearsal/same", test_same);
    g_test_add_func("/rehearsal/few", test_few);
    g_test_add_func("/rehearsal/corpus", test_corpus);
    g_test_add_func("/rehearsal/colours", test_colours);
    return g_test_run();
}

#include "piece.h"

#include <string.h>

static Piece *piece_new(GBytes *bytes, const char *name)
{
    g_autoptr(GError) error = NULL;
    Piece *piece = g_new0(Piece, 1);
    piece->file = programme_file_read(bytes, name, &error);
    g_assert_no_error(error);
    piece->planned = planned_new(piece->file->programme, &error);
    g_assert_no_error(error);
    return piece;
}

static bool has_hours(const Planned *planned)
{
    for (guint i = 0; planned != NULL && i < planned->plan.programme->rows->len; i++) {
        if (planned->hours[i].starts > 0 && planned->hours[i].ends > planned->hours[i].starts) {
            return true;
        }
    }
    return false;
}

Piece *piece_if_playable(const char *path)
{
    char *text;
    gsize length;
    g_assert_true(g_file_get_contents(path, &text, &length, NULL));
    g_autoptr(GBytes) bytes = g_bytes_new_take(text, length);
    g_autoptr(ProgrammeFile) file = programme_file_read(bytes, path, NULL);
    g_autoptr(Planned) planned = file != NULL ? planned_new(file->programme, NULL) : NULL;
    return has_hours(planned) ? piece_new(bytes, path) : NULL;
}

Piece *piece_of_text(const char *text)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    return piece_new(bytes, "text");
}

Piece *piece_of_file(const char *path)
{
    g_autofree char *full = g_build_filename(g_getenv("PLACARD_SOURCE"), path, NULL);
    g_autoptr(GError) error = NULL;
    char *text;
    gsize length;
    g_file_get_contents(full, &text, &length, &error);
    g_assert_no_error(error);
    g_autoptr(GBytes) bytes = g_bytes_new_take(text, length);
    return piece_new(bytes, path);
}

Piece *piece_of_lines(const char *lines)
{
    g_autofree char *text =
        g_strdup_printf("General Assembly\n\nOpen-ended working group on lights 2025–2029\n\n"
                        "Second substantive session\n\nNew York, 18–22 May 2026\n\n"
                        "Provisional programme of work\n\nAnnex\n\nProvisional programme of work\n\n"
                        "Date/time\tAgenda item/programme\n\nMonday, 18 May\n\n10 a.m.–1 p.m.\n\n%s\n",
                        lines);
    return piece_of_text(text);
}

void piece_free(Piece *piece)
{
    planned_free(piece->planned);
    programme_file_free(piece->file);
    g_free(piece);
}

static void count(GHashTable *counts, const char *name)
{
    const guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, name));
    g_hash_table_insert(counts, g_strdup(name), GUINT_TO_POINTER(n + 1));
}

static void keep(Played *played, const Outcome *outcome)
{
    for (guint i = 0; i < outcome->events->len; i++) {
        const Event *event = g_ptr_array_index(outcome->events, i);
        g_auto(Buffer) out = BUFFER_INIT;
        event_write(event, &out);
        g_checksum_update(played->bytes, (const guchar *)buffer_text(&out), (gssize)out.length);
        count(played->counts, event->info->name);
    }
}

static void step(Played *played, const Command *command)
{
    g_auto(Outcome) outcome = { 0 };
    outcome_init(&outcome);
    const Refusal refusal = decide_and_apply(played->state, command, &outcome);
    keep(played, &outcome);
    played->acts++;
    if (refusal != ALLOWED) {
        g_autofree char *name = g_strdup_printf("%s: %s", command->info->name, refusal->name);
        count(played->refused, name);
        played->chair_refusals += command->actor.role == ROLE_CHAIR;
    }
    rehearsal_answer(played->rehearsal, refusal);
}

Played *piece_play(const Piece *piece, guint64 seed, int delegations)
{
    enum { ACTS_LIMIT = 50000 };
    const RehearsalOptions options = { seed, delegations };
    Played *played = g_new0(Played, 1);
    Command command;
    played->rehearsal = rehearsal_new(&piece->planned->plan, NULL, &options);
    played->state = state_new();
    played->bytes = g_checksum_new(G_CHECKSUM_SHA256);
    played->counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    played->refused = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    while (rehearsal_next(played->rehearsal, played->state, &command)) {
        step(played, &command);
        g_assert_cmpuint(played->acts, <, ACTS_LIMIT);
    }
    return played;
}

void played_free(Played *played)
{
    rehearsal_free(played->rehearsal);
    state_free(played->state);
    g_checksum_free(played->bytes);
    g_hash_table_unref(played->counts);
    g_hash_table_unref(played->refused);
    g_free(played);
}

guint played_count(const Played *played, const char *event)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(played->counts, event));
}

State *piece_state(const Piece *piece)
{
    const RehearsalOptions options = { 1, REHEARSAL_LEAST_DELEGATIONS };
    g_autoptr(Rehearsal) rehearsal = rehearsal_new(&piece->planned->plan, NULL, &options);
    State *state = state_new();
    Command command;
    while (state_meetings(state) == 0 && rehearsal_next(rehearsal, state, &command)) {
        g_auto(Outcome) outcome = { 0 };
        outcome_init(&outcome);
        rehearsal_answer(rehearsal, decide_and_apply(state, &command, &outcome));
    }
    g_assert_cmpint(state_meetings(state), >, 0);
    return state;
}

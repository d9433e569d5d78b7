#include "cli/forecast_show.h"

#include "core/civil_words.h"
#include "session/common.h"
#include "session/floor.h"

#include <string.h>

enum {
    NAME_COLUMNS = 28,
    TIME_COLUMNS = 22,
    BAR_COLUMNS = 22,
    SHARE_COLUMNS = 20,
    TITLE_COLUMNS = 44,
    INDENT = 2,
};

/* === Times === */

enum { WHEN_SIZE = 32, RANGE_SIZE = 2 * WHEN_SIZE };

/* "11:42"; of another day than `beside` "Tue 15:10". */
static const char *when(const Place *place, Instant beside, Instant at, char out[WHEN_SIZE])
{
    char clock[PLACE_CLOCK_SIZE];
    const CivilDate day = place_day(place, at);
    place_clock(place, at, false, clock);
    if (civil_date_equal(day, place_day(place, beside))) {
        return g_strlcpy(out, clock, WHEN_SIZE), out;
    }
    const char *weekday = weekday_in_words(place->language, civil_date_weekday(day));
    g_snprintf(out, WHEN_SIZE, "%.3s %d, %s", weekday, day.day, clock);
    return out;
}

static const char *range(const ForecastShow *show, const ForecastRange *of, char out[RANGE_SIZE])
{
    const Place *place = &show->as_of->place;
    char from[WHEN_SIZE], to[WHEN_SIZE];
    g_snprintf(out, RANGE_SIZE, "%s–%s", when(place, show->as_of->now, of->earliest, from),
               when(place, of->earliest, of->latest, to));
    return out;
}

/* "between 11:42 and 12:10" */
static char *between(const ForecastShow *show, const ForecastRange *of)
{
    const Place *place = &show->as_of->place;
    char from[WHEN_SIZE], to[WHEN_SIZE];
    return g_strdup_printf("between %s and %s", when(place, show->as_of->now, of->earliest, from),
                           when(place, of->earliest, of->latest, to));
}

static int percent(int permille)
{
    return (permille + 5) / 10;
}

/* === Lines === */

static void put_padded(const ForecastShow *show, const char *text, int columns)
{
    terminal_text(show->terminal, text);
    fprintf(show->terminal->out, "%*s", MAX(columns - terminal_columns(text), 0), "");
}

static void put_sentence(const ForecastShow *show, const char *text)
{
    fprintf(show->terminal->out, "%*s", INDENT, "");
    terminal_wrap(show->terminal, text, INDENT, INDENT);
    fputc('\n', show->terminal->out);
}

static void put_heading(const ForecastShow *show, const char *text)
{
    terminal_put(show->terminal, STYLE_STRONG, text);
    fputc('\n', show->terminal->out);
}

/* A share of a line, on a screen. */
static void put_share(const ForecastShow *show, int permille)
{
    if (show->terminal->is_screen) {
        const int full = (permille * SHARE_COLUMNS + 500) / 1000;
        fputs("  ", show->terminal->out);
        for (int i = 0; i < SHARE_COLUMNS; i++) {
            fputs(i < full ? "█" : "░", show->terminal->out);
        }
    }
}

/* Where in the time from now to `end` a range lies, with its middle; on a screen. */
static void put_bar(const ForecastShow *show, const ForecastRange *of, Instant end)
{
    const Instant start = show->as_of->now;
    if (!show->terminal->is_screen || end <= start) {
        return;
    }
    fputs("  ", show->terminal->out);
    for (int i = 0; i < BAR_COLUMNS; i++) {
        const Instant from = start + (end - start) * i / BAR_COLUMNS,
                      to = start + (end - start) * (i + 1) / BAR_COLUMNS;
        const bool is_likely = of->likely >= from && of->likely < to;
        const bool is_in = of->earliest < to && of->latest >= from;
        fputs(is_likely                                     ? "█"
              : is_in                                       ? "▒"
              : i == BAR_COLUMNS - 1 && of->earliest >= end ? "›"
                                                            : "·",
              show->terminal->out);
    }
}

/* === Names === */

static char *shortened(const char *text)
{
    if (g_utf8_strlen(text, -1) <= TITLE_COLUMNS) {
        return g_strdup(text);
    }
    g_autofree char *start = g_utf8_substring(text, 0, TITLE_COLUMNS - 1);
    return g_strdup_printf("%s…", g_strchomp(start));
}

static char *name_of_matter(const State *state, int matter)
{
    const Matter *row = state_matter(state, matter);
    const char *title = row != NULL ? state_text(state, row->title) : NULL;
    g_autofree char *words = title != NULL ? shortened(title) : NULL;
    if (row == NULL) {
        return g_strdup("no item");
    }
    return words != NULL ? g_strdup_printf("%s, “%s”", state_text(state, row->id), words)
                         : g_strdup(state_text(state, row->id));
}

/* A line that is about no matter goes by its own words. */
static char *name_in_week(const WeekOutlook *outlook, int matter)
{
    const State *state = outlook->state;
    const Segment *line = state_segment(state, outlook->first_lines[matter]);
    if (outlook->matter_ids[matter] != ID_NONE) {
        return name_of_matter(state, outlook->matter_ids[matter]);
    }
    const char *title = line != NULL ? state_text(state, line->title) : NULL;
    return title != NULL ? shortened(title) : g_strdup("a line of the programme");
}

static char *name_of_speaker(const ForecastShow *show, int inscription)
{
    const State *state = show->as_of->state;
    const Inscription *row = state_inscription(state, inscription);
    const Teller teller = place_teller(&show->as_of->place);
    const char *code = participant_code(state, row->participant), *group = state_text(state, row->group);
    g_autofree char *name = code != NULL ? tell_participant(code, show->as_of->now, &teller) : g_strdup("Secretariat");
    g_autofree char *whole = group != NULL ? g_strdup_printf("%s for %s", name, group) : g_strdup(name);
    if (g_utf8_strlen(whole, -1) < NAME_COLUMNS) {
        return g_steal_pointer(&whole);
    }
    g_autofree char *start = g_utf8_substring(whole, 0, NAME_COLUMNS - 2);
    return g_strdup_printf("%s…", g_strchomp(start));
}

/* === A list === */

static void show_floor(const ForecastShow *show)
{
    const State *state = show->as_of->state;
    const Floor *floor = state_the_floor(state);
    if (floor->point != ID_NONE) {
        put_sentence(show, "A point of order is pending.");
    }
    if (floor->inscription == ID_NONE) {
        return;
    }
    const int spoken = (int)(floor_spoken(state, show->as_of->now) / G_USEC_PER_SEC);
    g_autofree char *name = name_of_speaker(show, floor->inscription);
    g_autofree char *limit =
        floor->limit > 0 ? g_strdup_printf(" of %d:%02d", floor->limit / 60, floor->limit % 60) : g_strdup("");
    g_autofree char *line =
        g_strdup_printf("%s has the floor, for %d:%02d%s so far.", name, spoken / 60, spoken % 60, limit);
    put_sentence(show, line);
}

static Instant axis_end(const ListOutlook *outlook)
{
    const Instant window = outlook->input.n_windows > 0 ? outlook->windows[0].end : 0;
    return window > outlook->now ? window : outlook->end.end.latest;
}

/* From when to when the bars are drawn. */
static void show_axis(const ForecastShow *show, const ListOutlook *outlook)
{
    char from[WHEN_SIZE], to[WHEN_SIZE];
    const Place *place = &show->as_of->place;
    when(place, outlook->now, outlook->now, from);
    when(place, outlook->now, axis_end(outlook), to);
    const int between_them = BAR_COLUMNS - terminal_columns(from) - terminal_columns(to);
    if (show->terminal->is_screen) {
        fprintf(show->terminal->out, "%*s%s%*s%s\n", 6 + NAME_COLUMNS + TIME_COLUMNS + 2, "", from,
                MAX(between_them, 1), "", to);
    }
}

static void show_speakers(const ForecastShow *show, const ListOutlook *outlook)
{
    char times[RANGE_SIZE];
    for (guint i = outlook->n_before; i < outlook->order->len; i++) {
        const ForecastSpeaker *speaker = &outlook->speakers[i];
        g_autofree char *name = name_of_speaker(show, g_array_index(outlook->order, int, i));
        fprintf(show->terminal->out, "%4u  ", i - outlook->n_before + 1);
        put_padded(show, name, NAME_COLUMNS);
        put_padded(show, range(show, &speaker->start, times), show->terminal->is_screen ? TIME_COLUMNS : 0);
        put_bar(show, &speaker->start, axis_end(outlook));
        fputc('\n', show->terminal->out);
    }
}

static void show_end(const ForecastShow *show, const ListOutlook *outlook)
{
    char likely[WHEN_SIZE], by[WHEN_SIZE];
    const Place *place = &show->as_of->place;
    const ForecastEnd *end = &outlook->end;
    g_autofree char *range = between(show, &end->end);
    g_autofree char *line = g_strdup_printf("The list ends %s, likely at %s.", range,
                                            when(place, show->as_of->now, end->end.likely, likely));
    put_sentence(show, line);
    if (outlook->input.n_windows > 0) {
        when(place, show->as_of->now, outlook->windows[0].end, by);
        g_autofree char *chance =
            g_strdup_printf("That it ends by %s: %d %%. By then %d are heard, at least %d and at most %d.", by,
                            percent(end->in_time_permille), end->heard_likely, end->heard_at_least, end->heard_at_most);
        put_sentence(show, chance);
    }
    if (end->newcomers > 0) {
        g_autofree char *more = g_strdup_printf("About %d more are expected to ask for the floor.", end->newcomers);
        put_sentence(show, more);
    }
}

static void show_option(const ForecastShow *show, const ForecastOption *option)
{
    char times[RANGE_SIZE];
    g_autofree char *limit = option->limit_seconds > 0 ? g_strdup_printf("limit of %d:%02d", option->limit_seconds / 60,
                                                                         option->limit_seconds % 60)
                                                       : NULL;
    g_autofree char *words = limit == NULL       ? g_strdup(option->is_closed ? "list closed" : "as things stand")
                             : option->is_closed ? g_strdup_printf("%s, list closed", limit)
                                                 : g_strdup(limit);
    fprintf(show->terminal->out, "%*s", INDENT, "");
    put_padded(show, words, NAME_COLUMNS);
    put_padded(show, range(show, &option->outcome.end, times), TIME_COLUMNS);
    fprintf(show->terminal->out, "%4d %%", percent(option->outcome.in_time_permille));
    put_share(show, option->outcome.in_time_permille);
    fputc('\n', show->terminal->out);
}

static void show_options(const ForecastShow *show, const ListOutlook *outlook)
{
    ForecastLimit limits[LIST_OUTLOOK_LIMITS];
    ForecastOption options[FORECAST_OPTIONS(LIST_OUTLOOK_LIMITS)];
    const size_t n = list_outlook_limits(outlook, limits);
    if (forecast_options(&outlook->input, limits, n, options).problem != FORECAST_OK) {
        return;
    }
    fputc('\n', show->terminal->out);
    put_heading(show, "What could be announced, when the list would end, and that it ends in time");
    for (size_t i = 0; i < FORECAST_OPTIONS(n); i++) {
        if (!options[i].is_closed || outlook->input.is_open) {
            show_option(show, &options[i]);
        }
    }
    const int fits = forecast_limit_that_fits(&outlook->input, outlook->usual_class, false);
    if (fits > 0) {
        g_autofree char *line =
            g_strdup_printf("The longest limit with which it very likely (%d %%) ends in time: %d:%02d.",
                            FORECAST_SURE_PERMILLE / 10, fits / 60, fits % 60);
        put_sentence(show, line);
    }
}

static void put_list_heading(const ForecastShow *show, const ListOutlook *outlook)
{
    static const char *const states[] = { "not open", "open", "its closing is announced", "closed" };
    const State *state = outlook->state;
    const SpeakersList *list = state_list(state, outlook->list);
    g_autofree char *time = place_time_words(&show->as_of->place, outlook->now);
    g_autofree char *zone = place_zone_words(&show->as_of->place, outlook->now);
    g_autofree char *line =
        g_strdup_printf("%s (%s), as of %s (%s)", state_text(state, list->id), states[list->state], time, zone);
    put_heading(show, line);
}

void forecast_show_list(const ForecastShow *show, const ListOutlook *outlook)
{
    put_list_heading(show, outlook);
    if (outlook->is_taken_up) {
        show_floor(show);
    }
    if (outlook->n_before > 0) {
        g_autofree char *line = g_strdup_printf("%u speakers on the same matter are heard before.", outlook->n_before);
        put_sentence(show, line);
    }
    if (outlook->order->len == outlook->n_before) {
        put_sentence(show, "Nobody waits.");
    }
    if (outlook->order->len > outlook->n_before) {
        show_axis(show, outlook);
    }
    show_speakers(show, outlook);
    show_end(show, outlook);
    if (outlook->order->len > 0) {
        show_options(show, outlook);
    }
}

void forecast_show_party(const ForecastShow *show, const ListOutlook *outlook, int inscription)
{
    const int at = list_outlook_find(outlook, inscription);
    if (at < 0) {
        return;
    }
    char likely[WHEN_SIZE];
    const Place *place = &show->as_of->place;
    const ForecastRange *start = &outlook->speakers[at].start;
    const State *state = outlook->state;
    g_autofree char *name = name_of_speaker(show, inscription);
    g_autofree char *range = between(show, start);
    g_autofree char *line = g_strdup_printf("%s speaks %s, likely at %s. Before it on %s: %d.", name, range,
                                            when(place, outlook->now, start->likely, likely),
                                            state_text(state, state_list(state, outlook->list)->id), at);
    terminal_wrap(show->terminal, line, 0, 0);
    fputc('\n', show->terminal->out);
}

/* === The week === */

static void show_slot(const ForecastShow *show, const WeekOutlook *outlook, size_t slot)
{
    char times[RANGE_SIZE];
    const Place *place = &show->as_of->place;
    const ForecastWindow *window = &outlook->slots[slot];
    const ForecastSlotOutlook *of = &outlook->of_slots[slot];
    const CivilDate day = place_day(place, window->start);
    char from[WHEN_SIZE], to[WHEN_SIZE];
    g_snprintf(times, sizeof times, "%s–%s", when(place, window->start, window->start, from),
               when(place, window->start, window->end, to));
    const char *weekday = weekday_in_words(place->language, civil_date_weekday(day));
    g_autofree char *words = g_strdup_printf("%s %d, %s", weekday, day.day, times);
    fprintf(show->terminal->out, "%*s", INDENT, "");
    put_padded(show, words, NAME_COLUMNS + 2);
    fprintf(show->terminal->out, "%4d %%", percent(of->overrun_permille));
    put_share(show, of->overrun_permille);
    if (of->spare_minutes > 0) {
        fprintf(show->terminal->out, "  %d min likely left", of->spare_minutes);
    }
    fputc('\n', show->terminal->out);
}

static void show_unheard(const ForecastShow *show, const WeekOutlook *outlook)
{
    for (size_t i = 0; i < outlook->input.n_matters; i++) {
        const ForecastMatterOutlook *of = &outlook->of_matters[i];
        if (of->unheard_permille <= 1000 - FORECAST_SURE_PERMILLE) {
            continue;
        }
        g_autofree char *name = name_in_week(outlook, (int)i);
        g_autofree char *line = g_strdup_printf(
            "%s is not done within its time with %d %%: likely %d min are missing, one time in ten more than %d.", name,
            percent(of->unheard_permille), of->unheard_likely, of->unheard_latest);
        put_sentence(show, line);
    }
}

static const char *reason_words(ForecastReason reason)
{
    static const char *const words[] = {
        [FORECAST_MORE_INSCRIBE_THAN_FIT] = "more are expected to ask for the floor than there is time for",
        [FORECAST_STATEMENTS_TOO_LONG] = "statements as long as they are now do not fit",
        [FORECAST_TIME_IS_FREE] = "nothing is planned in that time",
        [FORECAST_TIME_IS_SPARE] = "what is planned there will very likely be done before its end",
        [FORECAST_NO_TIME_ELSEWHERE] = "no slot of the programme has room for it",
    };
    return words[reason];
}

static char *slot_words(const ForecastShow *show, const ForecastWindow *window)
{
    char from[WHEN_SIZE], to[WHEN_SIZE];
    const Place *place = &show->as_of->place;
    const CivilDate day = place_day(place, window->start);
    g_autofree char *date = day_heading_in_words(place->language, day, false);
    return g_strdup_printf("%s, %s–%s", date, when(place, window->start, window->start, from),
                           when(place, window->start, window->end, to));
}

static void show_move(const ForecastShow *show, const WeekOutlook *outlook, const WeekReplan *replan,
                      const ForecastMove *move)
{
    g_autofree char *name = name_in_week(outlook, move->matter);
    g_autofree char *slot = NULL;
    g_autofree char *line = NULL;
    switch (move->kind) {
    case FORECAST_CLOSE_LIST:
        line = g_strdup_printf("– Close the list on %s: %s.", name, reason_words(move->reason));
        break;
    case FORECAST_SHORTEN_LIMIT:
        line = g_strdup_printf("– Limit statements on %s to %d:%02d: %s.", name, move->limit_seconds / 60,
                               move->limit_seconds % 60, reason_words(move->reason));
        break;
    case FORECAST_GIVE_TIME:
        slot = slot_words(show, &outlook->slots[move->to_slot]);
        line = g_strdup_printf("– Give %s %d min of %s: %s.", name, move->minutes, slot, reason_words(move->reason));
        break;
    case FORECAST_EXTRA_MEETING:
        slot = slot_words(show, &replan->extra[move->to_slot]);
        line = g_strdup_printf("– Hold an extra meeting on %s, %d min of it for %s: %s.", slot, move->minutes, name,
                               reason_words(move->reason));
        break;
    }
    put_sentence(show, line);
}

static void show_replan(const ForecastShow *show, const WeekOutlook *outlook)
{
    g_autofree WeekReplan *replan = week_outlook_replan(outlook);
    if (replan->replan.n_moves > 0) {
        fputc('\n', show->terminal->out);
        put_heading(show, "The smallest change with which it holds");
    }
    for (size_t i = 0; i < replan->replan.n_moves; i++) {
        show_move(show, outlook, replan, &replan->replan.moves[i]);
    }
    if (replan->replan.unresolved > 0) {
        g_autofree char *line = g_strdup_printf("For %d matters nothing of this is enough.", replan->replan.unresolved);
        put_sentence(show, line);
    }
}

void forecast_show_week(const ForecastShow *show, const WeekOutlook *outlook)
{
    if (outlook->input.n_slots == 0) {
        put_heading(show, "No meeting is planned any more");
        return;
    }
    put_heading(show, "The programme: how likely each meeting does not do what is planned for it");
    for (size_t i = 0; i < outlook->input.n_slots; i++) {
        show_slot(show, outlook, i);
    }
    show_unheard(show, outlook);
    if (outlook->left_out > 0) {
        g_autofree char *line = g_strdup_printf("%d later meetings were not looked at.", outlook->left_out);
        put_sentence(show, line);
    }
    show_replan(show, outlook);
}

/* Documents that tell of their meetings in sentences: "The first meeting will be held on Monday, 3 March 2025, from
 * 10 a.m. to 1 p.m." Only what a sentence about meetings says is taken, and the sentence becomes the meeting's line. */
#include "reading/timetable.h"

#include "base/folding.h"
#include "base/text.h"
#include "core/phrases.h"
#include "reading/day_date.h"

#include <string.h>

typedef struct {
    Programme *programme;
    Years years;
    const Block *block;
    CivilDate date;  /* that was named last */
    bool dated;      /* and holds here */
    HoursText hours; /* that wait for their day */
} Prose;

/* A sentence with one of these may tell of a meeting. */
static const char *const words_of_meetings[] = {
    "meeting",      "meetings",  "session",         "sessions",   "plenary",           "will meet",   "convene",
    "will be held", "panel",     "segment",         "debate",     "dialogue",          "round table", "opening",
    "opened",       "will open", "will take place", "workshop",   "consultations",     "discussion",  "discussions",
    "will resume",  "taken up",  "briefing",        "will adopt", "expected to adopt", "will begin",  "will conclude",
    NULL,
};

/* A sentence with one of these tells of something else, or of the past. */
static const char *const words_of_other_things[] = {
    "deadline",         "registration",      "badge",       "badges",      "office hours",  "closing date",
    "no later than",    "press conference",  "exhibition",  "reception",   "lunch",         "meals",
    "list of speakers", "lists of speakers", "side events", "seats",       "inscription",   "was held",
    "were held",        "had to be",         "reporters",   "journalists", "accreditation", NULL,
};

static bool speaks_of_meetings(const char *sentence)
{
    const bool meets = text_holds_one_of(sentence, words_of_meetings) || phrase_within(PHRASE_MEETS, sentence);
    return meets && !text_holds_one_of(sentence, words_of_other_things) && !phrase_within(PHRASE_ELSEWHERE, sentence);
}

/* A start that was told before its range ("... at 9.30 a.m., with two sessions, from 9.30 to 11 a.m. ...") is the
 * same meeting. */
static Row *meeting_at(const Prose *prose, int start)
{
    for (guint i = 0; i < prose->programme->rows->len; i++) {
        Row *row = programme_row(prose->programme, i);
        if (row->start == start && civil_date_equal(row->date, prose->date)) {
            return row;
        }
    }
    return NULL;
}

static void add_meetings(Prose *prose, const HoursText *hours, const char *sentence)
{
    for (int i = 0; i < hours->count; i++) {
        Row *known = meeting_at(prose, hours->range[i].start);
        if (known != NULL) {
            known->end = known->end == CLOCK_UNKNOWN ? hours->range[i].end : known->end;
            continue;
        }
        Row *row = programme_add_row(prose->programme, row_new(ROW_MEETING));
        row->date = prose->date;
        row->start = hours->range[i].start;
        row->end = hours->range[i].end;
        row->at = prose->block->at;
        row_add_entry(row, entry_new(ENTRY_LINE, sentence))->at = prose->block->at;
    }
}

enum { UNTIL_LENGTH = 16 }; /* bytes; more than any word for "until" has */

/* "jusqu'à 13 heures", "до 13 ч.": such a word stands right before `at`, or ends with the word that `at` begins with.
 */
static bool ends_in_until(const char *sentence, const char *at)
{
    for (const char *from = at; from > sentence && at - from < UNTIL_LENGTH;) {
        from = g_utf8_prev_char(from);
        const size_t used = folded_starts_word(sentence, from) ? phrase_begins(PHRASE_UNTIL, from) : 0;
        if (used > 0 && from + used + strspn(from + used, " ") >= at) {
            return true;
        }
    }
    return false;
}

/* "which will end at 5.30 p.m.", "expected to last until 1 p.m.": not a start. */
static bool tells_end(const char *sentence, const char *at)
{
    static const char *const words[] = { "end ", "ends ", "until ", "till ", "close ", "conclude ", "end at ", "by " };
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        const size_t length = strlen(words[i]);
        if ((size_t)(at - sentence) >= length && strncmp(at - length, words[i], length) == 0) {
            return true;
        }
    }
    return ends_in_until(sentence, at);
}

static void end_last_meeting(const Prose *prose, int end)
{
    const GPtrArray *rows = prose->programme->rows;
    Row *last = rows->len > 0 ? programme_row(prose->programme, rows->len - 1) : NULL;
    if (last != NULL && last->end == CLOCK_UNKNOWN && last->start < end && civil_date_equal(last->date, prose->date)) {
        last->end = end;
    }
}

static void take_hours(Prose *prose, const HoursText *hours, const char *at, const char *sentence)
{
    const bool single = hours->range[0].end == CLOCK_UNKNOWN;
    if (single && tells_end(sentence, at)) {
        end_last_meeting(prose, hours->range[0].start);
    } else if (single && !text_begins(at, "at") && phrase_begins(PHRASE_AT, at) == 0) {
        return;
    } else if (prose->dated) {
        add_meetings(prose, hours, sentence);
    } else {
        prose->hours = *hours;
    }
}

static void take_day(Prose *prose, const DayText *day, const char *sentence)
{
    bool told;
    prose->date = day_date(&prose->years, day, (CivilDate){ 0 }, &told);
    prose->dated = true;
    if (prose->hours.count > 0) {
        add_meetings(prose, &prose->hours, sentence);
        prose->hours.count = 0;
    }
}

/* A day or hours at `at`; how many bytes they take, 0 if neither stands there. */
static size_t read_word(Prose *prose, const char *at, const char *sentence)
{
    DayText day;
    const size_t day_used = day_read(at, &day);
    if (day_used > 0) {
        if (day.last_day == 0) {
            take_day(prose, &day, sentence);
        }
        return day_used;
    }
    HoursText hours;
    const size_t used = hours_read(at, &hours);
    if (used > 0 && !hours.plain) {
        take_hours(prose, &hours, at, sentence);
    }
    return used;
}

/* A sentence that names no day speaks of the day before: "in the afternoon of the same day", "It will conclude ...". */
static bool names_day(const char *sentence)
{
    for (const char *at = sentence; *at != '\0'; at = g_utf8_next_char(at)) {
        DayText day;
        if (folded_starts_word(sentence, at) && day_read(at, &day) > 0) {
            return true;
        }
    }
    return false;
}

enum { SENTENCE_LIMIT = 2000 }; /* bytes: what is longer is no sentence */

static void read_sentence(Prose *prose, const char *sentence)
{
    if (strlen(sentence) > SENTENCE_LIMIT || !speaks_of_meetings(sentence)) {
        return;
    }
    prose->dated = !names_day(sentence) && civil_date_is_set(prose->date);
    prose->hours.count = 0;
    for (const char *at = sentence; *at != '\0';) {
        const size_t used = folded_starts_word(sentence, at) ? read_word(prose, at, sentence) : 0;
        at += used > 0 ? used : (size_t)(g_utf8_next_char(at) - at);
    }
}

/* May a sentence begin with this? A capital, or a letter of a script that has none. */
static bool begins_sentence(gunichar c)
{
    return g_unichar_isupper(c) || (g_unichar_isalpha(c) && !g_unichar_islower(c));
}

/* Where the sentence that begins at `text` ends: a full stop, a blank and a capital; not "p.m. on". Chinese needs no
 * blank behind its full stop. */
static const char *sentence_end(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (g_str_has_prefix(at, "。") || g_str_has_prefix(at, "；")) {
            return g_utf8_next_char(at);
        }
        const bool stop = (*at == '.' || *at == ';') && at[1] == ' ' && begins_sentence(g_utf8_get_char(at + 2));
        const bool half = at - text > 2 && at[-1] == 'm' && at[-2] == '.';
        DayText day;
        if (stop && !(half && day_read(at + 2, &day) > 0)) {
            return at + 1;
        }
    }
    return text + strlen(text);
}

static void read_block(Prose *prose, const Block *block)
{
    prose->block = block;
    for (const char *at = block->text; *at != '\0';) {
        const char *end = sentence_end(at);
        g_autofree char *sentence = g_strndup(at, (gsize)(end - at));
        read_sentence(prose, sentence);
        at = end + strspn(end, " ");
    }
}

static bool has_end(const Programme *programme)
{
    for (guint i = 0; i < programme->rows->len; i++) {
        if (programme_row(programme, i)->end != CLOCK_UNKNOWN) {
            return true;
        }
    }
    return false;
}

void timetable_read_prose(Lines *lines, const GPtrArray *blocks)
{
    g_auto(Years) years = { 0 };
    years_init(&years, lines);
    Prose prose = { .programme = lines->programme, .years = years };
    for (guint i = 0; i < blocks->len; i++) {
        read_block(&prose, g_ptr_array_index(blocks, i));
    }
    /* News say that somebody meets at ten; a programme says until when. */
    if (!has_end(lines->programme)) {
        g_ptr_array_set_size(lines->programme->rows, 0);
    }
}

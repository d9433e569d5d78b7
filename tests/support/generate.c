#include "generate.h"

#include "base/text.h"
#include "core/programme_translate.h"
#include "core/vocabulary.h"

Generator generator_of(guint32 seed)
{
    return (Generator){ seed };
}

/* SplitMix32: small, and the same everywhere, which GRand does not promise between versions. */
static guint32 next(Generator *generator)
{
    guint32 z = (generator->state += 0x9E3779B9u);
    z = (z ^ (z >> 16)) * 0x21F0AAADu;
    z = (z ^ (z >> 15)) * 0x735A2D97u;
    return z ^ (z >> 15);
}

guint generate_below(Generator *generator, guint limit)
{
    return (guint)(((guint64)next(generator) * limit) >> 32);
}

int generate_between(Generator *generator, int lowest, int highest)
{
    return lowest + (int)generate_below(generator, (guint)(highest - lowest + 1));
}

bool generate_chance(Generator *generator, int percent)
{
    return generate_below(generator, 100) < (guint)percent;
}

#define ONE_OF(generator, list) (list)[generate_below((generator), G_N_ELEMENTS(list))]

/* --- texts ------------------------------------------------------------------------------------------- */

static const char *const plain_words[] = {
    "discussions", "on",          "substantive", "issues",    "the",      "of",           "draft",       "report",
    "States",      "norms",       "capacity",    "Chair",     "exchange", "Committee",    "Secretariat", "security",
    "to",          "commodities", "action",      "proposals", "regional", "stakeholders", "régime",      "co-operation",
};

/* Texts in which somebody once saw something else than words. */
static const char *const strange_words[] = {
    "(continued)",
    "(concluded)",
    "(30 minutes)",
    "(90 min)",
    "[from para. 1, resolution 75/240]",
    "[",
    "]",
    "(",
    ")",
    "{braces}",
    "\\role{day}",
    "\\",
    "\\n",
    "–",
    "—",
    "-",
    "•",
    "*",
    "**",
    "¹",
    "²",
    "“quoted”",
    "\"straight\"",
    "'single'",
    "&amp;",
    "<b>bold</b>",
    "<https://example.org/a_(b)?c=d&e>",
    "https://example.org/path",
    "[75/240](#)",
    "A/AC.292/2021/1",
    "A/78/80-E/2023/64",
    "E/ICEF/2025/15/Add.1",
    "resolutions 75/240 and 76/1",
    "Monday, 25 July",
    "Tuesday 3 October 2025",
    "10 a.m.–1 p.m.",
    "3–6 p.m.",
    "noon",
    "9h00-9h45",
    "Agenda item 5: other matters",
    "Item 21:",
    "(a)",
    "1.",
    "24–28 July 2023",
    "Annex",
    "Week of 6–10 October 2025",
    "Distr.: General",
    "No meetings scheduled",
    "3 p.m.: deadline for submission",
    "First reading of",
    "Closure of the session",
    "|",
    "\t",
    "%s%n",
    "#",
    "=",
    "+",
    "@",
    ";",
    ",",
    ":",
    "...",
    "1",
    "2025",
};

static const char *const far_words[] = {
    "قبل", "المعلومات", "العام", "安全", "第三届实质性会议", "Рабочая", "группа", "שלום", "🌍", "👩🏽‍⚖️", "é",
    "q̣̇",   "ﬁn",        "Å",     "ı",    "İstanbul",         "ẞ",       "नमस्ते",   "½",    "…",
};

/* What a text begins with decides how it is read: lower case, digits and marks are all tried there. */
static const char *word(Generator *generator)
{
    const guint kind = generate_below(generator, 10);
    if (kind < 6) {
        return ONE_OF(generator, plain_words);
    }
    return kind < 9 ? ONE_OF(generator, strange_words) : ONE_OF(generator, far_words);
}

static int length_of_text(Generator *generator)
{
    const guint kind = generate_below(generator, 20);
    if (kind == 0) {
        return generate_between(generator, 150, 280);
    }
    return kind < 5 ? 3 : generate_between(generator, 10, 60);
}

/* Words until there are `length` characters. Without a letter or digit it would be a mark and no text. */
static char *text_of_length(Generator *generator, int length)
{
    g_autoptr(GString) text = g_string_new(NULL);
    do {
        if (text->len > 0 && !generate_chance(generator, 3)) {
            g_string_append_c(text, ' ');
        }
        g_string_append(text, word(generator));
    } while (text_length(text->str) < length);
    g_autofree char *words = text_words(text->str);
    if (words[0] == '\0') {
        g_string_append(text, " remarks");
    }
    return text_tidy(text->str);
}

char *generate_text(Generator *generator)
{
    return text_of_length(generator, length_of_text(generator));
}

static char *maybe_text(Generator *generator, int percent)
{
    return generate_chance(generator, percent) ? generate_text(generator) : NULL;
}

/* --- lines ------------------------------------------------------------------------------------------- */

/* What an author would write for a line of the kind. */
static const struct {
    EntryKind kind;
    const char *text;
} usual_lines[] = {
    { ENTRY_OPENING, "Opening of the session" },
    { ENTRY_STATEMENTS, "Opening statements" },
    { ENTRY_REMARKS, "Concluding remarks by the Chair" },
    { ENTRY_CLOSURE, "Closure of the session" },
    { ENTRY_PRESENTATION, "Presentation by the United Nations Institute for Disarmament Research on best practices" },
    { ENTRY_PRESENTATION, "Chair's presentation of draft annual progress report" },
    { ENTRY_THEMATIC, "Thematic discussion on capacity-building (in two parts)" },
    { ENTRY_DEBATE, "General debate" },
    { ENTRY_EXCHANGE, "Interactive exchange" },
    { ENTRY_STAKEHOLDERS, "Dedicated stakeholder session (in accordance with agreed modalities)" },
    { ENTRY_ADOPTION, "Adoption of first annual progress report" },
    { ENTRY_TOPIC, "Confidence-building measures" },
    { ENTRY_BREAK, "Lunch" },
    { ENTRY_LINE, "Registration of delegations" },
};

static ItemNumber item_number(Generator *generator)
{
    static const char *const subs[] = { "a", "b", "l", "ii", "viii", "z" };
    ItemNumber item = { .number = generate_chance(generator, 90) ? generate_between(generator, 1, 9)
                                                                 : generate_between(generator, 10, 999) };
    if (generate_chance(generator, 20)) {
        g_strlcpy(item.sub, ONE_OF(generator, subs), sizeof item.sub);
    }
    return item;
}

static void add_items(Generator *generator, Entry *entry)
{
    const int count = generate_chance(generator, 80) ? 1 : generate_between(generator, 2, 4);
    for (int i = 0; i < count; i++) {
        ItemNumber item = item_number(generator);
        if (entry->kind == ENTRY_SUBITEM && item.sub[0] == '\0') {
            g_strlcpy(item.sub, "c", sizeof item.sub);
        }
        g_array_append_val(entry->items, item);
    }
}

/* Footnotes are numbered by the mark; each mark here refers to one of the first three or to an asterisk. */
static void add_notes(Generator *generator, GArray *notes)
{
    static const int marks[] = { 1, 2, 3, -1, -2 };
    if (!generate_chance(generator, 8)) {
        return;
    }
    const guint first = generate_below(generator, G_N_ELEMENTS(marks));
    const guint count = 1 + generate_below(generator, 2);
    for (guint i = first; i < MIN(first + count, G_N_ELEMENTS(marks)); i++) {
        g_array_append_val(notes, marks[i]);
    }
}

static Entry *usual_entry(Generator *generator)
{
    const guint i = generate_below(generator, G_N_ELEMENTS(usual_lines));
    return entry_new(usual_lines[i].kind, usual_lines[i].text);
}

static Entry *reading(Generator *generator)
{
    const int ordinal = generate_between(generator, 1, 4);
    g_autofree char *words = g_strdup(ordinal_in_words(ordinal));
    words[0] = g_ascii_toupper(words[0]);
    g_autofree char *text = g_strdup_printf("%s reading of, and negotiations on, draft annual progress report", words);
    Entry *entry = entry_new(ENTRY_READING, text);
    entry->ordinal = ordinal;
    return entry;
}

static Entry *item_entry(Generator *generator, EntryKind kind)
{
    Entry *entry = entry_new(kind, NULL);
    entry->text = maybe_text(generator, 95);
    add_items(generator, entry);
    return entry;
}

/* Any kind with any words. A reading without its ordinal in words cannot be; so it keeps its usual ones. */
static Entry *strange_entry(Generator *generator)
{
    const EntryKind kind = (EntryKind)generate_below(generator, N_ENTRY_KINDS);
    if (kind == ENTRY_READING) {
        return reading(generator);
    }
    if (kind == ENTRY_ITEM || kind == ENTRY_SUBITEM) {
        return item_entry(generator, kind);
    }
    g_autofree char *text = generate_text(generator);
    return entry_new(kind, text);
}

static Entry *any_entry(Generator *generator)
{
    switch (generate_below(generator, 6)) {
    case 0: return strange_entry(generator);
    case 1: return reading(generator);
    case 2:
    case 3: return item_entry(generator, ENTRY_ITEM);
    default: return usual_entry(generator);
    }
}

/* A line deeper than the one before by one at most. */
static void add_entry(Generator *generator, Row *row)
{
    const Entry *before = row->entries->len > 0 ? row_entry(row, row->entries->len - 1) : NULL;
    Entry *entry = row_add_entry(row, any_entry(generator));
    const int deepest = before == NULL ? 0 : MIN(before->depth + 1, 2);
    entry->depth = entry->kind == ENTRY_ITEM ? 0 : generate_between(generator, 0, deepest);
    entry->minutes = generate_chance(generator, 15) ? generate_between(generator, 1, 180) : 0;
    entry->provenance =
        generate_chance(generator, 5) ? g_strdup("from para. 1, resolution 75/240") : maybe_text(generator, 2);
    if (generate_chance(generator, 5)) {
        entry->as_printed = (Mark)generate_between(generator, MARK_NONE, MARK_CONCLUDED);
    }
    add_notes(generator, entry->notes);
}

/* --- rows -------------------------------------------------------------------------------------------- */

static const struct {
    int start, end;
} usual_hours[] = { { 600, 780 },        { 900, 1080 },  { 540, 585 },
                    { 795, 885 },        { 1110, 1260 }, { CLOCK_NOON, 14 * 60 },
                    { 630, CLOCK_NOON }, { 0, 60 },      { 1080, CLOCK_DAY } };

static void set_hours(Generator *generator, Row *row)
{
    if (generate_chance(generator, 5)) {
        return; /* not known */
    }
    if (generate_chance(generator, 80)) {
        const guint i = generate_below(generator, G_N_ELEMENTS(usual_hours));
        row->start = usual_hours[i].start;
        row->end = usual_hours[i].end;
    } else {
        row->start = generate_between(generator, 0, CLOCK_DAY - 1);
        row->end = generate_between(generator, row->start + 1, CLOCK_DAY);
    }
    if (generate_chance(generator, 5)) {
        row->end = CLOCK_UNKNOWN;
    }
}

static Row *meeting(Generator *generator)
{
    Row *row = row_new(ROW_MEETING);
    set_hours(generator, row);
    row->mode = generate_chance(generator, 80) ? MODE_FORMAL : (MeetingMode)generate_below(generator, N_MEETING_MODES);
    row->label = generate_chance(generator, 5) ? g_strdup("1st plenary meeting") : maybe_text(generator, 10);
    row->room = generate_chance(generator, 5) ? g_strdup("Conference Room 2") : maybe_text(generator, 3);
    add_notes(generator, row->notes);
    for (int left = generate_between(generator, 0, 6); left > 0; left--) {
        add_entry(generator, row);
    }
    return row;
}

/* "10 a.m.–1 p.m. and 3–6 p.m.": the second meeting of one printed row. */
static void add_sharing_meeting(Generator *generator, Programme *programme)
{
    const Row *before = programme_row(programme, programme->rows->len - 1);
    if (before->kind != ROW_MEETING || before->notes->len > 0 || before->end == CLOCK_UNKNOWN ||
        before->end > CLOCK_DAY - 2) {
        return;
    }
    Row *row = row_new(ROW_MEETING);
    row->date = before->date;
    row->start = generate_between(generator, before->end, CLOCK_DAY - 1);
    row->end = generate_between(generator, row->start + 1, CLOCK_DAY);
    row->mode = before->mode;
    row->label = g_strdup(before->label);
    row->room = g_strdup(before->room);
    row->shares_row = true;
    programme_add_row(programme, row);
}

static Row *other_row(Generator *generator)
{
    static const char *const usual[N_ROW_KINDS] = {
        [ROW_DEADLINE] = "deadline for submission of draft proposals under item 21",
        [ROW_LIST_CLOSURE] = "closure of the list of speakers for the general debate",
        [ROW_NO_MEETING] = "United Nations floating holiday",
        [ROW_REMARK] = "The meeting will be webcast",
    };
    Row *row = row_new((RowKind)generate_between(generator, ROW_DEADLINE, N_ROW_KINDS - 1));
    row->text = generate_chance(generator, 60) ? g_strdup(usual[row->kind]) : generate_text(generator);
    if (row->kind == ROW_NO_MEETING && generate_chance(generator, 30)) {
        g_clear_pointer(&row->text, g_free);
    }
    const bool has_hour = row->kind == ROW_DEADLINE || row->kind == ROW_LIST_CLOSURE;
    if (has_hour && generate_chance(generator, 80)) {
        row->start = generate_between(generator, 0, CLOCK_DAY);
    }
    add_notes(generator, row->notes);
    return row;
}

static void add_day(Generator *generator, Programme *programme, CivilDate date)
{
    for (int left = generate_between(generator, 1, 4); left > 0; left--) {
        Row *row = generate_chance(generator, 80) ? meeting(generator) : other_row(generator);
        row->date = date;
        programme_add_row(programme, row);
        if (generate_chance(generator, 10)) {
            add_sharing_meeting(generator, programme);
        }
    }
}

static CivilDate random_date(Generator *generator)
{
    return civil_date_add(civil_date(2020, 1, 1), generate_between(generator, 0, 4000));
}

static void add_rows(Generator *generator, Programme *programme)
{
    CivilDate date = random_date(generator);
    programme->from = date;
    for (int left = generate_between(generator, 0, 12); left > 0; left--) {
        add_day(generator, programme, date);
        programme->to = date;
        /* Mostly the next day, now and then another week. */
        date = civil_date_add(date, generate_chance(generator, 85) ? 1 : generate_between(generator, 2, 30));
    }
    if (generate_chance(generator, 5)) {
        add_day(generator, programme, (CivilDate){ 0 });
    }
    if (!civil_date_is_set(programme->to) || generate_chance(generator, 20)) {
        programme->from = programme->to = (CivilDate){ 0 };
    }
}

/* --- the rest of the paper --------------------------------------------------------------------------- */

static void add_blocks(Generator *generator, GPtrArray *blocks)
{
    static const char *const labels[] = { "1.", "2.", "(a)", "–", "III." };
    for (int left = generate_between(generator, 0, 4); left > 0; left--) {
        g_autofree char *text = generate_text(generator);
        const BlockKind kind = (BlockKind)generate_below(generator, N_BLOCK_KINDS);
        const bool labelled = kind == BLOCK_PARAGRAPH && generate_chance(generator, 70);
        Block *block = block_new(kind, labelled ? ONE_OF(generator, labels) : NULL, text);
        add_notes(generator, block->notes);
        programme_add_block(blocks, block);
    }
}

static void add_agenda(Generator *generator, Programme *programme)
{
    for (int i = 1, last = generate_chance(generator, 30) ? generate_between(generator, 1, 9) : 0; i <= last; i++) {
        g_autofree char *title = generate_text(generator);
        programme_add_agenda_item(programme, (ItemNumber){ .number = i }, title, (Position){ 0 });
    }
}

static bool is_marked(const GArray *notes, int number)
{
    for (guint i = 0; i < notes->len; i++) {
        if (g_array_index(notes, int, i) == number) {
            return true;
        }
    }
    return false;
}

static bool is_marked_in(const GPtrArray *blocks, int number)
{
    for (guint i = 0; i < blocks->len; i++) {
        const Block *block = g_ptr_array_index(blocks, i);
        if (is_marked(block->notes, number)) {
            return true;
        }
    }
    return false;
}

static bool is_used(const Programme *programme, int number)
{
    for (guint i = 0; i < programme->rows->len; i++) {
        const Row *row = programme_row(programme, i);
        if (is_marked(row->notes, number)) {
            return true;
        }
        for (guint k = 0; k < row->entries->len; k++) {
            if (is_marked(row_entry(row, k)->notes, number)) {
                return true;
            }
        }
    }
    return is_marked_in(programme->front, number) || is_marked_in(programme->back, number);
}

/* A footnote for every mark that stands somewhere. */
static void add_footnotes(Generator *generator, Programme *programme)
{
    static const int numbers[] = { -1, -2, 1, 2, 3 };
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        if (is_used(programme, numbers[i])) {
            g_autofree char *text = generate_text(generator);
            programme_add_footnote(programme, numbers[i], NULL, text, (Position){ 0 });
        }
    }
}

static void add_links(Generator *generator, Programme *programme)
{
    if (generate_chance(generator, 20)) {
        g_autofree char *words = generate_text(generator);
        programme_add_link(programme, words, "https://example.org/paper.pdf?page=2#top");
    }
}

/* Member by member: now and then it is not given, mostly it is what a paper says, else it is anything. */
static void set_member(Generator *generator, char **member, const char *usual)
{
    if (generate_chance(generator, 15)) {
        return;
    }
    *member = generate_chance(generator, 80) ? g_strdup(usual) : generate_text(generator);
}

static void set_head(Generator *generator, Programme *programme)
{
    static const char *const bodies[] = { "Open-ended working group on security of information 2021–2025",
                                          "Second Committee", "United Nations Ocean Conference",
                                          "UNICEF Executive Board" };
    static const char *const sessions[] = { "Third substantive session", "Eightieth session", "64th session",
                                            "Annual session 2025" };
    static const char *const places[] = { "New York", "Geneva", "Nairobi", "Atlantis" };
    static const char *const zones[] = { "America/New_York", "Europe/Zurich", "Asia/Kolkata", "Pacific/Chatham" };
    programme->profile = profile_at(generate_below(generator, 4));
    set_member(generator, &programme->organ, "General Assembly");
    set_member(generator, &programme->body, ONE_OF(generator, bodies));
    set_member(generator, &programme->session, ONE_OF(generator, sessions));
    set_member(generator, &programme->place, ONE_OF(generator, places));
    set_member(generator, &programme->title, "Provisional programme of work");
    set_member(generator, &programme->note_kind, "Note by the Secretariat");
    set_member(generator, &programme->distribution, "General");
    set_member(generator, &programme->original, "English");
    if (generate_chance(generator, 30)) {
        programme->zone = g_strdup(ONE_OF(generator, zones));
    }
    if (generate_chance(generator, 30)) {
        programme->symbol = g_strdup("A/AC.292/2022/3");
        programme->job_number = g_strdup("22-10013 (E)");
    }
    if (generate_chance(generator, 80)) {
        programme->issued = random_date(generator);
    }
    if (generate_chance(generator, 70)) {
        programme->annex_label = g_strdup(generate_chance(generator, 80) ? "Annex" : "Annex I");
        set_member(generator, &programme->annex_title, "Provisional programme of work");
    }
}

/* Most are English; others have what is usual in another language, or at least are said to be in it. */
static Programme *in_some_language(Generator *generator, Programme *programme)
{
    const Language language = (Language)generate_below(generator, N_LANGUAGES);
    if (generate_chance(generator, 60)) {
        return programme;
    }
    if (generate_chance(generator, 30)) {
        programme->language = language;
        return programme;
    }
    Programme *translated = programme_translate(programme, language, NULL);
    programme_free(programme);
    programme_tidy(translated);
    return translated;
}

Programme *generate_programme(guint32 seed)
{
    Generator generator = generator_of(seed);
    Programme *programme = programme_new();
    set_head(&generator, programme);
    add_blocks(&generator, programme->front);
    add_agenda(&generator, programme);
    add_rows(&generator, programme);
    add_blocks(&generator, programme->back);
    add_footnotes(&generator, programme);
    add_links(&generator, programme);
    programme_tidy(programme);
    return in_some_language(&generator, programme);
}

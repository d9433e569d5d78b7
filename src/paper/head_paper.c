/* The head of a paper: the masthead, then body, session, place and title. */
#include "paper/paper_builder.h"

#include "core/civil_words.h"
#include "doc/text_layout.h"
#include "reading/head.h"
#include "reading/head_form.h"

#include <string.h>

/* A datum of the head: `printed` on the page; the text layout names it by `role` with `value` when its form does not
 * tell `field`. */
static Node *add_field(const PaperBuilder *builder, Node *parent, const char *role, const char *printed,
                       const char *value, HeadField field)
{
    if (printed == NULL) {
        return NULL;
    }
    Node *node = node_add(parent, NODE_FIELD, role);
    paper_add_words(builder, node, printed);
    const bool plain = !builder->explicit_all && head_field_of_text(printed) == field;
    node->text = plain ? NULL : text_layout_line(role, NULL, value, NULL, NULL);
    return node;
}

/* --- the masthead --------------------------------------------------------------------------------------------- */

/* The same for one that papers in Arabic, Chinese and Russian print in English. */
static void add_masthead_field(const PaperBuilder *builder, Node *masthead, const char *role, const char *printed,
                               const char *value, HeadField field)
{
    const Language language = language_of_masthead(builder->language);
    Node *node = node_add(masthead, NODE_FIELD, role);
    node->language = language == builder->language ? NULL : g_intern_string(language_code(language));
    node_add_text(node, printed);
    const bool plain = !builder->explicit_all && head_field_of_text(printed) == field;
    node->text = plain ? NULL : text_layout_line(role, NULL, value, NULL, NULL);
}

/* "Original: %" with a word of the table, or as it stands. */
static char *masthead_words(const PaperBuilder *builder, Term term, const char *english)
{
    const Language language = language_of_masthead(builder->language);
    const char *known = terms_translate(english, LANGUAGE_ENGLISH, language);
    return term_with(term, language, known != NULL ? known : english);
}

/* The language of the version, where it is not that of the original (rule 101). */
static void add_version_language(const PaperBuilder *builder, Node *masthead)
{
    const Language original = language_of_name(builder->programme->original);
    const bool translated =
        original == LANGUAGE_NONE ? builder->other != builder->language : original != builder->language;
    if (translated) {
        const bool in_english = language_of_masthead(builder->language) != builder->language;
        Node *node = node_add(masthead, NODE_FIELD, "language");
        node->language = in_english ? g_intern_string(language_code(LANGUAGE_ENGLISH)) : NULL;
        node_add_text(node, in_english ? language_name(builder->language) : language_own_name(builder->language));
    }
}

static void add_symbol(const PaperBuilder *builder, Node *masthead)
{
    const char *symbol = builder->programme->symbol;
    if (symbol != NULL) {
        add_field(builder, masthead, "symbol", symbol, symbol, HEAD_SYMBOL);
        return;
    }
    /* Never invented (rule 99): the place where it will stand is shown. */
    Node *node = node_add(masthead, NODE_FIELD, "symbol-placeholder");
    node_add_text(node, term_wording(TERM_SYMBOL_TO_COME, builder->language));
}

static void add_masthead(const PaperBuilder *builder)
{
    const Programme *programme = builder->programme;
    Node *masthead = node_add(builder->document->root, NODE_MASTHEAD, NULL);
    Node *organization = node_add(masthead, NODE_FIELD, "organization");
    node_add_text(organization, term_wording(TERM_UNITED_NATIONS, builder->language));
    add_field(builder, masthead, "organ", programme->organ, programme->organ, HEAD_ORGAN);
    add_symbol(builder, masthead);
    if (programme->distribution != NULL) {
        g_autofree char *printed = masthead_words(builder, TERM_DISTRIBUTION, programme->distribution);
        add_masthead_field(builder, masthead, "distribution", printed, programme->distribution, HEAD_DISTRIBUTION);
    }
    if (civil_date_is_set(programme->issued)) {
        g_autofree char *printed = date_in_words(language_of_masthead(builder->language), programme->issued);
        char iso[CIVIL_DATE_SIZE];
        add_masthead_field(builder, masthead, "issued", printed, civil_date_format(programme->issued, iso),
                           HEAD_ISSUED);
        masthead->last->value = g_strdup(iso);
    }
    add_version_language(builder, masthead);
    if (programme->original != NULL) {
        g_autofree char *printed = masthead_words(builder, TERM_ORIGINAL, programme->original);
        add_masthead_field(builder, masthead, "original", printed, programme->original, HEAD_ORIGINAL);
    }
}

/* --- the block of the title ------------------------------------------------------------------------------------- */

static char *dates_value(const Programme *programme)
{
    char from[CIVIL_DATE_SIZE];
    char to[CIVIL_DATE_SIZE];
    return g_strdup_printf("%s/%s", civil_date_format(programme->from, from), civil_date_format(programme->to, to));
}

static bool place_dates_read_back(const Programme *programme, const char *line)
{
    g_autofree char *place = NULL;
    CivilDate from;
    CivilDate to;
    bool hyphen = false;
    return head_field_of_text(line) == HEAD_PLACE_DATES && place_dates_read(line, &place, &from, &to, &hyphen) &&
           g_strcmp0(place, programme->place) == 0 && civil_date_equal(from, programme->from) &&
           civil_date_equal(to, programme->to);
}

/* Chinese names the time before the place. */
static void add_place_and_dates(const PaperBuilder *builder, Node *field, const char *dates)
{
    const char *place = builder->programme->place;
    const bool time_first = builder->language == LANGUAGE_CHINESE;
    const char *comma = builder->language == LANGUAGE_ARABIC ? "، " : time_first ? "，" : ", ";
    if (time_first) {
        paper_add_text(field, dates);
    } else {
        paper_add_words(builder, field, place);
    }
    paper_add_text(field, place != NULL && dates != NULL ? comma : NULL);
    if (time_first) {
        paper_add_words(builder, field, place);
    } else {
        paper_add_text(field, dates);
    }
}

static void add_place_dates(const PaperBuilder *builder)
{
    const Programme *programme = builder->programme;
    const bool dated = civil_date_is_set(programme->from);
    if (programme->place == NULL && !dated) {
        return;
    }
    g_autofree char *dates = dated ? date_range_in_words(builder->language, programme->from, programme->to) : NULL;
    Node *field = node_add(builder->document->root, NODE_FIELD, "place-dates");
    add_place_and_dates(builder, field, dates);
    field->value = dated ? dates_value(programme) : NULL;
    g_autofree char *line = node_plain_text(field);
    if (!builder->explicit_all && place_dates_read_back(programme, line)) {
        return;
    }
    g_autofree char *place =
        programme->place != NULL ? text_layout_line("place", NULL, programme->place, NULL, NULL) : g_strdup("");
    g_autofree char *named = dated ? text_layout_line("dates", NULL, field->value, NULL, NULL) : g_strdup("");
    field->text = g_strconcat(place, place[0] != '\0' && named[0] != '\0' ? "\n\n" : "", named, NULL);
}

static void add_title(const PaperBuilder *builder)
{
    const Programme *programme = builder->programme;
    if (programme->title == NULL) {
        return;
    }
    Node *title = node_add(builder->document->root, NODE_HEADING, "title");
    title->level = 1;
    paper_add_words(builder, title, programme->title);
    /* Right above "Note by the Secretariat" any words are the title. */
    const bool plain =
        !builder->explicit_all && (head_field_of_text(programme->title) == HEAD_TITLE ||
                                   (programme->note_kind != NULL && head_field_of_text(programme->title) == HEAD_NONE));
    title->text = plain ? NULL : text_layout_line("title", NULL, programme->title, NULL, NULL);
}

void paper_add_head(const PaperBuilder *builder)
{
    const Programme *programme = builder->programme;
    Node *root = builder->document->root;
    add_masthead(builder);
    add_field(builder, root, "body", programme->body, programme->body, HEAD_BODY);
    add_field(builder, root, "session", programme->session, programme->session, HEAD_SESSION);
    add_place_dates(builder);
    paper_add_unprinted(builder, "zone", NULL, programme->zone);
    if (programme->profile != programme_usual_profile(programme)) {
        paper_add_unprinted(builder, "profile", NULL, programme->profile->id);
    }
    paper_add_unprinted(builder, "job-number", NULL, programme->job_number);
    add_title(builder);
    add_field(builder, root, "note-kind", programme->note_kind, programme->note_kind, HEAD_NOTE_KIND);
}

#include "hall/statement_parts.h"

#include "hall/delegation_parts.h"
#include "session/acts.h"
#include "session/speech_pace.h"
#include "session/statements.h"
#include "session/time_limits.h"

#include <stdlib.h>
#include <string.h>

bool statement_is_work_of(const Scene *scene)
{
    switch (scene->visitor->role) {
    case DOOR_SECRETARY:
    case DOOR_CHAIR:
    case DOOR_OFFICER:
    case DOOR_INTERPRETER: return true;
    default: return false;
    }
}

bool statement_may_be_read(const Scene *scene, int id)
{
    return state_statement(scene->state, id) != NULL &&
           (statement_is_work_of(scene) || statement_is_of(scene->state, id, scene->participant) ||
            statement_is_public(scene->state, id));
}

int statement_of_place(const Scene *scene)
{
    char *end;
    const gint64 id = g_ascii_strtoll(scene->parts[0], &end, 10);
    const bool is_number = g_ascii_isdigit(scene->parts[0][0]) && *end == '\0' && id <= G_MAXINT32;
    return is_number && statement_may_be_read(scene, (int)id) ? (int)id : ID_NONE;
}

/* === The text === */

static GBytes *text_bytes(const Scene *scene, const Statement *statement)
{
    const char *digest = state_text(scene->state, statement->digest);
    return scene->app != NULL && digest != NULL ? app_paper(scene->app, digest, NULL) : NULL;
}

static Language language_of_text(TextLanguage language)
{
    return language < TEXT_OTHER ? (Language)language : LANGUAGE_NONE;
}
G_STATIC_ASSERT((int)TEXT_ARABIC == (int)LANGUAGE_ARABIC && (int)TEXT_SPANISH == (int)LANGUAGE_SPANISH &&
                (int)TEXT_OTHER == (int)N_LANGUAGES);

static void mark_language(Html *html, TextLanguage text)
{
    const Language language = language_of_text(text);
    html_attribute(html, "lang", language != LANGUAGE_NONE ? language_code(language) : "");
    html_attribute(html, "dir", language != LANGUAGE_NONE ? language_direction(language) : "auto");
}

static void put_paragraphs(Html *html, GBytes *bytes)
{
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    g_autofree char *text = g_strndup(data, length);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (gsize i = 0; lines[i] != NULL; i++) {
        if (lines[i][0] != '\0') {
            html_element(html, "p", NULL, lines[i]);
        }
    }
}

void put_statement_text(const Scene *scene, Html *html, int id)
{
    const Statement *statement = state_statement(scene->state, id);
    g_autoptr(GBytes) bytes = text_bytes(scene, statement);
    if (bytes == NULL) {
        html_element(html, "p", "quiet", scene->words->text_not_kept);
        return;
    }
    html_open_class(html, "div", "statement");
    mark_language(html, statement->language);
    put_paragraphs(html, bytes);
    html_close(html);
}

size_t statement_markup_size(const Scene *scene, int id)
{
    g_autoptr(GBytes) bytes = text_bytes(scene, state_statement(scene->state, id));
    if (bytes == NULL) {
        return G_MAXSIZE;
    }
    gsize length = 0, size = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    for (gsize i = 0; i < length; i++) {
        size += data[i] == '\n' ? strlen("</p><p>") : strchr("&<>\"'", data[i]) != NULL ? strlen("&quot;") : 1;
    }
    return size;
}

/* === About it === */

char *text_language_words(const Scene *scene, TextLanguage text)
{
    const Language language = language_of_text(text);
    return language != LANGUAGE_NONE ? g_strdup(language_own_name(language))
                                     : acts_choice(FIELD_LANGUAGE, text, scene->visit->language);
}

void put_embargo(const Scene *scene, Html *html, int id)
{
    const Words *words = scene->words;
    const Statement *statement = state_statement(scene->state, id);
    if (statement->state != STATEMENT_FILED) {
        html_element(html, "p", "embargo",
                     statement->state == STATEMENT_WITHDRAWN ? words->text_was_withdrawn : words->text_was_replaced);
    } else if (!statement_is_delivered(scene->state, id)) {
        html_element(html, "p", "embargo", words->embargo);
    } else if (!statement_is_public(scene->state, id)) {
        html_element(html, "p", "embargo", words->not_for_the_public);
    }
}

static void put_who(const Scene *scene, Html *html, int id)
{
    const Statement *statement = state_statement(scene->state, id);
    const Inscription *turn = state_inscription(scene->state, statement_turn(scene->state, id));
    const char *group = turn != NULL ? state_text(scene->state, turn->group) : NULL;
    g_autofree char *name = scene_name(scene, statement->participant);
    html_element(html, "h1", NULL, name);
    if (group != NULL) {
        html_open_class(html, "p", "lead");
        put_words(html, scene->words->on_behalf_of, group, NULL);
        html_close(html);
    }
}

static void put_said(const Scene *scene, Html *html, const Inscription *turn)
{
    if (turn == NULL || turn->state != INSCRIPTION_HEARD) {
        return;
    }
    g_autofree char *time = tell_duration(turn->spoken / G_USEC_PER_SEC, scene->visit->language);
    html_open(html, "span");
    words_put_day(scene->words, place_day(scene->place, turn->began), html_inside(html));
    html_text(html, " ");
    scene_put_clock(scene, html, turn->began);
    html_close(html);
    html_element(html, "span", NULL, time);
}

/* Of who checked it, for those who work with it. */
static void put_note(Html *html, const char *note)
{
    if (note != NULL) {
        html_element(html, "p", "note", note);
    }
}

void put_statement_head(const Scene *scene, Html *html, int id)
{
    const Statement *statement = state_statement(scene->state, id);
    const Inscription *turn = state_inscription(scene->state, statement_turn(scene->state, id));
    const int list = turn != NULL ? turn->list : statement->list;
    g_autofree char *name =
        state_list(scene->state, list) != NULL ? list_name(scene, list) : matter_name(scene, statement->matter);
    g_autofree char *language = text_language_words(scene, statement->language);
    html_open_class(html, "header", "text-head");
    put_who(scene, html, id);
    html_open_class(html, "p", "facts");
    html_element(html, "b", NULL, name);
    put_said(scene, html, turn);
    html_element(html, "span", NULL, language);
    if (statement->is_translation) {
        html_element(html, "span", "tag", scene->words->a_translation);
    }
    if (statement->delivery != DELIVERY_UNCHECKED) {
        g_autofree char *delivery = acts_choice(FIELD_DELIVERY, statement->delivery, scene->visit->language);
        html_element(html, "span", statement->delivery == DELIVERY_AS_WRITTEN ? "tag good" : "tag warn", delivery);
    }
    html_close(html);
    if (statement_is_work_of(scene)) {
        put_note(html, state_text(scene->state, statement->note));
    }
    html_close(html);
}

/* === Pace === */

/* The seconds that it has: of who speaks now those they were given. */
static int seconds_of(const Scene *scene, int id)
{
    const int turn = statement_turn(scene->state, id);
    const Inscription *row = state_inscription(scene->state, turn);
    if (row == NULL) {
        return 0;
    }
    return row->state == INSCRIPTION_WAITING ? limits_seconds(scene->state, turn) : row->limit;
}

void put_statement_pace(const Scene *scene, Html *html, int id)
{
    const Statement *statement = state_statement(scene->state, id);
    const int seconds = seconds_of(scene, id);
    const SpeechPace *pace = speech_pace(statement->language);
    g_autofree char *about =
        tell_duration(MAX(speech_seconds(statement->language, statement->words) / 60, 1) * 60, scene->visit->language);
    html_open(html, "span");
    words_put_count(scene->words, scene->words->words_count, statement->words, html_inside(html));
    html_close(html);
    html_open(html, "span");
    put_words(html, scene->words->about_so_long, about, NULL);
    html_close(html);
    if (seconds > 0 && speech_words_a_minute(statement->words, seconds) > pace->most) {
        char pace_text[16], most_text[16];
        g_snprintf(pace_text, sizeof pace_text, "%d", speech_words_a_minute(statement->words, seconds));
        g_snprintf(most_text, sizeof most_text, "%d", pace->most);
        html_open_class(html, "strong", "fast");
        put_words(html, scene->words->too_fast, pace_text, most_text);
        html_close(html);
    }
}

void put_statement_others(const Scene *scene, Html *html, int id, const char *path)
{
    g_autoptr(GArray) others = statement_others(scene->state, id);
    for (guint i = 0; i < others->len; i++) {
        const int other = g_array_index(others, int, i);
        const Statement *text = state_statement(scene->state, other);
        if (!statement_may_be_read(scene, other)) {
            continue;
        }
        g_autofree char *language = text_language_words(scene, text->language);
        html_open(html, "a");
        visit_address_open(scene->visit, html, "href");
        html_piece(html, path);
        html_piece_number(html, other);
        html_attribute_close(html);
        html_text(html, language);
        html_close(html);
        if (text->is_translation) {
            html_element(html, "span", NULL, scene->words->a_translation);
        }
    }
}

/* === Acts === */

static void put_delivery(const Scene *scene, Html *html, int id, Delivery delivery, const char *look)
{
    const Statement *statement = state_statement(scene->state, id);
    if (statement->delivery == delivery || !act_form_open(scene, html, "statement.check", "act")) {
        return;
    }
    g_autofree char *words = acts_choice(FIELD_DELIVERY, delivery, scene->visit->language);
    put_settled_number(html, "statement", id);
    act_form_field(html, "delivery", delivery_names[delivery]);
    close_act(html, words, look);
}

static void put_changes(const Scene *scene, Html *html, int id)
{
    g_autofree char *words = acts_choice(FIELD_DELIVERY, DELIVERY_WITH_CHANGES, scene->visit->language);
    open_details(html, NULL, words);
    if (act_form_open(scene, html, "statement.check", "fields")) {
        put_settled_number(html, "statement", id);
        act_form_field(html, "delivery", delivery_names[DELIVERY_WITH_CHANGES]);
        put_text_field(html, scene->words->what_was_changed, "text", NULL, FIELD_LINE_LIMIT);
        close_act(html, words, NULL);
    }
    html_close(html);
}

void put_statement_check(const Scene *scene, Html *html, int id)
{
    const Statement *statement = state_statement(scene->state, id);
    const Inscription *turn = state_inscription(scene->state, statement_turn(scene->state, id));
    if (turn == NULL || turn->state == INSCRIPTION_WAITING || !statement_stands(statement)) {
        return;
    }
    html_open_class(html, "div", "check");
    html_element(html, "p", "heading", scene->words->check_against_delivery);
    put_delivery(scene, html, id, DELIVERY_AS_WRITTEN, "main");
    put_delivery(scene, html, id, DELIVERY_ANOTHER, NULL);
    put_changes(scene, html, id);
    html_close(html);
}

void put_statement_file(const Scene *scene, Html *html, int id)
{
    if (state_text(scene->state, state_statement(scene->state, id)->original) == NULL) {
        return;
    }
    html_open_class(html, "p", "file");
    html_open(html, "a");
    visit_address_open(scene->visit, html, "href");
    html_piece(html, "/statements/");
    html_piece_number(html, id);
    html_piece(html, "/file");
    html_attribute_close(html);
    html_text(html, scene->words->file_as_handed_in);
    html_close(html);
    html_close(html);
}

/* What comes next: suggestions (session/suggest.h), each a button with its key, the words that the Chair says and why;
 * and what was done last, with a button to take it back. */
#include "hall/chair_parts.h"

#include "base/instant.h"
#include "session/acts.h"
#include "session/decide.h"
#include "session/list_outlook.h"
#include "session/module.h"
#include "session/suggest.h"

#include <string.h>

/* Forms of suggestions */

char *chair_value(const Value *value)
{
    const FieldInfo *info = field_info(value->field);
    char instant[INSTANT_SIZE];
    switch (info->type) {
    case TYPE_FLAG: return g_strdup(value->number != 0 ? "yes" : "no");
    case TYPE_CHOICE: return g_strdup(info->names[value->number]);
    case TYPE_INSTANT: return g_strdup(instant_format(value->number, instant));
    default: break;
    }
    return field_is_text(value->field) ? g_strdup(value->text) : g_strdup_printf("%" G_GINT64_FORMAT, value->number);
}

static bool is_asked(const Suggestion *one, Field field)
{
    for (guint i = 0; one->asks[i] != N_FIELDS; i++) {
        if (one->asks[i] == field) {
            return true;
        }
    }
    return false;
}

static void put_settled(Html *html, const Suggestion *one)
{
    for (guint i = 0; i < one->values.n; i++) {
        const Value *value = &one->values.list[i];
        if (!is_asked(one, value->field)) {
            g_autofree char *text = chair_value(value);
            act_form_field(html, field_info(value->field)->name, text);
        }
    }
}

static const char *label_of(const Words *words, Field field)
{
    switch (field) {
    case FIELD_RULING: return words->chair_ruling;
    case FIELD_YES: return words->chair_yes_votes;
    case FIELD_NO: return words->chair_no_votes;
    case FIELD_ABSTAINING: return words->chair_abstaining;
    case FIELD_PARTY: return words->chair_party;
    default: return words->chair_text;
    }
}

/* What it is about, so that a field that somebody is writing in is not taken over by the next point of order. */
static gint64 object_of(const Scene *scene)
{
    const Floor *floor = state_the_floor(scene->state);
    return floor->point != ID_NONE    ? (gint64)floor->point
           : floor->voting != ID_NONE ? (gint64)floor->voting
                                      : (gint64)state_questions(scene->state) + state_motions(scene->state);
}

static void put_written(const Scene *scene, Html *html, const Suggestion *one, Field field)
{
    const FieldInfo *info = field_info(field);
    const char *text = values_text(&one->values, field);
    g_autofree char *id =
        g_strdup_printf("%s-%s-%" G_GINT64_FORMAT, suggest_name(one->kind), info->name, object_of(scene));
    html_open(html, "label");
    html_attribute(html, "id", id);
    html_flag(html, "data-keep");
    html_text(html, label_of(scene->words, field));
    if (info->type == TYPE_TEXT) {
        html_open(html, "textarea");
        html_attribute(html, "name", info->name);
        html_number(html, "rows", 2);
        html_number(html, "maxlength", info->most);
        html_flag(html, "required");
        html_text(html, text);
        html_close(html);
    } else {
        html_empty(html, "input");
        html_attribute(html, "name", info->name);
        html_attribute(html, "type", info->type == TYPE_NUMBER ? "number" : "text");
        html_attribute(html, "list", info->type == TYPE_NUMBER ? NULL : CHAIR_CODES);
        html_attribute(html, "min", info->type == TYPE_NUMBER ? "0" : NULL);
        html_attribute(html, "inputmode", info->type == TYPE_NUMBER ? "numeric" : NULL);
        html_attribute(html, "autocomplete", "off");
        html_flag(html, "required");
    }
    html_close(html);
}

/* Without scripts nobody is asked by a dialog: a box is to be ticked first. */
static void put_sure(const Scene *scene, Html *html)
{
    if (scene->token == NULL) {
        return;
    }
    html_open(html, "noscript");
    html_open_class(html, "label", "sure");
    html_empty(html, "input");
    html_attribute(html, "type", "checkbox");
    html_flag(html, "required");
    html_text(html, scene->words->chair_sure);
    html_close(html);
    html_close(html);
}

static const char *label_of_act(const Scene *scene, const Suggestion *one)
{
    return acts_words(ACTS_COMMAND, one->command->name, one->command->summary, scene->visit->language);
}

static void put_button(const Scene *scene, Html *html, const Suggestion *one, const char *says)
{
    html_open_class(html, "button", one->asks_first ? "grave" : one->weight == WEIGHT_NOW ? "main" : NULL);
    html_attribute(html, "data-key", one->key);
    html_attribute(html, "aria-keyshortcuts", one->key);
    html_attribute(html, "aria-describedby", says);
    html_flag(html, "data-suggested");
    html_text(html, label_of_act(scene, one));
    html_close(html);
}

static void put_form(const Scene *scene, Html *html, const Suggestion *one, const char *says)
{
    if (!act_form_open(scene, html, one->command->name, "suggested")) {
        html_element(html, "p", "label", label_of_act(scene, one));
        return;
    }
    put_settled(html, one);
    for (guint i = 0; one->asks[i] != N_FIELDS; i++) {
        put_written(scene, html, one, one->asks[i]);
    }
    if (one->asks_first) {
        put_sure(scene, html);
    }
    put_button(scene, html, one, says);
    html_close(html);
}

/* Where the words themselves are written into a field, they need not be said twice. */
static char *time_of_today(Instant at, gpointer data)
{
    const Scene *scene = data;
    char clock[PLACE_CLOCK_SIZE];
    const bool is_today = civil_date_equal(place_day(scene->place, at), place_day(scene->place, scene->now));
    return is_today ? g_strdup(place_clock(scene->place, at, false, clock)) : place_time_words(scene->place, at);
}

/* In the words of today: "at 15:00", and with the day on any other. */
static char *spoken_of(const Scene *scene, const Suggestion *one)
{
    const Teller place = scene->teller;
    const Teller teller = { .language = place.language, .time_of = time_of_today, .data = (gpointer)scene };
    const Value *party = values_find(&one->values, FIELD_PARTY);
    const Value *said = values_find(&one->said, FIELD_PARTY);
    const char *code = party != NULL ? party->text : said != NULL ? said->text : NULL;
    /* Names of stakeholders are the place's to tell, hours are told here: none of the words has both. */
    const bool is_named = code != NULL && place.name_of != NULL && place.name_of(code, place.data) != NULL;
    return suggestion_spoken(one, scene->now, is_named ? &place : &teller);
}

/* A card that says another thing is another card: the page's script does not make one of the other, so that a button
 * under a finger stays what it was. Of several of a kind each is about something of its own. Free with g_free. */
static char *card_id(const Suggestion *one)
{
    static const Field about[] = { FIELD_MEETING, FIELD_MATTER, FIELD_SEGMENT, FIELD_LIST };
    GString *id = g_string_new("act-");
    g_string_append(id, suggest_name(one->kind));
    for (guint i = 0; i < G_N_ELEMENTS(about); i++) {
        const Value *value = values_find(&one->values, about[i]);
        if (value != NULL) {
            g_autofree char *text = chair_value(value);
            g_string_append_printf(id, "-%s", text);
        }
    }
    return g_string_free(id, FALSE);
}

static void put_suggestion(const Scene *scene, Html *html, const Suggestion *one)
{
    static const char *const classes[] = { "now", "usual", "possible" };
    g_autofree char *id = card_id(one);
    g_autofree char *says = g_strconcat(id, "-says", NULL);
    g_autofree char *spoken = spoken_of(scene, one);
    html_open_class(html, "li", classes[one->weight]);
    html_attribute(html, "id", id);
    html_attribute(html, "data-ask", one->asks_first ? scene->words->chair_sure : NULL);
    put_form(scene, html, one, says);
    html_open_class(html, "p", "spoken");
    html_attribute(html, "id", says);
    html_text(html, spoken);
    html_close(html);
    html_element(html, "p", "why", suggest_reason(one->reason, scene->visit->language));
    html_close(html);
}

/* What the forecast of the list says; cheap where it says that all is well. */
static SuggestForecast forecast_of(const Scene *scene)
{
    enum { SURE = 800 };
    const int list = suggest_list(scene->state, scene->now);
    const ListOutlook *outlook = list != ID_NONE ? scene_outlook(scene, list) : NULL;
    SuggestForecast forecast = { .list = outlook != NULL && outlook->input.n_windows > 0 ? list : ID_NONE };
    if (forecast.list != ID_NONE) {
        forecast.in_time_permille = outlook->end.in_time_permille;
    }
    for (int closed = 0; closed < 2 && forecast.list != ID_NONE && forecast.limit_seconds == 0; closed++) {
        forecast.limit_seconds = forecast.in_time_permille < SURE
                                     ? forecast_limit_that_fits(&outlook->input, outlook->usual_class, closed == 1)
                                     : 0;
    }
    return forecast;
}

static void put_group(const Scene *scene, Html *html, const Suggestions *all, bool is_possible)
{
    html_open_class(html, "ul", is_possible ? "suggestions more" : "suggestions");
    for (guint i = 0; i < all->n; i++) {
        if ((all->list[i].weight == WEIGHT_POSSIBLE) == is_possible) {
            put_suggestion(scene, html, &all->list[i]);
        }
    }
    html_close(html);
}

/* To the second, so that a time that is over presses at once; a suggestion changes with the time only where something
 * comes due. */
static Instant now_of(const Scene *scene)
{
    return scene->app != NULL ? MAX(app_now(scene->app), scene->now) : scene->now;
}

static void put_acts(const Scene *scene, Html *html)
{
    const SuggestForecast forecast = forecast_of(scene);
    g_autoptr(Suggestions) all = suggest(scene->state, now_of(scene), scene->visit->language, &forecast);
    guint possible = 0;
    for (guint i = 0; i < all->n; i++) {
        possible += all->list[i].weight == WEIGHT_POSSIBLE;
    }
    html_attribute(html, "class", "panel");
    html_element(html, "h2", NULL, scene->words->chair_next);
    if (possible == all->n) {
        html_element(html, "p", "quiet", scene->words->chair_nothing);
    } else {
        put_group(scene, html, all, false);
    }
    if (possible > 0) {
        html_element(html, "h3", NULL, scene->words->chair_possible);
        put_group(scene, html, all, true);
    }
}

const Fragment fragment_chair_acts = { .name = "chair-acts", .tag = "section", .depends = ON_OFFICE, .put = put_acts };

/* What was done */

/* As the rules say: what stands, and what later acts rest on, is not. */
static bool may_be_taken_back(const Scene *scene, Seq act)
{
    g_auto(Outcome) outcome = { 0 };
    Command undo = { .info = command_of("act.undo"), .actor = { .role = ROLE_CHAIR }, .at = scene->now };
    values_set_number(&undo.values, FIELD_ACT, (gint64)act);
    outcome_init(&outcome);
    return decide(scene->state, &undo, &outcome) == ALLOWED;
}

static const char *summary_of(const Scene *scene, Seq act)
{
    const CommandInfo *info = command_of(state_act_name(scene->state, act));
    return info != NULL ? acts_words(ACTS_COMMAND, info->name, info->summary, scene->visit->language) : "";
}

/* Here the Chair takes back what the Chair did; what a delegation asked for or moved is its own. A statement is usually
 * ended by the Chair. */
static bool is_of_chair(const Scene *scene, Seq act)
{
    const CommandInfo *info = command_of(state_act_name(scene->state, act));
    return info != NULL && (info->who & MAY(ROLE_CHAIR)) != 0 &&
           ((info->who & MAY(ROLE_PARTICIPANT)) == 0 || strcmp(info->name, "floor.end") == 0);
}

static void put_undo(const Scene *scene, Html *html, Seq act, bool has_key)
{
    if (act_form_open(scene, html, "act.undo", "undo")) {
        put_settled_number(html, "act", (gint64)act);
        html_open(html, "button");
        html_attribute(html, "data-key", has_key ? "z" : NULL);
        html_attribute(html, "aria-keyshortcuts", has_key ? "z" : NULL);
        html_text(html, scene->words->chair_undo);
        html_close(html);
        html_close(html);
    }
}

/* The sentence of its first entry, with its time; where that is not at hand, what the act is called. */
static void put_act(const Scene *scene, Html *html, EventReader *reader, Seq act)
{
    const Buffer *bytes = scene->app != NULL ? recent_entry(app_recent(scene->app), act) : NULL;
    const Event *event = bytes != NULL ? event_read(reader, bytes->data, bytes->length, NULL) : NULL;
    html_open(html, "span");
    if (event != NULL) {
        g_autofree char *sentence = tell_event(event, &scene->teller);
        scene_put_clock(scene, html, event->at);
        html_text(html, " ");
        html_text(html, sentence);
    } else {
        html_text(html, summary_of(scene, act));
    }
    html_close(html);
}

static void put_log(const Scene *scene, Html *html)
{
    enum { SHOWN = 7 };
    g_autoptr(EventReader) reader = event_reader_new();
    bool has_key = false;
    Seq act = state_latest_act(scene->state, 0);
    html_attribute(html, "class", "panel");
    html_element(html, "h2", NULL, scene->words->chair_log);
    html_open_class(html, "ol", "log");
    for (int i = 0; i < SHOWN && act != 0; i++, act = state_latest_act(scene->state, act)) {
        html_open(html, "li");
        put_act(scene, html, reader, act);
        if (is_of_chair(scene, act) && may_be_taken_back(scene, act)) {
            const bool is_key = !has_key;
            put_undo(scene, html, act, is_key);
            has_key = has_key || is_key;
        }
        html_close(html);
    }
    html_close(html);
}

const Fragment fragment_chair_log = { .name = "chair-log", .tag = "section", .depends = ON_OFFICE, .put = put_log };

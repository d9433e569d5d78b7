/* The programme of work at the desk: a new version is handed in as text, Word or PDF, held against the rules of the
 * check and against the version in force, and issued when it is good. The document is read by the confined child that
 * reads all strangers' documents (exchange/programme_file); between looking and issuing the page holds it, not the
 * server. */
#include "doc/write_html.h"
#include "exchange/planned.h"
#include "exchange/programme_file.h"
#include "exchange/programme_json.h"
#include "hall/act_form.h"
#include "hall/desk_parts.h"
#include "hall/errands.h"
#include "hall/pages.h"
#include "paper/changes_paper.h"
#include "session/acts.h"
#include "session/module.h"
#include "web/contents.h"

#include <string.h>

enum {
    PLAN_LIMIT = PROGRAMME_FILE_LIMIT + FORM_ROOM,
    PLAN_FINDINGS_LIMIT = 300, /* that are shown */
    PLAN_STRINGS = 1024,
};

#define PLAN_PATH "/desk/programme"

/* What was handed in. */
typedef struct {
    ProgrammeFile *file;
    char *name;
    char *trouble;  /* why it cannot be issued, or read */
    char *in_force; /* the paper of the version in force; NULL if there is none */
    Programme *before;
    ProgrammeDiff *diff;
    Document *changes;
    char *json;
} HandedIn;

static void plan_clear(HandedIn *plan)
{
    g_clear_pointer(&plan->changes, document_free);
    g_clear_pointer(&plan->diff, programme_diff_free);
    g_clear_pointer(&plan->before, programme_free);
    g_clear_pointer(&plan->file, programme_file_free);
    g_free(plan->name);
    g_free(plan->trouble);
    g_free(plan->in_force);
    g_free(plan->json);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(HandedIn, plan_clear)

/* --- the page ----------------------------------------------------------------------------------------------------- */

static const char *title(const Scene *scene)
{
    return scene->words->plan;
}

static void put_state(const Scene *scene, Html *html)
{
    const Body *body = state_the_body(scene->state);
    html_attribute(html, "class", "panel");
    if (body->programme_version == 0) {
        html_element(html, "p", "quiet", scene->words->plan_none);
        return;
    }
    g_autofree char *state = acts_choice(FIELD_STATE, body->programme_state, scene->visit->language);
    g_autofree char *version = g_strdup_printf("%d", body->programme_version);
    html_open_class(html, "p", "lead");
    words_put_with(scene->words->plan_in_force, version, html_inside(html));
    html_text(html, " ");
    html_element(html, "span", body->programme_state == PROGRAMME_ADOPTED ? "tag good" : "tag warn", state);
    html_close(html);
    html_open_class(html, "div", "acts");
    if (body->programme_state != PROGRAMME_ADOPTED) {
        act_button(scene, html, "programme.adopt", scene->words->plan_adopt, NULL, "consent", "yes", NULL);
    }
    html_close(html);
}

/* A body that cannot agree works on, informally (rule 19); it says why. */
static void put_reject(const Scene *scene, Html *html)
{
    const Body *body = state_the_body(scene->state);
    if (body->programme_version == 0 || body->programme_state != PROGRAMME_PROVISIONAL ||
        !visitor_may(scene->visitor, command_of("programme.reject"))) {
        return;
    }
    html_open_class(html, "details", "panel");
    html_element(html, "summary", NULL, scene->words->plan_reject);
    act_form_open(scene, html, "programme.reject", "fields");
    desk_put_input(html, scene->words->desk_reason, "reason", NULL, NULL, true);
    act_form_close(html, scene->words->plan_reject, NULL);
    html_close(html);
}

static const Fragment fragment_plan = {
    .name = "plan", .tag = "section", .depends = ON_AUDIENCE | ON_ROLE, .put = put_state
};

static void put_hand_in(const Scene *scene, Html *html)
{
    html_open_class(html, "section", "panel");
    html_element(html, "h2", NULL, scene->words->plan_hand_in);
    html_open_class(html, "form", "fields");
    html_attribute(html, "method", "post");
    html_attribute(html, "enctype", "multipart/form-data");
    visit_address(scene->visit, html, "action", PLAN_PATH);
    act_form_seal(scene, html);
    html_open(html, "label");
    html_text(html, scene->words->plan_document);
    html_empty(html, "input");
    html_attribute(html, "type", "file");
    html_attribute(html, "name", "document");
    html_attribute(html, "accept", ".txt,.docx,.pdf,.json");
    html_flag(html, "required");
    html_close(html);
    html_element(html, "button", "main", scene->words->plan_look);
    html_close(html);
    html_close(html);
}

static void put_finding(const Scene *scene, Html *html, const Diagnostic *finding)
{
    static const char *const looks[] = {
        [SEVERITY_NOTE] = "tag", [SEVERITY_WARNING] = "tag warn", [SEVERITY_ERROR] = "tag bad"
    };
    html_open(html, "tr");
    html_open(html, "td");
    html_element(html, "span", looks[finding->severity], scene->words->severities[finding->severity]);
    html_close(html);
    html_open_class(html, "td", "number");
    if (finding->at.line > 0) {
        html_text_number(html, finding->at.line);
        html_text(html, ":");
        html_text_number(html, finding->at.column);
    }
    html_close(html);
    html_open(html, "td");
    visit_mark_language(scene->visit, html, LANGUAGE_ENGLISH); /* findings are told in English in all languages */
    html_text(html, finding->what);
    if (finding->expected != NULL) {
        html_text(html, "; ");
        html_text(html, finding->expected);
    }
    html_text(html, " ");
    html_element(html, "code", NULL, finding->rule);
    html_close(html);
    html_close(html);
}

static void put_findings(const Scene *scene, Html *html, const GPtrArray *findings)
{
    html_open_class(html, "section", "panel");
    html_element(html, "h2", NULL, scene->words->plan_findings);
    if (findings->len == 0) {
        html_element(html, "p", "quiet", scene->words->plan_no_findings);
    }
    html_open_class(html, "table", "plain findings");
    for (guint i = 0; i < MIN(findings->len, PLAN_FINDINGS_LIMIT); i++) {
        put_finding(scene, html, g_ptr_array_index(findings, i));
    }
    html_close(html);
    html_close(html);
}

static const char *relation_words(const Words *words, DiffRelation relation)
{
    switch (relation) {
    case DIFF_OTHER_SESSION: return words->plan_other_session;
    case DIFF_OTHER_BODY: return words->plan_other_body;
    default: return NULL;
    }
}

static void put_changes(const Scene *scene, Html *html, const HandedIn *plan)
{
    html_open_class(html, "section", "panel changes");
    html_element(html, "h2", NULL, scene->words->plan_changes);
    if (plan->diff == NULL) {
        html_element(html, "p", NULL, scene->words->plan_first);
    } else if (relation_words(scene->words, plan->diff->relation) != NULL) {
        html_element(html, "p", "trouble", relation_words(scene->words, plan->diff->relation));
    } else if (programme_diff_is_empty(plan->diff)) {
        html_element(html, "p", "quiet", scene->words->plan_no_changes);
    } else {
        write_html_article(plan->changes, html_inside(html));
    }
    html_close(html);
}

static void put_issue(const Scene *scene, Html *html, const HandedIn *plan)
{
    if (plan->json == NULL || !visitor_may(scene->visitor, command_of("programme.issue"))) {
        return;
    }
    html_open_class(html, "section", "panel");
    html_open_class(html, "form", "fields");
    html_attribute(html, "method", "post");
    visit_address(scene->visit, html, "action", PLAN_PATH "/issue");
    act_form_seal(scene, html);
    act_form_field(html, "paper", plan->json);
    desk_put_input(html, scene->words->desk_reason, "reason", NULL, NULL, plan->in_force != NULL);
    html_element(html, "button", "main", scene->words->plan_issue);
    html_close(html);
    html_close(html);
}

static void put(const Scene *scene, Html *html)
{
    const HandedIn *plan = scene->given;
    html_element(html, "h1", NULL, scene->words->plan);
    html_open_class(html, "div", "plan");
    fragment_put(&fragment_plan, scene, html);
    if (plan != NULL && plan->trouble != NULL) {
        html_element(html, "p", "trouble", plan->trouble);
    }
    if (plan != NULL && plan->file != NULL) {
        html_element(html, "p", "quiet", plan->name);
        put_changes(scene, html, plan);
        put_findings(scene, html, plan->file->findings);
        put_issue(scene, html, plan);
    }
    put_hand_in(scene, html);
    put_reject(scene, html);
    html_close(html);
}

static const Fragment *const fragments[] = { &fragment_plan, NULL };
static const char *const files[] = { "desk.css", "paper.css", NULL };

const Page page_plan = { .path = PLAN_PATH,
                         .roles = DOOR_OFFICE,
                         .is_in_menu = true,
                         .title = title,
                         .files = files,
                         .fragments = fragments,
                         .put = put };

/* --- looking ------------------------------------------------------------------------------------------------------ */

static Form *read_form(Errand *errand)
{
    const char *fault = NULL;
    const Request *request = errand->request;
    g_autoptr(Form) form = request->body != NULL ? form_read(request->content_type, request->body, &fault) : NULL;
    if (form == NULL) {
        problem_set(&errand->problem, PROBLEM_FORM, g_strdup(fault));
        return NULL;
    }
    return errand_check_token(errand, form) ? g_steal_pointer(&form) : NULL;
}

static void take_paper(const Scene *scene, gpointer data)
{
    HandedIn *plan = data;
    plan->in_force = g_strdup(state_text(scene->state, state_the_body(scene->state)->paper));
}

/* The hours by the clocks of the place must be there before anybody can meet at them. */
static void prepare(HandedIn *plan)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Planned) planned = planned_new(plan->file->programme, &error);
    if (planned == NULL) {
        plan->trouble = g_strdup(error->message);
        return;
    }
    g_autoptr(GBytes) json = programme_to_json(plan->file->programme);
    gsize length;
    const char *text = g_bytes_get_data(json, &length);
    if (length > FIELD_PAPER_LIMIT) {
        plan->trouble = g_strdup_printf("%d KiB", FIELD_PAPER_LIMIT >> 10);
        return;
    }
    plan->json = g_strndup(text, length);
}

static void compare(Errand *errand, HandedIn *plan)
{
    errand_scene(errand, take_paper, plan);
    if (plan->in_force == NULL) {
        return;
    }
    g_autoptr(GBytes) bytes = g_bytes_new_static(plan->in_force, strlen(plan->in_force));
    plan->before = programme_of_json(bytes, NULL);
    if (plan->before != NULL) {
        plan->diff = programme_diff(plan->before, plan->file->programme);
        plan->changes = changes_paper(plan->diff, errand->visit->language);
    }
}

static void answer_look(Errand *errand, Response *response)
{
    g_auto(HandedIn) plan = { 0 };
    g_autoptr(GError) error = NULL;
    g_autoptr(Form) form = read_form(errand);
    if (form == NULL) {
        return;
    }
    const FormField *document = form_field(form, "document");
    if (document == NULL || g_bytes_get_size(document->value) == 0) {
        problem_set(&errand->problem, PROBLEM_FORM, g_strdup("No document was chosen."));
        return;
    }
    if (g_bytes_get_size(document->value) > PROGRAMME_FILE_LIMIT) {
        problem_set(&errand->problem, PROBLEM_TOO_LARGE, g_strdup_printf("%d MiB", PROGRAMME_FILE_LIMIT >> 20));
        return;
    }
    plan.name = g_strdup(document->file_name);
    plan.file = programme_file_read(document->value, document->file_name, &error);
    if (plan.file == NULL) {
        plan.trouble = g_strdup(error->message);
    } else {
        programme_file_check(plan.file);
        prepare(&plan);
        compare(errand, &plan);
    }
    if (errand->problem.kind == PROBLEM_NONE) {
        errand_show(errand, &page_plan, &plan, response);
    }
}

const ErrandInfo errand_plan_look = { .path = PLAN_PATH,
                                      .is_posted = true,
                                      .roles = DOOR_OFFICE,
                                      .limit = PLAN_LIMIT,
                                      .is_slow = true,
                                      .answer = answer_look };

/* --- issuing ------------------------------------------------------------------------------------------------------ */

static void tell_issued(Errand *errand, const AppAnswer *answer, Response *response)
{
    const Words *words = words_of(errand->visit->language);
    if (answer->result == APP_FAULT) {
        problem_set(&errand->problem, PROBLEM_FAULT, g_strdup(app_fault_words(answer->fault)));
    } else if (answer->result == APP_REFUSED) {
        const char *refusal =
            acts_words(ACTS_REFUSAL, answer->refusal->name, answer->refusal->words, errand->visit->language);
        g_autofree char *said = g_strconcat(refusal, answer->complaint != NULL ? " " : "", answer->complaint, NULL);
        errand_lead(errand, PLAN_PATH, said, response);
    } else {
        errand_lead(errand, PLAN_PATH, words->plan_issued, response);
    }
}

/* What the page held comes back as data, and is read as strictly as anybody's. */
static void issue(Errand *errand, const Form *form, Response *response)
{
    g_auto(AppAnswer) answer = { 0 };
    g_autoptr(GError) error = NULL;
    g_autoptr(GStringChunk) strings = g_string_chunk_new(PLAN_STRINGS);
    const FormField *paper = form_field(form, "paper");
    g_autofree char *reason = form_text(form, "reason");
    g_autoptr(Programme) programme = paper != NULL ? programme_of_json(paper->value, &error) : NULL;
    g_autoptr(Planned) planned = programme != NULL ? planned_new(programme, &error) : NULL;
    if (planned == NULL) {
        problem_set(&errand->problem, PROBLEM_FIELD, g_strdup(error != NULL ? error->message : "paper"));
        return;
    }
    g_autoptr(GBytes) json = programme_to_json(programme);
    g_autofree char *text = g_strndup(g_bytes_get_data(json, NULL), g_bytes_get_size(json));
    AppCommand wish = { .command = { .info = command_of("programme.issue"), .at = running_now(errand->running) } };
    values_set_text(&wish.command.values, FIELD_PAPER, text);
    char *wrong = NULL;
    if (reason != NULL && reason[0] != '\0') {
        g_autofree char *word = g_strconcat("reason=", reason, NULL);
        wrong = command_read_field(wish.command.info, word, strings, &wish.command.values);
    }
    if (wrong != NULL || !visitor_actor(&errand->visitor, &wish.command.actor)) {
        problem_set(&errand->problem, PROBLEM_FIELD, wrong);
        return;
    }
    wish.command.plan = &planned->plan;
    app_submit(running_app(errand->running), &wish, &answer);
    tell_issued(errand, &answer, response);
}

static void answer_issue(Errand *errand, Response *response)
{
    g_autoptr(Form) form = read_form(errand);
    if (form == NULL) {
        return;
    }
    if (!visitor_may(&errand->visitor, command_of("programme.issue"))) {
        problem_set(&errand->problem, PROBLEM_NOT_YOURS, NULL);
        return;
    }
    if (!errand_was_done(errand, form, response)) {
        issue(errand, form, response);
        errand_is_done(errand, form, response);
    }
}

/* Reading takes longer than the disk does. */
const ErrandInfo errand_plan_issue = { .path = PLAN_PATH "/issue",
                                       .is_posted = true,
                                       .roles = DOOR_OFFICE,
                                       .limit = PLAN_LIMIT,
                                       .is_slow = true,
                                       .answer = answer_issue };

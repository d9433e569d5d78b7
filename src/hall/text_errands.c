/* Texts of statements on their way in and out: what is handed in is read by a confined child, its words and the file
 * are kept beside the record, and the record has their digests. */
#include "hall/errands.h"
#include "hall/hall_parts.h"
#include "hall/statement_parts.h"

#include "exchange/statement_file.h"
#include "session/acts.h"
#include "session/module.h"
#include "session/statements.h"

#include <string.h>

enum { UPLOAD_LIMIT = STATEMENT_FILE_LIMIT + (64 << 10), STRINGS_BLOCK = 512 };

/* === In === */

typedef struct {
    Errand *errand;
    Form *form;
    char *text;
    char digest[CHAIN_HASH_DIGITS + 1], original[CHAIN_HASH_DIGITS + 1];
    GStringChunk *strings;
    AppCommand wish;
} Upload;

static void upload_clear(Upload *upload)
{
    g_clear_pointer(&upload->form, form_free);
    g_clear_pointer(&upload->text, g_free);
    g_clear_pointer(&upload->strings, g_string_chunk_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Upload, upload_clear)

static bool fail(Upload *upload, ProblemKind kind, char *detail)
{
    problem_set(&upload->errand->problem, kind, detail);
    return false;
}

static bool read_form(Upload *upload)
{
    const Request *request = upload->errand->request;
    const char *fault = NULL;
    upload->form = request->body != NULL ? form_read(request->content_type, request->body, &fault) : NULL;
    if (upload->form == NULL) {
        return fail(upload, PROBLEM_FORM, g_strdup(fault));
    }
    return errand_check_token(upload->errand, upload->form);
}

/* What is wrong with a file is told on the page of the form: whoever hands it in tries another one. */
static bool read_file(Upload *upload, Response *response)
{
    g_autoptr(GError) error = NULL;
    const FormField *file = form_field(upload->form, "file");
    if (file == NULL || g_bytes_get_size(file->value) == 0) {
        errand_lead(upload->errand, "/delegation/text", words_of(upload->errand->visit->language)->no_file, response);
        return false;
    }
    upload->text = statement_file_text(file->value, &error);
    if (upload->text == NULL) {
        errand_lead(upload->errand, "/delegation/text", error->message, response);
    }
    return upload->text != NULL;
}

static bool read_fields(Upload *upload)
{
    static const char *const names[] = { "list", "language", "verbatim", "translation", "party" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *value = form_text(upload->form, names[i]);
        if (value == NULL || value[0] == '\0') {
            continue;
        }
        g_autofree char *word = g_strdup_printf("%s=%s", names[i], value);
        char *complaint =
            command_read_field(upload->wish.command.info, word, upload->strings, &upload->wish.command.values);
        if (complaint != NULL) {
            return fail(upload, PROBLEM_FIELD, complaint);
        }
    }
    return true;
}

/* Before the act, so that nothing is on record that is not there. What the rules then refuse stays, and is found by
 * nobody. */
static bool keep(Upload *upload)
{
    g_autoptr(GError) error = NULL;
    App *app = running_app(upload->errand->running);
    g_autoptr(GBytes) text = g_bytes_new(upload->text, strlen(upload->text));
    if (!app_paper_put(app, text, upload->digest, &error) ||
        !app_paper_put(app, form_field(upload->form, "file")->value, upload->original, &error)) {
        return fail(upload, PROBLEM_FAULT, g_strdup(app_fault_words(error)));
    }
    return true;
}

/* Whether the rules would allow it, before anything is kept. */
static void submit(Upload *upload, bool is_trial, AppAnswer *answer)
{
    Values *values = &upload->wish.command.values;
    values_set_text(values, FIELD_DIGEST, upload->digest);
    values_set_text(values, FIELD_ORIGINAL, upload->original);
    values_set_number(values, FIELD_SIZE, (gint64)strlen(upload->text));
    values_set_number(values, FIELD_WORDS, statement_words(upload->text));
    upload->wish.command.at = running_now(upload->errand->running);
    upload->wish.is_trial = is_trial;
    app_submit(running_app(upload->errand->running), &upload->wish, answer);
}

static bool tell(Upload *upload, const AppAnswer *answer, Response *response)
{
    const Errand *errand = upload->errand;
    if (answer->result == APP_FAULT) {
        return fail(upload, PROBLEM_FAULT, g_strdup(app_fault_words(answer->fault)));
    }
    if (answer->result == APP_REFUSED) {
        const char *words =
            acts_words(ACTS_REFUSAL, answer->refusal->name, answer->refusal->words, errand->visit->language);
        g_autofree char *said = g_strconcat(words, answer->complaint != NULL ? ": " : "", answer->complaint, NULL);
        errand_lead(errand, "/delegation/text", said, response);
    }
    return answer->result == APP_DONE;
}

static void carry_out(Upload *upload, Response *response)
{
    g_auto(AppAnswer) trial = { 0 };
    g_auto(AppAnswer) answer = { 0 };
    const bool has_party = upload->errand->visitor.party[0] != '\0';
    memset(upload->digest, '0', CHAIN_HASH_DIGITS);
    memset(upload->original, '0', CHAIN_HASH_DIGITS);
    submit(upload, true, &trial);
    if (!tell(upload, &trial, response) || !keep(upload)) {
        return;
    }
    submit(upload, false, &answer);
    if (tell(upload, &answer, response)) {
        errand_lead(upload->errand, has_party ? "/delegation" : "/interpreters",
                    words_of(upload->errand->visit->language)->text_taken, response);
    }
}

static void answer_text(Errand *errand, Response *response)
{
    g_auto(Upload) upload = { .errand = errand, .strings = g_string_chunk_new(STRINGS_BLOCK) };
    upload.wish.command.info = command_of("statement.file");
    if (!visitor_does(&errand->visitor, upload.wish.command.info, &upload.wish.command.actor)) {
        fail(&upload, PROBLEM_NOT_YOURS, NULL);
        return;
    }
    if (!read_form(&upload) || errand_was_done(errand, upload.form, response)) {
        return;
    }
    if (read_file(&upload, response) && read_fields(&upload)) {
        carry_out(&upload, response);
    }
    errand_is_done(errand, upload.form, response);
}

const ErrandInfo errand_text = { .path = "/delegation/text",
                                 .is_posted = true,
                                 .roles = DOOR_BIT(DOOR_DELEGATE) | DOOR_BIT(DOOR_STAKEHOLDER) |
                                          DOOR_BIT(DOOR_SECRETARY) | DOOR_BIT(DOOR_OFFICER),
                                 .limit = UPLOAD_LIMIT,
                                 .is_slow = true,
                                 .answer = answer_text };

/* === Out === */

typedef struct {
    char *digest; /* of the file, if the visitor may have it */
    char *name;   /* under which it is saved: "FRA-3" */
} Wanted;

/* The file as it was handed in is for those who work with it, and for whose it is: it may hold more than its words. */
static void find_file(const Scene *scene, gpointer data)
{
    Wanted *wanted = data;
    const int id = statement_of_place(scene);
    const Statement *statement = state_statement(scene->state, id);
    const bool is_for = statement_is_work_of(scene) || statement_is_of(scene->state, id, scene->participant);
    if (statement != NULL && is_for) {
        const Participant *party = state_participant(scene->state, statement->participant);
        wanted->digest = g_strdup(state_text(scene->state, statement->original));
        wanted->name = g_strdup_printf("%s-%d", state_text(scene->state, party->code), id);
    }
}

/* By its first bytes; it is never shown in the browser, whatever it says that it is. */
static const char *ending_of(GBytes *bytes)
{
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    if (length >= 4 && memcmp(data, "%PDF", 4) == 0) {
        return "pdf";
    }
    return length >= 4 && memcmp(data, "PK\3\4", 4) == 0 ? "docx" : "txt";
}

static void answer_file(Errand *errand, Response *response)
{
    Wanted wanted = { 0 };
    g_autoptr(GError) error = NULL;
    errand_scene(errand, find_file, &wanted);
    g_autofree char *digest = wanted.digest;
    g_autofree char *name = wanted.name;
    g_autoptr(GBytes) bytes = digest != NULL ? app_paper(running_app(errand->running), digest, &error) : NULL;
    if (bytes == NULL) {
        if (errand->problem.kind == PROBLEM_NONE) {
            problem_set(&errand->problem, PROBLEM_MISSING, NULL);
        }
        return;
    }
    Content *content = content_new(g_bytes_ref(bytes), "application/octet-stream");
    content->keep = KEEP_NEVER;
    content->file_name = g_strdup_printf("%s.%s", name, ending_of(bytes));
    response_answer(response, errand->request, 200, content);
}

const ErrandInfo errand_text_file = { .path = "/statements/*/file",
                                      .roles = DOOR_EVERYBODY & ~DOOR_BIT(DOOR_PUBLIC) & ~DOOR_BIT(DOOR_SCREEN),
                                      .waits = true,
                                      .answer = answer_file };

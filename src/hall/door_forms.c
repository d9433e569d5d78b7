#include "hall/door_forms.h"

#include "door/passwords.h"
#include "hall/act_form.h"
#include "hall/page.h"
#include "web/frame.h"

#include <string.h>

/* --- forms ----------------------------------------------------------------------------------------------------------
 */

void door_form_open(const Scene *scene, Html *html, const char *path, const char *class_name)
{
    html_open_class(html, "form", class_name);
    html_attribute(html, "method", "post");
    visit_address(scene->visit, html, "action", path);
    if (scene->visitor->sign_in != 0) {
        act_form_seal(scene, html);
    }
}

void door_form_close(Html *html, const char *button, const char *class_name)
{
    html_element(html, "button", class_name, button);
    html_close(html);
}

void door_put_input(Html *html, const DoorInput *input)
{
    html_open(html, "label");
    html_text(html, input->label);
    if (input->hint != NULL) {
        html_element(html, "small", "hint", input->hint);
    }
    html_empty(html, "input");
    html_attribute(html, "name", input->name);
    html_attribute(html, "type", input->type);
    html_attribute(html, "autocomplete", input->complete != NULL ? input->complete : "off");
    html_attribute(html, "autocapitalize", "none");
    html_attribute(html, "spellcheck", "false");
    html_attribute(html, "value", input->value);
    html_flag(html, "required");
    html_attribute(html, "dir", "auto");
    if (input->limit > 0) {
        html_number(html, "maxlength", input->limit);
    }
    html_close(html);
}

void door_select_open(Html *html, const char *name, const char *label)
{
    html_open(html, "label");
    html_text(html, label);
    html_open(html, "select");
    html_attribute(html, "name", name);
}

void door_put_option(Html *html, const char *value, const char *text, bool is_selected)
{
    html_open(html, "option");
    html_attribute(html, "value", value);
    if (is_selected) {
        html_flag(html, "selected");
    }
    html_text(html, text);
    html_close(html);
}

void door_select_close(Html *html)
{
    html_close(html);
    html_close(html);
}

/* --- words ----------------------------------------------------------------------------------------------------------
 */

char *door_standing_words(const Scene *scene, const DoorStanding *standing)
{
    const Words *words = scene->words;
    if (standing->party[0] == '\0') {
        return g_strdup(words->door_roles[standing->role]);
    }
    const int party = state_find_participant(scene->state, standing->party);
    g_autofree char *name = party != ID_NONE ? scene_name(scene, party) : g_strdup(standing->party);
    return g_strconcat(words->door_ranks[standing->rank], ", ", name, NULL);
}

void door_put_visitor(const Scene *scene, Html *html)
{
    const Visitor *visitor = scene->visitor;
    if (visitor->sign_in == 0) {
        frame_put_link(html, scene->visit, "/sign-in", scene->words->sign_in, false);
        return;
    }
    if (visitor->account[0] == '\0' || scene->token == NULL) {
        return;
    }
    DoorStanding standing = { .role = visitor->role, .rank = visitor->rank };
    g_strlcpy(standing.party, visitor->party, sizeof standing.party);
    g_autofree char *who = door_standing_words(scene, &standing);
    html_open_class(html, "span", "who");
    html_open(html, "a");
    visit_address(scene->visit, html, "href", "/account");
    html_attribute(html, "title", who);
    html_open(html, "bdi");
    html_text(html, visitor->account);
    html_close(html);
    html_close(html);
    door_form_open(scene, html, "/sign-out", NULL);
    door_form_close(html, scene->words->sign_out, NULL);
    html_close(html);
}

char *door_error_words(const Words *words, const GError *error, int retry_seconds)
{
    const char *const plain[N_DOOR_ERRORS] = {
        [DOOR_ERROR_NAME] = words->door_name_bad,     [DOOR_ERROR_PASSWORD] = words->door_password_bad,
        [DOOR_ERROR_EXISTS] = words->door_name_taken, [DOOR_ERROR_WRONG] = words->door_wrong,
        [DOOR_ERROR_CROWDED] = words->door_crowded,   [DOOR_ERROR_INVITATION] = words->invitation_over,
        [DOOR_ERROR_UNKNOWN] = words->door_unknown,   [DOOR_ERROR_STANDING] = words->door_standing_bad,
        [DOOR_ERROR_CODE] = words->door_code_bad,     [DOOR_ERROR_LIMIT] = words->door_full,
    };
    if (error == NULL || error->domain != DOOR_ERROR) {
        return g_strdup(words->door_failed);
    }
    if (error->code == DOOR_ERROR_EARLY) {
        g_auto(Buffer) out = BUFFER_INIT;
        g_autofree char *seconds = g_strdup_printf("%d", retry_seconds);
        const char *rest = words->door_early;
        const char *place = g_strstr_len(rest, -1, "%s");
        buffer_bytes(&out, rest, place != NULL ? (size_t)(place - rest) : strlen(rest));
        buffer_string(&out, place != NULL ? seconds : NULL);
        buffer_string(&out, place != NULL ? place + 2 : NULL);
        return g_strdup(buffer_text(&out));
    }
    const char *text = error->code < N_DOOR_ERRORS ? plain[error->code] : NULL;
    return g_strdup(text != NULL ? text : words->door_failed);
}

/* --- errands --------------------------------------------------------------------------------------------------------
 */

Form *door_form_read(Errand *errand)
{
    const Request *request = errand->request;
    const char *fault = NULL;
    Form *form = request->body != NULL ? form_read(request->content_type, request->body, &fault) : NULL;
    if (form == NULL) {
        problem_set(&errand->problem, PROBLEM_FORM, g_strdup(fault));
    }
    return form;
}

Form *door_form_read_sealed(Errand *errand, Response *response)
{
    g_autoptr(Form) form = door_form_read(errand);
    if (form == NULL || !errand_check_token(errand, form) || errand_was_done(errand, form, response)) {
        return NULL;
    }
    return g_steal_pointer(&form);
}

char *door_form_field(const Form *form, const char *name)
{
    char *text = form_text(form, name);
    return text != NULL ? text : g_strdup("");
}

const char *door_home(DoorRole role)
{
    static const char *const homes[N_DOOR_ROLES] = {
        [DOOR_SECRETARY] = "/desk",         [DOOR_CHAIR] = "/chair",
        [DOOR_OFFICER] = "/desk",           [DOOR_DELEGATE] = "/delegation",
        [DOOR_STAKEHOLDER] = "/delegation",
    };
    RouteMatch match;
    return homes[role] != NULL && page_find(homes[role], &match) != NULL ? homes[role] : "/room";
}

void door_put_new_password(const Scene *scene, Html *html, const char *label)
{
    door_put_input(html, &(DoorInput){ .name = "password",
                                       .label = label,
                                       .type = "password",
                                       .complete = "new-password",
                                       .hint = scene->words->password_hint,
                                       .limit = PASSWORD_LIMIT });
    door_put_input(html, &(DoorInput){ .name = "again",
                                       .label = scene->words->password_again,
                                       .type = "password",
                                       .complete = "new-password",
                                       .limit = PASSWORD_LIMIT });
}

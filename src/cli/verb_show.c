#include "base/instant.h"
#include "cli/as_of.h"
#include "cli/load.h"
#include "cli/nearest.h"
#include "cli/verb.h"
#include "cli/views.h"

#include <string.h>

static void print_json(const ViewOf *of, const View *view, const Sheet *sheet)
{
    g_auto(Buffer) out = BUFFER_INIT;
    JsonWriter writer;
    char now[INSTANT_SIZE];
    json_begin(&writer, &out);
    json_open_object(&writer, NULL);
    json_put_string(&writer, "view", view->name);
    json_put_integer(&writer, "seq", (gint64)state_seq(of->state));
    json_put_string(&writer, "at", instant_format(of->now, now));
    sheet_write_json(sheet, &writer);
    json_close_object(&writer);
    fputs(buffer_text(&out), stdout);
    fputc('\n', stdout);
}

static void print_text(const Terminal *terminal, const ViewOf *of, const Sheet *sheet)
{
    g_autofree char *when = place_time_words(of->place, of->now), *zone = place_zone_words(of->place, of->now);
    sheet_print(sheet, terminal);
    terminal_begin(terminal, STYLE_FAINT);
    fprintf(terminal->out, "\nAs of %s (%s), entry %" G_GUINT64_FORMAT "\n", when, zone, state_seq(of->state));
    terminal_end(terminal);
}

static int show(const Arguments *arguments, const View *view, const ViewOf *of)
{
    g_autoptr(Sheet) sheet = sheet_new();
    if (!view->show(of, sheet)) {
        complain("there is no “%s” in that session", of->one);
        return EXIT_TROUBLE;
    }
    Terminal terminal;
    terminal_init(&terminal, stdout, arguments_value(arguments, "color", "auto"));
    if (arguments_has(arguments, "json")) {
        print_json(of, view, sheet);
    } else {
        print_text(&terminal, of, sheet);
    }
    return EXIT_GOOD;
}

static int complain_view(const char *name)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    const View *view;
    for (guint i = 0; (view = view_at(i)) != NULL; i++) {
        g_ptr_array_add(names, (gpointer)view->name);
    }
    const char *meant = nearest_name(name, (const char *const *)names->pdata, names->len);
    if (meant != NULL) {
        complain("there is no view “%s”; did you mean %s?", name, meant);
    } else {
        complain("there is no view “%s”; `placard help show` lists them", name);
    }
    return EXIT_TROUBLE;
}

static int run_show(const Arguments *arguments)
{
    const View *view = view_of_name(arguments_operand(arguments, 0));
    if (view == NULL) {
        return complain_view(arguments_operand(arguments, 0));
    }
    g_auto(AsOf) as_of = { 0 };
    if (!as_of_init(&as_of, arguments, language_of_code(arguments_value(arguments, "language", "en")))) {
        return EXIT_TROUBLE;
    }
    const ViewOf of = {
        .state = as_of.state, .place = &as_of.place, .now = as_of.now, .one = arguments_operand(arguments, 1)
    };
    return show(arguments, view, &of);
}

static const char *const languages[] = { "ar", "zh", "en", "fr", "ru", "es", NULL };

static const Option options[] = {
    DATA_OPTION,
    AS_OF_OPTION,
    AS_OF_SEQ_OPTION,
    { "json", 0, NULL, "for programs", NULL },
    { "language", 'l', "LANGUAGE", "of names and days: `ar`, `zh`, `en`, `fr`, `ru` or `es`; else English", languages },
    { "color", 0, "WHEN", "`auto`, `always` or `never`", terminal_color_choices },
    { 0 },
};

static const ExitCode exits[] = {
    { EXIT_GOOD, "shown" },
    { EXIT_TROUBLE, "there is no session, no such thing in it, or the command line is wrong" },
    { 0 },
};

static const Example examples[] = {
    { "show floor --data session/", "who has the floor, and who is next" },
    { "show lists item-5 --data session/", "a list of speakers, as it will be called" },
    { "show meeting --data session/ --at \"2022-07-25 10:30\"", "the meeting as it stood at half past ten" },
    { 0 },
};

const Verb verb_show = {
    .name = "show",
    .operands = "VIEW [ID]",
    .least = 1,
    .most = 2,
    .summary = "show the state of a session",
    .description =
        "VIEW is `floor` (who has the floor, for how long, and who is next), `lists` (the lists of speakers as they will be called), "
        "`programme` (the planned meetings and what became of them), `people` (officers, who takes part, who is in the room), `meeting` "
        "(the one that goes on, or the latest), or `decisions` (what was put to the body, and votes). ID is one list or one meeting.\n\n"
        "It is shown as it is now; with `--at` or `--at-seq` as it was then, worked out anew from the record up to there.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_show,
};

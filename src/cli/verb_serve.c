#include "app/papers.h"
#include "cli/data.h"
#include "cli/input.h"
#include "cli/load.h"
#include "cli/terminal.h"
#include "cli/verb.h"
#include "hall/hall.h"
#include "http/listen.h"
#include "http/peer.h"
#include "web/microphones.h"

#include <string.h>

/* A folder with more is a mistake, not a site. */
enum { FILES_LIMIT = 1000, RATE_LIMIT = 1000000, DESCRIPTORS_WANTED = 12000 };

static gint by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Programmes in a folder are known by their names; other files are none of ours. */
static bool is_programme_name(const char *name)
{
    return name[0] != '.' && (g_str_has_suffix(name, ".txt") || g_str_has_suffix(name, ".json"));
}

/* Appends the files of the folder, by name. */
static bool add_folder(GPtrArray *paths, const char *folder)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) entries = g_dir_open(folder, 0, &error);
    if (entries == NULL) {
        complain("cannot read %s: %s", folder, error->message);
        return false;
    }
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    const char *name;
    while ((name = g_dir_read_name(entries)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (is_programme_name(name) || (name[0] != '.' && issued_is_folder(path))) {
            g_ptr_array_add(found, g_steal_pointer(&path));
        }
    }
    g_ptr_array_sort(found, by_name);
    if (found->len == 0) {
        complain("there are no programmes (*.txt, *.json, or issued ones) in %s", folder);
    }
    const bool any = found->len > 0;
    g_ptr_array_extend_and_steal(paths, g_steal_pointer(&found));
    return any;
}

static GPtrArray *paths_of(const Arguments *arguments)
{
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < arguments->operands->len; i++) {
        const char *path = arguments_operand(arguments, i);
        if (!g_file_test(path, G_FILE_TEST_IS_DIR) || issued_is_folder(path)) {
            g_ptr_array_add(paths, g_strdup(path));
        } else if (!add_folder(paths, path)) {
            return NULL;
        }
    }
    if (paths->len > FILES_LIMIT) {
        complain("%u files are more than one site serves (%d)", paths->len, FILES_LIMIT);
        return NULL;
    }
    return g_steal_pointer(&paths);
}

static char *slug_of(const char *path)
{
    char *name = strcmp(path, "-") == 0 ? g_strdup("programme") : g_path_get_basename(path);
    char *dot = strrchr(name, '.');
    if (dot != NULL && dot != name) {
        *dot = '\0';
    }
    return name;
}

static bool add_issued(Site *site, const char *path)
{
    g_autoptr(GError) error = NULL;
    IssuedProgramme *issued = issued_open(path, &error);
    if (issued == NULL) {
        complain("cannot serve %s: %s", path, error->message);
        return false;
    }
    site_add_issued(site, issued->name, issued);
    return true;
}

static bool add_file(Site *site, const char *path)
{
    if (issued_is_folder(path)) {
        return add_issued(site, path);
    }
    g_autoptr(ProgrammeFile) file = load_programme(path);
    if (file == NULL) {
        return false;
    }
    programme_file_check(file);
    g_autofree char *name = slug_of(path);
    GBytes *text = file->document != NULL ? g_bytes_ref(file->shown) : NULL;
    site_add_programme(site, name, g_steal_pointer(&file->programme), g_steal_pointer(&file->findings), text);
    return true;
}

/* --- the session that goes on ------------------------------------------------------------------------------------- */

typedef struct {
    App *app;
    Keyring *keys;
    Running *running;
    Door *door;
    Hall *hall;
} Served;

static void served_clear(Served *served)
{
    g_clear_pointer(&served->hall, hall_free);
    g_clear_pointer(&served->door, door_free);
    g_clear_pointer(&served->running, running_free);
    g_clear_pointer(&served->keys, keyring_free);
    g_clear_pointer(&served->app, app_close);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Served, served_clear)

static bool open_keys(Served *served, const char *folder)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Ledger) ledger = data_open(folder, LEDGER_READ);
    if (ledger == NULL) {
        return false;
    }
    served->keys = keyring_new(ledger, &error);
    if (served->keys == NULL) {
        complain("cannot read the keys in %s: %s", folder, error->message);
        return false;
    }
    g_steal_pointer(&ledger);
    return true;
}

static bool open_door(Served *served, const char *folder)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Ledger) ledger = data_open(folder, LEDGER_WRITE);
    if (ledger == NULL) {
        return false;
    }
    served->door = door_new(ledger, &error);
    if (served->door == NULL) {
        complain("cannot read who may come in, in %s: %s", folder, error->message);
        return false;
    }
    g_steal_pointer(&ledger);
    door_watch(served->door);
    return true;
}

static bool open_app(Served *served, const char *folder)
{
    g_autoptr(GError) error = NULL;
    Ledger *ledger = data_open(folder, LEDGER_WRITE);
    served->app = ledger != NULL ? data_app(ledger, folder) : NULL;
    if (served->app == NULL) {
        return false;
    }
    if (!app_watch(served->app, &error)) {
        complain("cannot watch the session in %s: %s", folder, error->message);
        return false;
    }
    if (!app_papers_open(served->app, &error)) {
        complain("cannot read the papers in %s: %s", folder, error->message);
        return false;
    }
    return true;
}

/* Seconds; -1 with a complaint if they are none. */
static int grace_of(const Arguments *arguments)
{
    const char *text = arguments_value(arguments, "microphone-grace", NULL);
    guint64 grace = MICROPHONES_GRACE_SECONDS;
    if (text != NULL && !g_ascii_string_to_unsigned(text, 10, 0, MICROPHONES_GRACE_LIMIT, &grace, NULL)) {
        complain("“%s” is no time for a microphone to be off; expected seconds, from 0 to %d", text,
                 MICROPHONES_GRACE_LIMIT);
        return -1;
    }
    return (int)grace;
}

static bool set_clock(const Served *served, const char *text)
{
    Instant now;
    const State *state = app_read_lock(served->app);
    g_auto(Place) place;
    place_init(&place, state, LANGUAGE_ENGLISH);
    g_autofree char *wrong = place_read_time(&place, text, place_day(&place, state_now(state)), &now);
    app_read_unlock(served->app);
    if (wrong != NULL) {
        complain("--clock: %s", wrong);
        return false;
    }
    app_set_clock(served->app, now);
    return true;
}

/* Only where --data says so: what the environment has is for the verbs of the desk. */
static bool serve_session(Served *served, const Arguments *arguments, Site *site)
{
    const char *folder = arguments_value(arguments, "data", NULL), *text = arguments_value(arguments, "rate", NULL);
    guint64 rate = RUNNING_RATE;
    if (text != NULL && !g_ascii_string_to_unsigned(text, 10, 1, RATE_LIMIT, &rate, NULL)) {
        complain("“%s” is no rate; expected a number from 1 to %d", text, RATE_LIMIT);
        return false;
    }
    if (folder == NULL) {
        return true;
    }
    const int grace = grace_of(arguments);
    if (grace < 0 || !open_app(served, folder) || !open_keys(served, folder) || !open_door(served, folder)) {
        return false;
    }
    served->running = running_new(served->app, served->keys, (int)rate);
    microphones_keep_time(running_microphones(served->running), grace);
    if (arguments_has(arguments, "clock") && !set_clock(served, arguments_value(arguments, "clock", ""))) {
        return false;
    }
    served->hall = hall_new(served->running, served->door);
    site_set_running(site, served->running);
    site_set_wing(site, hall_wing(served->hall));
    return true;
}

static bool add_all(Site *site, const GPtrArray *paths)
{
    for (guint i = 0; i < paths->len; i++) {
        if (!add_file(site, g_ptr_array_index(paths, i))) {
            return false;
        }
    }
    return true;
}

static bool has_nothing(const Arguments *arguments)
{
    const bool nothing = arguments->operands->len == 0 && !arguments_has(arguments, "data");
    if (nothing) {
        complain("there is nothing to serve: name programmes of work, or a session with --data DIR");
    }
    return nothing;
}

typedef struct {
    guint programmes;
    bool has_session;
    Door *door; /* NULL: there is no session */
} Shown;

/* Nobody has an account yet: whoever started the server gets in first. */
static void say_first(const char *url, Door *door)
{
    g_autoptr(GError) error = NULL;
    char token[SECRET_LENGTH + 1];
    if (door_invite_first(door, g_get_real_time(), token, &error)) {
        printf("Nobody has an account yet. This link opens one for the secretary, once, within an hour:\n"
               "  %sinvitation/%s\n",
               url, token);
        explicit_bzero(token, sizeof token);
    } else if (error != NULL) {
        complain("cannot invite the first secretary: %s", error->message);
    }
}

static void say_ready(const char *url, gpointer data)
{
    const Shown *shown = data;
    Terminal terminal;
    terminal_init(&terminal, stdout, "auto");
    if (shown->programmes > 0 || !shown->has_session) {
        fprintf(stdout, "%u programme%s", shown->programmes, shown->programmes == 1 ? "" : "s");
    }
    if (shown->has_session) {
        fputs(shown->programmes > 0 ? " and a session" : "a session", stdout);
    }
    fputs(" at ", stdout);
    terminal_put(&terminal, STYLE_STRONG, url);
    fputs("\n", stdout);
    if (shown->door != NULL) {
        say_first(url, shown->door);
    }
    fputs("Press Ctrl-C to stop.\n", stdout);
    fflush(stdout);
}

/* 1–65535, or 0 for a port that is free; -1 if it is no port. */
static int port_of(const char *text)
{
    guint64 port = 0;
    return g_ascii_string_to_unsigned(text, 10, 0, 65535, &port, NULL) ? (int)port : -1;
}

/* Each who watches has a descriptor for as long as the page is open. */
static void have_descriptors(bool has_session)
{
    listen_raise_descriptors();
    const guint n = listen_descriptors();
    if (has_session && n < DESCRIPTORS_WANTED) {
        complain("no more than about %u can watch live pages: this process may have %u open files; raise its limit "
                 "(ulimit -n, LimitNOFILE=) to %d or more",
                 n / 2, n, DESCRIPTORS_WANTED);
    }
}

/* False with a complaint; NULL if there is to be no TLS. */
static bool open_tls(const Arguments *arguments, Tls **ret_tls)
{
    g_autoptr(GError) error = NULL;
    const char *certificate = arguments_value(arguments, "tls-certificate", NULL);
    const char *key = arguments_value(arguments, "tls-key", NULL);
    if (certificate == NULL && key == NULL) {
        return true;
    }
    if (certificate == NULL || key == NULL) {
        complain("TLS takes both: --tls-certificate FILE and --tls-key FILE");
        return false;
    }
    *ret_tls = tls_new(certificate, key, &error);
    if (*ret_tls == NULL) {
        complain("cannot speak TLS: %s", error->message);
    }
    return *ret_tls != NULL;
}

/* The option takes no other words than these. */
static Trace trace_of(const char *name)
{
    guint trace = 0;
    while (strcmp(trace_names[trace], name) != 0) {
        trace++;
    }
    return (Trace)trace;
}

static int run_serve(const Arguments *arguments)
{
    const char *port = arguments_value(arguments, "port", "8080");
    ServerOptions options = { .address = arguments_value(arguments, "address", "127.0.0.1"),
                              .port = port_of(port),
                              .proxy = arguments_value(arguments, "behind-proxy", NULL) };
    if (options.port < 0) {
        complain("“%s” is no port; a port is a number from 0 to 65535", port);
        return EXIT_TROUBLE;
    }
    if (options.proxy != NULL && !peer_is_name_of_proxy(options.proxy)) {
        complain("“%s” is no proxy; expected loopback, or the numeric address that it comes from", options.proxy);
        return EXIT_TROUBLE;
    }
    const Trace trace = trace_of(arguments_value(arguments, "trace", trace_names[TRACE_ERRORS]));
    g_autoptr(Tls) tls = NULL;
    if (!open_tls(arguments, &tls)) {
        return EXIT_TROUBLE;
    }
    options.tls = tls;
    if (has_nothing(arguments)) {
        return EXIT_TROUBLE;
    }
    g_autoptr(GPtrArray) paths = paths_of(arguments);
    g_autoptr(Site) site = site_new(language_of_code(arguments_value(arguments, "language", "en")));
    g_auto(Served) served = { 0 };
    site_set_trace(site, trace);
    if (paths == NULL || !add_all(site, paths) || !serve_session(&served, arguments, site)) {
        return EXIT_TROUBLE;
    }
    g_autoptr(GError) error = NULL;
    Shown shown = { .programmes = paths->len, .has_session = served.running != NULL, .door = served.door };
    have_descriptors(shown.has_session);
    if (!site_serve(site, &options, say_ready, &shown, &error)) {
        complain("cannot serve at %s, port %d: %s", options.address, options.port, error->message);
        return EXIT_TROUBLE;
    }
    return EXIT_GOOD;
}

static const char *const languages[] = { "ar", "zh", "en", "fr", "ru", "es", NULL };

static const Option serve_options[] = {
    { "port", 'p', "PORT", "the port to listen at; 8080 if none is given, 0 takes any that is free", NULL },
    { "address", 'a', "ADDRESS", "the address to listen at; 127.0.0.1, this machine only, if none is given", NULL },
    { "language", 'l', "LANGUAGE", "of pages for who asks for none of `ar`, `zh`, `en`, `fr`, `ru`, `es`; else English",
      languages },
    { "data", 'd', "DIR", "serve the session that is kept in DIR, too", NULL },
    { "clock", 0, "TIME", "for a rehearsal: which time it is at its place now, `2026-05-19 10:25`", NULL },
    { "rate", 0, "N", "how many requests a second one key may make; else 50", NULL },
    { "tls-certificate", 0, "FILE",
      "speak TLS (1.2 or 1.3), with this certificate and those that vouch for it, in PEM; SIGHUP reads it anew", NULL },
    { "tls-key", 0, "FILE", "the key of the certificate, in PEM, without a password", NULL },
    { "trace", 0, "WHICH",
      "write a line of JSON to the standard error for requests: `errors` of the server alone, which is usual, `acts` and what else is "
      "posted, or `all`",
      trace_names },
    { "behind-proxy", 0, "PROXY",
      "take the word of a proxy in front about who comes and whether over TLS (X-Forwarded-For, X-Forwarded-Proto): `loopback`, if "
      "it is on this machine, or its numeric address",
      NULL },
    { "microphone-grace", 0, "SECONDS",
      "how long the microphone of who has the floor may be off before the statement ends; else 10", NULL },
    { 0 },
};

static const ExitCode exits[] = {
    { EXIT_GOOD, "stopped by Ctrl-C or a signal to end" },
    { EXIT_TROUBLE, "a file cannot be read, the port cannot be had, or the command line is wrong" },
    { 0 },
};

static const Example examples[] = {
    { "serve note.txt", "a programme at http://127.0.0.1:8080/" },
    { "serve --data session/ note.txt", "a session beside it, for who has a key" },
    { "serve --data session/ --tls-certificate hall.pem --tls-key hall.key", "over TLS, for a hall" },
    { "serve --port 80 --address 0.0.0.0 programmes/", "a folder of programmes, for a whole network" },
    { 0 },
};

const Verb verb_serve = {
    .name = "serve",
    .operands = "[FILE|FOLDER...]",
    .most = G_MAXUINT,
    .summary = "show programmes of work as a web site",
    .description =
        "Reads the programmes, those of a FOLDER being its `.txt` and `.json` files and the programmes issued into it (`placard help issue`), and serves them as web pages, papers, "
        "calendars and data until it is stopped. The address is printed when it can be opened.\n\n"
        "Pages are in the language that the browser asks for, or that their address begins with: `/ar/`, `/zh/`, `/en/`, "
        "`/fr/`, `/ru/`, `/es/`.\n\n"
        "At `/check` visitors hand in documents of their own to be checked; `/api` is the same for programs. Such a "
        "document is read, answered and forgotten.\n\n"
        "With --data programs act in the session that is kept in DIR, and read how it stands, at `/api`. Who acts is told by the "
        "key that a request shows (`placard help key`), and what it does is on the disk when it is answered. `placard do` may be used "
        "beside.\n\n"
        "Without --data the site only shows; nothing can be changed through it.\n\n"
        "Keys and sign-ins that are sent without TLS are everybody's. The server speaks it itself with --tls-certificate and --tls-key, and "
        "then nothing else at its port; on SIGHUP it reads both files anew, for who comes from then on. A proxy may do it instead: name it "
        "with --behind-proxy, so that the server takes its word, and nobody else's, about who comes and how.",

    .options = serve_options,
    .exits = exits,
    .examples = examples,
    .run = run_serve,
};

#include "base/instant.h"
#include "cli/data.h"
#include "cli/load.h"
#include "cli/standing.h"
#include "cli/verb.h"

#include <string.h>

enum { HOURS_LIMIT = 24 * 90, HOURS_USUAL = DOOR_INVITATION_SECONDS / 3600 };

static bool read_number(const Arguments *arguments, const char *option, guint64 usual, guint64 most,
                        guint64 *ret_number)
{
    const char *text = arguments_value(arguments, option, NULL);
    *ret_number = usual;
    const bool is_good = text == NULL || g_ascii_string_to_unsigned(text, 10, 1, most, ret_number, NULL);
    if (!is_good) {
        complain("--%s “%s”: expected a number from 1 to %" G_GUINT64_FORMAT, option, text, most);
    }
    return is_good;
}

static int run_invite(const Arguments *arguments)
{
    g_autoptr(GError) error = NULL;
    DoorInvitation invitation = { 0 };
    guint64 uses = 0, hours = 0;
    char token[SECRET_LENGTH + 1];
    if (!standing_of(arguments, &invitation.standing) || !read_number(arguments, "uses", 1, DOOR_USES_LIMIT, &uses) ||
        !read_number(arguments, "hours", HOURS_USUAL, HOURS_LIMIT, &hours)) {
        return EXIT_TROUBLE;
    }
    g_autoptr(Door) door = standing_door(arguments, LEDGER_WRITE);
    if (door == NULL) {
        return EXIT_TROUBLE;
    }
    const Instant now = g_get_real_time();
    invitation.uses = (guint)uses;
    invitation.until = now + (Instant)hours * 3600 * G_USEC_PER_SEC;
    if (!door_invite(door, &invitation, "command line", now, token, &error)) {
        complain("%s", error->message);
        return EXIT_TROUBLE;
    }
    const char *site = arguments_value(arguments, "site", "");
    printf("%s%sinvitation/%s\n", site, g_str_has_suffix(site, "/") ? "" : "/", token);
    explicit_bzero(token, sizeof token);
    fprintf(stderr, "This link is told this once: it is not kept, only what it is known by.\n");
    return EXIT_GOOD;
}

static const Option options[] = {
    DATA_OPTION,
    STANDING_OPTIONS,
    { "uses", 'n', "N", "how many may accept it; else 1", NULL },
    { "hours", 0, "N", "for how many hours it is good; else two weeks", NULL },
    { "site", 's', "URL", "the address of the site, before the link: `https://placard.example`", NULL },
    { 0 },
};

static const ExitCode exits[] = {
    { EXIT_GOOD, "the link is on standard output" },
    { EXIT_TROUBLE, "there is no session, or the command line is wrong" },
    { 0 },
};

static const Example examples[] = {
    { "invite --role delegate --party FRA --rank head --data session/", "a link for the head of a delegation" },
    { "invite --role interpreter --uses 12 --hours 48 --data session/",
      "one link for twelve interpreters, for two days" },
    { 0 },
};

const Verb verb_invite = {
    .name = "invite",
    .least = 0,
    .most = 0,
    .summary = "make a link by which somebody gets an account",
    .description =
        "Prints a link. Whoever opens it at a server of the session (`placard help serve`) chooses a name and a password and "
        "has an account with the role, and in the delegation with the rank, that the invitation says.\n\n"
        "A link can be used once, or as often as `--uses` says, and for as long as `--hours` says. It is told this once, and "
        "kept as a hash; whoever has it gets in, so send it as you would send a key. The secretary makes such links on the "
        "page “Administration”, and takes them back there; the head of a delegation, for it, on the page “My account”.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_invite,
};

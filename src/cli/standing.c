#include "cli/standing.h"

#include "cli/data.h"
#include "cli/load.h"

#include <string.h>

const char *const standing_roles[] = {
    "secretary", "chair", "officer", "delegate", "stakeholder", "interpreter", NULL
};
const char *const standing_ranks[] = { "reviewer", "delegate", "head", NULL };

static int number_of(const char *const names[], const char *name)
{
    int i = 0;
    while (names[i] != NULL && strcmp(names[i], name) != 0) {
        i++;
    }
    return names[i] != NULL ? i : 0;
}

static bool copy(const char *text, char *ret_text, gsize size)
{
    const bool fits = g_strlcpy(ret_text, text, size) < size;
    if (!fits) {
        complain("“%.80s” is too long", text);
    }
    return fits;
}

bool standing_of(const Arguments *arguments, DoorStanding *ret_standing)
{
    g_autoptr(GError) error = NULL;
    const char *role = arguments_value(arguments, "role", NULL), *party = arguments_value(arguments, "party", "");
    *ret_standing = (DoorStanding){ 0 };
    if (role == NULL) {
        complain("say as what: --role secretary, chair, officer, delegate, stakeholder or interpreter");
        return false;
    }
    const char *usual = party[0] != '\0' ? "delegate" : "none";
    ret_standing->role = (DoorRole)number_of(door_role_names, role);
    ret_standing->rank = (DoorRank)number_of(door_rank_names, arguments_value(arguments, "rank", usual));
    if (!copy(party, ret_standing->party, sizeof ret_standing->party) ||
        !copy(arguments_value(arguments, "person", ""), ret_standing->person, sizeof ret_standing->person)) {
        return false;
    }
    const bool is_good = door_standing_check(ret_standing, &error);
    if (!is_good) {
        complain("%s", error->message);
    }
    return is_good;
}

char *standing_text(const DoorStanding *standing)
{
    const bool has_party = standing->party[0] != '\0';
    return g_strconcat(door_role_names[standing->role], has_party ? " of " : "", standing->party, has_party ? ", " : "",
                       has_party ? door_rank_names[standing->rank] : "", NULL);
}

Door *standing_door(const Arguments *arguments, LedgerOpen mode)
{
    g_autoptr(GError) error = NULL;
    const char *folder = data_folder(arguments);
    g_autoptr(Ledger) ledger = folder != NULL ? data_open(folder, mode) : NULL;
    if (ledger == NULL) {
        return NULL;
    }
    Door *door = door_new(ledger, &error);
    if (door == NULL) {
        complain("cannot read who may come in, in %s: %s", folder, error->message);
        return NULL;
    }
    g_steal_pointer(&ledger);
    return door;
}

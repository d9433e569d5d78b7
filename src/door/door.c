#include "door/door.h"

struct Door {
    Ledger *ledger;
};

Door *door_new(Ledger *ledger, GError **error)
{
    Door *door = g_new0(Door, 1);
    door->ledger = ledger;
    return door;
}

void door_free(Door *door)
{
    if (door != NULL) {
        ledger_close(door->ledger);
        g_free(door);
    }
}

void door_visitor(Door *door, const char *cookies, Instant now, Visitor *ret_visitor)
{
    *ret_visitor = (Visitor){ 0 };
}

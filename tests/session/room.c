#include "room.h"

Acting *room_new(void)
{
    Acting *room = acting_new();
    room->now = G_GINT64_CONSTANT(1658754000000000);
    room->step = G_USEC_PER_SEC;
    acting_do(room, "secretariat session.begin body=Body session=Session profile=oewg from=2022-07-25 to=2022-07-29 "
                    "parties=BRA,CHN,DEU,EGY,FRA,IND,USA,ZAF");
    acting_event(room, "matter.listed", "{\"matter\":\"item-5\",\"number\":5}");
    acting_event(room, "matter.listed", "{\"matter\":\"item-5/1\",\"number\":5}");
    acting_event(room, "matter.listed", "{\"matter\":\"item-5/2\",\"number\":5}");
    acting_event(room, "matter.listed", "{\"matter\":\"item-6\",\"number\":6}");
    acting_do(room, "secretariat slot.add meeting=am starts=2022-07-25T14:00:00Z ends=2022-07-25T17:00:00Z");
    acting_do(room, "secretariat attendance.mark parties=BRA,CHN,DEU,EGY,FRA");
    acting_do(room, "chair meeting.call_to_order meeting=am");
    acting_do(room, "chair list.open list=item-5 matter=item-5");
    return room;
}

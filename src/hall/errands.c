#include "hall/errands.h"

/* One a line, so that two who add one do not get in each other's way. */
/* clang-format off */
static const ErrandInfo *const errands[] = {
    &errand_text,     &errand_text_file,
    &errand_accept,   &errand_act,           &errand_admit_screen, &errand_change_password, &errand_clock,
    &errand_desk_box, &errand_desk_complete, &errand_invite,       &errand_remove_account,  &errand_calendar, &errand_calendar_end, &errand_calendar_make, &errand_own_calendar, &errand_rehearse, &errand_room_text,
    &errand_sign_in,  &errand_sign_out,      &errand_sign_out_all, &errand_sign_out_one,    &errand_take_back,
    &errand_desk_print,
    &errand_log,
    &errand_plan_issue,
    &errand_plan_look,
    &errand_screen,
    &errand_screen_admit,
    &errand_screen_revoke,
};
/* clang-format on */

const ErrandInfo *errand_at(guint i)
{
    return i < G_N_ELEMENTS(errands) ? errands[i] : NULL;
}

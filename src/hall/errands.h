/* All errands by name, for the table. */
#pragma once

#include "hall/errand.h"

extern const ErrandInfo errand_admit_screen, errand_change_password, errand_invite, errand_remove_account,
    errand_sign_out_all, errand_sign_out_one, errand_take_back;
extern const ErrandInfo errand_accept, errand_sign_in, errand_sign_out;
extern const ErrandInfo errand_act, errand_clock;
extern const ErrandInfo errand_calendar, errand_calendar_end, errand_calendar_make, errand_own_calendar,
    errand_rehearse, errand_room_text;
extern const ErrandInfo errand_text, errand_text_file;
extern const ErrandInfo errand_desk_box, errand_desk_complete, errand_desk_print, errand_log, errand_plan_issue,
    errand_plan_look;
extern const ErrandInfo errand_screen, errand_screen_admit, errand_screen_revoke; /* screens of the hall */

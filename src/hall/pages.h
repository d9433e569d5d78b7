/* All pages by name, for the table. */
#pragma once

#include "hall/page.h"

extern const Page page_account, page_administration, page_invitation, page_sign_in;
extern const Page page_pairing, page_screen, page_screens, page_view;
extern const Page page_today;
extern const Page page_delegation, page_interpreters, page_interpreters_text, page_own_text, page_statement,
    page_statements, page_text_form;
extern const Page page_calendar, page_charts, page_day, page_meeting;
extern const Page page_chair;
extern const Page page_desk, page_desk_list, page_desk_place, page_log, page_people, page_plan;

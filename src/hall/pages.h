/* All pages by name, for the table. */
#pragma once

#include "hall/page.h"

extern const Page page_account, page_administration, page_invitation, page_sign_in;
extern const Page page_today;
extern const Page page_delegation;
extern const Page page_day, page_meeting;
extern const Page page_chair;
extern const Page page_desk, page_desk_list, page_desk_place, page_people;

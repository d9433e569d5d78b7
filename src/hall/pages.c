#include "hall/pages.h"

/* In the order of the menu, one a line, so that two who add one do not get in each other's way. */
/* clang-format off */
static const Page *const pages[] = {
    &page_today,
    &page_chair,
    &page_delegation,
    &page_text_form,
    &page_own_text,
    &page_interpreters,
    &page_interpreters_text,
    &page_statements,
    &page_statement,
    &page_calendar, /* before days, whose star it is, as the next */
    &page_charts,
    &page_day,
    &page_desk,
    &page_desk_list,
    &page_desk_place,
    &page_people,
    &page_log,
    &page_plan,
    &page_meeting,
    &page_sign_in,
    &page_invitation,
    &page_account,
    &page_administration,
    &page_screens,
    &page_view,
    &page_screen,
};
/* clang-format on */

const Page *page_at(guint i)
{
    return i < G_N_ELEMENTS(pages) ? pages[i] : NULL;
}

const Page *page_find(const char *path, RouteMatch *ret_match)
{
    const Page *page;
    for (guint i = 0; (page = page_at(i)) != NULL; i++) {
        if (route_matches(page->path, path, ret_match)) {
            return page;
        }
    }
    return NULL;
}

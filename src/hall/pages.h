/* All pages by name, for the table. */
#pragma once

#include "hall/page.h"

extern const Page page_today;

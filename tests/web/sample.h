/* A programme of work made by hand, with all that a page has to show: five days, continued items, topics, minutes, a
 * footnote, a deadline, a day off, meetings side by side, and text that must be escaped. */
#pragma once

#include "core/programme.h"

Programme *sample_programme(void);

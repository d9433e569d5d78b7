/* The number of a record of the ledger. What a body did is counted by it: the first record is 1, each next one more. */
#pragma once

#include <glib.h>

typedef guint64 Seq; /* 0: none, before the first */

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables whose first cells stand in the middle of the height of their rows, as web pages have them. */
#pragma once

#include "pdf/blocks.h"

/* Moves each such cell before the first block of its row, and gives it that one's strip. `blocks` are of Block, by
 * their first lines. Where not all blocks of a stretch of rows lie around the middles of its first cells nothing is
 * moved. */
void middle_raise_cells(GPtrArray *blocks);

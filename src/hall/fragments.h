/* The fragments that several pages share, each in a file of its own (fragment_*.c). */
#pragma once

#include "hall/fragment.h"

extern const Fragment fragment_floor; /* who has the floor, and the clock */

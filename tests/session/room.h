/* A meeting of a small body, for tests in C: eight Members, of whom five are in the room, item-5 with two topics,
 * item-6, and a list of speakers on item-5. A second passes with every act. */
#pragma once

#include "acting.h"

Acting *room_new(void);

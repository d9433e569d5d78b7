/* A list of speakers as a paper: who is to be heard in order, who was heard and how long, with totals and the time at
 * which it stood so. A tree; doc/format.h has the writers. */
#pragma once

#include "doc/node.h"
#include "hall/scene.h"

Document *list_paper(const Scene *scene, int list);

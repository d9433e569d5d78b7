/* What the files of the hall share of it. */
#pragma once

#include "hall/hall.h"
#include "hall/notes.h"
#include "hall/show.h"
#include "hall/told.h"
#include "http/remembered.h"

struct Hall {
    Running *running;
    Door *door;
    Show *show;
    Notes *notes;
    Remembered *done; /* forms that were carried out */
    Told *told;       /* by calendars */
    Wing wing;
};

#include "hall/errands.h"

static const ErrandInfo *const errands[] = {
    &errand_accept, &errand_sign_in,  &errand_sign_out,      &errand_act,
    &errand_clock,  &errand_desk_box, &errand_desk_complete, &errand_room_text,
};

const ErrandInfo *errand_at(guint i)
{
    return i < G_N_ELEMENTS(errands) ? errands[i] : NULL;
}

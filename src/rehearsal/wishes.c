/* A heap: who comes first stands at the head, and each before the two below it. */
#include "rehearsal/wishes.h"

struct Wishes {
    GArray *heap; /* of Wish */
    guint64 n;    /* that were ever put in */
};

Wishes *wishes_new(void)
{
    Wishes *wishes = g_new0(Wishes, 1);
    wishes->heap = g_array_new(FALSE, FALSE, sizeof(Wish));
    return wishes;
}

void wishes_free(Wishes *wishes)
{
    g_array_unref(wishes->heap);
    g_free(wishes);
}

static Wish *wish_at(const Wishes *wishes, guint i)
{
    return &g_array_index(wishes->heap, Wish, i);
}

static bool comes_before(const Wishes *wishes, guint i, guint j)
{
    const Wish *a = wish_at(wishes, i), *b = wish_at(wishes, j);
    return a->at < b->at || (a->at == b->at && a->nth < b->nth);
}

static void exchange(Wishes *wishes, guint i, guint j)
{
    const Wish one = *wish_at(wishes, i);
    *wish_at(wishes, i) = *wish_at(wishes, j);
    *wish_at(wishes, j) = one;
}

void wishes_add(Wishes *wishes, Wish wish)
{
    wish.nth = wishes->n++;
    g_array_append_val(wishes->heap, wish);
    for (guint i = wishes->heap->len - 1; i > 0 && comes_before(wishes, i, (i - 1) / 2); i = (i - 1) / 2) {
        exchange(wishes, i, (i - 1) / 2);
    }
}

const Wish *wishes_first(const Wishes *wishes)
{
    return wishes->heap->len > 0 ? wish_at(wishes, 0) : NULL;
}

Wish wishes_take(Wishes *wishes)
{
    g_assert(wishes->heap->len > 0);
    const Wish first = *wish_at(wishes, 0);
    const guint n = wishes->heap->len - 1;
    exchange(wishes, 0, n);
    g_array_set_size(wishes->heap, n);
    for (guint i = 0;;) {
        guint least = i;
        for (guint child = 2 * i + 1; child <= 2 * i + 2 && child < n; child++) {
            least = comes_before(wishes, child, least) ? child : least;
        }
        if (least == i) {
            return first;
        }
        exchange(wishes, i, least);
        i = least;
    }
}

bool wishes_have(const Wishes *wishes, WishKind kind, guint list, Instant until)
{
    for (guint i = 0; i < wishes->heap->len; i++) {
        const Wish *wish = wish_at(wishes, i);
        if (wish->kind == kind && wish->list == list && wish->at < until) {
            return true;
        }
    }
    return false;
}

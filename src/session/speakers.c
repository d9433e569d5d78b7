#include "session/speakers.h"

#include <string.h>

/* Rules */

static const Inscription *row_of(const State *state, int id)
{
    return state_inscription(state, id);
}

/* Rule 30: groups, States, observers, all others. */
static gint64 key_class(const State *state, const Inscription *place)
{
    return MIN(place->capacity, CAPACITY_ENTITY);
}

static gint64 key_level(const State *state, const Inscription *place)
{
    return place->level;
}

static gint64 key_inscription(const State *state, const Inscription *place)
{
    return place->sequence;
}

static Tally tally_of(const State *state, const Inscription *place)
{
    return state_tally(state, place->list, place->participant);
}

static gint64 key_not_yet_spoken(const State *state, const Inscription *place)
{
    return tally_of(state, place).times > 0;
}

static gint64 key_fewest_minutes(const State *state, const Inscription *place)
{
    return tally_of(state, place).spoken / (60 * G_USEC_PER_SEC);
}

/* Whoever is in no table of names comes after those who are. */
static gint64 key_alphabet(const State *state, const Inscription *place)
{
    const RosterEntry *entry = state_roster(state, place->participant);
    return entry != NULL ? entry->names[entry->n_names - 1].rank[LANGUAGE_ENGLISH] : G_MAXINT32;
}

static int value_region(const State *state, const Inscription *place)
{
    const RosterEntry *entry = state_roster(state, place->participant);
    return place->capacity * N_REGIONAL_GROUPS + (entry != NULL ? (int)entry->group : 0);
}

static int heard_region(const State *state, int list, int value)
{
    return state_tally_of_region(state, list, (Capacity)(value / N_REGIONAL_GROUPS),
                                 (RegionalGroup)(value % N_REGIONAL_GROUPS))
        .times;
}

static int value_class(const State *state, const Inscription *place)
{
    return place->capacity;
}

static int heard_class(const State *state, int list, int value)
{
    int times = 0;
    for (int region = 0; region < N_REGIONAL_GROUPS; region++) {
        times += state_tally_of_region(state, list, (Capacity)value, (RegionalGroup)region).times;
    }
    return times;
}

enum { VALUES = N_CAPACITIES * N_REGIONAL_GROUPS };

static const OrderRule rules[] = {
    { .name = "class",
      .about = "groups, then States, then observers, then all others",
      .before = "of a class that is heard earlier",
      .key = key_class },
    { .name = "level",
      .about = "by the rank of who speaks: heads of State, heads of Government, ministers, ...",
      .before = "of a higher rank",
      .key = key_level },
    { .name = "inscription",
      .about = "by the time of the request",
      .before = "that asked earlier",
      .key = key_inscription },
    { .name = "not-yet-spoken",
      .about = "who has not spoken on the matter before who has",
      .before = "that had not spoken on the matter",
      .key = key_not_yet_spoken },
    { .name = "fewest-minutes",
      .about = "who has spoken fewer minutes on the matter",
      .before = "that had spoken for fewer minutes",
      .key = key_fewest_minutes },
    { .name = "alphabet",
      .about = "by name, in the English alphabetical order",
      .before = "earlier in the alphabet",
      .key = key_alphabet },
    { .name = "regions",
      .about = "the regional groups in turn: the first of each, then the second of each",
      .before = "whose regional group has had fewer turns",
      .value = value_region,
      .heard = heard_region },
    { .name = "classes",
      .about = "the classes in turn: the first of each, then the second of each",
      .before = "whose class has had fewer turns",
      .value = value_class,
      .heard = heard_class },
};

const OrderRule *order_rule_at(guint i)
{
    return i < G_N_ELEMENTS(rules) ? &rules[i] : NULL;
}

static const OrderRule *rule_of(const char *name, size_t length)
{
    for (guint i = 0; i < G_N_ELEMENTS(rules); i++) {
        if (strlen(rules[i].name) == length && strncmp(rules[i].name, name, length) == 0) {
            return &rules[i];
        }
    }
    return NULL;
}

static bool order_takes(const Order *order, const OrderRule *rule)
{
    for (guint i = 0; i < order->n; i++) {
        if (order->rules[i] == rule || (order->rules[i]->value != NULL && rule->value != NULL)) {
            return false;
        }
    }
    return order->n < ORDER_RULES_LIMIT;
}

bool order_read(const char *text, Order *ret_order)
{
    Order order = { .n = 0 };
    for (const char *at = text; *at != '\0';) {
        const size_t length = strcspn(at, " ");
        const OrderRule *rule = rule_of(at, length);
        if (rule == NULL || !order_takes(&order, rule)) {
            return false;
        }
        order.rules[order.n++] = rule;
        at += length + (at[length] == ' ' && at[length + 1] != '\0');
    }
    *ret_order = order;
    return order.n > 0;
}

const char *speakers_order(const State *state, int list)
{
    const Text order = state_list(state, list)->order;
    return order != 0 ? state_text(state, order) : ORDER_USUAL;
}

/* Keys */

typedef enum { ORIGINAL, WITH_EXCHANGES, WITH_GRANTS } Depth; /* each with what is before it */

enum { KEY_PRECEDENCE, KEY_ROUND, KEY_PART, KEY_CARRIED, KEY_RULES };

typedef struct {
    int id, pin;
    Instant moved;
    gint64 keys[ORDER_KEYS];
    int value; /* of the rule that alternates */
} Ranked;

typedef struct {
    const State *state;
    int list;
    Order order;
    Depth depth;
    guint n_keys;
} Ranking;

static Ranking ranking_of(const State *state, int list, Depth depth)
{
    static const Order none = { .n = 0 };
    Ranking ranking = { .state = state, .list = list, .depth = depth, .order = none };
    order_read(speakers_order(state, list), &ranking.order); /* it was read before it became the list's */
    ranking.n_keys = KEY_RULES + ranking.order.n + 1;
    return ranking;
}

bool speakers_is_among_members(const Inscription *inscription)
{
    return inscription->capacity <= CAPACITY_STATE;
}

/* The last key is the sequence. Rules that alternate have none yet. */
static void rank(const Ranking *ranking, int id, Ranked *ret_ranked)
{
    const State *state = ranking->state;
    const Inscription *own = row_of(state, id);
    const Inscription *others = ranking->depth >= WITH_EXCHANGES ? row_of(state, own->place) : NULL;
    const Inscription *row = others != NULL ? others : own;
    const bool has_precedence = ranking->depth >= WITH_GRANTS && own->precedence > 0;
    gint64 *keys = ret_ranked->keys;
    ret_ranked->id = id;
    ret_ranked->pin = has_precedence ? 0 : own->pin;
    ret_ranked->moved = own->moved;
    ret_ranked->value = 0;
    keys[KEY_PRECEDENCE] = has_precedence ? own->precedence : G_MAXINT32;
    keys[KEY_ROUND] = own->round; /* of replies; nobody else has one */
    keys[KEY_PART] = !speakers_is_among_members(own);
    keys[KEY_CARRIED] = row->carried > 0 ? row->carried : G_MAXINT32;
    for (guint i = 0; i < ranking->order.n; i++) {
        const OrderRule *rule = ranking->order.rules[i];
        keys[KEY_RULES + i] = rule->key != NULL ? rule->key(state, row) : 0;
        ret_ranked->value = rule->value != NULL ? rule->value(state, row) : ret_ranked->value;
    }
    keys[KEY_RULES + ranking->order.n] = row->sequence;
}

/* The first key in which they differ; n_keys if there is none. */
static guint first_difference(const Ranking *ranking, const Ranked *a, const Ranked *b)
{
    guint i = 0;
    while (i < ranking->n_keys && a->keys[i] == b->keys[i]) {
        i++;
    }
    return i;
}

static gint compare(gconstpointer a, gconstpointer b, gpointer ranking)
{
    const Ranked *one = a, *other = b;
    const guint i = first_difference(ranking, one, other);
    if (i == ((const Ranking *)ranking)->n_keys) {
        return one->id < other->id ? -1 : one->id > other->id;
    }
    return one->keys[i] < other->keys[i] ? -1 : 1;
}

static void sort(const Ranking *ranking, Ranked *ranked, guint n)
{
    g_qsort_with_data(ranked, (gint)n, sizeof(Ranked), compare, (gpointer)ranking);
}

/* Sorted by the other keys: within each run that is equal by the keys before, who has as many of its value before it,
 * counting those that were heard, has as many turns. */
static void alternate(const Ranking *ranking, Ranked *ranked, guint n, guint key, const OrderRule *rule)
{
    int turns[VALUES] = { 0 };
    for (guint i = 0; i < n; i++) {
        Ranked *one = &ranked[i];
        if (i > 0 && first_difference(ranking, &ranked[i - 1], one) < key) {
            memset(turns, 0, sizeof(turns));
        }
        one->keys[key] = rule->heard(ranking->state, ranking->list, one->value) + turns[one->value]++;
    }
    sort(ranking, ranked, n);
}

/* Those who wait, sorted but for moves. Free with g_free. */
static Ranked *rank_all(const Ranking *ranking, guint *ret_n)
{
    const GArray *waiting = state_waiting(ranking->state, ranking->list);
    Ranked *ranked = g_new(Ranked, waiting->len + 1);
    for (guint i = 0; i < waiting->len; i++) {
        rank(ranking, g_array_index(waiting, int, i), &ranked[i]);
    }
    sort(ranking, ranked, waiting->len);
    for (guint i = 0; i < ranking->order.n; i++) {
        if (ranking->order.rules[i]->value != NULL) {
            alternate(ranking, ranked, waiting->len, KEY_RULES + i, ranking->order.rules[i]);
        }
    }
    *ret_n = waiting->len;
    return ranked;
}

/* Moves */

static bool has_precedence(const Ranked *ranked)
{
    return ranked->keys[KEY_PRECEDENCE] != G_MAXINT32;
}

typedef struct {
    const Ranked *ranked; /* of one part, sorted */
    bool *is_placed;
    guint n, next; /* nobody before `next` is left that was not moved */
} Part;

/* The one that was moved to the lowest turn up to `most`; n if there is none. Of two that were moved to one turn the
 * latter has it: the other comes behind where the turn is reached, and before where the list ends earlier. */
static guint lowest_pin(const Part *part, int most, bool is_reached)
{
    guint lowest = part->n;
    for (guint i = 0; i < part->n; i++) {
        const Ranked *one = &part->ranked[i];
        const bool may = !part->is_placed[i] && one->pin > 0 && one->pin <= most;
        const Ranked *best = lowest < part->n ? &part->ranked[lowest] : NULL;
        if (may && (best == NULL || one->pin < best->pin ||
                    (one->pin == best->pin && (one->moved > best->moved) == is_reached))) {
            lowest = i;
        }
    }
    return lowest;
}

static guint next_unmoved(Part *part)
{
    while (part->next < part->n && part->ranked[part->next].pin > 0) {
        part->next++;
    }
    return part->next < part->n ? part->next++ : part->n;
}

/* Who was moved gets the turn that it was moved to, or the next one that there is. */
static void place_part(const Ranked *ranked, guint n, int turn, GArray *order)
{
    g_autofree bool *is_placed = g_new0(bool, n);
    Part part = { ranked, is_placed, n, 0 };
    for (guint i = 0; i < n; i++) {
        guint chosen = lowest_pin(&part, turn + (int)i, true);
        chosen = chosen < n ? chosen : next_unmoved(&part);
        chosen = chosen < n ? chosen : lowest_pin(&part, G_MAXINT, false);
        is_placed[chosen] = true;
        g_array_append_val(order, ranked[chosen].id);
    }
}

static bool is_anyone_moved(const Ranked *ranked, guint n)
{
    for (guint i = 0; i < n; i++) {
        if (ranked[i].pin > 0) {
            return true;
        }
    }
    return false;
}

static GArray *order_of(const State *state, int list, Depth depth, bool with_moves)
{
    guint n, end;
    const Ranking ranking = ranking_of(state, list, depth);
    g_autofree Ranked *ranked = rank_all(&ranking, &n);
    GArray *order = g_array_sized_new(FALSE, FALSE, sizeof(int), n + 1);
    with_moves = with_moves && is_anyone_moved(ranked, n);
    for (guint first = 0; first < n; first = end) {
        end = first + 1;
        if (!with_moves || has_precedence(&ranked[first])) {
            g_array_append_val(order, ranked[first].id);
            continue;
        }
        while (end < n && ranked[end].keys[KEY_PART] == ranked[first].keys[KEY_PART] &&
               ranked[end].keys[KEY_ROUND] == ranked[first].keys[KEY_ROUND]) {
            end++;
        }
        place_part(ranked + first, end - first, (int)(state_taken(state, list)->len + first) + 1, order);
    }
    return order;
}

GArray *speakers_in_order(const State *state, int list)
{
    return order_of(state, list, WITH_GRANTS, true);
}

GArray *speakers_in_original_order(const State *state, int list)
{
    return order_of(state, list, ORIGINAL, false);
}

static bool is_simple(const Ranking *ranking, const GArray *waiting)
{
    for (guint i = 0; i < ranking->order.n; i++) {
        if (ranking->order.rules[i]->value != NULL) {
            return false;
        }
    }
    for (guint i = 0; i < waiting->len; i++) {
        if (row_of(ranking->state, g_array_index(waiting, int, i))->pin > 0) {
            return false;
        }
    }
    return true;
}

int speakers_next(const State *state, int list)
{
    const GArray *waiting = state_waiting(state, list);
    const Ranking ranking = ranking_of(state, list, WITH_GRANTS);
    if (waiting->len == 0) {
        return ID_NONE;
    }
    if (!is_simple(&ranking, waiting)) {
        g_autoptr(GArray) order = speakers_in_order(state, list);
        return g_array_index(order, int, 0);
    }
    Ranked two[2];
    guint best = 0;
    rank(&ranking, g_array_index(waiting, int, 0), &two[0]);
    for (guint i = 1; i < waiting->len; i++) {
        rank(&ranking, g_array_index(waiting, int, i), &two[!best]);
        best = compare(&two[!best], &two[best], (gpointer)&ranking) < 0 ? !best : best;
    }
    return two[best].id;
}

static int place_in(const GArray *order, int inscription)
{
    for (guint i = 0; i < order->len; i++) {
        if (g_array_index(order, int, i) == inscription) {
            return (int)i + 1;
        }
    }
    return 0;
}

static bool waits(const State *state, int inscription)
{
    const Inscription *row = row_of(state, inscription);
    return row != NULL && row->state == INSCRIPTION_WAITING && row->list != ID_NONE;
}

int speakers_place(const State *state, int inscription)
{
    if (!waits(state, inscription)) {
        return 0;
    }
    g_autoptr(GArray) order = speakers_in_order(state, row_of(state, inscription)->list);
    return place_in(order, inscription);
}

/* What moves do not mix: rounds of replies (rule 49), and Members and others (rule 42). */
static int part_of(const Inscription *row)
{
    return 2 * row->round + !speakers_is_among_members(row);
}

bool speakers_movable(const State *state, int inscription, int *ret_first, int *ret_last)
{
    const Inscription *row = row_of(state, inscription);
    const GArray *waiting = state_waiting(state, row->list);
    int earlier = 0, among = 0;
    for (guint i = 0; i < waiting->len; i++) {
        const Inscription *one = row_of(state, g_array_index(waiting, int, i));
        earlier += one->precedence > 0 || part_of(one) < part_of(row);
        among += one->precedence == 0 && part_of(one) == part_of(row);
    }
    *ret_first = earlier + 1;
    *ret_last = earlier + among;
    return row->precedence == 0;
}

int speakers_last_sequence(const State *state, int list)
{
    const GArray *inscribed = state_inscribed(state, list);
    return inscribed->len > 0 ? row_of(state, g_array_index(inscribed, int, inscribed->len - 1))->sequence : 0;
}

int speakers_last_carried(const State *state, int list)
{
    const GArray *waiting = state_waiting(state, list);
    int last = 0;
    for (guint i = 0; i < waiting->len; i++) {
        last = MAX(last, row_of(state, g_array_index(waiting, int, i))->carried);
    }
    return last;
}

/* Why */

static const Ranked *ranked_of(const Ranked *ranked, guint n, int id)
{
    guint i = 0;
    while (i < n && ranked[i].id != id) {
        i++;
    }
    g_assert(i < n);
    return &ranked[i];
}

static SpeakerBefore explain(const Ranking *ranking, const Ranked *one, const Ranked *me)
{
    SpeakerBefore before = { .inscription = one->id,
                             .is_exchanged = row_of(ranking->state, one->id)->place != ID_NONE };
    const guint i = first_difference(ranking, one, me);
    if (compare(one, me, (gpointer)ranking) > 0) {
        before.reason = me->pin > 0 && one->pin == 0 ? BEFORE_BY_OWN_MOVE : BEFORE_BY_MOVE;
    } else if (i == KEY_PRECEDENCE) {
        before.reason = BEFORE_BY_PRECEDENCE;
    } else if (i == KEY_ROUND) {
        before.reason = BEFORE_BY_ROUND;
    } else if (i == KEY_PART) {
        before.reason = BEFORE_BY_MEMBERSHIP;
    } else if (i == KEY_CARRIED) {
        before.reason = BEFORE_BY_CARRYING;
    } else if (i < KEY_RULES + ranking->order.n) {
        before.reason = BEFORE_BY_RULE;
        before.rule = ranking->order.rules[i - KEY_RULES];
    } else {
        before.reason = BEFORE_BY_SEQUENCE;
    }
    return before;
}

SpeakersWhy *speakers_why(const State *state, int inscription)
{
    if (!waits(state, inscription)) {
        return NULL;
    }
    guint n;
    const int list = row_of(state, inscription)->list;
    const Ranking ranking = ranking_of(state, list, WITH_GRANTS);
    g_autofree Ranked *ranked = rank_all(&ranking, &n);
    g_autoptr(GArray) order = speakers_in_order(state, list);
    g_autoptr(GArray) original = speakers_in_original_order(state, list);
    SpeakersWhy *why = g_new0(SpeakersWhy, 1);
    why->inscription = inscription;
    why->place = place_in(order, inscription);
    why->original = place_in(original, inscription);
    why->n = (guint)why->place - 1;
    why->before = g_new0(SpeakerBefore, n);
    for (guint i = 0; i < why->n; i++) {
        const Ranked *one = ranked_of(ranked, n, g_array_index(order, int, i));
        why->before[i] = explain(&ranking, one, ranked_of(ranked, n, inscription));
        why->counts[why->before[i].reason]++;
    }
    return why;
}

void speakers_why_free(SpeakersWhy *why)
{
    if (why != NULL) {
        g_free(why->before);
        g_free(why);
    }
}

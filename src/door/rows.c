/* Rows of the table of keys, as JSON:
 *     account:desk   {"role":"officer","rank":"none","party":"","person":"","made":…,"password":"$argon2id$…"}
 *     sign-in:7      {"hash":"9f86…","account":"desk","screen":"","made":…}
 *     invitation:3   {"hash":"…","role":…,"uses":1,"made":…,"until":…,"by":"desk","first":false}
 *     feed:desk      {"hash":"…","made":…}
 * An empty place is {}. */
#include "base/chance.h"
#include "door/door_parts.h"
#include "ledger/chain.h"

#include <string.h>

G_STATIC_ASSERT((int)SECRET_HASH_BYTES == (int)CHAIN_HASH_BYTES);

/* --- writing --------------------------------------------------------------------------------------------------------
 */

static bool put_row(Door *door, const char *kind, const char *name, Buffer *row, GError **error)
{
    g_autofree char *key = g_strconcat(kind, name, NULL);
    g_autoptr(GBytes) bytes = buffer_steal(row);
    return ledger_key_put(door->ledger, key, bytes, error);
}

static bool put_placed(Door *door, const char *kind, guint place, Buffer *row, GError **error)
{
    g_autofree char *name = g_strdup_printf("%u", place);
    return put_row(door, kind, name, row, error);
}

static void put_standing(JsonWriter *json, const DoorStanding *standing)
{
    json_put_string(json, "role", door_role_names[standing->role]);
    json_put_string(json, "rank", door_rank_names[standing->rank]);
    json_put_string(json, "party", standing->party);
    json_put_string(json, "person", standing->person);
}

static void put_hash(JsonWriter *json, const guint8 hash[SECRET_HASH_BYTES])
{
    char digits[CHAIN_HASH_DIGITS + 1];
    chain_to_digits(hash, digits);
    json_put_string(json, "hash", digits);
}

bool rows_put_account(Door *door, const Account *account, GError **error)
{
    g_auto(Buffer) row = BUFFER_INIT;
    JsonWriter json;
    json_begin(&json, &row);
    json_open_inline_object(&json, NULL);
    put_standing(&json, &account->standing);
    json_put_integer(&json, "made", account->made);
    json_put_string(&json, "password", account->password);
    json_close_object(&json);
    return put_row(door, ROW_ACCOUNT, account->name, &row, error);
}

bool rows_put_sign_in(Door *door, const SignIn *sign_in, GError **error)
{
    g_auto(Buffer) row = BUFFER_INIT;
    JsonWriter json;
    json_begin(&json, &row);
    json_open_inline_object(&json, NULL);
    put_hash(&json, sign_in->hash);
    json_put_string(&json, "account", sign_in->visitor.account);
    json_put_string(&json, "screen", sign_in->screen);
    json_put_integer(&json, "made", sign_in->made);
    json_close_object(&json);
    return put_placed(door, ROW_SIGN_IN, sign_in->place, &row, error);
}

bool rows_put_invitation(Door *door, const Invitation *invitation, GError **error)
{
    g_auto(Buffer) row = BUFFER_INIT;
    JsonWriter json;
    const DoorInvitation *facts = &invitation->facts;
    json_begin(&json, &row);
    json_open_inline_object(&json, NULL);
    put_hash(&json, invitation->hash);
    put_standing(&json, &facts->standing);
    json_put_integer(&json, "uses", facts->uses);
    json_put_integer(&json, "made", facts->made);
    json_put_integer(&json, "until", facts->until);
    json_put_string(&json, "by", facts->by);
    json_put_bool(&json, "first", invitation->is_first);
    json_close_object(&json);
    return put_placed(door, ROW_INVITATION, invitation->place, &row, error);
}

bool rows_put_feed(Door *door, const Feed *feed, GError **error)
{
    g_auto(Buffer) row = BUFFER_INIT;
    JsonWriter json;
    json_begin(&json, &row);
    json_open_inline_object(&json, NULL);
    put_hash(&json, feed->hash);
    json_put_integer(&json, "made", feed->made);
    json_close_object(&json);
    return put_row(door, ROW_FEED, feed->account, &row, error);
}

bool rows_empty_feed(Door *door, const char *account, GError **error)
{
    g_auto(Buffer) row = BUFFER_INIT;
    buffer_literal(&row, "{}");
    return put_row(door, ROW_FEED, account, &row, error);
}

bool rows_empty(Door *door, const char *kind, guint place, GError **error)
{
    g_auto(Buffer) row = BUFFER_INIT;
    buffer_literal(&row, "{}");
    return put_placed(door, kind, place, &row, error);
}

/* What somebody who still reads keeps from being overwritten at once, nobody finds any more all the same. */
bool rows_erase_account(Door *door, const char *name, GError **error)
{
    g_autoptr(GError) fault = NULL;
    g_autofree char *key = g_strconcat(ROW_ACCOUNT, name, NULL);
    const bool is_good =
        ledger_key_erase(door->ledger, key, &fault) || g_error_matches(fault, LEDGER_ERROR, LEDGER_ERROR_BUSY);
    if (!is_good) {
        g_propagate_error(error, g_steal_pointer(&fault));
    }
    return is_good;
}

bool rows_tell(Door *door, GError **error)
{
    g_auto(Buffer) row = BUFFER_INIT;
    g_autofree char *text = chance_text();
    buffer_string(&row, text);
    if (!put_row(door, ROW_CHANGED, "", &row, error)) {
        return false;
    }
    g_free(door->changed);
    door->changed = g_steal_pointer(&text);
    return true;
}

char *rows_told(Door *door)
{
    g_autoptr(GBytes) bytes = NULL;
    if (!ledger_key_get(door->ledger, ROW_CHANGED, &bytes, NULL) || bytes == NULL) {
        return NULL;
    }
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    return g_strndup(text, length);
}

/* "12000 1658757900\n" */
enum { USED_LENGTH = 20 };
G_STATIC_ASSERT(DOOR_SIGN_INS_LIMIT *USED_LENGTH <= LEDGER_ENTRY_LIMIT);

/* One row for all: it is written now and then, and what it says may be old by as much. */
bool rows_put_used(Door *door, GError **error)
{
    g_auto(Buffer) row = BUFFER_INIT;
    GHashTableIter all;
    gpointer value;
    buffer_init(&row, LEDGER_ENTRY_LIMIT);
    pthread_rwlock_rdlock(&door->lock);
    g_hash_table_iter_init(&all, door->tables.sign_ins);
    while (g_hash_table_iter_next(&all, NULL, &value)) {
        const SignIn *sign_in = value;
        buffer_number(&row, sign_in->place);
        buffer_char(&row, ' ');
        buffer_number(&row, __atomic_load_n(&sign_in->used, __ATOMIC_RELAXED) / G_USEC_PER_SEC);
        buffer_char(&row, '\n');
    }
    pthread_rwlock_unlock(&door->lock);
    return row.length == 0 || buffer_overflowed(&row) || put_row(door, ROW_USED, "", &row, error);
}

/* --- reading --------------------------------------------------------------------------------------------------------
 */

static const JsonValue *member_of(const JsonValue *object, const char *name, JsonKind kind)
{
    const JsonValue *value = json_member(object, name);
    return value != NULL && json_kind(value) == kind ? value : NULL;
}

static bool take_text(const JsonValue *row, const char *name, char *ret_text, gsize size)
{
    const JsonValue *value = member_of(row, name, JSON_STRING);
    return value != NULL && g_strlcpy(ret_text, json_string(value), size) < size;
}

static bool take_number(const JsonValue *row, const char *name, gint64 *ret_number)
{
    const JsonValue *value = member_of(row, name, JSON_INTEGER);
    *ret_number = value != NULL ? json_integer(value) : 0;
    return value != NULL && *ret_number >= 0;
}

static bool take_hash(const JsonValue *row, guint8 ret_hash[SECRET_HASH_BYTES])
{
    const JsonValue *value = member_of(row, "hash", JSON_STRING);
    return value != NULL && chain_of_digits(json_string(value), strlen(json_string(value)), ret_hash);
}

static bool take_name(const JsonValue *row, const char *name, const char *const names[], int *ret_number)
{
    const JsonValue *value = member_of(row, name, JSON_STRING);
    for (int i = 0; value != NULL && names[i] != NULL; i++) {
        if (strcmp(names[i], json_string(value)) == 0) {
            *ret_number = i;
            return true;
        }
    }
    return false;
}

static bool take_standing(const JsonValue *row, DoorStanding *ret_standing)
{
    int role = 0, rank = 0;
    const bool is_good = take_name(row, "role", door_role_names, &role) &&
                         take_name(row, "rank", door_rank_names, &rank) &&
                         take_text(row, "party", ret_standing->party, sizeof ret_standing->party) &&
                         take_text(row, "person", ret_standing->person, sizeof ret_standing->person);
    ret_standing->role = (DoorRole)role;
    ret_standing->rank = (DoorRank)rank;
    return is_good && door_standing_check(ret_standing, NULL);
}

static bool read_account(DoorTables *tables, const char *name, const JsonValue *row)
{
    Account account = { 0 };
    if (g_strlcpy(account.name, name, sizeof account.name) >= sizeof account.name ||
        !take_standing(row, &account.standing) || !take_number(row, "made", &account.made) ||
        !take_text(row, "password", account.password, sizeof account.password)) {
        return false;
    }
    Account *kept = g_memdup2(&account, sizeof account);
    g_hash_table_replace(tables->accounts, kept->name, kept);
    return true;
}

static bool read_place(const char *name, guint *ret_place)
{
    guint64 place = 0;
    const bool is_good = g_ascii_string_to_unsigned(name, 10, 0, G_MAXINT, &place, NULL);
    *ret_place = (guint)place;
    return is_good;
}

static bool read_sign_in(DoorTables *tables, const char *name, const JsonValue *row)
{
    SignIn sign_in = { 0 };
    if (!read_place(name, &sign_in.place) || !take_hash(row, sign_in.hash) ||
        !take_text(row, "account", sign_in.visitor.account, sizeof sign_in.visitor.account) ||
        !take_text(row, "screen", sign_in.screen, sizeof sign_in.screen) || !take_number(row, "made", &sign_in.made)) {
        return false;
    }
    sign_in.used = sign_in.made;
    SignIn *kept = g_memdup2(&sign_in, sizeof sign_in);
    g_hash_table_replace(tables->sign_ins, kept->hash, kept);
    return true;
}

static bool read_invitation(DoorTables *tables, const char *name, const JsonValue *row)
{
    Invitation invitation = { 0 };
    DoorInvitation *facts = &invitation.facts;
    gint64 uses = 0;
    const JsonValue *first = member_of(row, "first", JSON_BOOL);
    if (!read_place(name, &invitation.place) || !take_hash(row, invitation.hash) ||
        !take_standing(row, &facts->standing) || !take_number(row, "uses", &uses) || uses > DOOR_USES_LIMIT ||
        !take_number(row, "made", &facts->made) || !take_number(row, "until", &facts->until) ||
        !take_text(row, "by", facts->by, sizeof facts->by) || first == NULL) {
        return false;
    }
    facts->uses = (guint)uses;
    facts->id = secret_id(invitation.hash);
    invitation.is_first = json_bool(first);
    Invitation *kept = g_memdup2(&invitation, sizeof invitation);
    g_hash_table_replace(tables->invitations, kept->hash, kept);
    return true;
}

static bool read_feed(DoorTables *tables, const char *name, const JsonValue *row)
{
    Feed feed = { 0 };
    if (g_strlcpy(feed.account, name, sizeof feed.account) >= sizeof feed.account || !take_hash(row, feed.hash) ||
        !take_number(row, "made", &feed.made)) {
        return false;
    }
    Feed *kept = g_memdup2(&feed, sizeof feed);
    g_hash_table_replace(tables->feeds, kept->hash, kept);
    return true;
}

typedef struct {
    DoorTables *tables;
    GHashTable *used; /* place → seconds */
    GError *error;
} Reading;

static void read_used(Reading *reading, GBytes *bytes)
{
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    g_autofree char *text = g_strndup(data, length);
    for (char *at = text; *at != '\0';) {
        char *end = NULL;
        const guint64 place = g_ascii_strtoull(at, &end, 10);
        const gint64 seconds = g_ascii_strtoll(end, &end, 10);
        if (end == at || *end != '\n' || place > G_MAXINT) {
            return; /* how long ago each was used is no reason to keep anybody out */
        }
        g_hash_table_insert(reading->used, GUINT_TO_POINTER((guint)place), GSIZE_TO_POINTER((gsize)seconds));
        at = end + 1;
    }
}

static bool read_row(const char *name, GBytes *bytes, gpointer data)
{
    static const struct {
        const char *kind;
        bool (*read)(DoorTables *tables, const char *name, const JsonValue *row);
    } kinds[] = { { ROW_ACCOUNT, read_account },
                  { ROW_SIGN_IN, read_sign_in },
                  { ROW_INVITATION, read_invitation },
                  { ROW_FEED, read_feed } };
    Reading *reading = data;
    if (strcmp(name, ROW_USED) == 0) {
        read_used(reading, bytes);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (!g_str_has_prefix(name, kinds[i].kind)) {
            continue;
        }
        g_autoptr(JsonValue) row = json_parse(bytes, NULL);
        const bool is_object = row != NULL && json_kind(row) == JSON_OBJECT;
        const bool is_empty = is_object && json_size(row) == 0;
        if (!is_empty && (!is_object || !kinds[i].read(reading->tables, name + strlen(kinds[i].kind), row))) {
            g_set_error(&reading->error, DOOR_ERROR, DOOR_ERROR_DAMAGED, "what is stored as “%s” is none", name);
            return false;
        }
    }
    return true;
}

/* Joins what the rows say: of sign-ins whose account is no more nothing is left. */
static void join(DoorTables *tables, GHashTable *used)
{
    GHashTableIter all;
    gpointer value, seconds;
    g_hash_table_iter_init(&all, tables->sign_ins);
    while (g_hash_table_iter_next(&all, NULL, &value)) {
        SignIn *sign_in = value;
        const Account *account = g_hash_table_lookup(tables->accounts, sign_in->visitor.account);
        if (account == NULL && sign_in->screen[0] == '\0') {
            g_hash_table_iter_remove(&all);
            continue;
        }
        sign_in_stand(sign_in, account);
        seconds = g_hash_table_lookup(used, GUINT_TO_POINTER(sign_in->place));
        sign_in->used = MAX(sign_in->used, (gint64)GPOINTER_TO_SIZE(seconds) * G_USEC_PER_SEC);
    }
}

static DoorTables tables_new(void)
{
    return (DoorTables){
        .accounts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free),
        .sign_ins = g_hash_table_new_full(secret_table_hash, secret_table_equal, NULL, g_free),
        .invitations = g_hash_table_new_full(secret_table_hash, secret_table_equal, NULL, g_free),
        .feeds = g_hash_table_new_full(secret_table_hash, secret_table_equal, NULL, g_free),
    };
}

void tables_clear(DoorTables *tables)
{
    g_clear_pointer(&tables->accounts, g_hash_table_unref);
    g_clear_pointer(&tables->sign_ins, g_hash_table_unref);
    g_clear_pointer(&tables->invitations, g_hash_table_unref);
    g_clear_pointer(&tables->feeds, g_hash_table_unref);
}

bool rows_read(Door *door, DoorTables *ret_tables, GError **error)
{
    DoorTables tables = tables_new();
    g_autoptr(GHashTable) used = g_hash_table_new(NULL, NULL);
    Reading reading = { .tables = &tables, .used = used };
    const bool was_read = ledger_key_each(door->ledger, read_row, &reading, error);
    if (!was_read || reading.error != NULL) {
        tables_clear(&tables);
        if (reading.error != NULL) {
            g_propagate_error(error, reading.error);
        }
        return false;
    }
    join(&tables, used);
    *ret_tables = tables;
    return true;
}

/* Few are ended between two that begin, so the set is nearly always dense. */
guint tables_free_place(GHashTable *table, bool of_sign_ins)
{
    g_autoptr(GHashTable) taken = g_hash_table_new(NULL, NULL);
    GHashTableIter all;
    gpointer value;
    g_hash_table_iter_init(&all, table);
    while (g_hash_table_iter_next(&all, NULL, &value)) {
        const guint place = of_sign_ins ? ((SignIn *)value)->place : ((Invitation *)value)->place;
        g_hash_table_add(taken, GUINT_TO_POINTER(place));
    }
    guint place = 0;
    while (g_hash_table_contains(taken, GUINT_TO_POINTER(place))) {
        place++;
    }
    return place;
}

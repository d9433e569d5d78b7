/* The ledger in a SQLite file. Two kinds of process may be at it at once, those that append and those that read: the
 * write-ahead log lets readers see a state that stands still, and appending takes the lock before it looks at the head.
 *
 * A file that comes from elsewhere is not trusted: its tables must be word for word those of this format, so that no
 * trigger or view of a stranger runs. */
#include "ledger/store.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    APPLICATION_ID = 0x506c6364,                    /* "Plcd", in the file's header */
    LENGTH_LIMIT = LEDGER_PAPER_LIMIT + (64 << 10), /* of a row; what is longer was not written by us */
    FIRST_PAUSE_US = 1000,                          /* between two looks for news */
    LONGEST_PAUSE_US = 20000,
};

/* The file of format 1, in the order in which its tables are made. */
static const char *const schema[] = {
    "CREATE TABLE records (seq INTEGER PRIMARY KEY, hash BLOB NOT NULL, bytes BLOB NOT NULL) STRICT",
    "CREATE TRIGGER records_follow BEFORE INSERT ON records WHEN new.seq <> (SELECT ifnull(max(seq), 0) + 1 FROM records) BEGIN SELECT raise(ABORT, 'a record comes after the last'); END",
    "CREATE TRIGGER records_stay BEFORE UPDATE ON records BEGIN SELECT raise(ABORT, 'a record never changes'); END",
    "CREATE TRIGGER records_remain BEFORE DELETE ON records BEGIN SELECT raise(ABORT, 'a record is never taken out'); END",
    "CREATE TABLE people (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
    "CREATE TABLE keys (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
    "CREATE TABLE papers (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
};

/* The last table is made with the first paper: a file without it is as good. */
enum { TABLE_OF_PAPERS = G_N_ELEMENTS(schema) - 1 };

typedef enum {
    BEGIN,
    COMMIT,
    ROLLBACK,
    LAST,
    READ,
    ADD,
    DATA_VERSION,
    PUT,
    PUT_KEY,
    PUT_PAPER,
    GET,
    GET_KEY,
    GET_PAPER,
    KEEP,
    KEEP_KEY,
    EMPTY,
    EMPTY_KEY,
    PUT_AGAIN,
    PUT_AGAIN_KEY,
    EACH,
    EACH_KEY,
    EACH_PAPER,
    ERASE_PAPER,
    FIND_PAPERS,
    N_STATEMENTS,
} Statement;

/* Those of the tables stand in the order of LedgerTable. */
static const char *const statements[] = {
    [BEGIN] = "BEGIN IMMEDIATE",
    [COMMIT] = "COMMIT",
    [ROLLBACK] = "ROLLBACK",
    [LAST] = "SELECT seq, hash FROM records ORDER BY seq DESC LIMIT 1",
    [READ] = "SELECT seq, hash, bytes FROM records WHERE seq >= ?1 ORDER BY seq",
    [ADD] = "INSERT INTO records (seq, hash, bytes) VALUES (?1, ?2, ?3)",
    [DATA_VERSION] = "PRAGMA data_version",
    [PUT] = "INSERT INTO people (name, bytes) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET bytes = ?2",
    [PUT_KEY] = "INSERT INTO keys (name, bytes) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET bytes = ?2",
    [PUT_PAPER] = "INSERT INTO papers (name, bytes) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET bytes = ?2",
    [GET] = "SELECT bytes FROM people WHERE name = ?1",
    [GET_KEY] = "SELECT bytes FROM keys WHERE name = ?1",
    [GET_PAPER] = "SELECT bytes FROM papers WHERE name = ?1",
    [KEEP] = "INSERT INTO temp.kept SELECT name, bytes FROM people WHERE name <> ?1 ORDER BY name",
    [KEEP_KEY] = "INSERT INTO temp.kept SELECT name, bytes FROM keys WHERE name <> ?1 ORDER BY name",
    [EMPTY] = "DELETE FROM people",
    [EMPTY_KEY] = "DELETE FROM keys",
    [PUT_AGAIN] = "INSERT INTO people SELECT name, bytes FROM temp.kept",
    [PUT_AGAIN_KEY] = "INSERT INTO keys SELECT name, bytes FROM temp.kept",
    [EACH] = "SELECT name, bytes FROM people ORDER BY name",
    [EACH_KEY] = "SELECT name, bytes FROM keys ORDER BY name",
    [EACH_PAPER] = "SELECT name, bytes FROM papers ORDER BY name",
    [ERASE_PAPER] = "DELETE FROM papers WHERE name = ?1",
    [FIND_PAPERS] = "SELECT count(*) FROM sqlite_schema WHERE name = 'papers'",
};
G_STATIC_ASSERT(G_N_ELEMENTS(statements) == N_STATEMENTS);
G_STATIC_ASSERT(LEDGER_PEOPLE == 0 && LEDGER_KEYS == 1 && LEDGER_PAPERS == 2 && N_LEDGER_TABLES == 3);

typedef struct {
    Ledger ledger;
    sqlite3 *db;
    char *path; /* absolute, so that SQLite takes it for nothing else */
    sqlite3_stmt *prepared[N_STATEMENTS];
    bool is_immutable; /* opened as a file that nobody writes */
    bool has_papers;   /* the table is there; false: it was not when it was last looked for */
    guint patience_ms;
} LedgerSqlite;

/* --- what SQLite says -----------------------------------------------------------------------------------------------
 */

/* SQLite calls it an input/output error when a file may not grow for another reason than a full disk. */
static LedgerError error_of(int code, int system)
{
    switch (code) {
    case SQLITE_FULL: return LEDGER_ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return LEDGER_ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM: return LEDGER_ERROR_READ_ONLY;
    case SQLITE_NOTADB: return LEDGER_ERROR_NOT_A_LEDGER;
    case SQLITE_CORRUPT:
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG: return LEDGER_ERROR_BROKEN;
    default: return system == ENOSPC || system == EDQUOT || system == EFBIG ? LEDGER_ERROR_FULL : LEDGER_ERROR_IO;
    }
}

/* Why the system refused, where SQLite did not keep it, is what errno says; so it is cleared before each step. */
static bool fail(LedgerSqlite *self, GError **error)
{
    const int last = errno;
    const int code = sqlite3_errcode(self->db) & 0xff;
    const int kept = sqlite3_system_errno(self->db);
    const bool is_of_system = code == SQLITE_IOERR || code == SQLITE_CANTOPEN;
    const int system = !is_of_system ? 0 : kept != 0 ? kept : last;
    g_assert(code != SQLITE_NOMEM && code != SQLITE_MISUSE);
    g_set_error(error, LEDGER_ERROR, (gint)error_of(code, system), "%s: %s%s%s", self->path, sqlite3_errmsg(self->db),
                system != 0 ? ": " : "", system != 0 ? g_strerror(system) : "");
    return false;
}

static int step(sqlite3_stmt *statement)
{
    errno = 0;
    return sqlite3_step(statement);
}

static bool refuse(LedgerSqlite *self, LedgerError code, const char *what, GError **error)
{
    g_set_error(error, LEDGER_ERROR, (gint)code, "%s: %s", self->path, what);
    return false;
}

static bool run(LedgerSqlite *self, const char *sql, GError **error)
{
    errno = 0;
    return sqlite3_exec(self->db, sql, NULL, NULL, NULL) == SQLITE_OK || fail(self, error);
}

/* The first number of the first row. */
static bool ask(LedgerSqlite *self, const char *sql, gint64 *ret_number, GError **error)
{
    sqlite3_stmt *statement = NULL;
    const bool has_row =
        sqlite3_prepare_v2(self->db, sql, -1, &statement, NULL) == SQLITE_OK && step(statement) == SQLITE_ROW;
    if (has_row) {
        *ret_number = sqlite3_column_int64(statement, 0);
    } else {
        fail(self, error);
    }
    sqlite3_finalize(statement);
    return has_row;
}

/* --- statements -----------------------------------------------------------------------------------------------------
 */

static sqlite3_stmt *prepare(LedgerSqlite *self, Statement which, GError **error)
{
    if (self->prepared[which] == NULL && sqlite3_prepare_v3(self->db, statements[which], -1, SQLITE_PREPARE_PERSISTENT,
                                                            &self->prepared[which], NULL) != SQLITE_OK) {
        fail(self, error);
        return NULL;
    }
    return self->prepared[which];
}

/* After this nothing that was bound is looked at any more. */
static void put_back(sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

/* A statement without an answer. */
static bool carry_out(LedgerSqlite *self, sqlite3_stmt *statement, GError **error)
{
    const bool is_done = step(statement) == SQLITE_DONE || fail(self, error);
    put_back(statement);
    return is_done;
}

static bool carry_out_plain(LedgerSqlite *self, Statement which, GError **error)
{
    sqlite3_stmt *statement = prepare(self, which, error);
    return statement != NULL && carry_out(self, statement, error);
}

/* What has no bytes is an empty blob, not NULL. */
static void bind_bytes(sqlite3_stmt *statement, int place, const void *bytes, gsize length)
{
    const int code = length > 0 ? sqlite3_bind_blob64(statement, place, bytes, length, SQLITE_STATIC)
                                : sqlite3_bind_zeroblob(statement, place, 0);
    g_assert(code == SQLITE_OK);
}

static void bind_name(sqlite3_stmt *statement, const char *name)
{
    const int code = sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    g_assert(code == SQLITE_OK);
}

static GBytes *column_bytes(sqlite3_stmt *statement, int column)
{
    const void *bytes = sqlite3_column_blob(statement, column);
    return g_bytes_new(bytes, (gsize)sqlite3_column_bytes(statement, column));
}

/* Is there anything in the write-ahead log? */
static bool has_log(LedgerSqlite *self)
{
    g_autofree char *log = g_strconcat(self->path, "-wal", NULL);
    struct stat status;
    return stat(log, &status) == 0 && status.st_size > 0;
}

/* An immutable file that somebody writes after all would be read half old and half new. */
static bool may_be_read(LedgerSqlite *self, GError **error)
{
    return !self->is_immutable || !has_log(self) ||
           refuse(self, LEDGER_ERROR_BUSY, "somebody has begun to write this file: open it again", error);
}

/* --- the chain -------------------------------------------------------------------------------------------------- */

static bool sqlite_head(Ledger *ledger, Seq *ret_seq, guint8 ret_hash[CHAIN_HASH_BYTES], GError **error)
{
    LedgerSqlite *self = (LedgerSqlite *)ledger;
    sqlite3_stmt *statement = may_be_read(self, error) ? prepare(self, LAST, error) : NULL;
    if (statement == NULL) {
        return false;
    }
    const int code = step(statement);
    bool is_good = true;
    if (code == SQLITE_DONE) {
        *ret_seq = 0;
        memset(ret_hash, 0, CHAIN_HASH_BYTES);
    } else if (code != SQLITE_ROW) {
        is_good = fail(self, error);
    } else if (sqlite3_column_bytes(statement, 1) != CHAIN_HASH_BYTES || sqlite3_column_int64(statement, 0) < 1) {
        is_good = refuse(self, LEDGER_ERROR_BROKEN, "the last record has no whole number or hash", error);
    } else {
        *ret_seq = (Seq)sqlite3_column_int64(statement, 0);
        memcpy(ret_hash, sqlite3_column_blob(statement, 1), CHAIN_HASH_BYTES);
    }
    put_back(statement);
    return is_good;
}

static bool show_row(sqlite3_stmt *statement, LedgerRowVisit visit, gpointer data)
{
    const LedgerRow row = {
        .seq = (Seq)sqlite3_column_int64(statement, 0),
        .hash = sqlite3_column_blob(statement, 1),
        .bytes = sqlite3_column_blob(statement, 2),
        .hash_length = (gsize)sqlite3_column_bytes(statement, 1),
        .length = (gsize)sqlite3_column_bytes(statement, 2),
    };
    return visit(&row, data);
}

static bool sqlite_read(Ledger *ledger, Seq from, LedgerRowVisit visit, gpointer data, GError **error)
{
    LedgerSqlite *self = (LedgerSqlite *)ledger;
    sqlite3_stmt *statement = may_be_read(self, error) ? prepare(self, READ, error) : NULL;
    if (statement == NULL) {
        return false;
    }
    sqlite3_bind_int64(statement, 1, (gint64)MIN(from, (Seq)G_MAXINT64));
    int code = SQLITE_ROW;
    bool go_on = true;
    while (go_on && (code = step(statement)) == SQLITE_ROW) {
        go_on = show_row(statement, visit, data);
    }
    const bool is_good = !go_on || code == SQLITE_DONE || fail(self, error);
    put_back(statement);
    return is_good;
}

static bool sqlite_begin(Ledger *ledger, GError **error)
{
    return carry_out_plain((LedgerSqlite *)ledger, BEGIN, error);
}

/* SQLite ends some transactions that failed by itself. */
static void sqlite_rollback(Ledger *ledger)
{
    LedgerSqlite *self = (LedgerSqlite *)ledger;
    if (sqlite3_get_autocommit(self->db) == 0) {
        carry_out_plain(self, ROLLBACK, NULL);
    }
}

static bool sqlite_commit(Ledger *ledger, GError **error)
{
    if (carry_out_plain((LedgerSqlite *)ledger, COMMIT, error)) {
        return true;
    }
    sqlite_rollback(ledger);
    return false;
}

static bool sqlite_add(Ledger *ledger, const LedgerRecord *record, GError **error)
{
    LedgerSqlite *self = (LedgerSqlite *)ledger;
    sqlite3_stmt *statement = prepare(self, ADD, error);
    if (statement == NULL) {
        return false;
    }
    sqlite3_bind_int64(statement, 1, (gint64)record->seq);
    bind_bytes(statement, 2, record->hash, CHAIN_HASH_BYTES);
    bind_bytes(statement, 3, record->bytes, record->length);
    return carry_out(self, statement, error);
}

/* What was changed by others is asked for only when the file's version says that something was. */
static bool has_news(LedgerSqlite *self, gint64 *version, bool *ret_has_news, GError **error)
{
    sqlite3_stmt *statement = prepare(self, DATA_VERSION, error);
    if (statement == NULL) {
        return false;
    }
    const bool is_good = step(statement) == SQLITE_ROW || fail(self, error);
    if (is_good) {
        *ret_has_news = sqlite3_column_int64(statement, 0) != *version;
        *version = sqlite3_column_int64(statement, 0);
    }
    put_back(statement);
    return is_good;
}

static bool sqlite_wait(Ledger *ledger, Seq seq, gint64 until, Seq *ret_head, GError **error)
{
    LedgerSqlite *self = (LedgerSqlite *)ledger;
    guint8 hash[CHAIN_HASH_BYTES];
    Seq head = 0;
    gint64 version = -1;
    gint64 pause = FIRST_PAUSE_US;
    for (;;) {
        bool look;
        if (!has_news(self, &version, &look, error) || (look && !sqlite_head(ledger, &head, hash, error))) {
            return false;
        }
        const gint64 left = until - g_get_monotonic_time();
        if (head > seq || left <= 0) {
            *ret_head = head;
            return true;
        }
        g_usleep((gulong)MIN(pause, left));
        pause = MIN(pause * 2, LONGEST_PAUSE_US);
    }
}

/* --- papers ---------------------------------------------------------------------------------------------------------
 */

/* The table that another handle makes is seen here too, and it never goes again. */
static bool look_for_papers(LedgerSqlite *self, GError **error)
{
    if (self->has_papers) {
        return true;
    }
    sqlite3_stmt *statement = prepare(self, FIND_PAPERS, error);
    if (statement == NULL) {
        return false;
    }
    const bool is_good = step(statement) == SQLITE_ROW || fail(self, error);
    self->has_papers = is_good && sqlite3_column_int64(statement, 0) > 0;
    put_back(statement);
    return is_good;
}

/* Whether the table has rows at all: `*ret_has`. */
static bool has_table(LedgerSqlite *self, LedgerTable table, bool *ret_has, GError **error)
{
    if (table == LEDGER_PAPERS && !look_for_papers(self, error)) {
        return false;
    }
    *ret_has = table != LEDGER_PAPERS || self->has_papers;
    return true;
}

/* Two handles may find that it is missing: the second one makes nothing. */
static bool make_papers(LedgerSqlite *self, GError **error)
{
    if (!look_for_papers(self, error)) {
        return false;
    }
    if (self->has_papers) {
        return true;
    }
    g_assert(g_str_has_prefix(schema[TABLE_OF_PAPERS], "CREATE TABLE "));
    g_autofree char *sql =
        g_strconcat("CREATE TABLE IF NOT EXISTS ", schema[TABLE_OF_PAPERS] + strlen("CREATE TABLE "), NULL);
    return run(self, sql, error);
}

/* --- people and keys ---------------------------------------------------------------------------------------------- */

static sqlite3_stmt *prepare_for(LedgerSqlite *self, Statement which, LedgerTable table, const char *name,
                                 GError **error)
{
    sqlite3_stmt *statement = prepare(self, (Statement)(which + table), error);
    if (statement != NULL && name != NULL) {
        bind_name(statement, name);
    }
    return statement;
}

static bool sqlite_put(Ledger *ledger, LedgerTable table, const char *name, GBytes *bytes, GError **error)
{
    LedgerSqlite *self = (LedgerSqlite *)ledger;
    const bool is_there = table != LEDGER_PAPERS || make_papers(self, error);
    sqlite3_stmt *statement = is_there ? prepare_for(self, PUT, table, name, error) : NULL;
    gsize length = 0;
    const void *data = g_bytes_get_data(bytes, &length);
    if (statement == NULL) {
        return false;
    }
    bind_bytes(statement, 2, data, length);
    return carry_out(self, statement, error);
}

static bool sqlite_get(Ledger *ledger, LedgerTable table, const char *name, GBytes **ret_bytes, GError **error)
{
    LedgerSqlite *self = (LedgerSqlite *)ledger;
    bool has = false;
    if (!may_be_read(self, error) || !has_table(self, table, &has, error)) {
        return false;
    }
    if (!has) {
        *ret_bytes = NULL;
        return true;
    }
    sqlite3_stmt *statement = prepare_for(self, GET, table, name, error);
    if (statement == NULL) {
        return false;
    }
    const int code = step(statement);
    const bool is_good = code == SQLITE_ROW || code == SQLITE_DONE || fail(self, error);
    if (is_good) {
        *ret_bytes = code == SQLITE_ROW ? column_bytes(statement, 0) : NULL;
    }
    put_back(statement);
    return is_good;
}

/* SQLite overwrites what is deleted with zeros (secure_delete), but not the copies that stay behind in a page when rows
 * are moved within it. Pages that are freed it overwrites whole. So the table is emptied and its other rows are put
 * back: they are held in memory meanwhile, since a temporary file would be one more place. */
static bool rewrite_without(LedgerSqlite *self, LedgerTable table, const char *name, GError **error)
{
    static const Statement steps[] = { KEEP, EMPTY, PUT_AGAIN };
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        sqlite3_stmt *statement = prepare_for(self, steps[i], table, steps[i] == KEEP ? name : NULL, error);
        if (statement == NULL || !carry_out(self, statement, error)) {
            return false;
        }
    }
    return true;
}

/* A paper lies on pages of its own, but for its beginning. */
static bool erase_paper(LedgerSqlite *self, const char *name, GError **error)
{
    bool has = false;
    if (!has_table(self, LEDGER_PAPERS, &has, error)) {
        return false;
    }
    sqlite3_stmt *statement = has ? prepare(self, ERASE_PAPER, error) : NULL;
    if (statement == NULL) {
        return !has;
    }
    bind_name(statement, name);
    return carry_out(self, statement, error);
}

static bool erase_row(LedgerSqlite *self, LedgerTable table, const char *name, GError **error)
{
    if (!run(self, "CREATE TEMP TABLE IF NOT EXISTS kept (name TEXT, bytes BLOB)", error) ||
        !sqlite_begin(&self->ledger, error)) {
        return false;
    }
    if (!rewrite_without(self, table, name, error)) {
        sqlite_rollback(&self->ledger);
        return false;
    }
    return sqlite_commit(&self->ledger, error);
}

/* The write-ahead log still has the pages as they were: it is copied into the file and cut to nothing, which waits for
 * whoever still reads from it. */
static bool sqlite_erase(Ledger *ledger, LedgerTable table, const char *name, GError **error)
{
    LedgerSqlite *self = (LedgerSqlite *)ledger;
    const bool is_erased =
        table == LEDGER_PAPERS ? erase_paper(self, name, error) : erase_row(self, table, name, error);
    sqlite3_exec(self->db, "DELETE FROM temp.kept", NULL, NULL, NULL);
    errno = 0;
    return is_erased &&
           (sqlite3_wal_checkpoint_v2(self->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) == SQLITE_OK ||
            fail(self, error));
}

static bool sqlite_each(Ledger *ledger, LedgerTable table, LedgerEntryVisit visit, gpointer data, GError **error)
{
    LedgerSqlite *self = (LedgerSqlite *)ledger;
    bool has = false;
    if (!may_be_read(self, error) || !has_table(self, table, &has, error)) {
        return false;
    }
    sqlite3_stmt *statement = has ? prepare_for(self, EACH, table, NULL, error) : NULL;
    if (!has) {
        return true;
    }
    if (statement == NULL) {
        return false;
    }
    int code = SQLITE_ROW;
    bool go_on = true;
    while (go_on && (code = step(statement)) == SQLITE_ROW) {
        g_autoptr(GBytes) bytes = column_bytes(statement, 1);
        go_on = visit((const char *)sqlite3_column_text(statement, 0), bytes, data);
    }
    const bool is_good = !go_on || code == SQLITE_DONE || fail(self, error);
    put_back(statement);
    return is_good;
}

/* --- the whole file -------------------------------------------------------------------------------------------------
 */

static bool sqlite_check(Ledger *ledger, GError **error)
{
    LedgerSqlite *self = (LedgerSqlite *)ledger;
    sqlite3_stmt *statement = NULL;
    bool is_good = sqlite3_prepare_v2(self->db, "PRAGMA integrity_check(1)", -1, &statement, NULL) == SQLITE_OK &&
                   step(statement) == SQLITE_ROW;
    if (!is_good) {
        fail(self, error);
    } else if (g_strcmp0((const char *)sqlite3_column_text(statement, 0), "ok") != 0) {
        g_set_error(error, LEDGER_ERROR, LEDGER_ERROR_BROKEN, "%s: every record is right, but the file is damaged: %s",
                    self->path, (const char *)sqlite3_column_text(statement, 0));
        is_good = false;
    }
    sqlite3_finalize(statement);
    return is_good;
}

/* All pages in one step, which is one reading transaction: what others append meanwhile is left out. */
static bool copy_pages(LedgerSqlite *self, LedgerSqlite *to, GError **error)
{
    sqlite3_backup *backup = sqlite3_backup_init(to->db, "main", self->db, "main");
    if (backup == NULL) {
        return fail(to, error);
    }
    sqlite3_backup_step(backup, -1);
    return sqlite3_backup_finish(backup) == SQLITE_OK || fail(to, error);
}

static bool sqlite_backup(Ledger *ledger, const char *path, GError **error)
{
    LedgerSqlite *self = (LedgerSqlite *)ledger;
    LedgerSqlite to = { .path = (char *)path };
    const int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0) {
        close(file);
    }
    const bool is_good =
        may_be_read(self, error) &&
        (sqlite3_open_v2(path, &to.db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK ||
         fail(&to, error)) &&
        run(&to, "PRAGMA synchronous = FULL", error) && copy_pages(self, &to, error);
    const int code = sqlite3_close(to.db);
    g_assert(code == SQLITE_OK);
    return is_good;
}

/* --- opening ------------------------------------------------------------------------------------------------------ */

/* Are the tables those of this format? `*ret_is_empty` if there are none, as in a file that was just made. */
static bool check_schema(LedgerSqlite *self, bool *ret_is_empty, GError **error)
{
    sqlite3_stmt *statement = NULL;
    const char *sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid";
    if (sqlite3_prepare_v2(self->db, sql, -1, &statement, NULL) != SQLITE_OK) {
        return fail(self, error);
    }
    guint n = 0;
    int code;
    bool is_ours = true;
    while ((code = step(statement)) == SQLITE_ROW) {
        is_ours = is_ours && n < G_N_ELEMENTS(schema) &&
                  g_strcmp0((const char *)sqlite3_column_text(statement, 0), schema[n]) == 0;
        n++;
    }
    const bool is_read = code == SQLITE_DONE || fail(self, error);
    sqlite3_finalize(statement);
    *ret_is_empty = is_read && n == 0;
    if (!is_read || n == 0 || (is_ours && n >= TABLE_OF_PAPERS)) {
        return is_read;
    }
    return refuse(self, LEDGER_ERROR_NOT_A_LEDGER, "its tables are not those of a ledger of format 1", error);
}

/* SQLite counts a last page that is cut off as a whole one. With a log there may be somebody who writes the page. */
static bool check_size(LedgerSqlite *self, GError **error)
{
    gint64 page_size = 0;
    struct stat status;
    if (!ask(self, "PRAGMA page_size", &page_size, error)) {
        return false;
    }
    return has_log(self) || stat(self->path, &status) != 0 || status.st_size % page_size == 0 ||
           refuse(self, LEDGER_ERROR_BROKEN, "the file is cut off in the middle of a page", error);
}

static bool identify(LedgerSqlite *self, bool *ret_is_empty, GError **error)
{
    gint64 application = 0;
    gint64 format = 0;
    if (!ask(self, "PRAGMA application_id", &application, error) || !ask(self, "PRAGMA user_version", &format, error)) {
        return false;
    }
    if (application == APPLICATION_ID && format > LEDGER_FORMAT) {
        g_set_error(error, LEDGER_ERROR, LEDGER_ERROR_NEWER,
                    "%s: a ledger of format %" G_GINT64_FORMAT "; this program knows up to %d", self->path, format,
                    LEDGER_FORMAT);
        return false;
    }
    if (!check_schema(self, ret_is_empty, error)) {
        return false;
    }
    if (*ret_is_empty) {
        return (application == 0 && format == 0) ||
               refuse(self, LEDGER_ERROR_NOT_A_LEDGER, "a database without the tables of a ledger", error);
    }
    return (application == APPLICATION_ID && format == LEDGER_FORMAT) ||
           refuse(self, LEDGER_ERROR_NOT_A_LEDGER, "a database of another program", error);
}

static bool make_tables(LedgerSqlite *self, GError **error)
{
    g_autofree char *marks =
        g_strdup_printf("PRAGMA application_id = %d; PRAGMA user_version = %d", APPLICATION_ID, LEDGER_FORMAT);
    for (size_t i = 0; i < TABLE_OF_PAPERS; i++) {
        if (!run(self, schema[i], error)) {
            return false;
        }
    }
    return run(self, marks, error);
}

/* In one transaction, after another look: two processes may have found the file empty. */
static bool make(LedgerSqlite *self, GError **error)
{
    bool is_empty = false;
    if (!sqlite_begin(&self->ledger, error)) {
        return false;
    }
    const bool is_made = identify(self, &is_empty, error) &&
                         (is_empty || refuse(self, LEDGER_ERROR_EXISTS, "a ledger is there already", error)) &&
                         make_tables(self, error);
    if (!is_made) {
        sqlite_rollback(&self->ledger);
    }
    return is_made && sqlite_commit(&self->ledger, error);
}

static bool use_log(LedgerSqlite *self, GError **error)
{
    sqlite3_stmt *statement = NULL;
    bool is_on = sqlite3_prepare_v2(self->db, "PRAGMA journal_mode = WAL", -1, &statement, NULL) == SQLITE_OK &&
                 step(statement) == SQLITE_ROW;
    if (!is_on) {
        fail(self, error);
    } else if (g_strcmp0((const char *)sqlite3_column_text(statement, 0), "wal") != 0) {
        is_on = refuse(self, LEDGER_ERROR_IO, "this file system cannot hold a write-ahead log", error);
    }
    sqlite3_finalize(statement);
    return is_on;
}

/* Every commit on the disk before it counts; what is deleted overwritten; a log that once grew cut to 16 MiB. */
static const char settings[] = "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;"
                               "PRAGMA cell_size_check = ON; PRAGMA journal_size_limit = 16777216";

static bool set_up(LedgerSqlite *self, GError **error)
{
    sqlite3 *db = self->db;
    sqlite3_extended_result_codes(db, 0);
    sqlite3_busy_timeout(db, (int)self->patience_ms);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, LENGTH_LIMIT);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    return run(self, settings, error);
}

static bool open_to_write(LedgerSqlite *self, bool is_empty, GError **error)
{
    if (is_empty && self->ledger.mode != LEDGER_CREATE) {
        return refuse(self, LEDGER_ERROR_NOT_A_LEDGER, "an empty file", error);
    }
    if (!is_empty && self->ledger.mode == LEDGER_CREATE) {
        return refuse(self, LEDGER_ERROR_EXISTS, "a ledger is there already", error);
    }
    return use_log(self, error) && (!is_empty || make(self, error));
}

static bool open_db(LedgerSqlite *self, const char *name, int flags, GError **error)
{
    bool is_empty = false;
    if (sqlite3_open_v2(name, &self->db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
        return fail(self, error);
    }
    if (self->ledger.mode != LEDGER_READ && sqlite3_db_readonly(self->db, "main") != 0) {
        return refuse(self, LEDGER_ERROR_READ_ONLY, "the file cannot be written", error);
    }
    if (!set_up(self, error) || !identify(self, &is_empty, error) || !check_size(self, error)) {
        return false;
    }
    if (self->ledger.mode != LEDGER_READ) {
        return open_to_write(self, is_empty, error);
    }
    return (!is_empty || refuse(self, LEDGER_ERROR_NOT_A_LEDGER, "an empty file", error)) &&
           run(self, "PRAGMA query_only = ON", error);
}

static void close_db(LedgerSqlite *self)
{
    for (int i = 0; i < N_STATEMENTS; i++) {
        sqlite3_finalize(g_steal_pointer(&self->prepared[i]));
    }
    const int code = sqlite3_close(g_steal_pointer(&self->db));
    g_assert(code == SQLITE_OK);
}

/* Where nothing can be written SQLite cannot make the index of a write-ahead log. If there is no log, the file is
 * complete by itself and is read as one that nobody changes; if there is, what was appended last is only in the log. */
static bool open_immutable(LedgerSqlite *self, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(self->path);
    if (faccessat(AT_FDCWD, folder, W_OK, AT_EACCESS) == 0) {
        return false;
    }
    if (has_log(self)) {
        g_clear_error(error);
        return refuse(self, LEDGER_ERROR_READ_ONLY,
                      "its write-ahead log (-wal) is still there, and to read it the folder must be written: open and "
                      "close it where that can be done, or make a backup there",
                      error);
    }
    g_autofree char *uri = g_filename_to_uri(self->path, NULL, NULL);
    g_autofree char *name = g_strconcat(uri, "?immutable=1", NULL);
    g_clear_error(error);
    close_db(self);
    self->is_immutable = true;
    return open_db(self, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

/* SQLite would make it readable for all. */
static bool make_file(const char *path, GError **error)
{
    const int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0) {
        close(file);
    } else if (errno != EEXIST) {
        const int code = errno;
        g_set_error(error, LEDGER_ERROR, code == ENOSPC ? LEDGER_ERROR_FULL : LEDGER_ERROR_IO, "%s: %s", path,
                    g_strerror(code));
        return false;
    }
    return true;
}

static bool open_file(LedgerSqlite *self, GError **error)
{
    const LedgerOpen mode = self->ledger.mode;
    struct stat status;
    if (mode == LEDGER_CREATE && !make_file(self->path, error)) {
        return false;
    }
    if (stat(self->path, &status) != 0) {
        return refuse(self, LEDGER_ERROR_IO, g_strerror(errno), error);
    }
    if (!S_ISREG(status.st_mode)) {
        return refuse(self, LEDGER_ERROR_NOT_A_LEDGER, "not a regular file", error);
    }
    if (mode != LEDGER_READ) {
        return open_db(self, self->path, SQLITE_OPEN_READWRITE, error);
    }
    g_autoptr(GError) failure = NULL;
    if (open_db(self, self->path, SQLITE_OPEN_READONLY, &failure)) {
        return true;
    }
    const bool cannot_write = g_error_matches(failure, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY) ||
                              g_error_matches(failure, LEDGER_ERROR, LEDGER_ERROR_IO);
    if (cannot_write && open_immutable(self, &failure)) {
        return true;
    }
    g_propagate_error(error, g_steal_pointer(&failure));
    return false;
}

static void sqlite_close(Ledger *ledger)
{
    LedgerSqlite *self = (LedgerSqlite *)ledger;
    close_db(self);
    g_free(self->path);
    g_free(self);
}

static void sqlite_set_patience(Ledger *ledger, guint patience_ms)
{
    LedgerSqlite *self = (LedgerSqlite *)ledger;
    self->patience_ms = MIN(patience_ms, G_MAXINT);
    sqlite3_busy_timeout(self->db, (int)self->patience_ms);
}

static Ledger *sqlite_open_again(Ledger *ledger, LedgerOpen mode, GError **error)
{
    return ledger_sqlite_open(((LedgerSqlite *)ledger)->path, mode, error);
}

static const LedgerStore store = {
    .head = sqlite_head,
    .read = sqlite_read,
    .begin = sqlite_begin,
    .add = sqlite_add,
    .commit = sqlite_commit,
    .rollback = sqlite_rollback,
    .put = sqlite_put,
    .get = sqlite_get,
    .erase = sqlite_erase,
    .each = sqlite_each,
    .wait = sqlite_wait,
    .check = sqlite_check,
    .backup = sqlite_backup,
    .set_patience = sqlite_set_patience,
    .open_again = sqlite_open_again,
    .close = sqlite_close,
};

Ledger *ledger_sqlite_open(const char *path, LedgerOpen mode, GError **error)
{
    LedgerSqlite *self = g_new0(LedgerSqlite, 1);
    self->ledger = (Ledger){ .store = &store, .mode = mode };
    self->path = g_canonicalize_filename(path, NULL);
    self->patience_ms = LEDGER_PATIENCE_MS;
    if (!open_file(self, error)) {
        sqlite_close(&self->ledger);
        return NULL;
    }
    if (mode == LEDGER_CREATE) {
        self->ledger.mode = LEDGER_WRITE;
    }
    return &self->ledger;
}

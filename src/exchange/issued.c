#include "exchange/issued.h"

#include "base/durable.h"
#include "base/instant.h"
#include "base/record.h"
#include "exchange/programme_file.h"
#include "exchange/programme_json.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

G_DEFINE_QUARK(placard - issued - error, issued_error)

static const char *const state_names[] = {
    [ISSUE_PROVISIONAL] = "provisional",
    [ISSUE_ADOPTED] = "adopted",
    [ISSUE_REVISED] = "revised",
};
G_STATIC_ASSERT(G_N_ELEMENTS(state_names) == N_ISSUE_STATES);

const char *issue_state_name(IssueState state)
{
    return state_names[state];
}

const char *issue_state_words(IssueState state, Language language)
{
    static const char *const words[N_ISSUE_STATES][N_LANGUAGES] = {
        [ISSUE_PROVISIONAL] = { "مؤقت", "临时", "provisional", "provisoire", "предварительная", "provisional" },
        [ISSUE_ADOPTED] = { "معتمد", "已通过", "adopted", "adopté", "утвержденная", "aprobado" },
        [ISSUE_REVISED] = { "منقح", "订正", "revised", "révisé", "пересмотренная", "revisado" },
    };
    return words[state][language];
}

int issue_state_of_name(const char *name)
{
    for (int i = 0; i < N_ISSUE_STATES; i++) {
        if (g_strcmp0(state_names[i], name) == 0) {
            return i;
        }
    }
    return -1;
}

/* --- the index --------------------------------------------------------------------------------------- */

/* What the index says of a version. */
typedef struct {
    int number;
    char *file, *issued;
    int state;
    char *author, *reason;
    char *digest;   /* SHA-256 of the file */
    char *previous; /* the chain of the version before; NULL of the first */
    char *chain;
} IndexEntry;

typedef struct {
    char *format;
    GPtrArray *entries; /* of IndexEntry */
} Index;

static const char index_format[] = "placard-issued-1";

static void entry_free_index(gpointer data)
{
    IndexEntry *entry = data;
    g_free(entry->file);
    g_free(entry->issued);
    g_free(entry->author);
    g_free(entry->reason);
    g_free(entry->digest);
    g_free(entry->previous);
    g_free(entry->chain);
    g_free(entry);
}

static void index_init(Index *index)
{
    *index = (Index){ .entries = g_ptr_array_new_with_free_func(entry_free_index) };
}

static void index_clear(Index *index)
{
    g_free(index->format);
    g_ptr_array_unref(index->entries);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Index, index_clear)

static void *create_entry(void)
{
    return g_new0(IndexEntry, 1);
}

static const char *name_of_state(int value)
{
    return state_names[value];
}

static const RecordNames state_record_names = { "\"provisional\", \"adopted\" or \"revised\"", name_of_state,
                                                issue_state_of_name };

static const RecordField entry_fields[] = {
    { RECORD_FIELD("version", record_number, IndexEntry, number), .presence = REQUIRED, .minimum = 1,
      .maximum = ISSUED_VERSIONS_LIMIT },
    { RECORD_FIELD("file", record_full_text, IndexEntry, file), .presence = REQUIRED },
    { RECORD_FIELD("issued", record_full_text, IndexEntry, issued), .presence = REQUIRED },
    { RECORD_FIELD("state", record_name, IndexEntry, state), .presence = REQUIRED, .names = &state_record_names },
    { RECORD_FIELD("author", record_text, IndexEntry, author), .presence = ALWAYS },
    { RECORD_FIELD("reason", record_text, IndexEntry, reason), .presence = ALWAYS },
    { RECORD_FIELD("digest", record_full_text, IndexEntry, digest), .presence = REQUIRED },
    { RECORD_FIELD("previous", record_text, IndexEntry, previous), .presence = ALWAYS },
    { RECORD_FIELD("chain", record_full_text, IndexEntry, chain), .presence = REQUIRED },
};
static const Record entry_record = { RECORD_FIELDS(entry_fields), .limit = ISSUED_VERSIONS_LIMIT,
                                     .create = create_entry };

static const RecordField index_fields[] = {
    { RECORD_FIELD("format", record_full_text, Index, format), .presence = REQUIRED },
    { RECORD_FIELD("versions", record_list, Index, entries), .presence = REQUIRED, .record = &entry_record },
};
static const Record index_record = { RECORD_FIELDS(index_fields) };

/* Every datum as a JSON text, so that none can run into the next. */
static char *chain_of(const IndexEntry *entry)
{
    g_auto(Buffer) out = BUFFER_INIT;
    const char *const parts[] = { entry->file,    entry->issued, state_names[entry->state],
                                  entry->author,  entry->reason, entry->digest,
                                  entry->previous };
    buffer_number(&out, entry->number);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        buffer_char(&out, '\n');
        buffer_json(&out, parts[i]);
    }
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, buffer_text(&out), -1);
}

static GBytes *index_to_json(const Index *index)
{
    g_auto(Buffer) out = BUFFER_INIT;
    RecordWriter writer = { 0 };
    json_begin(&writer.json, &out);
    json_open_object(&writer.json, NULL);
    record_write(&writer, &index_record, index);
    json_close_object(&writer.json);
    buffer_char(&out, '\n');
    return buffer_steal(&out);
}

/* --- reading ----------------------------------------------------------------------------------------- */

static GBytes *read_file(const char *folder, const char *name, GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    struct stat status;
    if (stat(path, &status) != 0) {
        durable_fail(error);
        g_prefix_error(error, "%s: ", name);
        return NULL;
    }
    if (status.st_size > PROGRAMME_FILE_LIMIT) {
        g_set_error(error, ISSUED_ERROR, ISSUED_ERROR_DAMAGED, "%s is larger than %d MB", name,
                    PROGRAMME_FILE_LIMIT >> 20);
        return NULL;
    }
    char *text = NULL;
    gsize length = 0;
    return g_file_get_contents(path, &text, &length, error) ? g_bytes_new_take(text, length) : NULL;
}

static bool refuse(const IndexEntry *entry, const char *what, GError **error)
{
    g_set_error(error, ISSUED_ERROR, ISSUED_ERROR_DAMAGED, "index.json, version %d: %s", entry->number, what);
    return false;
}

/* Does the entry say what the entries before it let it say? */
static bool verify_entry(const Index *index, guint i, GError **error)
{
    const IndexEntry *entry = g_ptr_array_index(index->entries, i);
    const IndexEntry *before = i > 0 ? g_ptr_array_index(index->entries, i - 1) : NULL;
    g_autofree char *file = g_strdup_printf("%04u.json", i + 1);
    g_autofree char *chain = chain_of(entry);
    Instant at = 0;
    if (entry->number != (int)i + 1 || strcmp(entry->file, file) != 0) {
        return refuse(entry, "the versions are not numbered one by one", error);
    }
    if (g_strcmp0(entry->previous, before != NULL ? before->chain : NULL) != 0) {
        return refuse(entry, "it does not follow the version before it", error);
    }
    if (strcmp(entry->chain, chain) != 0) {
        return refuse(entry, "what is said of it is not what was said when it was issued", error);
    }
    return instant_parse(entry->issued, &at) || refuse(entry, "its time is no time", error);
}

static bool read_index(const char *folder, Index *index, GError **error)
{
    g_autoptr(GBytes) bytes = read_file(folder, "index.json", error);
    g_autoptr(JsonValue) root = bytes != NULL ? json_parse(bytes, error) : NULL;
    g_autoptr(GString) path = g_string_new(NULL);
    RecordReader reader = { .path = path, .error = error };
    if (root == NULL || !record_read(&reader, &index_record, root, index)) {
        g_prefix_error(error, "index.json: ");
        return false;
    }
    if (strcmp(index->format, index_format) != 0) {
        g_set_error(error, ISSUED_ERROR, ISSUED_ERROR_DAMAGED, "index.json is of the form \"%s\", expected \"%s\"",
                    index->format, index_format);
        return false;
    }
    for (guint i = 0; i < index->entries->len; i++) {
        if (!verify_entry(index, i, error)) {
            return false;
        }
    }
    return true;
}

static void version_free(gpointer data)
{
    IssuedVersion *version = data;
    g_free(version->author);
    g_free(version->reason);
    g_free(version->chain);
    programme_free(version->programme);
    g_free(version);
}

static IssuedVersion *read_version(const char *folder, const IndexEntry *entry, GError **error)
{
    g_autoptr(GBytes) bytes = read_file(folder, entry->file, error);
    if (bytes == NULL) {
        return NULL;
    }
    g_autofree char *digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    if (strcmp(digest, entry->digest) != 0) {
        refuse(entry, "its file is not the one that was issued", error);
        return NULL;
    }
    Programme *programme = programme_of_json(bytes, error);
    if (programme == NULL) {
        g_prefix_error(error, "%s:", entry->file);
        return NULL;
    }
    IssuedVersion *version = g_new0(IssuedVersion, 1);
    *version = (IssuedVersion){ .number = entry->number,
                                .state = (IssueState)entry->state,
                                .author = g_strdup(entry->author),
                                .reason = g_strdup(entry->reason),
                                .chain = g_strdup(entry->chain),
                                .programme = programme };
    instant_parse(entry->issued, &version->at);
    return version;
}

bool issued_is_folder(const char *path)
{
    g_autofree char *index = g_build_filename(path, "index.json", NULL);
    return g_file_test(index, G_FILE_TEST_IS_REGULAR);
}

IssuedProgramme *issued_open(const char *path, GError **error)
{
    g_auto(Index) index;
    index_init(&index);
    if (!read_index(path, &index, error)) {
        return NULL;
    }
    g_autoptr(IssuedProgramme) issued = g_new0(IssuedProgramme, 1);
    issued->name = g_path_get_basename(path);
    issued->versions = g_ptr_array_new_with_free_func(version_free);
    for (guint i = 0; i < index.entries->len; i++) {
        IssuedVersion *version = read_version(path, g_ptr_array_index(index.entries, i), error);
        if (version == NULL) {
            return NULL;
        }
        g_ptr_array_add(issued->versions, version);
    }
    if (issued->versions->len == 0) {
        g_set_error(error, ISSUED_ERROR, ISSUED_ERROR_DAMAGED, "index.json names no version");
        return NULL;
    }
    return g_steal_pointer(&issued);
}

void issued_free(IssuedProgramme *issued)
{
    if (issued != NULL) {
        g_free(issued->name);
        g_ptr_array_unref(issued->versions);
        g_free(issued);
    }
}

const IssuedVersion *issued_version(const IssuedProgramme *issued, guint i)
{
    return g_ptr_array_index(issued->versions, i);
}

const IssuedVersion *issued_latest(const IssuedProgramme *issued)
{
    return issued_version(issued, issued->versions->len - 1);
}

/* --- issuing ----------------------------------------------------------------------------------------- */

static bool deny(GError **error, IssuedError code, const char *why)
{
    g_set_error_literal(error, ISSUED_ERROR, (gint)code, why);
    return false;
}

static IssueState state_after(const IssuedVersion *latest, const Issue *issue)
{
    if (issue->state >= 0) {
        return (IssueState)issue->state;
    }
    return latest == NULL ? ISSUE_PROVISIONAL : latest->state == ISSUE_ADOPTED ? ISSUE_REVISED : latest->state;
}

/* Domain rules 19 and 20: what was adopted is changed by revisions only, each with author and reason. */
static bool may_follow(const IssuedVersion *latest, const Programme *programme, const Issue *issue, IssueState state,
                       GError **error)
{
    if (state == ISSUE_REVISED && (issue->author == NULL || issue->reason == NULL)) {
        return deny(error, ISSUED_ERROR_REFUSED,
                    "a revision of an adopted programme has an author and a reason (domain rule 20)");
    }
    if (latest == NULL) {
        return state != ISSUE_REVISED || deny(error, ISSUED_ERROR_REFUSED, "what was never issued cannot be revised");
    }
    g_autoptr(ProgrammeDiff) diff = programme_diff(latest->programme, programme);
    const bool changed = !programme_equal(latest->programme, programme, NULL);
    if (!changed && state == latest->state) {
        return deny(error, ISSUED_ERROR_UNCHANGED, "it is the version that was issued last, in the same state");
    }
    if (diff->relation != DIFF_SAME_PROGRAMME) {
        return deny(error, ISSUED_ERROR_REFUSED,
                    diff->relation == DIFF_OTHER_BODY ? "it is the programme of another body"
                                                      : "it is the programme of another session");
    }
    if (issue->at <= latest->at) {
        return deny(error, ISSUED_ERROR_REFUSED, "the version before was issued at that time or later");
    }
    if (changed && latest->state != ISSUE_PROVISIONAL && state != ISSUE_REVISED) {
        return deny(error, ISSUED_ERROR_REFUSED, "an adopted programme is changed by a revision (domain rule 20)");
    }
    return latest->state == ISSUE_PROVISIONAL || state != ISSUE_PROVISIONAL ||
           deny(error, ISSUED_ERROR_REFUSED, "an adopted programme is not provisional again");
}

/* One at a time: the lock goes with the descriptor, whatever happens to the process. */
static int lock_folder(const char *folder, GError **error)
{
    if (g_mkdir_with_parents(folder, 0777) != 0) {
        durable_fail(error);
        return -1;
    }
    const int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0 || flock(file, LOCK_EX) != 0) {
        durable_fail(error);
        if (file >= 0) {
            close(file);
        }
        return -1;
    }
    return file;
}

static bool put(const char *folder, const char *name, GBytes *bytes, GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return durable_replace(path, bytes, error);
}

/* The file first: a version whose file is there and that no index names was never issued. */
static bool write_version(const char *folder, Index *index, const Programme *programme, const Issue *issue,
                          IssueState state, GError **error)
{
    const guint n = index->entries->len;
    const IndexEntry *before = n > 0 ? g_ptr_array_index(index->entries, n - 1) : NULL;
    char issued[INSTANT_SIZE];
    g_autoptr(GBytes) bytes = programme_to_json(programme);
    IndexEntry *entry = create_entry();
    *entry = (IndexEntry){ .number = (int)n + 1,
                           .file = g_strdup_printf("%04u.json", n + 1),
                           .issued = g_strdup(instant_format(issue->at, issued)),
                           .state = state,
                           .author = g_strdup(issue->author),
                           .reason = g_strdup(issue->reason),
                           .digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes),
                           .previous = before != NULL ? g_strdup(before->chain) : NULL };
    entry->chain = chain_of(entry);
    g_ptr_array_add(index->entries, entry);
    g_autoptr(GBytes) json = index_to_json(index);
    return put(folder, entry->file, bytes, error) && put(folder, "index.json", json, error);
}

static int add_locked(const char *folder, const Programme *programme, const Issue *issue, GError **error)
{
    g_auto(Index) index;
    index_init(&index);
    g_autoptr(IssuedProgramme) issued = NULL;
    if (issued_is_folder(folder)) {
        issued = issued_open(folder, error);
        if (issued == NULL || !read_index(folder, &index, error)) {
            return 0;
        }
    } else {
        index.format = g_strdup(index_format);
    }
    const IssuedVersion *latest = issued != NULL ? issued_latest(issued) : NULL;
    const IssueState state = state_after(latest, issue);
    if (latest != NULL && latest->number == ISSUED_VERSIONS_LIMIT) {
        deny(error, ISSUED_ERROR_REFUSED, "there are as many versions as there may be");
        return 0;
    }
    if (!may_follow(latest, programme, issue, state, error) ||
        !write_version(folder, &index, programme, issue, state, error)) {
        return 0;
    }
    return (int)index.entries->len;
}

int issued_add(const char *path, const Programme *programme, const Issue *issue, GError **error)
{
    const int lock = lock_folder(path, error);
    if (lock < 0) {
        return 0;
    }
    const int number = add_locked(path, programme, issue, error);
    close(lock);
    return number;
}

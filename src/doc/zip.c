#include "doc/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

/* --- out ------------------------------------------------------------------------------------------------- */

typedef struct archive Archive;
typedef struct archive_entry Entry;

static void free_writer(Archive *archive)
{
    archive_write_free(archive);
}

static void free_reader(Archive *archive)
{
    archive_read_free(archive);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Entry, archive_entry_free)

static la_ssize_t append(Archive *archive, void *data, const void *bytes, size_t length)
{
    g_byte_array_append(data, bytes, (guint)length);
    return (la_ssize_t)length;
}

/* The entry has no time, so the archive says 1 January 1980, the first that its format can: any other would be told in
 * the zone of the machine. */
static bool write_part(Archive *archive, const ZipPart *part)
{
    gsize size = 0;
    const void *content = g_bytes_get_data(part->content, &size);
    g_autoptr(Entry) entry = archive_entry_new();
    archive_entry_set_pathname(entry, part->name);
    archive_entry_set_size(entry, (la_int64_t)size);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    return archive_write_header(archive, entry) == ARCHIVE_OK &&
           archive_write_data(archive, content, size) == (la_ssize_t)size;
}

static bool write_parts(Archive *archive, GByteArray *out, const ZipPart *parts, guint count)
{
    if (archive_write_set_format_zip(archive) != ARCHIVE_OK ||
        archive_write_set_options(archive, "zip:compression=deflate") != ARCHIVE_OK ||
        archive_write_set_bytes_in_last_block(archive, 1) != ARCHIVE_OK ||
        archive_write_open(archive, out, NULL, append, NULL) != ARCHIVE_OK) {
        return false;
    }
    for (guint i = 0; i < count; i++) {
        if (!write_part(archive, &parts[i])) {
            return false;
        }
    }
    return archive_write_close(archive) == ARCHIVE_OK;
}

GBytes *zip_write(const ZipPart *parts, guint count, GError **error)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    Archive *archive = archive_write_new();
    g_assert(archive != NULL);
    const bool done = write_parts(archive, out, parts, count);
    if (!done) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_WRITING, "the zip archive could not be made: %s",
                    archive_error_string(archive));
    }
    free_writer(archive);
    return done ? g_byte_array_free_to_bytes(g_steal_pointer(&out)) : NULL;
}

/* --- in -------------------------------------------------------------------------------------------------- */

struct Zip {
    GHashTable *parts; /* names in small letters to GBytes; NULL for what was not wanted */
    gsize total;
    int entries;
};

void zip_free(Zip *zip)
{
    if (zip != NULL) {
        g_hash_table_unref(zip->parts);
        g_free(zip);
    }
}

static void free_part(gpointer part)
{
    g_clear_pointer(&part, g_bytes_unref);
}

GBytes *zip_part(const Zip *zip, const char *name)
{
    g_autofree char *key = g_ascii_strdown(name, -1);
    return g_hash_table_lookup(zip->parts, key);
}

bool zip_lists(const Zip *zip, const char *name)
{
    g_autofree char *key = g_ascii_strdown(name, -1);
    return g_hash_table_contains(zip->parts, key);
}

static bool refuse_damage(Archive *archive, const char *where, GError **error)
{
    const char *why = archive_error_string(archive);
    g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE, "%s: the zip archive is damaged (%s)", where,
                why != NULL ? why : "no reason told");
    return false;
}

enum { CHUNK = 64 << 10 };

/* Unpacks the entry in small steps, so that what unpacks to very much is cut off at the limit. */
static bool unpack(Archive *archive, const char *name, gsize limit, GByteArray *out, GError **error)
{
    char *chunk = g_alloca(CHUNK);
    la_ssize_t got;
    while ((got = archive_read_data(archive, chunk, CHUNK)) > 0) {
        if ((gsize)got > limit - out->len) {
            g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE,
                        "%s unpacks to more than %" G_GSIZE_FORMAT " bytes", name, limit);
            return false;
        }
        g_byte_array_append(out, (const guint8 *)chunk, (guint)got);
    }
    return got == 0 || refuse_damage(archive, name, error);
}

static bool take_entry(Zip *zip, Archive *archive, Entry *entry, const char *name, const ZipLimits *limits,
                       GError **error)
{
    if (archive_entry_is_encrypted(entry)) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE,
                    "%s is encrypted; expected a file without a password", name);
        return false;
    }
    g_autoptr(GByteArray) content = g_byte_array_new();
    if (!unpack(archive, name, MIN(limits->part, limits->total - zip->total), content, error)) {
        return false;
    }
    zip->total += content->len;
    g_hash_table_replace(zip->parts, g_ascii_strdown(name, -1), g_byte_array_free_to_bytes(g_steal_pointer(&content)));
    return true;
}

static bool take(Zip *zip, Archive *archive, Entry *entry, const ZipLimits *limits, bool (*is_wanted)(const char *name),
                 GError **error)
{
    if (++zip->entries > limits->entries) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE, "the zip archive lists more than %d files",
                    limits->entries);
        return false;
    }
    /* A name that is no UTF-8 is none of a part. */
    const char *name = archive_entry_pathname(entry);
    if (name == NULL || !g_utf8_validate(name, -1, NULL) || zip_lists(zip, name)) {
        return true;
    }
    if (is_wanted(name)) {
        return take_entry(zip, archive, entry, name, limits, error);
    }
    g_hash_table_replace(zip->parts, g_ascii_strdown(name, -1), NULL);
    return true;
}

static bool read_entries(Zip *zip, Archive *archive, GBytes *bytes, const ZipLimits *limits,
                         bool (*is_wanted)(const char *name), GError **error)
{
    gsize size = 0;
    const void *data = g_bytes_get_data(bytes, &size);
    if (archive_read_support_format_zip(archive) != ARCHIVE_OK ||
        archive_read_open_memory(archive, data, size) != ARCHIVE_OK) {
        return refuse_damage(archive, "the file", error);
    }
    Entry *entry;
    int result;
    while ((result = archive_read_next_header(archive, &entry)) == ARCHIVE_OK || result == ARCHIVE_WARN) {
        if (!take(zip, archive, entry, limits, is_wanted, error)) {
            return false;
        }
    }
    return result == ARCHIVE_EOF || refuse_damage(archive, "the file", error);
}

Zip *zip_read(GBytes *bytes, const ZipLimits *limits, bool (*is_wanted)(const char *name), GError **error)
{
    g_autoptr(Zip) zip = g_new0(Zip, 1);
    zip->parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_part);
    Archive *archive = archive_read_new();
    g_assert(archive != NULL);
    const bool done = read_entries(zip, archive, bytes, limits, is_wanted, error);
    free_reader(archive);
    return done ? g_steal_pointer(&zip) : NULL;
}

#include "http/http.h"

#include <string.h>

const char *const policy_of_pages =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/* Half of a SHA-256 is plenty to tell contents apart, and headers go out with every answer. */
enum { ETAG_DIGITS = 32 };

Content *content_new(GBytes *bytes, const char *type)
{
    Content *content = g_new0(Content, 1);
    g_atomic_ref_count_init(&content->references);
    content->bytes = bytes;
    content->type = type;
    content->policy = g_strdup(policy_of_pages);
    g_autofree char *digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    content->etag[0] = '"';
    memcpy(content->etag + 1, digest, ETAG_DIGITS);
    content->etag[1 + ETAG_DIGITS] = '"';
    return content;
}

Content *content_ref(Content *content)
{
    g_atomic_ref_count_inc(&content->references);
    return content;
}

void content_unref(Content *content)
{
    if (content == NULL || !g_atomic_ref_count_dec(&content->references)) {
        return;
    }
    g_bytes_unref(content->bytes);
    g_free(content->policy);
    g_free(content->file_name);
    g_free(content);
}

void response_clear(Response *response)
{
    content_unref(response->content);
    g_free(response->location);
    g_free(response->set_cookie);
    g_free(response->channel);
    g_free(response->who);
    *response = (Response){ 0 };
}

void response_answer(Response *response, const Request *request, int status, Content *content)
{
    const bool same = status == 200 && etag_is_named(request->if_none_match, content->etag);
    response->status = same ? 304 : status;
    response->content = content;
}

bool etag_is_named(const char *header, const char *etag)
{
    etag += g_str_has_prefix(etag, "W/") ? 2 : 0;
    const size_t length = strlen(etag);
    while (header != NULL && *header != '\0') {
        header += strspn(header, " \t,");
        if (*header == '*') {
            return true;
        }
        if (g_str_has_prefix(header, "W/")) {
            header += 2;
        }
        if (strncmp(header, etag, length) == 0) {
            return true;
        }
        header += strcspn(header, ",");
    }
    return false;
}

static bool is_plain_text(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (g_ascii_iscntrl(*at)) {
            return false;
        }
    }
    return g_utf8_validate(text, -1, NULL);
}

static char *decode_value(const char *start, size_t length)
{
    g_autofree char *raw = g_strndup(start, length);
    g_strdelimit(raw, "+", ' ');
    g_autofree char *value = g_uri_unescape_string(raw, NULL);
    return value != NULL && is_plain_text(value) ? g_steal_pointer(&value) : NULL;
}

char *query_value(const char *query, const char *name)
{
    const size_t name_length = strlen(name);
    while (*query != '\0') {
        const size_t length = strcspn(query, "&");
        if (length >= name_length && strncmp(query, name, name_length) == 0) {
            if (query[name_length] == '=' && length > name_length) {
                return decode_value(query + name_length + 1, length - name_length - 1);
            }
            if (length == name_length) {
                return g_strdup("");
            }
        }
        query += length;
        query += *query == '&';
    }
    return NULL;
}

/* `item` is one of a list (RFC 9110, 12.5.3): "gzip", "gzip;q=0.5". */
static bool is_gzip(char *item)
{
    char *parameters = strchr(item, ';');
    if (parameters != NULL) {
        *parameters++ = '\0';
        g_strstrip(parameters);
    }
    const bool is_refused = parameters != NULL && g_ascii_strncasecmp(parameters, "q=", 2) == 0 &&
                            g_ascii_strtod(parameters + 2, NULL) <= 0;
    return g_ascii_strcasecmp(g_strstrip(item), "gzip") == 0 && !is_refused;
}

bool request_takes_gzip(const Request *request)
{
    bool does = false;
    g_auto(GStrv) items = g_strsplit(request->accept_encoding != NULL ? request->accept_encoding : "", ",", -1);
    for (int i = 0; items[i] != NULL; i++) {
        does |= is_gzip(items[i]);
    }
    return does;
}

bool request_is_own(const Request *request)
{
    if (request->fetch_site != NULL) {
        return strcmp(request->fetch_site, "same-origin") == 0 || strcmp(request->fetch_site, "none") == 0;
    }
    const char *host = request->origin != NULL ? strstr(request->origin, "://") : NULL;
    return request->origin == NULL || (host != NULL && g_ascii_strcasecmp(host + 3, request->host) == 0);
}

bool request_is_secure(const Request *request)
{
    return request->is_secure || (request->origin != NULL && g_ascii_strncasecmp(request->origin, "https://", 8) == 0);
}

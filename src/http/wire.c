#include "http/wire.h"

#include <string.h>
#include <time.h>

/* The head */

typedef struct {
    WireHead *head;
    const char *length, *encoding, *connection, *expect;
    int minor; /* of HTTP/1.x */
    int status;
    const char *fault;
} HeadReader;

static bool refuse(HeadReader *reader, int status, const char *fault)
{
    reader->status = status;
    reader->fault = fault;
    return false;
}

static bool is_token(const char *name)
{
    for (const char *at = name; *at != '\0'; at++) {
        if (!g_ascii_isalnum(*at) && strchr("!#$%&'*+-.^_`|~", *at) == NULL) {
            return false;
        }
    }
    return name[0] != '\0';
}

static bool has_control_characters(const char *value)
{
    for (const char *at = value; *at != '\0'; at++) {
        if (*at != '\t' && g_ascii_iscntrl(*at)) {
            return true;
        }
    }
    return false;
}

static bool is_host(const char *value)
{
    return value[0] != '\0' &&
           strspn(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:[]") == strlen(value);
}

static bool is_target(const char *target)
{
    if (target[0] != '/') {
        return false;
    }
    for (const char *at = target; *at != '\0'; at++) {
        if (!g_ascii_isgraph(*at) || *at == '#') {
            return false;
        }
    }
    return true;
}

static Method method_of(const char *name)
{
    static const struct {
        const char *name;
        Method method;
    } methods[] = {
        { "GET", METHOD_GET }, { "HEAD", METHOD_HEAD }, { "POST", METHOD_POST }, { "OPTIONS", METHOD_OPTIONS }
    };
    for (size_t i = 0; i < G_N_ELEMENTS(methods); i++) {
        if (strcmp(methods[i].name, name) == 0) {
            return methods[i].method;
        }
    }
    return METHOD_OTHER;
}

/* "GET /path?query HTTP/1.1" */
static bool read_request_line(HeadReader *reader, char *line)
{
    Request *request = &reader->head->request;
    char *target = strchr(line, ' ');
    char *version = target != NULL ? strchr(target + 1, ' ') : NULL;
    if (version == NULL) {
        return refuse(reader, 400, "The first line of a request is a method, a target and a version.");
    }
    *target++ = '\0';
    *version++ = '\0';
    if (!is_token(line)) {
        return refuse(reader, 400, "The method has a character that no method can have.");
    }
    if (!is_target(target)) {
        return refuse(reader, 400, "The target of a request begins with a slash and is ASCII.");
    }
    if (strcmp(version, "HTTP/1.1") != 0 && strcmp(version, "HTTP/1.0") != 0) {
        return refuse(reader, 505, "Only HTTP/1.1 and HTTP/1.0 are spoken here.");
    }
    reader->minor = version[7] - '0';
    request->method = method_of(line);
    request->path = target;
    char *query = strchr(target, '?');
    if (query != NULL) {
        *query++ = '\0';
    }
    request->query = query != NULL ? query : "";
    return true;
}

/* The headers that are looked at. Of those that decide where a request ends and whom it is for there may be one only.
 */
static const char **slot_of(HeadReader *reader, const char *name, bool *ret_is_single)
{
    Request *request = &reader->head->request;
    const struct {
        const char *name;
        const char **slot;
        bool is_single;
    } slots[] = {
        { "Host", &request->host, true },
        { "Content-Length", &reader->length, true },
        { "Transfer-Encoding", &reader->encoding, true },
        { "Content-Type", &request->content_type, true },
        { "Expect", &reader->expect, true },
        { "Connection", &reader->connection, false },
        { "If-None-Match", &request->if_none_match, false },
        { "Accept-Language", &request->accept_language, false },
        { "Accept-Encoding", &request->accept_encoding, false },
        { "Authorization", &request->authorization, true },
        { "Idempotency-Key", &request->idempotency_key, true },
        { "Origin", &request->origin, true },
        { "Sec-Fetch-Site", &request->fetch_site, true },
        { "Cookie", &request->cookie, true },
        { "X-Forwarded-Proto", &request->forwarded_proto, true },
        { "X-Forwarded-For", &request->forwarded_for, false },
        { "Last-Event-ID", &request->last_event_id, true },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(slots); i++) {
        if (g_ascii_tolower(slots[i].name[0]) == g_ascii_tolower(name[0]) &&
            g_ascii_strcasecmp(slots[i].name, name) == 0) {
            *ret_is_single = slots[i].is_single;
            return slots[i].slot;
        }
    }
    return NULL;
}

static bool read_header(HeadReader *reader, char *line)
{
    char *value = strchr(line, ':');
    if (value == NULL) {
        return refuse(reader, 400, "A header is a name, a colon and a value, in one line.");
    }
    *value++ = '\0';
    g_strstrip(value);
    if (!is_token(line)) {
        return refuse(reader, 400, "A header's name has a character that no name can have.");
    }
    if (has_control_characters(value)) {
        return refuse(reader, 400, "A header's value has a control character.");
    }
    bool is_single = false;
    const char **slot = slot_of(reader, line, &is_single);
    if (slot == NULL) {
        return true;
    }
    const bool is_last_true = slot == &reader->head->request.forwarded_for; /* the nearest proxy writes behind others */
    if (*slot != NULL && !is_last_true) {
        return !is_single || refuse(reader, 400, "A header stands there twice that may stand there once.");
    }
    *slot = value;
    return true;
}

/* Does the list of words name this one? */
static bool names_word(const char *list, const char *word)
{
    g_auto(GStrv) words = g_strsplit(list != NULL ? list : "", ",", -1);
    for (guint i = 0; words[i] != NULL; i++) {
        if (g_ascii_strcasecmp(g_strstrip(words[i]), word) == 0) {
            return true;
        }
    }
    return false;
}

static bool settle_length(HeadReader *reader)
{
    WireHead *head = reader->head;
    if (reader->encoding != NULL && (g_ascii_strcasecmp(reader->encoding, "chunked") != 0 || reader->minor == 0)) {
        return refuse(reader, 400, "No Transfer-Encoding but chunked is known here.");
    }
    if (reader->encoding != NULL && reader->length != NULL) {
        return refuse(reader, 400, "Content-Length and Transfer-Encoding exclude each other.");
    }
    if (reader->encoding != NULL) {
        head->length = -1;
        return true;
    }
    guint64 length = 0;
    if (reader->length != NULL && !g_ascii_string_to_unsigned(reader->length, 10, 0, G_MAXINT64, &length, NULL)) {
        return refuse(reader, 400, "The Content-Length is no number.");
    }
    head->length = (gint64)length;
    return true;
}

static bool settle(HeadReader *reader)
{
    WireHead *head = reader->head;
    if (head->request.host == NULL || !is_host(head->request.host)) {
        return refuse(reader, 400, "The Host is missing, or is none.");
    }
    if (!settle_length(reader)) {
        return false;
    }
    if (reader->expect != NULL && g_ascii_strcasecmp(reader->expect, "100-continue") != 0) {
        return refuse(reader, 417, "Nothing can be expected here but 100-continue.");
    }
    head->awaits_word = reader->expect != NULL && reader->minor == 1 && head->length != 0;
    head->stays_if_told = reader->minor == 0;
    head->stays = reader->minor == 0 ? names_word(reader->connection, "keep-alive")
                                     : reader->connection == NULL || !names_word(reader->connection, "close");
    return true;
}

/* Cuts the line off at its end, which is CR LF and nothing else; NULL if it is another. */
static char *cut_line(char *line)
{
    char *end = strchr(line, '\n');
    if (end == NULL || end == line || end[-1] != '\r') {
        return NULL;
    }
    end[-1] = '\0';
    return end + 1;
}

static bool read_lines(HeadReader *reader)
{
    char *line = reader->head->text;
    char *next = cut_line(line);
    if (next == NULL || !read_request_line(reader, line)) {
        return reader->fault == NULL ? refuse(reader, 400, "A line of a head ends with CR LF.") : false;
    }
    for (int n = 0;; n++) {
        line = next;
        next = cut_line(line);
        if (next == NULL) {
            return refuse(reader, 400, "A line of a head ends with CR LF.");
        }
        if (line[0] == '\0') {
            return settle(reader);
        }
        if (n == WIRE_HEADERS_LIMIT) {
            return refuse(reader, 431, "There are too many headers.");
        }
        if (!read_header(reader, line)) {
            return false;
        }
    }
}

bool wire_head_read(WireHead *head, const char *bytes, size_t length, int *ret_status, const char **ret_fault)
{
    HeadReader reader = { .head = head };
    *head = (WireHead){ .text = g_strndup(bytes, length) };
    const bool has_nul = memchr(bytes, '\0', length) != NULL;
    if (has_nul ? refuse(&reader, 400, "There is a NUL in the head.") : read_lines(&reader)) {
        return true;
    }
    *ret_status = reader.status;
    *ret_fault = reader.fault;
    wire_head_clear(head);
    return false;
}

void wire_head_clear(WireHead *head)
{
    g_free(head->text);
    *head = (WireHead){ 0 };
}

/* Chunks: a line with the size in hexadecimal figures, that many bytes and CR LF, and so on; after the chunk of size 0
 * come trailers, which are headers and are left out, up to an empty line. */

enum {
    AT_SIZE,
    IN_EXTENSION,
    AFTER_SIZE, /* its CR */
    IN_DATA,
    AFTER_DATA,
    AFTER_DATA_CR,
    AT_TRAILER,
    IN_TRAILER,
    AFTER_TRAILER, /* its CR */
    AT_END,        /* after the CR of the empty line */
};

enum { CHUNK_SIZE_LIMIT = 1 << 30 };

static int go_to(WireChunks *chunks, int state)
{
    chunks->state = state;
    return CHUNKS_GO_ON;
}

static int take_size(WireChunks *chunks, char c)
{
    const int digit = g_ascii_xdigit_value(c);
    if (digit >= 0) {
        chunks->left = chunks->left * 16 + (size_t)digit;
        return ++chunks->taken > WIRE_CHUNK_LINE_LIMIT || chunks->left > CHUNK_SIZE_LIMIT ? CHUNKS_BROKEN
                                                                                          : CHUNKS_GO_ON;
    }
    if (chunks->taken == 0) {
        return CHUNKS_BROKEN;
    }
    return c == '\r' ? go_to(chunks, AFTER_SIZE) : c == ';' || c == ' ' ? go_to(chunks, IN_EXTENSION) : CHUNKS_BROKEN;
}

static int take_extension(WireChunks *chunks, char c)
{
    if (c == '\r') {
        return go_to(chunks, AFTER_SIZE);
    }
    return c == '\n' || ++chunks->taken > WIRE_CHUNK_LINE_LIMIT ? CHUNKS_BROKEN : CHUNKS_GO_ON;
}

static int take_trailer(WireChunks *chunks, char c)
{
    if (++chunks->taken > WIRE_TRAILERS_LIMIT) {
        return CHUNKS_BROKEN;
    }
    if (chunks->state == AT_TRAILER && c == '\r') {
        return go_to(chunks, AT_END);
    }
    if (c == '\n') {
        return CHUNKS_BROKEN;
    }
    return go_to(chunks, c == '\r' ? AFTER_TRAILER : IN_TRAILER);
}

/* One byte of what stands between the data. */
static int take_mark(WireChunks *chunks, char c)
{
    switch (chunks->state) {
    case AT_SIZE: return take_size(chunks, c);
    case IN_EXTENSION: return take_extension(chunks, c);
    case AFTER_SIZE:
        chunks->taken = 0;
        return c != '\n' ? CHUNKS_BROKEN : go_to(chunks, chunks->left > 0 ? IN_DATA : AT_TRAILER);
    case AFTER_DATA: return c == '\r' ? go_to(chunks, AFTER_DATA_CR) : CHUNKS_BROKEN;
    case AFTER_DATA_CR: return c == '\n' ? go_to(chunks, AT_SIZE) : CHUNKS_BROKEN;
    case AFTER_TRAILER: return c == '\n' ? go_to(chunks, AT_TRAILER) : CHUNKS_BROKEN;
    case AT_END: return c == '\n' ? CHUNKS_END : CHUNKS_BROKEN;
    default: return take_trailer(chunks, c);
    }
}

WireChunksResult wire_chunks_take(WireChunks *chunks, const char *bytes, size_t length, Buffer *body, size_t *ret_taken)
{
    size_t at = 0;
    int result = CHUNKS_GO_ON;
    while (at < length && result == CHUNKS_GO_ON) {
        if (chunks->state != IN_DATA) {
            result = take_mark(chunks, bytes[at++]);
            continue;
        }
        const size_t n = MIN(chunks->left, length - at);
        buffer_bytes(body, bytes + at, n);
        at += n;
        chunks->left -= n;
        chunks->state = chunks->left == 0 ? AFTER_DATA : IN_DATA;
    }
    *ret_taken = at;
    return result;
}

/* The answer */

static const char *reason_of(int status)
{
    static const struct {
        int status;
        const char *reason;
    } reasons[] = {
        { 200, "OK" },
        { 204, "No Content" },
        { 301, "Moved Permanently" },
        { 303, "See Other" },
        { 304, "Not Modified" },
        { 400, "Bad Request" },
        { 401, "Unauthorized" },
        { 403, "Forbidden" },
        { 404, "Not Found" },
        { 405, "Method Not Allowed" },
        { 408, "Request Timeout" },
        { 409, "Conflict" },
        { 413, "Content Too Large" },
        { 415, "Unsupported Media Type" },
        { 417, "Expectation Failed" },
        { 422, "Unprocessable Content" },
        { 429, "Too Many Requests" },
        { 431, "Request Header Fields Too Large" },
        { 500, "Internal Server Error" },
        { 501, "Not Implemented" },
        { 503, "Service Unavailable" },
        { 505, "HTTP Version Not Supported" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(reasons); i++) {
        if (reasons[i].status == status) {
            return reasons[i].reason;
        }
    }
    return "Answer";
}

/* A value that could begin another line is none: it is left out. */
static void put(Buffer *out, const char *name, const char *value)
{
    if (value != NULL && !has_control_characters(value)) {
        buffer_string(out, name);
        buffer_literal(out, ": ");
        buffer_string(out, value);
        buffer_literal(out, "\r\n");
    }
}

static void put_number(Buffer *out, const char *name, gint64 number)
{
    buffer_string(out, name);
    buffer_literal(out, ": ");
    buffer_number(out, number);
    buffer_literal(out, "\r\n");
}

/* "Date: Sun, 06 Nov 1994 08:49:37 GMT" */
static void put_date(Buffer *out, gint64 now)
{
    static const char weekdays[] = "Sun, Mon, Tue, Wed, Thu, Fri, Sat, ";
    static const char months[] = " Jan  Feb  Mar  Apr  May  Jun  Jul  Aug  Sep  Oct  Nov  Dec ";
    const time_t instant = (time_t)now;
    struct tm utc;
    gmtime_r(&instant, &utc);
    buffer_literal(out, "Date: ");
    buffer_bytes(out, weekdays + (size_t)utc.tm_wday * 5, 5);
    buffer_padded(out, utc.tm_mday, 2);
    buffer_bytes(out, months + (size_t)utc.tm_mon * 5, 5);
    buffer_number(out, utc.tm_year + 1900);
    buffer_char(out, ' ');
    buffer_padded(out, utc.tm_hour, 2);
    buffer_char(out, ':');
    buffer_padded(out, utc.tm_min, 2);
    buffer_char(out, ':');
    buffer_padded(out, utc.tm_sec, 2);
    buffer_literal(out, " GMT\r\n");
}

static void put_content_headers(Buffer *out, const Content *content)
{
    static const char *const keeping[] = {
        [KEEP_CHECKED] = "no-cache",
        [KEEP_FOREVER] = "public, max-age=31536000, immutable",
        [KEEP_OWN] = "private, no-cache",
        [KEEP_NEVER] = "no-store",
    };
    put(out, "Content-Type", content->type);
    put(out, "Cache-Control", keeping[content->keep]);
    put(out, "ETag", content->keep == KEEP_NEVER ? NULL : content->etag);
    put(out, "Vary", content->varies_by_language ? "Accept-Language" : NULL);
    put(out, "Content-Security-Policy", content->policy);
    put(out, "X-Content-Type-Options", "nosniff");
    /* A page's own forms must be known as its own: with "no-referrer" they would come from the origin "null". */
    put(out, "Referrer-Policy", "same-origin");
    if (content->file_name != NULL) {
        buffer_literal(out, "Content-Disposition: attachment; filename=\"");
        buffer_string(out, content->file_name);
        buffer_literal(out, "\"\r\n");
    }
}

/* Nobody keeps it, and no proxy keeps back what it has of it. It ends with the connection. */
static void put_stream_headers(Buffer *out, bool is_squeezed)
{
    put(out, "Content-Type", "text/event-stream; charset=utf-8");
    put(out, "Cache-Control", "no-store");
    put(out, "Content-Encoding", is_squeezed ? "gzip" : NULL);
    put(out, "Vary", "Accept-Encoding");
    put(out, "X-Accel-Buffering", "no");
    put(out, "Content-Security-Policy", policy_of_pages);
    put(out, "X-Content-Type-Options", "nosniff");
    put(out, "Referrer-Policy", "same-origin");
}

/* Pages of other sites may read it, and ask for it in any way that the address knows (Fetch, 3.2). */
static void put_openness(Buffer *out, const Response *response, const Request *request)
{
    put(out, "Access-Control-Allow-Origin", "*");
    if (request->method == METHOD_OPTIONS) {
        put(out, "Access-Control-Allow-Methods", response->allow);
        put(out, "Access-Control-Allow-Headers", "Content-Type");
        put(out, "Access-Control-Max-Age", "86400");
    }
}

void wire_put_head(Buffer *out, const Response *response, const WireHead *head, gint64 now)
{
    const Content *content = response->content;
    buffer_literal(out, "HTTP/1.1 ");
    buffer_number(out, response->status);
    buffer_char(out, ' ');
    buffer_string(out, reason_of(response->status));
    buffer_literal(out, "\r\n");
    put_date(out, now);
    if (content != NULL) {
        put_content_headers(out, content);
    }
    if (response->channel != NULL) {
        put_stream_headers(out, response->is_squeezed);
    } else if (response->status != 304 && response->status != 204) {
        put_number(out, "Content-Length", content != NULL ? (gint64)g_bytes_get_size(content->bytes) : 0);
    }
    put(out, "Strict-Transport-Security", head->request.is_secure ? WIRE_STRICT_TRANSPORT : NULL);
    put(out, "Location", response->location);
    put(out, "Set-Cookie", response->set_cookie);
    put(out, "WWW-Authenticate", response->asks_for_key ? "Bearer" : NULL);
    put(out, "Allow", response->allow);
    if (response->retry_seconds > 0) {
        put_number(out, "Retry-After", response->retry_seconds);
    }
    if (response->is_open) {
        put_openness(out, response, &head->request);
    }
    if (!head->stays || head->stays_if_told) {
        put(out, "Connection", head->stays ? "keep-alive" : "close");
    }
    buffer_literal(out, "\r\n");
}

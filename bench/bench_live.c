/* Live streams as those meet them who watch: a server that runs, so many connections, each a stream of the day's page
 * in one of three languages, half of them of the public and half signed in as an officer; about every second an act at
 * the desk. Told is how long it takes from the act being sent to the last byte at each watcher, whether any missed one,
 * how long pages take meanwhile, and what memory the server has. Beside it, in the same run, the floor: a bare loop
 * that is told by a pipe to write as many bytes to as many sockets, and does nothing else. Wall time; watchers, server
 * and floor share the machine's processors.
 *
 * bench-live PORT PID CHAIR-KEY DESK-KEY COOKIE WATCHERS...: bench/live.sh starts the server and knows these. */
#include <arpa/inet.h>
#include <errno.h>
#include <glib.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

enum {
    ACTS = 30,
    CPU_USER = 11, /* in /proc/…/stat, after the name */
    CPU_SYSTEM = 12,
    CPU_FIELDS = 14,
    GROUPS = 6, /* three languages, two audiences */
    EVENTS = 512,
    MARK_LENGTH = 4,
    PIECES_KEPT = 4,
    ACT_PAUSE_US = 1000 * 1000,
    PATIENCE_US = 10 * 1000 * 1000,
    PAGE_PAUSE_US = 20 * 1000,
    CONNECT_PATIENCE_US = 60 * 1000 * 1000,
    ANSWER_SIZE = 256 << 10,
    GZIP_WINDOW = 15 + 16,
};

static const char *const languages[] = { "en", "fr", "ar" };

typedef struct {
    int port, server;
    const char *chair, *desk, *cookie;
} Setting;

static gint64 now_us(void)
{
    return g_get_monotonic_time();
}

/* --- figures ------------------------------------------------------------------------------------------------------ */

static gint by_size(gconstpointer a, gconstpointer b)
{
    const gint64 left = *(const gint64 *)a, right = *(const gint64 *)b;
    return (left > right) - (left < right);
}

static double at_share(GArray *times, double share)
{
    g_array_sort(times, by_size);
    return times->len > 0 ? (double)g_array_index(times, gint64, (guint)(share * (times->len - 1))) / 1000 : 0;
}

static GArray *new_times(void)
{
    return g_array_new(FALSE, FALSE, sizeof(gint64));
}

static double memory_mib(int process, const char *which)
{
    g_autofree char *path = g_strdup_printf("/proc/%d/status", process);
    g_autofree char *text = NULL;
    g_file_get_contents(path, &text, NULL, NULL);
    const char *at = text != NULL ? strstr(text, which) : NULL;
    return at != NULL ? g_ascii_strtod(at + strlen(which), NULL) / 1024 : 0;
}

/* Seconds of the processor that a thread of a process had, by the thread's name; those of all its threads of that name.
 */
static double processor_seconds(int process, const char *thread)
{
    g_autofree char *folder = g_strdup_printf("/proc/%d/task", process);
    g_autoptr(GDir) tasks = g_dir_open(folder, 0, NULL);
    g_autofree char *wanted = g_strdup_printf("(%s) ", thread);
    double sum = 0;
    const char *task;
    while (tasks != NULL && (task = g_dir_read_name(tasks)) != NULL) {
        g_autofree char *path = g_strdup_printf("%s/%s/stat", folder, task);
        g_autofree char *text = NULL;
        g_file_get_contents(path, &text, NULL, NULL);
        const char *at = text != NULL ? strstr(text, wanted) : NULL;
        g_auto(GStrv) fields = at != NULL ? g_strsplit(at + strlen(wanted), " ", CPU_FIELDS) : NULL;
        if (fields != NULL && g_strv_length(fields) == CPU_FIELDS) {
            sum += g_ascii_strtod(fields[CPU_USER], NULL) + g_ascii_strtod(fields[CPU_SYSTEM], NULL);
        }
    }
    return sum / (double)sysconf(_SC_CLK_TCK);
}

/* --- asking ------------------------------------------------------------------------------------------------------- */

static int connect_to(int port)
{
    const int one = 1;
    const struct linger at_once = { .l_onoff = 1 };
    const struct timeval patience = { .tv_sec = 20 };
    const struct sockaddr_in to = { .sin_family = AF_INET,
                                    .sin_port = htons((guint16)port),
                                    .sin_addr = { htonl(INADDR_LOOPBACK) } };
    const int handle = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (handle < 0 || connect(handle, (const struct sockaddr *)&to, sizeof to) != 0) {
        g_error("cannot connect: %s", g_strerror(errno));
    }
    setsockopt(handle, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    setsockopt(handle, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once); /* no port stays taken for a minute */
    setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    return handle;
}

static void say(int handle, const char *text)
{
    g_assert_cmpint((gint64)send(handle, text, strlen(text), MSG_NOSIGNAL), ==, (gint64)strlen(text));
}

/* One whole answer, its head included. Free with g_free. */
static char *hear(int handle)
{
    GString *heard = g_string_sized_new(ANSWER_SIZE);
    char part[16384];
    gsize whole = G_MAXSIZE;
    while (heard->len < whole) {
        const gssize n = recv(handle, part, sizeof part, 0);
        if (n <= 0) {
            g_error("the server does not answer");
        }
        g_string_append_len(heard, part, n);
        const char *end = strstr(heard->str, "\r\n\r\n"), *size = strstr(heard->str, "Content-Length: ");
        if (end != NULL && size != NULL) {
            whole = (gsize)(end + 4 - heard->str) + g_ascii_strtoull(size + strlen("Content-Length: "), NULL, 10);
        }
    }
    return g_string_free(heard, FALSE);
}

/* --- the server's side of an act ---------------------------------------------------------------------------------- */

typedef struct {
    const Setting *setting;
    int handle;
    guint n, party;
} Desk;

/* The floor is given and the statement ended, and then somebody asks for it, so that the list never ends. */
static char *next_act(Desk *desk)
{
    static const char *const parties[] = { "FRA", "DEU", "BRA", "IND", "EGY", "CHN", "USA", "RUS", "ESP", "ITA",
                                           "JPN", "CAN", "AUS", "MEX", "ARG", "NGA", "ZAF", "SWE", "POL", "TUR",
                                           "VNM", "THA", "PAK", "GHA", "PER", "CHL", "NOR", "GRC", "CUB", "FJI" };
    const bool asks = desk->n % 3 == 2;
    const char *command = asks ? "floor.request" : desk->n % 3 == 0 ? "floor.give" : "floor.end";
    g_autofree char *body =
        asks ? g_strdup_printf("{\"list\":\"item-5\",\"party\":\"%s\"}", parties[desk->party++ % G_N_ELEMENTS(parties)])
             : g_strdup(desk->n % 3 == 0 ? "{\"list\":\"item-5\"}" : "{}");
    return g_strdup_printf("POST /api/v1/commands/%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                           "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                           command, asks ? desk->setting->desk : desk->setting->chair, strlen(body), body);
}

/* The number of the last entry of an answer. 0: it was refused. */
static guint64 number_of(const char *answer)
{
    static const char mark[] = "\"seq\": ";
    const char *at = g_strrstr(answer, mark);
    const bool is_done = g_str_has_prefix(answer, "HTTP/1.1 200 ");
    return is_done && at != NULL ? g_ascii_strtoull(at + strlen(mark), NULL, 10) : 0;
}

/* --- watchers ----------------------------------------------------------------------------------------------------- */

/* What comes between two marks of a full flush: an event, or a sign of life. */
typedef struct {
    guint length;
    gint64 at; /* when its last byte was there */
} Piece;

typedef struct {
    int handle;
    guint group;
    bool has_head; /* of the answer */
    guint8 last[MARK_LENGTH];
    guint length; /* of the piece that is coming */
    Piece pieces[PIECES_KEPT];
    guint n_pieces; /* since the act; all are alike to the last */
} Watcher;

/* The first of each group reads what it is sent; of the others it is enough that they are sent as many bytes. */
typedef struct {
    z_stream opened;
    GString *text;
    guint64 id; /* of the last event */
} Leader;

typedef struct {
    int poll;
    Watcher *all;
    guint n, greeted;
    Leader leaders[GROUPS];
    int desk; /* who acts, in the same loop; 0: nobody */
    GString *answer;
    gint64 answered;
} Crowd;

static void leader_read(Leader *leader, const char *bytes, gsize length)
{
    guint8 out[ANSWER_SIZE];
    leader->opened.next_in = (Bytef *)(gpointer)bytes;
    leader->opened.avail_in = (uInt)length;
    do {
        leader->opened.next_out = out;
        leader->opened.avail_out = sizeof out;
        const int done = inflate(&leader->opened, Z_SYNC_FLUSH);
        if (done != Z_OK && done != Z_BUF_ERROR) {
            g_error("what is sent is no gzip");
        }
        g_string_append_len(leader->text, (const char *)out, (gssize)(sizeof out - leader->opened.avail_out));
    } while (leader->opened.avail_out == 0);
    const char *end;
    while ((end = strstr(leader->text->str, "\n\n")) != NULL) {
        if (g_str_has_prefix(leader->text->str, "id: ")) {
            leader->id = g_ascii_strtoull(leader->text->str + strlen("id: "), NULL, 10);
        }
        g_string_erase(leader->text, 0, end + 2 - leader->text->str);
    }
}

static const guint8 flush_mark[MARK_LENGTH] = { 0, 0, 0xff, 0xff };

static void end_piece(Watcher *watcher, guint length, gint64 now)
{
    watcher->pieces[watcher->n_pieces % PIECES_KEPT] = (Piece){ watcher->length + length, now };
    watcher->n_pieces++;
    watcher->length = 0;
    memset(watcher->last, 1, MARK_LENGTH);
}

/* Where a mark ends that began in what came before; 0: none does. */
static guint end_of_begun(const Watcher *watcher, const char *bytes, gsize length)
{
    guint8 seam[2 * MARK_LENGTH];
    const gsize more = MIN(length, MARK_LENGTH - 1);
    memcpy(seam, watcher->last, MARK_LENGTH);
    memcpy(seam + MARK_LENGTH, bytes, more);
    for (guint i = 1; i <= more; i++) {
        if (memcmp(seam + i, flush_mark, MARK_LENGTH) == 0) {
            return i;
        }
    }
    return 0;
}

static void keep_last(Watcher *watcher, const char *bytes, gsize length)
{
    const gsize n = MIN(length, MARK_LENGTH);
    memmove(watcher->last, watcher->last + n, MARK_LENGTH - n);
    memcpy(watcher->last + MARK_LENGTH - n, bytes + length - n, n);
    watcher->length += (guint)length;
}

/* Of what follows the head. */
static void take(Crowd *crowd, Watcher *watcher, const char *bytes, gsize length, gint64 now)
{
    const guint i = (guint)(watcher - crowd->all);
    if (i < GROUPS && crowd->leaders[i].text != NULL) {
        leader_read(&crowd->leaders[i], bytes, length);
    }
    gsize done = end_of_begun(watcher, bytes, length);
    if (done > 0) {
        end_piece(watcher, (guint)done, now);
    }
    for (const char *at; (at = memmem(bytes + done, length - done, flush_mark, MARK_LENGTH)) != NULL;) {
        const gsize end = (gsize)(at - bytes) + MARK_LENGTH;
        end_piece(watcher, (guint)(end - done), now);
        done = end;
    }
    keep_last(watcher, bytes + done, length - done);
}

static void take_first(Crowd *crowd, Watcher *watcher, const char *bytes, gsize length, gint64 now)
{
    const char *end = memmem(bytes, length, "\r\n\r\n", 4);
    if (end == NULL || !g_str_has_prefix(bytes, "HTTP/1.1 200 ")) {
        g_error("the head of a stream does not come: %.*s", (int)length, bytes);
    }
    watcher->has_head = true;
    crowd->greeted++;
    const gsize head = (gsize)(end + 4 - bytes);
    if (length > head) {
        take(crowd, watcher, bytes + head, length - head, now);
    }
}

/* Reads what comes, at most until then. */
static void read_some(Crowd *crowd, gint64 until)
{
    static char bytes[ANSWER_SIZE];
    struct epoll_event events[EVENTS];
    const gint64 left = until - now_us();
    const int n = epoll_wait(crowd->poll, events, EVENTS, left <= 0 ? 0 : (int)(left / 1000 + 1));
    for (int i = 0; i < n; i++) {
        Watcher *watcher = events[i].data.ptr;
        const gssize length = recv(watcher != NULL ? watcher->handle : crowd->desk, bytes, sizeof bytes, MSG_DONTWAIT);
        if (length == 0 || (length < 0 && errno != EAGAIN)) {
            g_error("%s was cut, after %u of all had their head: %s", watcher != NULL ? "a watcher" : "the desk",
                    crowd->greeted, length < 0 ? g_strerror(errno) : "it was closed");
        }
        if (length > 0 && watcher == NULL) {
            crowd->answered = now_us();
            g_string_append_len(crowd->answer, bytes, length);
        } else if (length > 0) {
            (watcher->has_head ? take : take_first)(crowd, watcher, bytes, (gsize)length, now_us());
        }
    }
}

/* Like a browser: loads the page, and opens the stream that it names. */
static char *stream_request(const Setting *setting, guint group)
{
    const char *language = languages[group % G_N_ELEMENTS(languages)];
    g_autofree char *cookie =
        group >= G_N_ELEMENTS(languages) ? g_strdup_printf("Cookie: %s\r\n", setting->cookie) : g_strdup("");
    g_autofree char *page_request =
        g_strdup_printf("GET /%s/room HTTP/1.1\r\nHost: localhost\r\n%s\r\n", language, cookie);
    const int handle = connect_to(setting->port);
    say(handle, page_request);
    g_autofree char *page = hear(handle);
    close(handle);
    static const char mark[] = "data-stream=\"";
    const char *at = strstr(page, mark);
    if (at == NULL) {
        g_error("the page names no stream");
    }
    at += strlen(mark);
    g_autofree char *path = g_strndup(at, strcspn(at, "\""));
    return g_strdup_printf("GET %s HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n%s\r\n", path, cookie);
}

static void crowd_join(Crowd *crowd, guint i, int port, const char *request)
{
    Watcher *watcher = &crowd->all[i];
    struct epoll_event event = { .events = EPOLLIN, .data.ptr = watcher };
    watcher->handle = connect_to(port);
    watcher->group = i % GROUPS;
    say(watcher->handle, request);
    g_assert_cmpint(epoll_ctl(crowd->poll, EPOLL_CTL_ADD, watcher->handle, &event), ==, 0);
    read_some(crowd, 0);
}

static void crowd_settle(Crowd *crowd)
{
    const gint64 until = now_us() + CONNECT_PATIENCE_US;
    while (crowd->greeted < crowd->n) {
        read_some(crowd, now_us() + 10000);
        if (now_us() > until) {
            g_error("%u of %u were taken", crowd->greeted, crowd->n);
        }
    }
    for (const gint64 quiet = now_us() + ACT_PAUSE_US; now_us() < quiet;) {
        read_some(crowd, quiet);
    }
}

static void crowd_begin(Crowd *crowd, guint n, bool has_leaders)
{
    *crowd = (Crowd){ .poll = epoll_create1(EPOLL_CLOEXEC), .all = g_new0(Watcher, n), .n = n };
    for (guint i = 0; i < GROUPS && has_leaders; i++) {
        crowd->leaders[i].text = g_string_new(NULL);
        g_assert_cmpint(inflateInit2(&crowd->leaders[i].opened, GZIP_WINDOW), ==, Z_OK);
    }
}

static void crowd_end(Crowd *crowd)
{
    for (guint i = 0; i < crowd->n; i++) {
        close(crowd->all[i].handle);
    }
    for (guint i = 0; i < GROUPS && crowd->leaders[i].text != NULL; i++) {
        g_string_free(crowd->leaders[i].text, TRUE);
        inflateEnd(&crowd->leaders[i].opened);
    }
    close(crowd->poll);
    g_free(crowd->all);
}

/* --- what is measured --------------------------------------------------------------------------------------------- */

typedef struct {
    GArray *times;   /* µs of each watcher and act */
    GArray *lasts;   /* of the last watcher of each act */
    GArray *answers; /* until who acted was answered */
    guint missed, acts;
    double seconds; /* of the processor, of who writes to the watchers */
    guint64 bytes;
} Result;

static void result_clear(Result *result)
{
    g_array_unref(result->times);
    g_array_unref(result->lasts);
    g_array_unref(result->answers);
}

static void begin_act(Crowd *crowd)
{
    for (guint i = 0; i < crowd->n; i++) {
        crowd->all[i].n_pieces = 0;
    }
}

static const Piece *find_piece(const Watcher *watcher, guint length)
{
    for (guint i = 0; i < MIN(watcher->n_pieces, PIECES_KEPT); i++) {
        if (watcher->pieces[i].length == length) {
            return &watcher->pieces[i];
        }
    }
    return NULL;
}

/* Each watcher is to have had a piece as long as that of the first of its group which carried the act; 0: there was
 * none, and the act is not to be seen by that group. */
static void end_act(const Crowd *crowd, gint64 began, const guint lengths[GROUPS], Result *result)
{
    gint64 last = 0;
    for (guint i = 0; i < crowd->n; i++) {
        const Watcher *watcher = &crowd->all[i];
        const guint length = lengths[watcher->group];
        const Piece *piece = length > 0 ? find_piece(watcher, length) : NULL;
        result->missed += length > 0 && piece == NULL;
        result->bytes += piece != NULL ? piece->length : 0;
        if (piece != NULL) {
            const gint64 taken = piece->at - began;
            last = MAX(last, taken);
            g_array_append_val(result->times, taken);
        }
    }
    g_array_append_val(result->lasts, last);
    result->acts++;
}

static void wait_out(Crowd *crowd, gint64 until)
{
    while (now_us() < until) {
        read_some(crowd, until);
    }
}

/* How long the piece is by which each group was told up to that number. */
static void find_lengths(const Crowd *crowd, guint64 number, guint ret_lengths[GROUPS])
{
    for (guint i = 0; i < GROUPS; i++) {
        const Watcher *watcher = &crowd->all[i];
        const bool was_told = crowd->leaders[i].id >= number && watcher->n_pieces > 0;
        ret_lengths[i] = 0;
        for (guint k = 0; was_told && k < MIN(watcher->n_pieces, PIECES_KEPT); k++) {
            ret_lengths[i] = MAX(ret_lengths[i], watcher->pieces[k].length); /* signs of life are short */
        }
    }
}

static bool all_have(const Crowd *crowd, const guint lengths[GROUPS])
{
    for (guint i = 0; i < crowd->n; i++) {
        const Watcher *watcher = &crowd->all[i];
        if (lengths[watcher->group] == 0 || find_piece(watcher, lengths[watcher->group]) == NULL) {
            return false;
        }
    }
    return true;
}

/* Late is not missed: on a busy machine the last may need longer than there is between acts. */
static void wait_for_last(Crowd *crowd, guint64 number, gint64 until, guint ret_lengths[GROUPS])
{
    find_lengths(crowd, number, ret_lengths);
    while (!all_have(crowd, ret_lengths) && now_us() < until) {
        read_some(crowd, MIN(until, now_us() + ACT_PAUSE_US / 20));
        find_lengths(crowd, number, ret_lengths);
    }
}

static void measure_server(const Setting *setting, Crowd *crowd, Result *result)
{
    Desk desk = { .setting = setting, .handle = connect_to(setting->port) };
    struct epoll_event event = { .events = EPOLLIN };
    guint refused = 0;
    crowd->desk = desk.handle;
    crowd->answer = g_string_new(NULL);
    g_assert_cmpint(epoll_ctl(crowd->poll, EPOLL_CTL_ADD, desk.handle, &event), ==, 0);
    while (result->acts < ACTS) {
        guint lengths[GROUPS];
        g_autofree char *act = next_act(&desk);
        begin_act(crowd);
        const gint64 began = now_us();
        say(desk.handle, act);
        wait_out(crowd, began + ACT_PAUSE_US);
        const guint64 number = number_of(crowd->answer->str);
        const gint64 answered = crowd->answered - began;
        g_string_truncate(crowd->answer, 0);
        if (number == 0) { /* this one is on the list already */
            g_assert_cmpuint(desk.n % 3, ==, 2);
            g_assert_cmpuint(refused++, <, 100);
            continue;
        }
        desk.n++;
        g_array_append_val(result->answers, answered);
        wait_for_last(crowd, number, began + PATIENCE_US, lengths);
        end_act(crowd, began, lengths, result);
    }
    close(desk.handle);
    g_string_free(crowd->answer, TRUE);
}

/* --- the floor ---------------------------------------------------------------------------------------------------- */

typedef struct {
    guint32 length;
} Order;

/* A piece of so many bytes. */
static GString *piece_of(const Order *order)
{
    GString *piece = g_string_sized_new(order->length);
    while (piece->len + MARK_LENGTH < order->length) {
        g_string_append_c(piece, 'x');
    }
    g_string_append_len(piece, "\0\0\xff\xff", MARK_LENGTH);
    return piece;
}

/* A process of its own: takes n connections, then writes to each what it is ordered. */
static void serve_floor(int listening, int orders, guint n)
{
    static const char greeting[] = "HTTP/1.1 200 OK\r\n\r\n";
    g_autofree int *clients = g_new(int, n);
    struct epoll_event event = { .events = EPOLLIN };
    const int poll = epoll_create1(0);
    Order order;
    for (guint i = 0; i < n; i++) {
        clients[i] = accept(listening, NULL, NULL);
        event.data.u32 = i + 1;
        epoll_ctl(poll, EPOLL_CTL_ADD, clients[i], &event);
        if (send(clients[i], greeting, strlen(greeting), MSG_NOSIGNAL) < 0) {
            _exit(1);
        }
    }
    event.data.u32 = 0;
    epoll_ctl(poll, EPOLL_CTL_ADD, orders, &event);
    for (;;) {
        struct epoll_event ready[EVENTS];
        const int count = epoll_wait(poll, ready, EVENTS, -1);
        for (int i = 0; i < count; i++) {
            char unheard[512];
            if (ready[i].data.u32 != 0 && recv(clients[ready[i].data.u32 - 1], unheard, sizeof unheard, 0) <= 0) {
                _exit(0);
            } else if (ready[i].data.u32 == 0) {
                if (read(orders, &order, sizeof order) != sizeof order) {
                    _exit(0);
                }
                GString *text = piece_of(&order);
                for (guint k = 0; k < n; k++) {
                    if (send(clients[k], text->str, text->len, MSG_NOSIGNAL) != (gssize)text->len) {
                        _exit(1);
                    }
                }
                g_string_free(text, TRUE);
            }
        }
    }
}

static int listen_anywhere(int *ret_port)
{
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
    socklen_t length = sizeof at;
    const int one = 1;
    const int listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    setsockopt(listening, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    g_assert_cmpint(bind(listening, (const struct sockaddr *)&at, sizeof at), ==, 0);
    g_assert_cmpint(listen(listening, 1024), ==, 0);
    getsockname(listening, (struct sockaddr *)&at, &length);
    *ret_port = ntohs(at.sin_port);
    return listening;
}

static void measure_floor(guint n, guint32 length, Result *result)
{
    int orders[2], port;
    const int listening = listen_anywhere(&port);
    g_assert_cmpint(pipe(orders), ==, 0);
    const pid_t child = fork();
    if (child == 0) {
        close(orders[1]);
        serve_floor(listening, orders[0], n);
    }
    close(orders[0]);
    Crowd crowd;
    crowd_begin(&crowd, n, false);
    for (guint i = 0; i < n; i++) {
        crowd_join(&crowd, i, port, "GET\n");
    }
    crowd_settle(&crowd);
    const double idle = processor_seconds(child, "bench-live");
    while (result->acts < ACTS) {
        const Order order = { .length = length };
        const guint lengths[GROUPS] = { length, length, length, length, length, length };
        begin_act(&crowd);
        const gint64 began = now_us();
        g_assert_cmpint((gint64)write(orders[1], &order, sizeof order), ==, (gint64)sizeof order);
        wait_out(&crowd, began + ACT_PAUSE_US);
        while (!all_have(&crowd, lengths) && now_us() < began + PATIENCE_US) {
            read_some(&crowd, began + PATIENCE_US);
        }
        end_act(&crowd, began, lengths, result);
    }
    result->seconds = processor_seconds(child, "bench-live") - idle;
    close(orders[1]);
    waitpid(child, NULL, 0);
    crowd_end(&crowd);
    close(listening);
}

/* --- pages meanwhile ---------------------------------------------------------------------------------------------- */

typedef struct {
    int port;
    gint is_over;
    GArray *times;
} Pages;

static gpointer load_pages(gpointer data)
{
    Pages *pages = data;
    const int handle = connect_to(pages->port);
    while (!g_atomic_int_get(&pages->is_over)) {
        const gint64 began = now_us();
        say(handle, "GET /en/room HTTP/1.1\r\nHost: localhost\r\n\r\n");
        g_free(hear(handle));
        const gint64 taken = now_us() - began;
        g_array_append_val(pages->times, taken);
        g_usleep(PAGE_PAUSE_US);
    }
    close(handle);
    return NULL;
}

/* --- all of it ---------------------------------------------------------------------------------------------------- */

static void print_result(const char *name, Result *result)
{
    printf("  %-22s ms: median %7.2f  p99 %7.2f  worst %7.2f; last of an act: median %7.2f; missed %u\n", name,
           at_share(result->times, 0.5), at_share(result->times, 0.99), at_share(result->times, 1),
           at_share(result->lasts, 0.5), result->missed);
}

/* Returns whether none missed any. */
static bool run(const Setting *setting, guint n)
{
    Crowd crowd;
    Result server = { .times = new_times(), .lasts = new_times(), .answers = new_times() },
           floor = { .times = new_times(), .lasts = new_times(), .answers = new_times() };
    Pages pages = { .port = setting->port, .times = new_times() };
    const double before = memory_mib(setting->server, "VmRSS:");
    char *requests[GROUPS];
    for (guint i = 0; i < GROUPS; i++) {
        requests[i] = stream_request(setting, i);
    }
    crowd_begin(&crowd, n, true);
    for (guint i = 0; i < n; i++) {
        crowd_join(&crowd, i, setting->port, requests[i % GROUPS]);
    }
    crowd_settle(&crowd);
    GThread *loading = g_thread_new("pages", load_pages, &pages);
    const double idle = processor_seconds(setting->server, "live");
    measure_server(setting, &crowd, &server);
    server.seconds = processor_seconds(setting->server, "live") - idle;
    const double during = memory_mib(setting->server, "VmRSS:"), most = memory_mib(setting->server, "VmHWM:");
    g_atomic_int_set(&pages.is_over, 1);
    g_thread_join(loading);
    crowd_end(&crowd);
    const guint32 length = (guint32)(server.bytes / MAX(server.times->len, 1));
    measure_floor(n, length, &floor);

    printf("%u watchers, %u acts, %u bytes to each an act\n", n, server.acts, length);
    print_result("placard", &server);
    print_result("a bare loop", &floor);
    printf("  %-22s ms: median %7.2f  p99 %7.2f\n", "the act is answered", at_share(server.answers, 0.5),
           at_share(server.answers, 0.99));
    printf("  %-22s      median %7.2f  p99 %7.2f\n", "times the bare loop",
           at_share(server.times, 0.5) / at_share(floor.times, 0.5),
           at_share(server.times, 0.99) / at_share(floor.times, 0.99));
    const double ours = server.seconds * 1e6 / MAX(server.times->len, 1);
    const double bare = floor.seconds * 1e6 / MAX(floor.times->len, 1);
    printf("  %-22s us: the hub %.2f, the bare loop %.2f: %.2f times as much\n", "processor, for each", ours, bare,
           ours / bare);
    printf("  %-22s ms: median %7.2f  p99 %7.2f  worst %7.2f; %u of them\n", "pages meanwhile",
           at_share(pages.times, 0.5), at_share(pages.times, 0.99), at_share(pages.times, 1), pages.times->len);
    printf("  %-22s %.0f MiB, before %.0f, at most %.0f\n", "memory of the server", during, before, most);
    fflush(stdout);
    const bool is_good = server.missed == 0;
    for (guint i = 0; i < GROUPS; i++) {
        g_free(requests[i]);
    }
    result_clear(&server);
    result_clear(&floor);
    g_array_unref(pages.times);
    return is_good;
}

int main(int argc, char **argv)
{
    struct rlimit limit;
    bool is_good = true;
    if (argc < 7) {
        g_printerr("bench-live PORT PID CHAIR-KEY DESK-KEY COOKIE WATCHERS...\n");
        return 2;
    }
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    const Setting setting = { .port = (int)g_ascii_strtoll(argv[1], NULL, 10),
                              .server = (int)g_ascii_strtoll(argv[2], NULL, 10),
                              .chair = argv[3],
                              .desk = argv[4],
                              .cookie = argv[5] };
    for (int i = 6; i < argc; i++) {
        const guint n = (guint)g_ascii_strtoull(argv[i], NULL, 10);
        if (n + 100 > limit.rlim_cur) {
            printf("%u watchers: this process may have %u open files only\n", n, (guint)limit.rlim_cur);
            continue;
        }
        is_good &= run(&setting, n);
    }
    return is_good ? 0 : 1;
}

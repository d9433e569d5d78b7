#include "http/listen.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <unistd.h>

enum { BACKLOG = 1024 };

static int open_socket(const struct addrinfo *where, bool is_shared)
{
    const int one = 1;
    const int listening = socket(where->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (listening < 0) {
        return -1;
    }
    setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    setsockopt(listening, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one); /* the accepted ones inherit it */
    if (is_shared) {
        setsockopt(listening, SOL_SOCKET, SO_REUSEPORT, &one, sizeof one);
    }
    if (bind(listening, where->ai_addr, where->ai_addrlen) < 0 || listen(listening, BACKLOG) < 0) {
        const int reason = errno;
        close(listening);
        errno = reason;
        return -1;
    }
    return listening;
}

/* Listeners that share a port would share it with another server of the same user too; one that does not share
 * finds out whether there is such a server. */
static bool is_free(const struct addrinfo *where)
{
    const int probe = open_socket(where, false);
    if (probe < 0) {
        return false;
    }
    close(probe);
    return true;
}

Listening listen_on(const char *address, int port, bool is_first)
{
    char service[16];
    g_snprintf(service, sizeof service, "%d", port);
    const struct addrinfo hints = { .ai_flags = AI_PASSIVE | AI_NUMERICSERV,
                                    .ai_family = AF_UNSPEC,
                                    .ai_socktype = SOCK_STREAM };
    struct addrinfo *where = NULL;
    const int answer = getaddrinfo(address, service, &hints, &where);
    if (answer != 0) {
        return (Listening){ .socket = -1, .unknown = gai_strerror(answer) };
    }
    Listening listening = { .socket = -1 };
    if (!is_first || port == 0 || is_free(where)) {
        listening.socket = open_socket(where, true);
    }
    listening.error = errno;
    freeaddrinfo(where);
    return listening;
}

int listen_port(int socket)
{
    struct sockaddr_storage bound;
    socklen_t length = sizeof bound;
    char port[NI_MAXSERV];
    if (getsockname(socket, (struct sockaddr *)&bound, &length) < 0 ||
        getnameinfo((struct sockaddr *)&bound, length, NULL, 0, port, sizeof port, NI_NUMERICSERV) != 0) {
        return -1;
    }
    return (int)g_ascii_strtoll(port, NULL, 10);
}

void listen_raise_descriptors(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

guint listen_descriptors(void)
{
    struct rlimit limit;
    return getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < G_MAXINT ? (guint)limit.rlim_cur : G_MAXINT;
}

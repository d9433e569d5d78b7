/* A helper that misbehaves as its input tells it, for test_stranger.c. */
#include "confined/child.h"

#include <fcntl.h>
#include <linux/futex.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool is_told(GBytes *bytes, const char *word)
{
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    return size == strlen(word) && memcmp(data, word, size) == 0;
}

static void put(const char *text, size_t length)
{
    if (write(STDOUT_FILENO, text, length) < 0) {
        _exit(9);
    }
}

static void misbehave(GBytes *bytes)
{
    if (is_told(bytes, "loop")) {
        for (volatile guint64 i = 0;; i++) {
        }
    } else if (is_told(bytes, "allocate")) {
        for (;;) {
            memset(g_malloc(1 << 20), 1, 1 << 20);
        }
    } else if (is_told(bytes, "abort")) {
        abort();
    } else if (is_told(bytes, "flood")) {
        static char block[1 << 20];
        for (;;) {
            put(block, sizeof block);
        }
    } else if (is_told(bytes, "sleep")) {
        static const int never = 0;
        syscall(SYS_futex, &never, FUTEX_WAIT, 0, NULL, NULL, 0);
    } else if (is_told(bytes, "silence")) {
        _exit(0);
    } else if (is_told(bytes, "garbage")) {
        put("Dxxxxxxxx", 9);
        _exit(0);
    } else if (is_told(bytes, "socket")) {
        raise(SIGSYS);
    }
}

static Document *read_orders(GBytes *bytes, GPtrArray *diagnostics, GError **error)
{
    misbehave(bytes);
    if (is_told(bytes, "refuse")) {
        g_set_error_literal(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE, "word/document.xml: too deep");
        return NULL;
    }
    Document *document = document_new("fr");
    const bool opened = open("/etc/passwd", O_RDONLY) >= 0;
    node_add_text(node_add(document->root, NODE_PARAGRAPH, NULL), opened ? "opened a file" : "bonjour");
    diagnostics_add(diagnostics, SEVERITY_NOTE, "bullet", (Position){ .line = 1 }, g_strdup("seen"), NULL);
    return document;
}

int main(void)
{
    child_answer(&(const ChildReader){ .limit = 1 << 20, .read = read_orders });
}

#include "confined/stranger.h"

#include "base/buffer.h"
#include "confined/child.h"
#include "doc/pack.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct {
    const char *program;
    const char *beside; /* from the folder of the running program: where a build directory has it */
    const char *name;   /* of such a file, for people */
} helpers[] = {
    [STRANGER_DOCX] = { "placard-read-docx", "../confined", "a Word document (DOCX)" },
    [STRANGER_PDF] = { "placard-read-pdf", "../pdf", "a PDF" },
};
G_STATIC_ASSERT(G_N_ELEMENTS(helpers) == N_STRANGERS);

/* --- which it is ------------------------------------------------------------------------------------------- */

/* Some programs write a few lines before a PDF begins; readers have always looked that far. A text may speak of PDF. */
enum { PDF_HEAD_WITHIN = 1024 };

StrangerKind stranger_kind(GBytes *bytes)
{
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    if (size >= 4 && memcmp(data, "PK\003\004", 4) == 0) {
        return STRANGER_DOCX;
    }
    const char *head = size == 0 ? NULL : memmem(data, MIN(size, PDF_HEAD_WITHIN), "%PDF-", 5);
    const bool is_pdf = head != NULL && (head == data || !g_utf8_validate_len(data, size, NULL));
    return is_pdf ? STRANGER_PDF : STRANGER_NONE;
}

/* --- where the helper is ------------------------------------------------------------------------------------ */

static char *if_runs(const char *folder, const char *between, const char *program)
{
    g_autofree char *path = g_build_filename(folder, between, program, NULL);
    return access(path, X_OK) == 0 ? g_steal_pointer(&path) : NULL;
}

static char *own_folder(void)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    return program == NULL ? NULL : g_path_get_dirname(program);
}

/* In the folders that PLACARD_HELPERS names, beside the running program, in its build directory, where it was
 * installed. NULL if it is nowhere; free with g_free. */
static char *find_helper(StrangerKind kind)
{
    const char *program = helpers[kind].program;
    g_auto(GStrv) told = g_strsplit(g_getenv("PLACARD_HELPERS") != NULL ? g_getenv("PLACARD_HELPERS") : "", ":", 8);
    char *found = NULL;
    for (guint i = 0; told[i] != NULL && found == NULL; i++) {
        found = told[i][0] != '\0' ? if_runs(told[i], "", program) : NULL;
    }
    g_autofree char *own = own_folder();
    if (found == NULL && own != NULL) {
        found = if_runs(own, "", program);
        found = found != NULL ? found : if_runs(own, helpers[kind].beside, program);
    }
    return found != NULL ? found : if_runs(PLACARD_LIBEXEC, "", program);
}

/* --- running it --------------------------------------------------------------------------------------------- */

enum { OUT, ERR, PROCESS, N_FILES };

typedef struct {
    pid_t pid;
    struct pollfd files[N_FILES]; /* what the child says, what its libraries complain of, that it ended */
    Buffer said, complaints;
    gint64 deadline; /* monotonic, microseconds */
    bool late;
} Child;

static void close_file(int *file)
{
    if (*file >= 0) {
        close(*file);
    }
    *file = -1;
}

static bool cannot(GError **error, const char *what)
{
    const int code = errno;
    g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE, "the file cannot be read: %s: %s", what,
                g_strerror(code));
    return false;
}

/* The bytes as a file without a name, which the child reads as its standard input: no pipe can break, and neither side
 * waits for the other. -1 with errno set if it cannot be had. */
static int file_of(GBytes *bytes)
{
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    int file = memfd_create("placard-input", MFD_CLOEXEC);
    for (gsize put = 0; file >= 0 && put < size;) {
        const ssize_t more = pwrite(file, data + put, size - put, (off_t)put);
        if (more < 0 && errno != EINTR) {
            close_file(&file);
        }
        put += more < 0 ? 0 : (gsize)more;
    }
    return file;
}

/* All signals as at the start of a program, nothing open but the three files; no variable of the environment goes
 * along. */
static int spawn(const char *program, int in, int out, int err, pid_t *ret_pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    char *const arguments[] = { (char *)program, NULL };
    char *const environment[] = { (char *)"LC_ALL=C.UTF-8", NULL };
    const int result = posix_spawn(ret_pid, program, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return result;
}

static void kill_and_reap(Child *child)
{
    int status;
    kill(child->pid, SIGKILL);
    while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR) {
    }
}

/* Descriptors 0 to 2 may be closed in a server; what is made then must not be overwritten by the child's own. */
static bool are_above_standard(const int *files, guint n)
{
    for (guint i = 0; i < n; i++) {
        if (files[i] <= STDERR_FILENO) {
            errno = EBADF;
            return false;
        }
    }
    return true;
}

static bool start(Child *child, const char *program, GBytes *bytes, GError **error)
{
    int files[] = { file_of(bytes), -1, -1, -1, -1 };
    const bool have = files[0] >= 0 && pipe2(files + 1, O_CLOEXEC) == 0 && pipe2(files + 3, O_CLOEXEC) == 0 &&
                      are_above_standard(files, G_N_ELEMENTS(files));
    bool started = have || cannot(error, "no pipe");
    if (have) {
        errno = spawn(program, files[0], files[2], files[4], &child->pid);
        started = errno == 0 || cannot(error, program);
    }
    close_file(&files[0]);
    close_file(&files[2]);
    close_file(&files[4]);
    const int process = started ? pidfd_open(child->pid, 0) : -1;
    if (started && process < 0) {
        started = cannot(error, "no handle on the helper");
        kill_and_reap(child);
    }
    if (!started) {
        close_file(&files[1]);
        close_file(&files[3]);
        return false;
    }
    child->files[OUT] = (struct pollfd){ .fd = files[1], .events = POLLIN };
    child->files[ERR] = (struct pollfd){ .fd = files[3], .events = POLLIN };
    child->files[PROCESS] = (struct pollfd){ .fd = process, .events = POLLIN };
    return true;
}

static void take_output(struct pollfd *file, Buffer *into)
{
    char bytes[1 << 16];
    if (file->fd < 0 || file->revents == 0) {
        return;
    }
    const ssize_t got = read(file->fd, bytes, sizeof bytes);
    if (got > 0) {
        buffer_bytes(into, bytes, (size_t)got);
    } else if (got == 0 || errno != EINTR) {
        close_file(&file->fd);
    }
}

/* Until the child has ended and all that it said is here; or it is late, or says too much. */
static void listen_to(Child *child)
{
    while (child->files[OUT].fd >= 0 || child->files[ERR].fd >= 0 || child->files[PROCESS].fd >= 0) {
        const gint64 left = (child->deadline - g_get_monotonic_time()) / 1000;
        child->late = left <= 0;
        if (child->late || buffer_overflowed(&child->said)) {
            return;
        }
        if (poll(child->files, N_FILES, (int)left) <= 0) {
            continue;
        }
        take_output(&child->files[OUT], &child->said);
        take_output(&child->files[ERR], &child->complaints);
        if (child->files[PROCESS].revents != 0) {
            close_file(&child->files[PROCESS].fd);
        }
    }
}

static int finish(Child *child)
{
    int status = 0;
    if (child->files[PROCESS].fd >= 0) {
        kill(child->pid, SIGKILL);
    }
    while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR) {
    }
    for (guint i = 0; i < N_FILES; i++) {
        close_file(&child->files[i].fd);
    }
    return status;
}

/* --- what it says ------------------------------------------------------------------------------------------- */

/* How libraries take their leave when there is no memory: GLib, C++, poppler, libxml2. */
static bool complains_of_memory(Child *child)
{
    static const char *const words[] = { "failed to allocate", "std::bad_alloc", "Out of memory", "out of memory" };
    const char *complaints = buffer_text(&child->complaints);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strstr(complaints, words[i]) != NULL) {
            return true;
        }
    }
    return false;
}

static Document *fail(GError **error, DocumentError code, const char *format, ...) G_GNUC_PRINTF(3, 4);
static Document *fail(GError **error, DocumentError code, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autoptr(GError) made = g_error_new_valist(DOCUMENT_ERROR, (gint)code, format, values);
    va_end(values);
    g_propagate_error(error, g_steal_pointer(&made));
    return NULL;
}

static Document *explain_end(Child *child, StrangerKind kind, int status, GError **error)
{
    const char *program = helpers[kind].program;
    if (child->late) {
        return fail(error, DOCUMENT_ERROR_TOO_LARGE, "the file took longer than %d seconds", STRANGER_SECONDS);
    }
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
        return fail(error, DOCUMENT_ERROR_TOO_LARGE, "the file took longer than %d seconds of work",
                    STRANGER_SECONDS / 2);
    }
    if (buffer_overflowed(&child->said)) {
        return fail(error, DOCUMENT_ERROR_TOO_LARGE, "what the file says takes more than %d MiB", PACK_LIMIT >> 20);
    }
    if (status != 0 && complains_of_memory(child)) {
        return fail(error, DOCUMENT_ERROR_TOO_LARGE, "the file needed more than %d MiB of memory", STRANGER_MEMORY);
    }
    if (WIFSIGNALED(status)) {
        return fail(error, DOCUMENT_ERROR_UNREADABLE, "the reader (%s) was ended by a signal: %s", program,
                    g_strsignal(WTERMSIG(status)));
    }
    if (WEXITSTATUS(status) == CHILD_NOT_CONFINED) {
        return fail(error, DOCUMENT_ERROR_UNREADABLE,
                    "%s cannot be confined on this system (it needs seccomp), so the file is not read", program);
    }
    if (WEXITSTATUS(status) == CHILD_NO_INPUT) {
        return fail(error, DOCUMENT_ERROR_TOO_LARGE, "the file is larger than %s may be", helpers[kind].name);
    }
    return fail(error, DOCUMENT_ERROR_UNREADABLE, "the reader (%s) ended without an answer", program);
}

/* The child may have been turned by what it read: its words are taken as a stranger's. */
static Document *refusal(const char *answer, size_t length, GError **error)
{
    enum { WORDS_LIMIT = 1000 };
    const int code = length > 1 ? answer[1] - '0' : DOCUMENT_ERROR_UNREADABLE;
    g_autofree char *words = length > 2 ? g_utf8_make_valid(answer + 2, (gssize)MIN(length - 2, WORDS_LIMIT)) : NULL;
    return fail(error, code == DOCUMENT_ERROR_TOO_LARGE ? DOCUMENT_ERROR_TOO_LARGE : DOCUMENT_ERROR_UNREADABLE, "%s",
                words != NULL ? words : "the file cannot be read");
}

static Document *understand(Child *child, StrangerKind kind, int status, GPtrArray *diagnostics, GError **error)
{
    const size_t length = child->said.length;
    if (child->late || status != 0 || length == 0 || buffer_overflowed(&child->said)) {
        return explain_end(child, kind, status, error);
    }
    if (child->said.data[0] != ANSWER_DOCUMENT) {
        return refusal(child->said.data, length, error);
    }
    g_autoptr(GBytes) packed = g_bytes_new(child->said.data + 1, length - 1);
    return unpack_document(packed, diagnostics, error);
}

Document *stranger_read(StrangerKind kind, GBytes *bytes, GPtrArray *diagnostics, GError **error)
{
    enum { COMPLAINTS_LIMIT = 1 << 16 };
    g_autofree char *program = find_helper(kind);
    if (program == NULL) {
        return fail(error, DOCUMENT_ERROR_UNREADABLE, "this is %s, and %s, which reads it, is not installed",
                    helpers[kind].name, helpers[kind].program);
    }
    Child child = {
        .said = { .limit = PACK_LIMIT + 1 },
        .complaints = { .limit = COMPLAINTS_LIMIT },
        .deadline = g_get_monotonic_time() + STRANGER_SECONDS * G_USEC_PER_SEC,
    };
    if (!start(&child, program, bytes, error)) {
        return NULL;
    }
    listen_to(&child);
    const int status = finish(&child);
    Document *document = understand(&child, kind, status, diagnostics, error);
    buffer_clear(&child.said);
    buffer_clear(&child.complaints);
    return document;
}

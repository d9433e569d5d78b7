/* A process that has confined itself tries what it must not be able to do. Each attempt is made by a child of its own:
 * some end it. */
#include "confined/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SUCCEEDED = 10, REFUSED = 11, NOT_CONFINED = 12 };

static int kept_socket = -1;

static int answer_of(long result)
{
    return result >= 0 ? SUCCEEDED : errno == EPERM || errno == EACCES || errno == EBADF ? REFUSED : SUCCEEDED;
}

static int open_file(void)
{
    return answer_of(open("/etc/passwd", O_RDONLY));
}

static int create_file(void)
{
    return answer_of(open("/tmp/placard-confined", O_WRONLY | O_CREAT, 0600));
}

static int open_by_stdio(void)
{
    return fopen("/etc/passwd", "r") != NULL ? SUCCEEDED : REFUSED;
}

static int look_at_file(void)
{
    struct stat status;
    return answer_of(stat("/etc/passwd", &status));
}

static int make_socket(void)
{
    return answer_of(socket(AF_INET, SOCK_STREAM, 0));
}

static int make_local_socket(void)
{
    return answer_of(socket(AF_UNIX, SOCK_STREAM, 0));
}

static int connect_socket(void)
{
    const struct sockaddr_in address = { .sin_family = AF_INET,
                                         .sin_port = htons(9),
                                         .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    return answer_of(connect(kept_socket, (const struct sockaddr *)&address, sizeof address));
}

static int use_open_socket(void)
{
    return answer_of(write(kept_socket, "x", 1));
}

static int run_program(void)
{
    char *const arguments[] = { (char *)"true", NULL };
    return answer_of(execv("/bin/true", arguments));
}

static int make_process(void)
{
    return answer_of(fork());
}

static int kill_parent(void)
{
    return answer_of(kill(getppid(), 0));
}

static int trace_parent(void)
{
    return answer_of(ptrace(PTRACE_ATTACH, getppid(), NULL, NULL));
}

static int read_memory_of_parent(void)
{
    return answer_of(syscall(SYS_process_vm_readv, getppid(), NULL, 0, NULL, 0, 0));
}

static int make_code(void)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return page != MAP_FAILED ? SUCCEEDED : REFUSED;
}

static int lift_limits(void)
{
    return answer_of(prctl(PR_SET_DUMPABLE, 1, 0, 0, 0));
}

static int make_directory(void)
{
    return answer_of(mkdir("/tmp/placard-confined", 0700));
}

static int make_file_in_memory(void)
{
    return answer_of(memfd_create("x", 0));
}

static int submit_to_ring(void)
{
    return answer_of(syscall(SYS_io_uring_setup, 1, NULL));
}

static const struct {
    const char *name;
    int (*attempt)(void);
} attempts[] = {
    { "open-a-file", open_file },
    { "create-a-file", create_file },
    { "open-by-stdio", open_by_stdio },
    { "look-at-a-file", look_at_file },
    { "make-a-directory", make_directory },
    { "make-a-file-in-memory", make_file_in_memory },
    { "make-a-socket", make_socket },
    { "make-a-local-socket", make_local_socket },
    { "connect", connect_socket },
    { "use-an-inherited-socket", use_open_socket },
    { "run-a-program", run_program },
    { "make-a-process", make_process },
    { "signal-the-parent", kill_parent },
    { "trace-the-parent", trace_parent },
    { "read-the-parents-memory", read_memory_of_parent },
    { "make-code", make_code },
    { "lift-its-limits", lift_limits },
    { "go-round-the-filter", submit_to_ring },
};

static int in_confined_child(int (*act)(void), const Confinement *confinement)
{
    fflush(NULL);
    const pid_t pid = fork();
    g_assert_cmpint(pid, >=, 0);
    if (pid == 0) {
        kept_socket = socket(AF_INET, SOCK_STREAM, 0);
        _exit(confine(confinement) ? act() : NOT_CONFINED);
    }
    int status = 0;
    g_assert_cmpint(waitpid(pid, &status, 0), ==, pid);
    return status;
}

static void test_attempt(gconstpointer data)
{
    const guint i = GPOINTER_TO_UINT(data);
    const Confinement confinement = { .seconds = 5, .memory = 64 };
    const int status = in_confined_child(attempts[i].attempt, &confinement);
    if (WIFSIGNALED(status)) {
        g_assert_cmpint(WTERMSIG(status), ==, SIGSYS);
        return;
    }
    g_assert_cmpint(WEXITSTATUS(status), ==, REFUSED);
}

/* The attempts mean something only because they would succeed. */
static void test_free(void)
{
    g_assert_cmpint(open_file(), ==, SUCCEEDED);
    g_assert_cmpint(open_by_stdio(), ==, SUCCEEDED);
    g_assert_cmpint(make_socket(), ==, SUCCEEDED);
    g_assert_cmpint(make_code(), ==, SUCCEEDED);
    g_assert_cmpint(kill_parent(), ==, SUCCEEDED);
}

static int compute(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 100000; i++) {
        g_string_append_printf(text, "%d ", i);
    }
    const bool written = write(STDERR_FILENO, "", 0) == 0 && read(STDIN_FILENO, text->str, 0) == 0;
    return written && time(NULL) > 0 ? SUCCEEDED : REFUSED;
}

static void test_compute(void)
{
    const Confinement confinement = { .seconds = 5, .memory = 64 };
    const int status = in_confined_child(compute, &confinement);
    g_assert_true(WIFEXITED(status));
    g_assert_cmpint(WEXITSTATUS(status), ==, SUCCEEDED);
}

static int spin(void)
{
    for (volatile guint64 i = 0;; i++) {
    }
    return SUCCEEDED;
}

static void test_time(void)
{
    const Confinement confinement = { .seconds = 1, .memory = 64 };
    const int status = in_confined_child(spin, &confinement);
    g_assert_true(WIFSIGNALED(status));
    g_assert_true(WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL);
}

static int allocate(void)
{
    enum { STEP = 1 << 20, MOST = 200 };
    for (int i = 0; i < MOST; i++) {
        void *block = mmap(NULL, STEP, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (block == MAP_FAILED) {
            return i <= 64 && i > 32 ? REFUSED : NOT_CONFINED;
        }
    }
    return SUCCEEDED;
}

static void test_memory(void)
{
#if defined(__SANITIZE_ADDRESS__)
    g_test_skip("under the address sanitizer there is no limit on memory");
    return;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
    g_test_skip("under the address sanitizer there is no limit on memory");
    return;
#endif
#endif
    const Confinement confinement = { .seconds = 5, .memory = 64 };
    const int status = in_confined_child(allocate, &confinement);
    g_assert_true(WIFEXITED(status));
    g_assert_cmpint(WEXITSTATUS(status), ==, REFUSED);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(attempts); i++) {
        g_autofree char *path = g_strdup_printf("/confine/cannot/%s", attempts[i].name);
        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_attempt);
    }
    g_test_add_func("/confine/could-before", test_free);
    g_test_add_func("/confine/computes", test_compute);
    g_test_add_func("/confine/time", test_time);
    g_test_add_func("/confine/memory", test_memory);
    return g_test_run();
}

#include "confined/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* The address sanitizer reserves terabytes of address space and stacks for its handlers: under it there is no limit on
 * memory, and the calls that only it makes are allowed. What is refused is refused all the same. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define HAS_SANITIZER 1
#endif
#ifndef HAS_SANITIZER
#define HAS_SANITIZER 0
#endif

/* What a program needs that has all its input in memory and computes. */
static const int allowed[] = {
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(futex),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getrandom),
    SCMP_SYS(getrusage),
    SCMP_SYS(sched_yield),
};

static const int allowed_to_sanitizers[] = {
    SCMP_SYS(sigaltstack),
    SCMP_SYS(getppid),
};

/* What libraries try and can do without: a font that is looked for, where complaints go, the number of processors. They
 * are told that they may not, and go on. All that stands in neither table ends the process. */
static const int refused[] = {
    SCMP_SYS(open),     SCMP_SYS(openat),      SCMP_SYS(stat),        SCMP_SYS(lstat),     SCMP_SYS(newfstatat),
    SCMP_SYS(statx),    SCMP_SYS(fstat),       SCMP_SYS(access),      SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
    SCMP_SYS(readlink), SCMP_SYS(readlinkat),  SCMP_SYS(getcwd),      SCMP_SYS(ioctl),     SCMP_SYS(lseek),
    SCMP_SYS(fcntl),    SCMP_SYS(uname),       SCMP_SYS(sysinfo),     SCMP_SYS(prlimit64), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(close),    SCMP_SYS(getpeername), SCMP_SYS(getsockname),
};

static int add_rules(scmp_filter_ctx filter, guint32 action, const int *calls, guint n)
{
    for (guint i = 0; i < n; i++) {
        const int result = seccomp_rule_add(filter, action, calls[i], 0);
        if (result < 0) {
            return result;
        }
    }
    return 0;
}

/* Calls that are allowed with some arguments only: memory that is not made to be run, output where the parent
 * listens, signals to the process itself (what abort does). */
static int add_conditions(scmp_filter_ctx filter)
{
    const struct {
        int call;
        struct scmp_arg_cmp condition;
    } conditions[] = {
        { SCMP_SYS(mmap), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0) },
        { SCMP_SYS(mprotect), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0) },
        { SCMP_SYS(read), SCMP_A0(SCMP_CMP_EQ, STDIN_FILENO) },
        { SCMP_SYS(write), SCMP_A0(SCMP_CMP_EQ, STDOUT_FILENO) },
        { SCMP_SYS(write), SCMP_A0(SCMP_CMP_EQ, STDERR_FILENO) },
        { SCMP_SYS(writev), SCMP_A0(SCMP_CMP_EQ, STDERR_FILENO) },
        { SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid()) },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(conditions); i++) {
        const int result =
            seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, conditions[i].call, 1, &conditions[i].condition);
        if (result < 0) {
            return result;
        }
    }
    return 0;
}

static bool filter_calls(void)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == NULL) {
        return false;
    }
    int result = add_rules(filter, SCMP_ACT_ALLOW, allowed, G_N_ELEMENTS(allowed));
    if (result == 0 && HAS_SANITIZER) {
        result = add_rules(filter, SCMP_ACT_ALLOW, allowed_to_sanitizers, G_N_ELEMENTS(allowed_to_sanitizers));
    }
    result = result == 0 ? add_rules(filter, SCMP_ACT_ERRNO(EPERM), refused, G_N_ELEMENTS(refused)) : result;
    result = result == 0 ? add_conditions(filter) : result;
    result = result == 0 ? seccomp_load(filter) : result;
    seccomp_release(filter);
    errno = -result;
    return result == 0;
}

/* Bytes of address space that the process has now; 0 if that cannot be told. */
static rlim_t memory_now(void)
{
    char text[64] = "";
    const int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    const ssize_t got = file < 0 ? -1 : read(file, text, sizeof text - 1);
    if (file >= 0) {
        close(file);
    }
    return got <= 0 ? 0 : (rlim_t)g_ascii_strtoull(text, NULL, 10) * (rlim_t)sysconf(_SC_PAGESIZE);
}

static bool set_limit(__rlimit_resource_t resource, rlim_t value)
{
    const struct rlimit limit = { .rlim_cur = value, .rlim_max = value };
    return setrlimit(resource, &limit) == 0;
}

/* The signal of the soft limit tells the parent what happened; the hard one has none of its own. */
static bool limit_time(int seconds)
{
    const struct rlimit limit = { .rlim_cur = (rlim_t)seconds, .rlim_max = (rlim_t)seconds + 1 };
    return setrlimit(RLIMIT_CPU, &limit) == 0;
}

static bool set_limits(const Confinement *confinement)
{
    const rlim_t now = memory_now();
    if (now == 0) {
        return false;
    }
    const rlim_t memory = HAS_SANITIZER ? RLIM_INFINITY : now + ((rlim_t)confinement->memory << 20);
    return limit_time(confinement->seconds) && set_limit(RLIMIT_AS, memory) && set_limit(RLIMIT_FSIZE, 0) &&
           set_limit(RLIMIT_NOFILE, STDERR_FILENO + 1) && set_limit(RLIMIT_NPROC, 0) && set_limit(RLIMIT_CORE, 0);
}

bool confine(const Confinement *confinement)
{
    return set_limits(confinement) && close_range(STDERR_FILENO + 1, ~0U, 0) == 0 &&
           prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && filter_calls();
}

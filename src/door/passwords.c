#include "door/passwords.h"

#include <pthread.h>
#include <sodium.h>
#include <string.h>
#include <sys/resource.h>

/* What OWASP asks for at least (Password Storage Cheat Sheet): some 40 ms of a processor. */
enum { PASSES = 2, MEMORY = 19 << 20, NICE = 5, LEAST_DIFFERENT = 5 };

G_STATIC_ASSERT((int)PASSWORD_HASH_SIZE >= (int)crypto_pwhash_STRBYTES);

typedef struct {
    const char *hash; /* of a check */
    const char *password;
    char *ret_hash; /* not NULL: it is made */
    bool is_good, is_done;
} Work;

struct Passwords {
    pthread_mutex_t lock; /* of all that follows */
    pthread_cond_t there_is_work, work_is_done;
    GQueue waiting;       /* of Work, on the stacks of who waits */
    GQueue waiting_known; /* before those */
    bool is_ending;
    GThread *threads[PASSWORDS_PARALLEL];
};

static void carry_out(Work *work)
{
    char unused[crypto_pwhash_STRBYTES];
    const size_t length = strlen(work->password);
    if (work->ret_hash == NULL && work->hash != NULL) {
        work->is_good = crypto_pwhash_str_verify(work->hash, work->password, length) == 0;
        return;
    }
    char *out = work->ret_hash != NULL ? work->ret_hash : unused;
    const bool was_made =
        crypto_pwhash_str_alg(out, work->password, length, PASSES, MEMORY, crypto_pwhash_ALG_ARGON2ID13) == 0;
    work->is_good = was_made && work->ret_hash != NULL;
}

static Work *next_work(Passwords *passwords)
{
    Work *work = g_queue_pop_head(&passwords->waiting_known);
    return work != NULL ? work : g_queue_pop_head(&passwords->waiting);
}

static gpointer run(gpointer data)
{
    Passwords *passwords = data;
    setpriority(PRIO_PROCESS, 0, NICE); /* of this thread */
    pthread_mutex_lock(&passwords->lock);
    while (!passwords->is_ending) {
        Work *work = next_work(passwords);
        if (work == NULL) {
            pthread_cond_wait(&passwords->there_is_work, &passwords->lock);
            continue;
        }
        pthread_mutex_unlock(&passwords->lock);
        carry_out(work);
        pthread_mutex_lock(&passwords->lock);
        work->is_done = true;
        pthread_cond_broadcast(&passwords->work_is_done);
    }
    pthread_mutex_unlock(&passwords->lock);
    return NULL;
}

Passwords *passwords_new(void)
{
    const int code = sodium_init();
    g_assert(code >= 0);
    Passwords *passwords = g_new0(Passwords, 1);
    pthread_mutex_init(&passwords->lock, NULL);
    pthread_cond_init(&passwords->there_is_work, NULL);
    pthread_cond_init(&passwords->work_is_done, NULL);
    g_queue_init(&passwords->waiting);
    g_queue_init(&passwords->waiting_known);
    for (int i = 0; i < PASSWORDS_PARALLEL; i++) {
        passwords->threads[i] = g_thread_new("passwords", run, passwords);
    }
    return passwords;
}

void passwords_free(Passwords *passwords)
{
    if (passwords == NULL) {
        return;
    }
    pthread_mutex_lock(&passwords->lock);
    passwords->is_ending = true;
    pthread_cond_broadcast(&passwords->there_is_work);
    pthread_mutex_unlock(&passwords->lock);
    for (int i = 0; i < PASSWORDS_PARALLEL; i++) {
        g_thread_join(passwords->threads[i]);
    }
    pthread_cond_destroy(&passwords->there_is_work);
    pthread_cond_destroy(&passwords->work_is_done);
    pthread_mutex_destroy(&passwords->lock);
    g_free(passwords);
}

/* False: too many wait. */
static bool wait_for(Passwords *passwords, Work *work, bool is_known)
{
    GQueue *queue = is_known ? &passwords->waiting_known : &passwords->waiting;
    const guint limit = is_known ? PASSWORDS_WAITING_KNOWN : PASSWORDS_WAITING;
    pthread_mutex_lock(&passwords->lock);
    const bool has_room = g_queue_get_length(queue) < limit;
    if (has_room) {
        g_queue_push_tail(queue, work);
        pthread_cond_signal(&passwords->there_is_work);
        while (!work->is_done) {
            pthread_cond_wait(&passwords->work_is_done, &passwords->lock);
        }
    }
    pthread_mutex_unlock(&passwords->lock);
    return has_room;
}

PasswordAnswer passwords_check(Passwords *passwords, const char *hash, const char *password, bool is_known)
{
    Work work = { .hash = hash, .password = password };
    if (!wait_for(passwords, &work, is_known)) {
        return PASSWORD_CROWDED;
    }
    return work.is_good ? PASSWORD_RIGHT : PASSWORD_WRONG;
}

bool passwords_make(Passwords *passwords, const char *password, char ret_hash[PASSWORD_HASH_SIZE])
{
    Work work = { .password = password, .ret_hash = ret_hash };
    return wait_for(passwords, &work, true) && work.is_good;
}

/* --- which may be one -----------------------------------------------------------------------------------------------
 */

static guint count_different(const char *password)
{
    bool has[256] = { false };
    guint n = 0;
    for (const char *at = password; *at != '\0'; at++) {
        n += !has[(guchar)*at];
        has[(guchar)*at] = true;
    }
    return n;
}

const char *password_fault(const char *password, const char *name)
{
    if (!g_utf8_validate(password, -1, NULL) || strlen(password) > PASSWORD_LIMIT) {
        return "it is longer than 256 bytes, or no text";
    }
    if (g_utf8_strlen(password, -1) < PASSWORD_LEAST) {
        return "it is shorter than 10 characters";
    }
    if (count_different(password) < LEAST_DIFFERENT) {
        return "it is made of too few different characters";
    }
    g_autofree char *small = g_ascii_strdown(password, -1);
    if (name[0] != '\0' && strlen(password) < strlen(name) + LEAST_DIFFERENT && strstr(small, name) != NULL) {
        return "it is the name of the account, or little more";
    }
    return NULL;
}

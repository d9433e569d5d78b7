/* A screen's code is made from its cookie and from chance of this process, so nothing need be kept for it, and nobody
 * else can tell which cookie goes with which code. Only what an officer has entered is kept, for some minutes. */
#include "base/chance.h"
#include "door/door_parts.h"

#include <string.h>

/* Without what is mistaken for another: 0 O, 1 I L, U V. Some 39 bits in a code. */
static const char letters[] = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

enum { N_LETTERS = sizeof letters - 1, ADMITTED_LIMIT = 64 };

typedef struct {
    char code[DOOR_CODE_LENGTH + 1];
    char screen[DOOR_SCREEN_LIMIT + 1];
    Instant until;
} Admission;

GArray *screens_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(Admission));
}

char *door_screen_ask(void)
{
    return chance_text();
}

static void code_of(const Door *door, const char *cookie, char ret_code[DOOR_CODE_LENGTH + 1])
{
    char purpose[SECRET_LENGTH + 1];
    guint8 hash[SECRET_HASH_BYTES];
    chance_spell(door->chance, purpose);
    secret_hash(purpose, cookie, hash);
    for (int i = 0; i < DOOR_CODE_LENGTH; i++) {
        const guint number = (guint)hash[2 * i] << 8 | hash[2 * i + 1];
        ret_code[i] = letters[number % N_LETTERS];
    }
    ret_code[DOOR_CODE_LENGTH] = '\0';
}

bool door_screen_code(Door *door, const char *cookies, char ret_code[DOOR_CODE_LENGTH + 1])
{
    g_autofree char *cookie = cookie_value(cookies);
    if (cookie == NULL) {
        return false;
    }
    pthread_rwlock_rdlock(&door->lock);
    const bool is_in = sign_in_named(door, cookies) != NULL;
    pthread_rwlock_unlock(&door->lock);
    if (!is_in) {
        code_of(door, cookie, ret_code);
    }
    return !is_in;
}

/* Capital letters and figures of what was typed. */
static bool read_code(const char *text, char ret_code[DOOR_CODE_LENGTH + 1])
{
    int n = 0;
    for (; *text != '\0' && n <= DOOR_CODE_LENGTH; text++) {
        const char c = g_ascii_toupper(*text);
        if (strchr(" -", c) != NULL) {
            continue;
        }
        if (n == DOOR_CODE_LENGTH || strchr(letters, c) == NULL) {
            return false;
        }
        ret_code[n++] = c;
    }
    ret_code[n] = '\0';
    return n == DOOR_CODE_LENGTH;
}

static void forget_old(GArray *admitted, Instant now)
{
    for (guint i = admitted->len; i > 0; i--) {
        if (g_array_index(admitted, Admission, i - 1).until <= now) {
            g_array_remove_index(admitted, i - 1);
        }
    }
    if (admitted->len >= ADMITTED_LIMIT) {
        g_array_remove_index(admitted, 0);
    }
}

static bool is_screen_name(const char *screen)
{
    if (screen[0] == '\0' || strlen(screen) > DOOR_SCREEN_LIMIT || !g_utf8_validate(screen, -1, NULL)) {
        return false;
    }
    for (const char *at = screen; *at != '\0'; at++) {
        if (g_ascii_iscntrl(*at)) {
            return false;
        }
    }
    return true;
}

bool door_screen_admit(Door *door, const char *code, const char *screen, const char *by, Instant now, GError **error)
{
    Admission admission = { .until = now + (Instant)DOOR_CODE_SECONDS * G_USEC_PER_SEC };
    if (!read_code(code, admission.code)) {
        g_set_error(error, DOOR_ERROR, DOOR_ERROR_CODE, "that is no code of a screen: expected %d letters and figures",
                    DOOR_CODE_LENGTH);
        return false;
    }
    if (!is_screen_name(screen)) {
        g_set_error(error, DOOR_ERROR, DOOR_ERROR_NAME, "say which screen it is, in %d bytes at most",
                    DOOR_SCREEN_LIMIT);
        return false;
    }
    g_strlcpy(admission.screen, screen, sizeof admission.screen);
    pthread_mutex_lock(&door->screens_lock);
    forget_old(door->admitted, now);
    g_array_append_val(door->admitted, admission);
    pthread_mutex_unlock(&door->screens_lock);
    door_trace(door, "screen admitted", screen, by, "", now);
    return true;
}

/* Takes it: one code lets one screen in. */
static bool take_admission(Door *door, const char *code, Instant now, Admission *ret_admission)
{
    bool is_found = false;
    pthread_mutex_lock(&door->screens_lock);
    forget_old(door->admitted, now);
    for (guint i = 0; i < door->admitted->len && !is_found; i++) {
        is_found = strcmp(g_array_index(door->admitted, Admission, i).code, code) == 0;
        if (is_found) {
            *ret_admission = g_array_index(door->admitted, Admission, i);
            g_array_remove_index(door->admitted, i);
        }
    }
    pthread_mutex_unlock(&door->screens_lock);
    return is_found;
}

bool door_screen_enter(Door *door, const char *cookies, Instant now, DoorWelcome *ret_welcome, GError **error)
{
    char code[DOOR_CODE_LENGTH + 1];
    Admission admission;
    *ret_welcome = (DoorWelcome){ 0 };
    if (!door_screen_code(door, cookies, code) || !take_admission(door, code, now, &admission)) {
        return false;
    }
    pthread_mutex_lock(&door->changing);
    const bool is_good = sign_in_begin(door, NULL, admission.screen, now, ret_welcome, error);
    pthread_mutex_unlock(&door->changing);
    if (is_good) {
        door_trace(door, "screen is in", admission.screen, "", "", now);
    }
    return is_good;
}

bool door_screen_name(Door *door, guint64 sign_in, char ret_name[DOOR_SCREEN_LIMIT + 1])
{
    GHashTableIter all;
    gpointer value;
    bool is_found = false;
    pthread_rwlock_rdlock(&door->lock);
    g_hash_table_iter_init(&all, door->tables.sign_ins);
    while (!is_found && g_hash_table_iter_next(&all, NULL, &value)) {
        const SignIn *row = value;
        is_found = row->visitor.sign_in == sign_in && row->screen[0] != '\0';
        if (is_found) {
            g_strlcpy(ret_name, row->screen, DOOR_SCREEN_LIMIT + 1);
        }
    }
    pthread_rwlock_unlock(&door->lock);
    return is_found;
}

#include "web/running.h"

#include "core/roster.h"
#include "web/microphones.h"

struct Running {
    App *app;
    Keyring *keys;
    Rate *rate;
    Remembered *remembered;
    Microphones *microphones;
    GMutex lock;
    char *zone; /* of the place; NULL until the session has begun. It never changes then */
};

Running *running_new(App *app, Keyring *keys, int a_second)
{
    Running *running = g_new0(Running, 1);
    running->app = app;
    running->keys = keys;
    running->rate = rate_new(a_second);
    running->remembered = remembered_new();
    running->microphones = microphones_new(app);
    g_mutex_init(&running->lock);
    return running;
}

void running_free(Running *running)
{
    if (running != NULL) {
        microphones_free(running->microphones);
        rate_free(running->rate);
        remembered_free(running->remembered);
        g_mutex_clear(&running->lock);
        g_free(running->zone);
        g_free(running);
    }
}

App *running_app(const Running *running)
{
    return running->app;
}

Instant running_now(const Running *running)
{
    return app_now(running->app);
}

Keyring *running_keys(const Running *running)
{
    return running->keys;
}

Rate *running_rate(const Running *running)
{
    return running->rate;
}

Remembered *running_remembered(const Running *running)
{
    return running->remembered;
}

Microphones *running_microphones(const Running *running)
{
    return running->microphones;
}

/* --- telling ------------------------------------------------------------------------------------------------------ */

static char *read_zone(App *app)
{
    const State *state = app_read_lock(app);
    char *zone = state != NULL ? g_strdup(state_text(state, state_the_body(state)->zone)) : NULL;
    if (state != NULL) {
        app_read_unlock(app);
    }
    return zone;
}

static char *zone_of(Running *running)
{
    g_mutex_lock(&running->lock);
    if (running->zone == NULL) {
        running->zone = read_zone(running->app);
    }
    char *zone = g_strdup(running->zone);
    g_mutex_unlock(&running->lock);
    return zone;
}

static const char *name_of(const char *code, gpointer data)
{
    RunningTeller *teller = data;
    if (roster_of_id(code) != NULL) {
        return NULL; /* which knows it in six languages */
    }
    const State *state = app_read_lock(teller->running->app);
    if (state == NULL) {
        return NULL;
    }
    const Participant *participant = state_participant(state, state_find_participant(state, code));
    const char *name = participant != NULL ? state_text(state, participant->name) : NULL;
    name = name != NULL ? g_string_chunk_insert(teller->names, name) : NULL;
    app_read_unlock(teller->running->app);
    return name;
}

static char *time_of(Instant at, gpointer data)
{
    RunningTeller *teller = data;
    if (!teller->has_place) {
        g_autofree char *zone = zone_of(teller->running);
        teller->place.zone = zone != NULL ? zone_new(zone) : NULL;
        teller->has_place = true;
    }
    return place_time_words(&teller->place, at);
}

void running_teller_init(RunningTeller *teller, Running *running, Language language)
{
    enum { NAMES_BLOCK = 256 };
    *teller = (RunningTeller){ .running = running,
                               .place = { .language = language },
                               .names = g_string_chunk_new(NAMES_BLOCK) };
}

void running_teller_clear(RunningTeller *teller)
{
    place_clear(&teller->place);
    g_clear_pointer(&teller->names, g_string_chunk_free);
}

Teller running_teller(RunningTeller *teller)
{
    return (Teller){ .language = teller->place.language, .name_of = name_of, .time_of = time_of, .data = teller };
}

/* A session that goes on, as the site serves it: the app, who may act, how often, and what was answered already. */
#pragma once

#include "app/app.h"
#include "door/keys.h"
#include "exchange/place.h"
#include "http/rate.h"
#include "http/remembered.h"

enum { RUNNING_RATE = 50 /* requests a second with one key, if nothing else is said */ };

typedef struct Running Running;

/* Borrows both; the app is closed after it. `a_second`: requests with one key. */
typedef struct Microphones Microphones;

Running *running_new(App *app, Keyring *keys, int a_second);
void running_free(Running *running);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Running, running_free)

App *running_app(const Running *running);

Instant running_now(const Running *running); /* app_now */
Keyring *running_keys(const Running *running);
Rate *running_rate(const Running *running);
Remembered *running_remembered(const Running *running);
Microphones *running_microphones(const Running *running);

/* What a sentence about an entry needs to be told, without the state as long as the roster has the names: the state is
 * locked while others store. */
typedef struct {
    Running *running;
    Place place;
    bool has_place;
    GStringChunk *names;
} RunningTeller;

void running_teller_init(RunningTeller *teller, Running *running, Language language);
void running_teller_clear(RunningTeller *teller);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RunningTeller, running_teller_clear)

Teller running_teller(RunningTeller *teller); /* borrows it */

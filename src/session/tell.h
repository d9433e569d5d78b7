/* What happened, as a sentence for people, from the event alone: its own fields, names of the roster, and what the
 * caller knows beside. Nothing of the state is needed, so an entry of the ledger can be told wherever it is read. */
#pragma once

#include "core/language.h"
#include "session/event.h"

typedef struct {
    Language language;
    /* The name of a participant that no roster has (a stakeholder), or NULL; borrowed. May be NULL. */
    const char *(*name_of)(const char *code, gpointer data);
    /* An instant as the clocks of the place show it; free with g_free. May be NULL: then it is told in UTC. */
    char *(*time_of)(Instant at, gpointer data);
    gpointer data;
} Teller;

enum { TELL_NAMES_LIMIT = 8 /* of participants in a sentence; how many there are in all is said then */ };

/* The sentence, without full stop: EventInfo.says with its places filled. "{party}" is a value in words; "{actor}" who
 * did it; "{number:ordinal}" "3rd", as meetings are counted; "{present?there|not there}" one of the two. A part in
 * brackets is left out where a value in it is not given. What may run against the direction of the sentence (an id in
 * an Arabic one, Arabic words in others) stands between isolating characters. Free with g_free. */
char *tell_event(const Event *event, const Teller *teller);

/* The same of words with such places, and the values that belong there. Free with g_free. */
char *tell_words(const char *words, const Values *values, Instant at, const Teller *teller);

/* The name of a participant on the day of `at`; its code where nobody has another. Free with g_free. */
char *tell_participant(const char *code, Instant at, const Teller *teller);

/* "FRA", "chair", "FRA/42" as a name, a person not being named. Free with g_free. */
char *tell_actor(const char *by, Instant at, const Teller *teller);

/* "3 min", "1 h 30 min", "45 s"; "1小时30分钟". Free with g_free. */
char *tell_duration(gint64 seconds, Language language);

/* "3rd", "3e", "3.ª": the ordinal of a meeting. Free with g_free. */
char *tell_ordinal(gint64 number, Language language);

/* "3rd meeting (2022-07-26-am)", "3e séance (2022-07-26-am)". Free with g_free. */
char *tell_meeting(gint64 number, const char *id, Language language);

/* Whether the words can be told of that event: every place names one of its fields, every bracket is closed. NULL, or
 * what is wrong; free with g_free. */
char *tell_complain(const EventInfo *info, const char *words);

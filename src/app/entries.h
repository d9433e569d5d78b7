/* What stands in the ledger, read by many beside the one that appends: for who shows the record. */
#pragma once

#include "app/app.h"

typedef struct {
    Seq seq;
    const char *hash;  /* 64 hexadecimal digits */
    const char *bytes; /* not terminated; borrowed for the time of the visit, as `event` is */
    gsize length;
    const Event *event;
    Seq taken_back; /* the entry that took back the act that it belongs to; 0: that stands */
} AppEntry;

/* Whether to go on. */
typedef bool (*AppEntryVisit)(const AppEntry *entry, gpointer data);

/* Visits the entries after `after`, in order, until there are no more or the visitor has seen enough. Any thread may;
 * one reads at a time, and none waits for who appends. False with the errors of app_open. */
bool app_entries(App *app, Seq after, AppEntryVisit visit, gpointer data, GError **error);

/* A ledger whose store fails when it is told to: everything else it leaves to a ledger in memory. */
#pragma once

#include "ledger/ledger.h"

typedef enum {
    FAULT_NONE,
    FAULT_BEGIN,  /* the lock cannot be had */
    FAULT_COMMIT, /* nothing is stored */
    FAULT_ANSWER, /* all is stored, and then the answer is lost */
    FAULT_READ,
    FAULT_HEAD,
    FAULT_WAIT,
    FAULT_OPEN,         /* there is no other handle to be had */
    FAULT_CROWD,        /* somebody has always just appended: the head is never where it was */
    FAULT_CROWD_UNREAD, /* the same, and what was appended cannot be read */
} Fault;

/* What tests turn and look at, while other threads use the ledger: by g_atomic_int alone. */
typedef struct {
    gint fault;    /* Fault, until it is turned off */
    gint delay_us; /* of each commit */
    gint commits;  /* how many succeeded */
    gint durable;  /* how many records are stored */
} Faults;

/* `faults` is borrowed. */
Ledger *faulty_ledger_new(Faults *faults);

/* One time of day in words: "10 a.m.", "10 h 30", "15.00 horas", "10 ч. 30 м.", "下午3时", "noon". Internal to
 * civil_*.c. */
#pragma once

#include "reading/civil_scan.h"

typedef enum { HALF_NONE, HALF_AM, HALF_PM, HALF_CLOCK24 } Half;

typedef struct {
    int hour, minute;
    Half half;
    bool minutes_given;
    bool evident; /* "10:00", "10h00", "10时": the form alone tells that it is a time */
    bool midnight;
    unsigned repairs;
} Clock;

/* False if no time of day begins at *at; a bare number of up to 24 is one. */
bool clock_scan(const char **at, Clock *ret_clock);

/* "العاشرة والنصف": the hour and minute that words say, into the clock; see civil_arabic.c. False, with nothing moved,
 * if *at begins otherwise. */
bool arabic_clock_scan(const char **at, Clock *clock);

/* Minutes after midnight, if the half of the day is `half`. */
int clock_minutes(const Clock *clock, Half half);

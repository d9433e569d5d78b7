/* Civil dates and wall-clock hours, as a programme of work speaks of them: no zone, no instant.
 *
 * A CivilDate is a day of the proleptic Gregorian calendar. A clock time is an int: minutes after
 * midnight, 0–1440 (1440 is midnight at the end of the day), or CLOCK_UNKNOWN. Neither is ever an
 * instant; zone.h says which instant a wall clock in a place shows. Pure: no clock is read here. */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum { CLOCK_UNKNOWN = -1, CLOCK_NOON = 12 * 60, CLOCK_DAY = 24 * 60 };

/* All zeros means "no date is given"; see civil_date_is_set. */
typedef struct {
    int year;  /* 1583–9999 */
    int month; /* 1–12 */
    int day;   /* 1–31, within the month */
} CivilDate;

/* Monday is 1 and Sunday 7, as in ISO 8601. */
typedef enum { WEEKDAY_NONE, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY } Weekday;

/* The day of that name, or the unset date if the calendar has no such day. */
CivilDate civil_date(int year, int month, int day);

bool civil_date_is_set(CivilDate date);
int civil_date_compare(CivilDate a, CivilDate b); /* <0, 0, >0; the unset date comes first */
bool civil_date_equal(CivilDate a, CivilDate b);
CivilDate civil_date_add(CivilDate date, int days);
int civil_date_days_between(CivilDate from, CivilDate to); /* to − from, in days */
Weekday civil_date_weekday(CivilDate date);                /* WEEKDAY_NONE for the unset date */
int civil_days_in_month(int year, int month);

/* `text` as YYYY-MM-DD and nothing else; the unset date if it is anything else. */
CivilDate civil_date_parse(const char *text);

enum { CIVIL_DATE_SIZE = 16, CLOCK_SIZE = 8 };

/* Writes YYYY-MM-DD ("" for the unset date) and returns `out`. */
const char *civil_date_format(CivilDate date, char out[CIVIL_DATE_SIZE]);

/* `text` as HH:MM, 00:00–24:00; CLOCK_UNKNOWN if it is anything else. */
int clock_parse(const char *text);

/* Writes HH:MM ("" for CLOCK_UNKNOWN) and returns `out`. */
const char *clock_format(int clock, char out[CLOCK_SIZE]);

/* Names of months and days in the six languages, in every form that stands in a date. Internal to civil_*.c. */
#pragma once

#include "base/civil.h"

/* 1–12, or 0; moves *at past the name. In Arabic the Levantine name, the Gregorian, or both: "شباط/فبراير". */
int month_name_scan(const char **at);

/* WEEKDAY_NONE if no weekday's name stands at *at. */
Weekday weekday_name_scan(const char **at);

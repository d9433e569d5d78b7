#!/usr/bin/env python3
"""Reads the calendars given by name as a client would, and prints a line an event: when it begins and ends, in UTC, and its
summary. Exits with 77 where there is no reader, which the caller reports as a skipped test."""
import datetime
import sys

try:
    import icalendar
except ImportError:
    print("python3-icalendar is not installed", file=sys.stderr)
    sys.exit(77)


def moment(property_):
    if property_ is None:
        return "-"
    value = property_.dt
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%MZ")
    return value.isoformat()


for name in sys.argv[1:]:
    with open(name, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    for event in calendar.walk("VEVENT"):
        print(moment(event.get("DTSTART")), moment(event.get("DTEND")), event["SUMMARY"])

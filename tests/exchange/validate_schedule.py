#!/usr/bin/env python3
"""Holds conference schedules, given by name, against what applications that read them require: the XML of frab and the
second form of the JSON of c3voc. Prints a complaint a line; exits with 1 if there is any."""
import datetime
import json
import re
import sys
import uuid
import xml.etree.ElementTree as xml

CLOCK = re.compile(r"([0-1][0-9]|2[0-4]):[0-5][0-9]")
ACRONYM = re.compile(r"[a-z0-9_-][a-z0-9_]{3,}")
SLUG = re.compile(r"[a-z0-9_-]+[a-z0-9]")
ZONE = re.compile(r"[A-Z][a-z]+/[A-Z][A-Za-z_/-]+|UTC")
EVENT_PARTS = {"date", "start", "duration", "room", "slug", "url", "title", "subtitle", "track", "type", "language",
               "abstract", "description", "persons", "links"}
EVENT_OPTIONAL = {"url"}
EVENT_MEMBERS = {"abstract", "description", "guid", "language", "links", "participants", "room", "slug", "start", "end",
                 "subtitle", "title", "track", "type", "url"}
TYPES = {"talk", "workshop", "hands-on", "meeting", "discussion", "game", "other"}
complaints = []


class Checker:
    def __init__(self, name):
        self.name = name

    def must(self, holds, what):
        if not holds:
            complaints.append(f"{self.name}: {what}")

    def matches(self, pattern, text, what):
        self.must(isinstance(text, str) and pattern.fullmatch(text) is not None, f"{what}: {text!r}")

    def instant(self, text, what):
        try:
            moment = datetime.datetime.fromisoformat(text)
        except (TypeError, ValueError):
            self.must(False, f"{what}: {text!r} is no time")
            return None
        self.must(moment.tzinfo is not None, f"{what}: {text!r} has no offset")
        return moment

    def is_uuid(self, text, what):
        try:
            self.must(str(uuid.UUID(text)) == text and uuid.UUID(text).version == 5, f"{what}: {text!r}")
        except ValueError:
            self.must(False, f"{what}: {text!r} is no UUID")

    def unique(self, values, what):
        self.must(len(values) == len(set(values)), f"{what} twice")


def minutes(text):
    hours, rest = text.split(":")
    return 60 * int(hours) + int(rest)


def check_event(check, event, room, day):
    parts = [part.tag for part in event]
    check.unique(parts, "a part of an event stands")
    check.must(EVENT_PARTS - EVENT_OPTIONAL <= set(parts) <= EVENT_PARTS, f"parts of an event: {parts}")
    check.is_uuid(event.get("guid"), "guid")
    check.matches(re.compile("[1-9][0-9]*"), event.get("id"), "id")
    begin = check.instant(event.findtext("date"), "date")
    check.matches(CLOCK, event.findtext("start"), "start")
    check.matches(CLOCK, event.findtext("duration"), "duration")
    check.matches(SLUG, event.findtext("slug"), "slug")
    check.must(event.findtext("title"), "an event without a title")
    check.must(event.findtext("room") == room, "an event in another room than its own")
    if begin is not None and day.get("date") is not None:
        check.must(begin.strftime("%H:%M") == event.findtext("start"), "date and start differ")
        check.must(begin.date().isoformat() == day.get("date"), "an event on another day than its own")
        first, last = (check.instant(day.get(edge), edge) for edge in ("start", "end"))
        lasts = datetime.timedelta(minutes=minutes(event.findtext("duration")))
        check.must(first <= begin and (begin + lasts).replace(tzinfo=None) <= last.replace(tzinfo=None),
                   f"an event outside its day: {begin}")
    for person in event.iter("person"):
        check.must(person.text and int(person.get("id")) > 0, "a person without a name or an id")


def check_xml(name):
    check = Checker(name)
    root = xml.parse(name).getroot()
    check.must([part.tag for part in root][:3] == ["generator", "version", "conference"], "the head's order")
    check.must(root.tag == "schedule" and root.findtext("version"), "no version")
    conference = root.find("conference")
    check.matches(ACRONYM, conference.findtext("acronym"), "acronym")
    check.must(conference.findtext("title"), "no title")
    check.must(int(conference.findtext("days")) == len(root.findall("day")) > 0, "the number of days")
    for edge in ("start", "end"):
        datetime.date.fromisoformat(conference.findtext(edge))
    check.matches(CLOCK, conference.findtext("timeslot_duration"), "timeslot_duration")
    if conference.find("time_zone_name") is not None:
        check.matches(ZONE, conference.findtext("time_zone_name"), "time_zone_name")
    days = root.findall("day")
    check.must([day.get("index") for day in days] == [str(i + 1) for i in range(len(days))], "the days' numbers")
    check.must([day.get("date") for day in days] == sorted({day.get("date") for day in days}), "the days' order")
    for day in days:
        check.unique([room.get("name") for room in day], "a room of a day")
        for room in day:
            for event in room:
                check_event(check, event, room.get("name"), day)
    events = list(root.iter("event"))
    check.unique([event.get("id") for event in events], "an id")
    check.unique([event.get("guid") for event in events], "a guid")
    check.unique([event.findtext("slug") for event in events], "a slug")
    return {event.get("guid"): (event.findtext("date"), event.findtext("title")) for event in events}


def check_json_event(check, event, rooms):
    check.must(set(event) == EVENT_MEMBERS, f"members of an event: {sorted(set(event) ^ EVENT_MEMBERS)}")
    check.is_uuid(event["guid"], "guid")
    check.matches(SLUG, event["slug"], "slug")
    check.matches(re.compile("[a-z]{2}"), event["language"], "language")
    check.matches(re.compile("(https?://|urn:uuid:).+"), event["url"], "url")
    check.must(event["room"]["guid"] in rooms, "a room that is not among the rooms")
    check.must(event["type"] in TYPES, f"type {event['type']}")
    check.must(isinstance(event["title"], str) and event["title"], "an event without a title")
    begin, end = check.instant(event["start"], "start"), check.instant(event["end"], "end")
    check.must(begin and end and begin < end, "an event that does not last")
    for person in event["participants"]:
        check.is_uuid(person["guid"], "guid of a person")


def check_json(name):
    check = Checker(name)
    with open(name, encoding="utf-8") as file:
        schedule = json.load(file)["schedule"]
    conference = schedule["conference"]
    check.must(isinstance(schedule["version"], str), "no version")
    check.matches(ACRONYM, conference["acronym"], "acronym")
    check.instant(conference["start"], "start")
    check.instant(conference["end"], "end")
    if "time_zone_name" in conference:
        check.matches(ZONE, conference["time_zone_name"], "time_zone_name")
    for day in conference["days"]:
        check.must(set(day) == {"index", "date", "start", "end"}, "members of a day")
        check.must(check.instant(day["start"], "start") <= check.instant(day["end"], "end"), "a day that does not last")
    rooms = [room["guid"] for room in conference["rooms"]]
    check.unique(rooms, "a room")
    for room in rooms:
        check.is_uuid(room, "guid of a room")
    for event in schedule["events"]:
        check_json_event(check, event, rooms)
    check.unique([event["guid"] for event in schedule["events"]], "a guid")
    check.unique([event["slug"] for event in schedule["events"]], "a slug")
    return {event["guid"]: (event["start"], event["title"]) for event in schedule["events"]}


if __name__ == "__main__":
    events = {}
    for path in sys.argv[1:]:
        stem, kind = path.rsplit(".schedule.", 1)
        found = (check_xml if kind == "xml" else check_json)(path)
        if events.setdefault(stem, found) != found:
            complaints.append(f"{stem}: the two forms have other events")
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    sys.exit(1 if complaints else 0)

// calendars.mjs FILE...: reads each calendar with ical.js, as a browser's calendar would, and has it work out when its
// events are.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

let faults = 0;
for (const path of process.argv.slice(2)) {
    try {
        const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, 'utf8')));
        const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => new ICAL.Timezone(zone));
        for (const component of calendar.getAllSubcomponents('vevent')) {
            const event = new ICAL.Event(component);
            const begin = event.startDate;
            if (!event.uid || !event.summary || Number.isNaN(begin.toJSDate().getTime())) {
                throw new Error(`an event without identity, name or time: ${event.uid}`);
            }
            if (begin.zone !== ICAL.Timezone.localTimezone && begin.zone !== ICAL.Timezone.utcTimezone && !begin.isDate &&
                !zones.some((zone) => zone.tzid === component.getFirstProperty('dtstart').getParameter('tzid'))) {
                throw new Error(`${event.uid} names a time zone that the calendar does not have`);
            }
        }
    } catch (error) {
        console.error(`${path}: ${error.message}`);
        faults++;
    }
}
process.exit(faults > 0 ? 1 : 0);

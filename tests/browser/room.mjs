// The room as everybody sees it: the day as it happens, past days, a meeting's journal, figures. On a desk, on a telephone,
// in the dark, in Arabic, without scripts, and by ear: nothing speaks by itself but the name of who has the floor.
// Usage: node room.mjs PROGRAM PROGRAMME [FOLDER]. Writes TAP.
import { axe, DESKTOP, House, PHONE, Report } from './house.mjs';

const [program, programme, folder] = process.argv.slice(2);
const report = new Report(folder);
const house = new House(program, programme, '2026-05-18 10:31');
const DARK = { ...DESKTOP, colorScheme: 'dark' };
const NARROW = { ...PHONE, viewport: { width: 360, height: 740 } };

const act = (at, who, name, ...fields) =>
    house.run(['do', name, ...fields, '--as', who, '--at', `2026-05-18 ${at}`]);

for (const party of ['BRA', 'CHN', 'DEU', 'EGY', 'FRA', 'IND', 'KEN', 'ZAF']) {
    act('09:50', 'secretariat', 'attendance.mark', `party=${party}`);
}
act('10:04', 'chair', 'meeting.call_to_order', 'meeting=2026-05-18-am');
act('10:05', 'chair', 'item.open', 'segment=1');
act('10:12', 'chair', 'item.open', 'matter=item-5');
act('10:12', 'chair', 'list.open', 'list=item-5', 'matter=item-5');
for (const party of ['BRA', 'CHN', 'EGY', 'FRA', 'KEN']) {
    act('10:13', party, 'floor.request', 'list=item-5');
}
act('10:15', 'chair', 'floor.give', 'list=item-5');
act('10:20', 'chair', 'floor.end');
act('10:21', 'chair', 'meeting.suspend', 'mode=informal');
act('10:22', 'chair', 'floor.give', 'list=item-5');
act('10:25', 'chair', 'floor.end');
act('10:26', 'chair', 'meeting.resume');
act('10:30', 'chair', 'floor.give', 'list=item-5');
await house.serve();
await house.open();

const unless = (holds, complaint) => (holds ? [] : [complaint]);

const fits = async (page) => unless(
    await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    'the page is wider than the screen');

const words = (page) => page.locator('main').innerText();

// Brazil was heard, China informally, Egypt has the floor, France is next.
const tells = async (page) => {
    const text = await words(page);
    const heard = await page.locator('#room-heard').innerText();
    return [
        ...unless(/Brazil/.test(heard) && /5 min/.test(heard), `Brazil was not heard: ${heard}`),
        ...unless(!/China/.test(text), 'who spoke informally has a name'),
        ...unless(/not for the record/.test(heard), 'that there was more is not said'),
        ...unless(/Egypt/.test(await page.locator('#floor').innerText()), 'Egypt has not the floor'),
        ...unless(/France/.test(await page.locator('#room-next').innerText()), 'France is not next'),
        ...unless(/10:05–10:12/.test(text), 'how long the opening took is not said'),
    ];
};

const looks = async (name, path, options, look) => report.step(name, async () => {
    const page = await house.visitor(null, path, options);
    const complaints = [...(await look(page)), ...page.complaints];
    await report.picture(page, name.replaceAll(/\W+/g, '-'));
    await page.context().close();
    return complaints;
});

const whole = async (page) => [...(await fits(page)), ...(await axe(page))];

await looks('the day as it happens', '/room', DESKTOP, async (page) => [...(await tells(page)), ...(await whole(page))]);
await looks('in the dark', '/room', DARK, whole);
await looks('on a telephone', '/room', NARROW, async (page) => [...(await tells(page)), ...(await whole(page))]);
await looks('without scripts', '/room', { ...DESKTOP, javaScriptEnabled: false }, tells);
await looks('in Arabic', '/ar/room', DESKTOP, async (page) => [
    ...unless(await page.locator('html').getAttribute('dir') === 'rtl', 'it runs rightward'),
    ...unless(await page.evaluate(() => {
        const [first] = document.querySelectorAll('#room-plan .plan');
        const [last] = [...document.querySelectorAll('#room-plan .plan')].slice(-1);
        return first.getBoundingClientRect().left > last.getBoundingClientRect().left;
    }), 'the picture runs rightward'),
    ...(await whole(page))]);
await looks('a day that is ahead', '/room/2026-05-20', DESKTOP, whole);
await looks('the journal of a meeting', '/room/meetings/1', NARROW, async (page) => [
    ...unless(!/China/.test(await words(page)), 'who spoke informally has a name'),
    ...(await whole(page))]);
await looks('figures, on a telephone', '/room/charts', NARROW, whole);
await looks('figures, in the dark', '/room/charts', DARK, async (page) => [
    ...unless(!/China/.test(await words(page)), 'who spoke informally is counted'),
    ...(await whole(page))]);
await looks('how to have it in a calendar', '/room/calendar', NARROW, whole);

await report.step('rehearsals of the programme', async () => {
    const page = await house.visitor(null, '/room/charts', DESKTOP);
    await page.locator('#rehearsals a.button').click({ timeout: 60000 });
    await page.locator('#rehearsals svg').waitFor({ timeout: 60000 });
    return [...unless(await page.locator('#rehearsals tbody tr').count() === 10, 'not all meetings are there'),
        ...(await axe(page)), ...page.complaints];
});

await report.step('an anchor leads to a statement', async () => {
    const page = await house.visitor(null, '/room/2026-05-18', DESKTOP);
    const anchor = await page.locator('.heard li[id]').first().getAttribute('id');
    await page.goto(new URL(`/room/2026-05-18#${anchor}`, house.base).href);
    return unless(await page.locator(`#${anchor}:target`).count() === 1, anchor);
});

// Whoever listens hears the name when it changes, and nothing else: not the clock, not what is likely.
await report.step('by ear', async () => {
    const page = await house.visitor(null, '/room', DESKTOP);
    await page.evaluate(() => {
        globalThis.said = [];
        for (const region of document.querySelectorAll('[aria-live], [role=status], [role=alert]')) {
            new MutationObserver(() => globalThis.said.push(region.innerText))
                .observe(region, { subtree: true, childList: true, characterData: true });
        }
    });
    await page.waitForTimeout(7000);
    const idle = await page.evaluate(() => globalThis.said.splice(0));
    act('10:35', 'chair', 'floor.end');
    await page.locator('#floor').filter({ hasText: 'Nobody has the floor' }).waitFor();
    act('10:35', 'chair', 'floor.give', 'list=item-5');
    await page.locator('#floor').filter({ hasText: 'France' }).waitFor();
    await page.locator('#room-heard').filter({ hasText: 'Egypt' }).waitFor();
    await page.waitForTimeout(500);
    const said = [...new Set(await page.evaluate(() => globalThis.said))];
    return [...unless(idle.length === 0, `it speaks by itself: ${idle}`),
        ...unless(said.join() === 'Nobody has the floor.,France', `it says: ${said.join()}`), ...page.complaints];
});

await house.close();
report.end();

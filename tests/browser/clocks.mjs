// Do the clocks of a hall agree? Fifty browsers whose own clocks are hours wrong and run too fast or too slow watch one
// statement over a network that delays each way as it likes. When each changes its figure is noted by a clock that is
// not tampered with. Usage: node clocks.mjs PROGRAM [SCREENS]. Writes TAP.
import { createServer, request } from 'node:http';
import { chromium } from 'playwright-core';
import { BROWSER, meetingOf, openHall, tap, unless } from './hall.mjs';

const [program, wanted] = process.argv.slice(2);
const SCREENS = Number(wanted ?? 50);
const APART_MS = 100;
const WAY_MS = 60; // each way, at most, beyond the shortest
const SHORTEST_MS = 2;
const HOURS_WRONG = 26;
const DRIFT = 3e-4; // a poor quartz is a third as bad
const WATCHED_MS = 15000;

const { report, say, end } = tap();

const hall = await openHall(program, [
    ...meetingOf(['BRA', 'CHN', 'DEU', 'EGY', 'FRA']),
    'chair limit.decide matter=item-5 seconds=300 consent=yes',
    'chair list.open list=item-5 matter=item-5',
    'FRA floor.request list=item-5',
    'chair floor.give list=item-5',
]);

// What lies between: each request, and each answer, waits a while of its own.
const { port } = new URL(hall.url);
const wait = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
const way = () => SHORTEST_MS + WAY_MS * Math.random();
const proxy = createServer(async (incoming, outgoing) => {
    await wait(way());
    const { url: path, method, headers } = incoming;
    request({ port, path, method, headers }, async (answer) => {
        await wait(way());
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
    }).on('error', () => outgoing.destroy()).end();
});
await new Promise((resolve) => { proxy.listen(0, '127.0.0.1', resolve); });

// Runs in each page before anything of it does: its clocks are wrong from now on, and what it shows is noted by the
// right one.
const tamper = ({ wrong, fast, start }) => {
    const TrueDate = Date;
    const from = TrueDate.now();
    const nowTrue = performance.now.bind(performance);
    const origin = performance.timeOrigin;
    const wrongNow = () => Math.round(from + wrong + (TrueDate.now() - from) * (1 + fast));
    globalThis.Date = class extends TrueDate {
        constructor(...given) {
            super(...(given.length > 0 ? given : [wrongNow()]));
        }

        static now() {
            return wrongNow();
        }
    };
    performance.now = () => start + nowTrue() * (1 + fast);
    globalThis.noted = [];
    globalThis.trueNow = () => origin + nowTrue();
    let last = '';
    new MutationObserver(() => {
        const shown = document.querySelector('[data-clock]')?.textContent ?? '';
        if (shown !== last) {
            last = shown;
            globalThis.noted.push([shown, globalThis.trueNow()]);
        }
    }).observe(document, { childList: true, subtree: true, characterData: true });
};

const browser = await chromium.launch(BROWSER);
const pages = [];
for (let i = 0; i < SCREENS; i++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(tamper, {
        wrong: (2 * Math.random() - 1) * HOURS_WRONG * 3600e3,
        fast: (2 * Math.random() - 1) * DRIFT,
        start: Math.random() * 1e6,
    });
    await page.goto(`http://127.0.0.1:${proxy.address().port}/room`);
    pages.push(page);
}
await wait(3000);
await Promise.all(pages.map((page) => page.evaluate(() => { globalThis.noted.length = 0; })));
await wait(WATCHED_MS);
const noted = await Promise.all(pages.map((page) => page.evaluate(() => globalThis.noted)));
const wrong = await Promise.all(pages.map((page) => page.evaluate(() => globalThis.placardClock.now() - globalThis.trueNow())));

// Of each figure that all have shown: from the first that did to the last.
const moments = new Map();
for (const one of noted) {
    for (const [figure, at] of one) {
        moments.set(figure, [...moments.get(figure) ?? [], at]);
    }
}
const spread = (numbers) => Math.max(...numbers) - Math.min(...numbers);
const spreads = [...moments.values()].filter((list) => list.length === SCREENS).map(spread).sort((a, b) => a - b);
const round = (number) => number.toFixed(1);
say(`${SCREENS} screens, clocks up to ${HOURS_WRONG} h and ${DRIFT * 1e6} ppm wrong, ${SHORTEST_MS}–${SHORTEST_MS + WAY_MS} ms each way: `
    + `reckoned ${round(spread(wrong))} ms apart, at most ${round(Math.max(...wrong.map(Math.abs)))} ms off; shown `
    + `${round(spreads[Math.floor(spreads.length / 2)] ?? NaN)} ms apart (median of ${spreads.length} figures), ${round(spreads.at(-1) ?? NaN)} ms at worst`);
// Fifty browsers share the processors of one machine, which wakes some of them late when it has much else to do: of
// the figures the later half says more about that than about the clocks, and is told above. What they reckon with has no
// such excuse: all of them are held to it.
report('all reckon with the same time', unless(spread(wrong) <= APART_MS, `they are ${spread(wrong)} ms apart`));
report('all show the same figure', [
    ...unless(spreads.length >= WATCHED_MS / 1000 - 3, `only ${spreads.length} figures were shown by all`),
    ...unless(spreads[Math.floor(spreads.length / 2)] <= APART_MS, `they change ${spreads} ms apart`)]);

await browser.close();
proxy.closeAllConnections();
proxy.close();
await hall.close();
process.exit(end());

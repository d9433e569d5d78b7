// Looks at the pages as people do: in a browser, at several sizes, in the dark, on paper, without scripts, by
// keyboard, and with axe. Usage: node run.mjs URL [FOLDER-FOR-SCREENSHOTS]. Writes TAP.
import { readFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [base, folder] = process.argv.slice(2);
if (!base) {
    console.error('usage: node run.mjs URL [FOLDER]');
    process.exit(2);
}
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // The browser's own sandbox does not work for the superuser, as whom containers run.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

const DESKTOP = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const DARK = { ...DESKTOP, colorScheme: 'dark' };
const DARK_PHONE = { ...PHONE, colorScheme: 'dark' };

let number = 0;
let failed = 0;
const report = (name, complaints) => {
    number++;
    failed += complaints.length > 0;
    console.log(`${complaints.length > 0 ? 'not ok' : 'ok'} ${number} - ${name}`);
    complaints.forEach((complaint) => console.log(`# ${complaint}`));
};

// A page, and what its console and its policy complained about.
const open = async (path, options = {}, prepare = async () => {}) => {
    const context = await browser.newContext({ timezoneId: 'Europe/Berlin', locale: 'en-GB', ...options });
    const page = await context.newPage();
    const complaints = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await prepare(page);
    await page.goto(new URL(path, base).href);
    return { page, context, complaints };
};

const test = async (name, path, options, look, prepare) => {
    const { page, context, complaints } = await open(path, options, prepare);
    try {
        report(name, [...(await look(page)) ?? [], ...complaints]);
    } catch (error) {
        report(name, [String(error), ...complaints]);
    } finally {
        await context.close();
    }
};

const picture = async (page, name) => {
    if (folder) {
        mkdirSync(folder, { recursive: true });
        await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
    }
};

const unless = (holds, complaint) => (holds ? [] : [complaint]);

const axe = async (page) => {
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }));
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
};

const fits = async (page) => unless(
    await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    'the page is wider than the screen');

const first = await (async () => {
    const answer = await fetch(new URL('/api/programmes', base));
    return (await answer.json()).programmes;
})();
if (first.length === 0) {
    console.error(`${base} publishes no programme: nothing to look at`);
    process.exit(2);
}
const slug = first[0].slug;
const timetable = `/p/${slug}/`;
const pages = { home: '/', timetable, paper: `${timetable}paper`, check: `${timetable}check`, missing: '/nothing-here' };

// The answer to a wrong address is a page too, but the browser reports its status as an error.
const known = (path) => (path === '/nothing-here' ? [/404/] : []);

for (const [form, options] of Object.entries({ desktop: DESKTOP, phone: PHONE, dark: DARK, 'dark-phone': DARK_PHONE })) {
    for (const [name, path] of Object.entries(pages)) {
        const { page, context, complaints } = await open(path, options);
        const unknown = complaints.filter((text) => !known(path).some((pattern) => pattern.test(text)));
        report(`${name} on ${form}: axe, width, policy`, [...await fits(page), ...await axe(page), ...unknown]);
        await picture(page, `${name}-${form}`);
        await context.close();
    }
}

await test('the timetable printed', timetable, DESKTOP, async (page) => {
    await page.emulateMedia({ media: 'print' });
    if (folder) {
        mkdirSync(folder, { recursive: true });
        await page.pdf({ path: `${folder}/timetable-print.pdf`, preferCSSPageSize: true });
    }
    const hidden = await page.evaluate(() => ['.bar', '.filter', '.weeks', '.along']
        .filter((name) => document.querySelector(name)?.checkVisibility()));
    return [...unless(hidden.length === 0, `printed, but of no use there: ${hidden}`),
        ...unless(await page.locator('.day h3').first().isVisible(), 'the days are not printed'), ...await axe(page)];
});

await test('right to left', timetable, DESKTOP, async (page) => {
    await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
    await picture(page, 'timetable-rtl');
    const mirrored = await page.evaluate(() => {
        const row = document.querySelector('.row.meeting');
        return row.querySelector('.when').getBoundingClientRect().left > row.querySelector('.what').getBoundingClientRect().left;
    });
    return [...unless(mirrored, 'the hours do not stand at the right'), ...await fits(page), ...await axe(page)];
});

await test('without scripts', timetable, { ...DESKTOP, javaScriptEnabled: false }, async (page) => {
    const rows = await page.locator('.row.meeting').count();
    const cards = await page.locator('.slot .card').count();
    return [...unless(rows > 0 && await page.locator('.row.meeting').first().isVisible(), 'the list is missing'),
        ...unless(cards > 0 && await page.locator('.slot .card').first().isVisible(), 'the week is missing'),
        ...unless(await page.locator('.own:visible').count() === 0, 'an empty place for the reader\'s own time is seen')];
});

await test('filters are plain links and forms', timetable, { ...DESKTOP, javaScriptEnabled: false }, async (page) => {
    const all = await page.locator('.row.meeting').count();
    const item = await page.locator('select[name=item] option').nth(1).getAttribute('value');
    await page.locator('select[name=item]').selectOption(item);
    await page.locator('.filter button').click();
    const some = await page.locator('.row.meeting').count();
    const feed = await page.locator('.along a', { hasText: /calendar/i }).first().getAttribute('href');
    await picture(page, 'timetable-filtered');
    return [...unless(new URL(page.url()).searchParams.get('item') === item, `the address is ${page.url()}`),
        ...unless(some > 0 && some < all, `${some} of ${all} meetings are shown`),
        ...unless(feed.includes(`item=${item}`), `the feed is not filtered: ${feed}`)];
});

await test('by keyboard', timetable, DESKTOP, async (page) => {
    const focused = () => page.evaluate(() => {
        const style = getComputedStyle(document.activeElement);
        return { text: document.activeElement.textContent.trim().slice(0, 30), href: document.activeElement.getAttribute('href'),
            visible: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
            top: document.activeElement.getBoundingClientRect().top };
    });
    await page.keyboard.press('Tab');
    const skip = await focused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const next = await focused();
    const seen = [];
    for (let i = 0; i < 25; i++) {
        await page.keyboard.press('Tab');
        seen.push(await focused());
    }
    const unseen = seen.filter(({ visible }) => !visible);
    const card = seen.findIndex(({ href }) => href?.startsWith('#20'));
    return [...unless(skip.href === '#main' && skip.top >= 0, `Tab first reaches ${JSON.stringify(skip)}`),
        ...unless(next.href === timetable, `after skipping, Tab reaches ${JSON.stringify(next)}`),
        ...unless(unseen.length === 0, `focus is not seen on ${unseen.map(({ text }) => text)}`),
        ...unless(card >= 0, 'no meeting of the week is reached')];
});

await test('a card leads to its meeting', timetable, DESKTOP, async (page) => {
    const card = page.locator('.slot .card').first();
    const href = await card.getAttribute('href');
    await card.click();
    return [...unless(page.url().endsWith(href), `the address is ${page.url()}`),
        ...unless(await page.locator(`[id="${href.slice(1)}"]`).isVisible(), 'the meeting is not seen')];
});

// The clock stands in the middle of the first meeting.
const { middle, label } = await (async () => {
    const { page, context } = await open(timetable, DESKTOP);
    const [starts, ends] = await page.locator('.row[data-starts]').first()
        .evaluate((row) => [row.dataset.starts, row.dataset.ends]);
    await context.close();
    return { middle: (Date.parse(starts) + Date.parse(ends)) / 2, label: starts };
})();

const knowsZone = /[+-]\d\d:\d\d$/.test(label);

if (knowsZone) {
    await test('the running meeting and the line of now', timetable, DESKTOP, async (page) => {
        await picture(page, 'timetable-now');
        const card = await page.locator('.slot.now').first().boundingBox();
        const line = await page.locator('.now-line').boundingBox();
        return [...unless(await page.locator('.row.now .now-mark').count() >= 1, 'no meeting is marked as running'),
            ...unless(line && card && line.y > card.y && line.y < card.y + card.height, 'the line is not on the meeting'),
            ...unless(await page.locator('th.today').count() === 1, 'the day is not marked')];
    }, (page) => page.clock.setFixedTime(middle));

    await test('the reader\'s own time', timetable, { ...DESKTOP, timezoneId: 'Asia/Tokyo' }, async (page) => {
        const own = await page.locator('.own:visible').first().textContent();
        const expected = new Date(label).toLocaleTimeString('en-GB',
            { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Tokyo' });
        return unless(own.includes(expected), `"${own}" does not say ${expected}`);
    });

    await test('no second time for who is there', timetable, { ...DESKTOP, timezoneId: first[0].zone }, async (page) =>
        unless(await page.locator('.own:visible').count() === 0, 'the same hours are printed twice'));
}

await test('the data for machines can be read', timetable, DESKTOP, async (page) => {
    const data = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
    return unless(data['@type'] === 'Event' && data.subEvent.length > 0, 'no event with meetings');
});

await test('the downloaded document keeps its style', `${timetable}programme.html`, DESKTOP, async (page) => {
    await picture(page, 'document');
    const font = await page.evaluate(() => getComputedStyle(document.querySelector('.paper')).fontFamily);
    return [...unless(font.includes('Times'), `the style is not applied: ${font}`), ...await axe(page)];
});

console.log(`1..${number}`);
await browser.close();
process.exit(failed > 0 ? 1 : 0);

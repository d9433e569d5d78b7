// Looks at the pages as people do: in a browser, at several sizes, in the dark, on paper, without scripts, by
// keyboard, and with axe. Usage: node run.mjs URL [FOLDER-FOR-SCREENSHOTS]. Writes TAP.
import { readFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { lookAtChecks } from './check.mjs';

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
    const answer = await fetch(new URL('/api/v1/programmes', base));
    return (await answer.json()).programmes;
})();
if (first.length === 0) {
    console.error(`${base} publishes no programme: nothing to look at`);
    process.exit(2);
}
const slug = first[0].slug;
const timetable = `/p/${slug}/`;
const pages = { home: '/', timetable, paper: `${timetable}paper`, check: `${timetable}check`,
    'hand-in': '/check', missing: '/nothing-here' };

// The answer to a wrong address is a page too, but the browser reports its status as an error.
const known = (path) => (path === '/nothing-here' ? [/404/] : []);

const lookAt = async (name, form, path, options, look = () => []) => {
    const { page, context, complaints } = await open(path, options);
    const unknown = complaints.filter((text) => !known(path).some((pattern) => pattern.test(text)));
    report(`${name} on ${form}: axe, width, policy`,
        [...await fits(page), ...await axe(page), ...unknown, ...await look(page)]);
    await picture(page, `${name}-${form}`);
    await context.close();
};

for (const [form, options] of Object.entries({ desktop: DESKTOP, phone: PHONE, dark: DARK, 'dark-phone': DARK_PHONE })) {
    for (const [name, path] of Object.entries(pages)) {
        await lookAt(name, form, path, options);
    }
}

// The same pages in the other languages.
const LANGUAGES = { ar: 'rtl', zh: 'ltr', fr: 'ltr', ru: 'ltr', es: 'ltr' };

const speaks = (language) => async (page) => {
    const { lang, dir, foreign } = await page.evaluate(() => ({
        lang: document.documentElement.lang, dir: document.documentElement.dir,
        // What is not in the page's language must say so itself.
        foreign: [...document.querySelectorAll('h1, h2, nav a, label, button')]
            .filter((element) => /[A-Za-z]{4}/.test(element.textContent))
            .filter((element) => !element.closest('[lang="en"], .languages, .brand') && !element.querySelector('[lang]'))
            .map((element) => element.textContent.trim()),
    }));
    const has_latin = ['fr', 'es'].includes(language);
    return [...unless(lang === language && dir === LANGUAGES[language], `the page is ${lang}, ${dir}`),
        ...unless(has_latin || foreign.length === 0, `words are not marked as English: ${foreign}`)];
};

for (const language of Object.keys(LANGUAGES)) {
    const is_far = ['ar', 'zh'].includes(language); // from English: in script or direction
    const { missing, ...others } = pages;
    const looks = is_far ? Object.entries(others).flatMap((entry) => [[...entry, 'desktop', DESKTOP], [...entry, 'phone', PHONE]])
        : [['timetable', timetable, 'phone', PHONE], ['home', '/', 'phone', PHONE]];
    for (const [name, path, form, options] of looks) {
        await lookAt(`${name}-${language}`, form, `/${language}${path}`, options, speaks(language));
    }
}
await lookAt('timetable-ar', 'dark', `/ar${timetable}`, DARK, speaks('ar'));

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

await test('right to left', `/ar${timetable}`, DESKTOP, async (page) => {
    const { rows, days, hours, cards } = await page.evaluate(() => {
        const left = (element) => element.getBoundingClientRect().left;
        const row = document.querySelector('.row.meeting');
        const start = document.querySelector('.slot .hours time').getBoundingClientRect();
        return {
            rows: left(row.querySelector('.when')) - left(row.querySelector('.what')),
            days: [...document.querySelectorAll('table.week')][0].querySelectorAll('th[data-date]').length > 1
                ? [...document.querySelectorAll('table.week th[data-date]')].slice(0, 5).map(left) : [],
            hours: left(document.querySelectorAll('.slot .hours time')[1]) - start.left,
            cards: getComputedStyle(document.querySelector('.slot')).borderRightWidth,
        };
    });
    return [...unless(rows > 0, 'the hours do not stand at the right of what happens'),
        ...unless(days.length === 5 && days.every((at, i) => i === 0 || at < days[i - 1]),
            `the days of the week do not run leftward: ${days}`),
        ...unless(hours < 0, 'the end of the hours does not stand at the left of their beginning'),
        ...unless(cards === '4px', `the colour of a card is not at its right: ${cards}`)];
});

await test('the line of now, right to left', `/ar${timetable}`, DESKTOP, async (page) => {
    const line = await page.locator('.now-line').first().boundingBox();
    const card = await page.locator('.slot.now').first().boundingBox();
    return unless(!line || (card && Math.abs(line.x + line.width - card.x - card.width) < 12),
        `the line ${JSON.stringify(line)} is not in the column of ${JSON.stringify(card)}`);
}, async (page) => {
    const { programmes } = await (await fetch(new URL('/api/v1/programmes', base))).json();
    await page.clock.setFixedTime(Date.parse(`${programmes[0].from}T15:00Z`));
});

// A cell of the week as it is read out: in the order of the paper, whatever the language.
const cellsOf = (page) => page.locator('table.week').first().evaluate((table) => [...table.querySelectorAll('.slot .card')]
    .map((card) => card.getAttribute('href')));

await test('the week has the same order in every language', timetable, DESKTOP, async (page) => {
    const complaints = [];
    const order = await cellsOf(page);
    for (const language of Object.keys(LANGUAGES)) {
        await page.goto(new URL(`/${language}${timetable}`, base).href);
        const other = await cellsOf(page);
        complaints.push(...unless(JSON.stringify(order) === JSON.stringify(other), `${language}: ${other}`));
    }
    return [...unless(order.length > 0, 'the week is empty'), ...complaints];
});

await test('the browser\'s language is taken', timetable, { ...DESKTOP, locale: 'ru-RU' }, async (page) =>
    unless(await page.evaluate(() => document.documentElement.lang) === 'ru', 'the page is not in Russian'));

await test('the language is switched and kept', timetable, { ...DESKTOP, javaScriptEnabled: false }, async (page) => {
    const item = await page.locator('select[name=item] option').nth(1).getAttribute('value');
    await page.locator('select[name=item]').selectOption(item);
    await page.locator('.filter button').click();
    await page.locator('.languages a[lang=ar]').click();
    const filtered = page.url();
    await page.locator('.views a').nth(1).click();
    const paper = page.url();
    return [...unless(filtered.endsWith(`/ar${timetable}?item=${item}`), `the filter is lost: ${filtered}`),
        ...unless(paper.endsWith(`/ar${timetable}paper`), `the language is lost: ${paper}`),
        ...unless(await page.locator('html').getAttribute('dir') === 'rtl', 'the paper is not right-to-left')];
});

await test('by keyboard, right to left', `/ar${timetable}`, DESKTOP, async (page) => {
    await page.keyboard.press('Tab');
    const skip = await page.evaluate(() => document.activeElement.getBoundingClientRect().right);
    const languages = [];
    for (let i = 0; i < 10; i++) {
        await page.keyboard.press('Tab');
        languages.push(await page.evaluate(() => document.activeElement.getAttribute('hreflang')));
    }
    return [...unless(skip > 640, `the first link is at the left: ${skip}`),
        ...unless(languages.filter(Boolean).slice(0, 6).join(' ') === 'ar zh en fr ru es', `the languages are reached as ${languages}`)];
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

    await test('the reader\'s own time in Arabic', `/ar${timetable}`, { ...DESKTOP, timezoneId: 'Asia/Tokyo' }, async (page) => {
        const own = await page.locator('.own:visible').first().textContent();
        return unless(/\d\d:\d\d–\d\d:\d\d/.test(own) && /[\u0621-\u064a]{3}/.test(own) && !own.includes('%s'), `it is "${own}"`);
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

await lookAtChecks({ open, report, unless, axe, fits, picture, DESKTOP, languages: ['ar', 'zh', 'fr', 'ru', 'es'],
    forms: { desktop: DESKTOP, phone: PHONE, dark: DARK } });

console.log(`1..${number}`);
await browser.close();
process.exit(failed > 0 ? 1 : 0);

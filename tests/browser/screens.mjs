// The screens of the hall: one comes in by a code, shows what the desk chooses, and is sent away again; and on none of
// them is anything cut off. Usage: node screens.mjs PROGRAM [FOLDER-FOR-PICTURES]. Writes TAP.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { BROWSER, meetingOf, openHall, tap, unless } from './hall.mjs';

const [program, folder] = process.argv.slice(2);
const PASSWORD = 'a lamp beside the harbour wall';
const PROMPTLY_MS = 8000;
const AWAY_MS = 40000;
const SETTLED_MS = 700; // figures have come, and sizes been found
const { report, end } = tap();

// Those with the longest names, in one language or another.
const PARTIES = ['BOL', 'GBR', 'COD', 'IRN', 'VEN', 'LAO', 'FSM', 'VCT', 'STP', 'PRK', 'FRA', 'EGY', 'ZAF', 'CHN'];
const hall = await openHall(program, [
    ...meetingOf(PARTIES),
    'chair item.open matter=item-5',
    'chair limit.decide matter=item-5 seconds=300 consent=yes',
    'chair list.open list=item-5 matter=item-5',
    ...PARTIES.map((party) => `${party} floor.request list=item-5`),
    'chair floor.give list=item-5',
]);
execFileSync(program, ['account', 'add', 'desk', '--role', 'officer', '--data', hall.data], { input: `${PASSWORD}\n` });

const browser = await chromium.launch(BROWSER);
const address = (path) => new URL(path, hall.url).href;
const open = async (path, options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(PROMPTLY_MS);
    await page.goto(address(path));
    return page;
};
const test = async (name, run) => {
    try {
        report(name, await run() ?? []);
    } catch (error) {
        report(name, String(error).split('\n'));
    }
};
const picture = async (page, name) => {
    if (folder) {
        mkdirSync(folder, { recursive: true });
        await page.screenshot({ path: `${folder}/${name}.png`, omitBackground: name.startsWith('lower-third') });
    }
};

// --- one screen, from its code to its end ----------------------------------------------------------------------------

const desk = await open('/en/sign-in?back=/desk/screens');
await desk.locator('main input[name=name]').fill('desk');
await desk.locator('main input[name=password]').fill(PASSWORD);
await desk.locator('main form button').last().click();
const screen = await open('/en/screen');

await test('a screen comes in by its code', async () => {
    const code = await screen.locator('.code').textContent();
    await picture(screen, 'code');
    await desk.goto(address('/en/desk/screens'));
    const form = desk.locator('form[action$="/desk/screens/admit"]');
    await form.locator('[name=code]').fill(code);
    await form.locator('[name=screen]').fill('hall-left');
    await form.locator('[name=title]').fill('Hall, left');
    await form.locator('[name=view]').selectOption('speaker');
    await form.locator('button').click();
    await screen.waitForURL('**/en/screens/at/hall-left');
    await screen.locator('.view.speaker .name').waitFor();
    await picture(desk, 'desk');
    return unless(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(code), `its code is ${code}`);
});

const panel = desk.locator('#screen-hall-left');
await test('it shows what the desk chooses', async () => {
    await panel.locator('[name=view]').selectOption('list');
    await panel.locator('form[action$="screen.show"] button').click();
    await screen.locator('.view.list .next li').first().waitFor();
});

await test('a message stands in its place until it is taken away', async () => {
    await panel.locator('[name=text]').fill('The doors are closed');
    await panel.locator('form[action$="screen.say"] button').click();
    await screen.locator('.message', { hasText: 'The doors are closed' }).first().waitFor();
    await panel.locator('form[action$="screen.clear"] button').click();
    await screen.locator('.view.list').waitFor();
});

await test('it shows its name when it is asked', async () => {
    await panel.locator('form[action$="screen.identify"] button').click();
    await screen.locator('.identity.named', { hasText: 'Hall, left' }).waitFor();
});

await test('it follows the floor by itself', async () => {
    const before = await screen.locator('.now .name').textContent();
    hall.act(['chair floor.end', 'chair floor.give list=item-5']);
    await screen.waitForFunction((name) => document.querySelector('.now .name')?.textContent !== name, before);
});

await test('it is sent away, and waits again', async () => {
    await desk.reload();
    await desk.locator('form[action$="/desk/screens/revoke"] button').click();
    await screen.waitForURL('**/en/screen', { timeout: AWAY_MS });
    await screen.locator('.code').waitFor();
});

// --- nothing is cut off ----------------------------------------------------------------------------------------------

// Boxes that hold more than they show, and words that stand outside of the screen.
const lost = (page) => page.evaluate(() => [
    ...[...document.querySelectorAll('.view, .middle, .next')]
        .filter((box) => box.scrollHeight > box.clientHeight + 2 || box.scrollWidth > box.clientWidth + 2)
        .map((box) => `${box.className} holds ${box.scrollWidth}×${box.scrollHeight} in ${box.clientWidth}×${box.clientHeight}`),
    ...[...document.querySelectorAll('.name bdi, .who, .clock span, .board bdi, .plan li')]
        .filter((element) => element.checkVisibility() && element.textContent !== '')
        .filter((element) => {
            const { left, right, top, bottom } = element.getBoundingClientRect();
            return left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1;
        })
        .map((element) => `“${element.textContent}” is not all on the screen`),
    ...[...document.querySelectorAll('.name')]
        .filter((element) => parseFloat(getComputedStyle(element).fontSize) < innerWidth / 50)
        .map((element) => `“${element.textContent}” is too small`),
]);

const SIZES = { wide: { width: 1920, height: 1080 }, narrow: { width: 1024, height: 768 } };
const VIEWS = ['overview', 'speaker', 'list', 'agenda', 'vote', 'message'];
const lookAll = async (moment, views, languages) => {
    for (const [size, viewport] of Object.entries(SIZES)) {
        for (const language of size === 'wide' ? languages : languages.slice(0, 2)) {
            await test(`${moment}: nothing is cut off, ${size}, ${language}`, async () => {
                const complaints = [];
                const page = await open(`/${language}/screens/${views[0]}`, { viewport });
                for (const view of views) {
                    await page.goto(address(`/${language}/screens/${view}`));
                    await page.locator('[data-wall] span').first().waitFor();
                    await page.waitForTimeout(SETTLED_MS);
                    complaints.push(...(await lost(page)).map((complaint) => `${view}: ${complaint}`));
                    await picture(page, `${moment}-${view}-${language}-${size}`);
                }
                await page.context().close();
                return complaints;
            });
        }
    }
};

await lookAll('speaks', VIEWS, ['en', 'ar', 'zh', 'fr', 'ru', 'es']);
hall.act(['COD order.raise']);
await lookAll('point', ['overview', 'speaker', 'list'], ['en', 'ar', 'ru']);

await test('over the webcast there is nothing but the name', async () => {
    hall.act(['chair order.rule ruling="It is not one"']);
    const page = await open('/en/screens/lower-third');
    await page.locator('.on-air .name').waitFor();
    await picture(page, 'lower-third');
    const { grounds, scheme } = await page.evaluate(() => ({
        grounds: [document.documentElement, document.body, document.querySelector('.view')]
            .map((element) => getComputedStyle(element).backgroundColor),
        scheme: getComputedStyle(document.documentElement).colorScheme,
    }));
    hall.act(['chair floor.end']);
    await page.locator('.gone .name').waitFor({ state: 'attached' });
    await page.waitForFunction(() => getComputedStyle(document.querySelector('.third')).opacity === '0');
    return [...unless(grounds.every((ground) => ground === 'rgba(0, 0, 0, 0)'), `its ground is ${grounds}`),
        ...unless(scheme === 'light only' || scheme === 'only light', `a dark one is put under it: ${scheme}`)];
});

hall.act(['secretariat screen.say text="Delegations are reminded that amendments to the draft report are handed in by 6 p.m. today."']);
await lookAll('told', ['message'], ['en', 'ar']);
hall.act(['secretariat screen.clear', 'chair question.put question_kind=text symbol=A/AC.999/2022/L.1 text="Adoption of the draft report on harbour lights" matter=item-5',
    'chair vote.call question=1 method=recorded', ...PARTIES.slice(2).map((party, i) => `${party} vote.cast choice=${['yes', 'no', 'abstaining'][i % 3]}`)]);
await lookAll('votes', ['overview', 'vote'], ['en', 'ar', 'zh']);

await browser.close();
await hall.close();
process.exit(end());

// A day of two meetings, as all of them see it at the same time. The Chair has a keyboard and nothing else; the delegation of
// Kenya and a second public page have no JavaScript, and with --plain no delegation and no public page has. Usage: node day.mjs
// PROGRAM PROGRAMME [FOLDER] [--plain]. Writes TAP.
import { axe, DESKTOP, House, PHONE, PROJECTOR, Report } from './house.mjs';

const isPlain = process.argv.includes('--plain');
const [program, programme, folder] = process.argv.slice(2).filter((word) => word !== '--plain');
const report = new Report(folder);
const house = new House(program, programme, '2026-05-18 09:58');
const plain = { ...DESKTOP, javaScriptEnabled: false };

house.account('chair', '--role', 'chair');
house.account('desk', '--role', 'officer');
house.account('france', '--role', 'delegate', '--party', 'FRA', '--rank', 'head');
house.account('kenya', '--role', 'delegate', '--party', 'KEN', '--rank', 'delegate');
await house.serve();
await house.open();

const everybody = {};
const step = (name, act) => report.step(name, act);

const text = (page, selector) => page.locator(selector).innerText();

// What the stream is to bring, within a second or two; without JavaScript one looks again.
const sees = async (page, selector, words) => {
    const found = page.locator(selector).filter({ hasText: words }).first();
    for (let looks = 0; page.isPlain && looks < 20; looks++) {
        await page.reload();
        if (await found.isVisible()) {
            return;
        }
        await page.waitForTimeout(200);
    }
    await found.waitFor();
};

// Before one acts on what is shown.
const look = async (page) => {
    if (page.isPlain) {
        await page.reload();
    }
};

const comesIn = async (name, path, options) => {
    const page = await house.visitor(name, path, options);
    page.isPlain = options?.javaScriptEnabled === false;
    return page;
};

// The Chair presses a key, and what it does is to be seen.
const press = async (key, selector, words) => {
    const { chair } = everybody;
    await chair.locator(`button[data-key="${key}"]`).first().waitFor();
    await chair.waitForTimeout(500); // nobody presses what has only just come; the page would not let them
    await chair.keyboard.press(key);
    const sure = chair.locator('dialog[open] button').first();
    if (await sure.isVisible({ timeout: 300 }).catch(() => false)) {
        await chair.keyboard.press('Enter');
    }
    if (selector) {
        await sees(chair, selector, words).catch(async (error) => {
            throw new Error(`after "${key}" the Chair is told “${await text(chair, '#said')}” and sees: ${await text(chair, 'main')}`);
        });
    }
};

const allAreBack = async () => {
    for (const page of Object.values(everybody).filter((each) => !each.isPlain)) {
        await page.waitForFunction(() => !('offline' in document.body.dataset), null, { timeout: 20000 });
    }
};

const type = async (line) => {
    const { desk } = everybody;
    const box = desk.getByRole('combobox').first();
    await box.fill(line);
    await box.press('Enter');
    await desk.waitForFunction(() => document.querySelector('[role="combobox"]').value === '');
};

try {
    await step('all come in', async () => {
        everybody.chair = await house.visitor('chair', '/chair');
        everybody.desk = await house.visitor('desk', '/desk');
        everybody.france = await comesIn('france', '/delegation', isPlain ? { ...PHONE, javaScriptEnabled: false } : PHONE);
        everybody.kenya = await comesIn('kenya', '/delegation', plain);
        everybody.public = await comesIn(null, '/room', isPlain ? plain : DESKTOP);
        everybody.reader = await comesIn(null, '/room', plain);
    });

    await step('a screen of the hall is let in by its code', async () => {
        const { desk } = everybody;
        const screen = await house.visitor(null, '/screen', PROJECTOR);
        everybody.screen = screen;
        const code = (await text(screen, 'h1.code')).trim();
        await desk.goto(new URL('/desk/screens', house.base).href);
        const form = desk.locator('form').filter({ has: desk.locator('input[name="code"]') }).first();
        await form.locator('input[name="code"]').fill(code);
        await form.locator('input[name="screen"]').fill('hall');
        await form.getByRole('button').click();
        await screen.waitForURL('**/screens/**');
        await desk.goto(new URL('/desk', house.base).href);
    });

    await step('the desk notes who is there, from one line', async () => {
        await type('present br; present cn; present de; present eg; present fr; present in; present ke');
        return [];
    });

    await step('the Chair calls the meeting to order', async () => {
        await press('c', '#chair-room', 'formal');
        await sees(everybody.public, '#room-now', '1st meeting');
        await sees(everybody.reader, '#room-now', '1st meeting');
    });

    await step('a list is opened, and both delegations ask for the floor', async () => {
        await type('list.open list=item-5 matter=item-5');
        const { france, kenya } = everybody;
        await look(france);
        await france.locator('#lists').getByRole('button', { name: 'Ask for the floor' }).first().click();
        await sees(france, '#lists', 'Your place: 1');
        await look(kenya);
        await kenya.locator('#lists').getByRole('button', { name: 'Ask for the floor' }).first().click();
        await sees(kenya, '#lists', 'Your place: 2');
    });

    await step('the Chair gives France the floor, and all see it', async () => {
        const { chair, france, kenya, screen, desk, reader } = everybody;
        // The lines of the programme before item 5 are ceremony here.
        const isThere = async () => {
            await look(everybody.public);
            return /item 5|discussions|Presentation/i.test(await text(everybody.public, '#room-now'));
        };
        for (let lines = 0; lines < 12 && !await isThere(); lines++) {
            await press('t').catch(async (error) => {
                throw new Error(`${error}\nthe Chair sees: ${await text(chair, '#chair-acts')}\nthe public: ${await text(everybody.public, '#room-now')}`);
            });
            await chair.waitForTimeout(500);
        }
        await press('g', '#floor', 'France');
        await sees(france, '#alerts', /floor/);
        await sees(everybody.public, '#floor', 'France');
        await sees(screen, '.view', 'France');
        await sees(desk, '#floor', 'France');
        await sees(reader, '#floor', 'France');
        await sees(kenya, '#floor', 'France');
        await report.picture(screen, 'screen', false);
        await report.picture(everybody.chair, 'chair');
        await report.picture(france, 'delegation');
        await report.picture(desk, 'desk');
    });

    await step('all clocks show the same', async () => {
        const { chair, screen } = everybody;
        const seconds = async (page) => {
            const shown = (await page.locator('[data-clock]').first().innerText()).match(/(\d+):(\d\d)/);
            return Number(shown[1]) * 60 + Number(shown[2]);
        };
        await chair.waitForTimeout(1500);
        const [a, b, c] = await Promise.all([chair, screen, isPlain ? everybody.desk : everybody.public].map(seconds));
        return Math.max(a, b, c) - Math.min(a, b, c) <= 1 ? [] : [`${a}, ${b} and ${c} seconds`];
    });

    await step('Kenya raises a point of order, without JavaScript; the clock stands until the Chair has ruled', async () => {
        const { kenya, chair, screen } = everybody;
        await look(kenya);
        await kenya.locator('summary', { hasText: 'Point of order' }).click();
        await kenya.locator('form[action$="/act/order.raise"] button').click();
        await sees(chair, '#chair-first', 'Kenya');
        await sees(screen, '.view', 'Kenya');
        await chair.locator('#floor [data-clock]:not([data-since])').waitFor();
        await report.picture(chair, 'chair-point');
        await press('r');
        await chair.locator('#chair-first').filter({ hasNotText: 'Kenya' }).waitFor({ state: 'attached' });
    });

    await step('France goes on and ends', async () => {
        const { chair } = everybody;
        if (await chair.locator('#floor [data-clock]:not([data-since])').count() > 0) {
            await press('w');
        }
        await press('e', '#floor', 'Nobody');
        await sees(everybody.public, '#room-heard', 'France');
    });

    await step('the list is closed, and the delegations are told', async () => {
        const { chair, france, screen } = everybody;
        await press('l', '#chair-list', /announced/i);
        await sees(france, '#lists', /announced/i);
        await sees(screen, '.view', /clos/i);
        await type('close item-5');
        await sees(chair, '#chair-list', /closed/i);
        await sees(everybody.kenya, '#lists', /closed/i);
    });

    await step('a page that is cut off keeps counting, and misses nothing', async () => {
        const { france } = everybody;
        const watcher = isPlain ? everybody.screen : everybody.public;
        const part = isPlain ? '.view' : '#floor';
        await press('g', '#floor', 'Kenya');
        await sees(watcher, part, 'Kenya');
        await watcher.context().setOffline(true);
        const before = await text(watcher, `${part} [data-clock]`);
        await watcher.waitForTimeout(2200);
        const after = await text(watcher, `${part} [data-clock]`);
        await press('e', '#floor', 'Nobody');
        await watcher.context().setOffline(false);
        await watcher.locator(part).filter({ hasNotText: 'Kenya' }).waitFor({ timeout: 20000 });
        await sees(everybody.public, '#room-heard', 'Kenya');
        await sees(france, '#floor', 'Nobody');
        return before === after ? [`the clock stood at ${before}`] : [];
    });

    await step('the server is killed and comes back: all go on, nobody signs in again', async () => {
        const { chair } = everybody;
        await house.stop('SIGKILL');
        await chair.waitForTimeout(1500);
        const isSaid = await chair.evaluate(() => 'offline' in document.body.dataset);
        house.clock = '2026-05-18 12:40';
        await house.serve();
        await allAreBack();
        return isSaid ? [] : ['nobody was told that the connection was lost'];
    });

    await step('the meeting is adjourned, and everybody sees that it is over', async () => {
        await press('m');
        await sees(everybody.public, '#room-now', /No meeting/);
        await sees(everybody.screen, '.view', /15:00/);
        await sees(everybody.reader, '#room-now', /No meeting/);
        await report.picture(everybody.public, 'room');
    });

    await step('the server is stopped for the lunch break, and the second meeting is called to order', async () => {
        await house.stop();
        house.clock = '2026-05-18 17:45';
        await house.serve();
        await allAreBack();
        await type('present br; present cn; present de; present eg; present fr; present in; present ke');
        await press('c', '#chair-room', '2nd meeting');
        await press('t');
    });

    await step('France replies to Kenya at the end of the day', async () => {
        const { france } = everybody;
        await look(france);
        await france.locator('summary', { hasText: 'Right of reply' }).click();
        const form = france.locator('form[action$="/act/reply.request"]');
        await form.locator('input[name="reason"]').fill('the statement of Kenya');
        await form.getByRole('button').click();
        await sees(everybody.desk, 'main', /repl/i);
        await press('g', '#floor', 'France');
        await sees(everybody.public, '#floor', 'France');
        await press('e', '#floor', 'Nobody');
    });

    await step('the day ends', async () => {
        await press('m');
        await sees(everybody.public, '#room-now', /No meeting/);
        await sees(everybody.kenya, 'main', 'Kenya');
    });

    for (const [name, page] of Object.entries(everybody)) {
        if (page.isPlain) {
            continue; // axe is a script
        }
        await step(`axe has nothing against the page of: ${name}`, () => axe(page));
    }

    await step('no page complained in its console', () => Object.values(everybody).flatMap((page) => page.complaints));

    await step('the record has it all, and holds', () => {
        const log = house.run(['log']);
        const wanted = [/called to order/, /France was given the floor/, /Kenya raised a point of order/, /ruled/, /announced the list/, /item-5 was closed/, /list replies/, /meeting rose/];
        house.run(['verify']);
        return wanted.filter((words) => !words.test(log)).map((words) => `nothing of ${words} in the record, which ends with:\n${log.split('\n').slice(-20).join('\n')}`);
    });
} finally {
    await house.close();
    report.end();
}

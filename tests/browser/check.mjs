// The page on which a document is handed in, as people use it: with and without scripts, chosen, dropped, pasted, with
// what cannot be read; and the page about the API. Called by run.mjs with what that has.
import { readFileSync } from 'node:fs';

const TEXT = readFileSync(new URL('programme.txt', import.meta.url), 'utf8');

const file = (name, text, mimeType = 'text/plain') => ({ name, mimeType, buffer: Buffer.from(text) });

// An answer that says no is a page too, but the browser reports its status as an error.
const isOfStatus = (text) => /status of 4\d\d/.test(text);

export async function lookAtChecks({ open, report, unless, axe, fits, picture, forms, DESKTOP, languages }) {
    const test = async (name, path, options, look, isExpected = () => false) => {
        const { page, context, complaints } = await open(path, options);
        try {
            const said = await look(page);
            report(name, [...said, ...complaints.filter((text) => !isExpected(text))]);
        } catch (error) {
            report(name, [String(error), ...complaints]);
        } finally {
            await context.close();
        }
    };
    const withoutScripts = { ...DESKTOP, javaScriptEnabled: false };
    const handIn = async (page, text) => {
        await page.locator('#document').setInputFiles(file('note.txt', text));
        await page.locator('.hand-in button').click();
        await page.locator('#findings').waitFor();
    };

    for (const [form, options] of Object.entries(forms)) {
        await test(`a document handed in on ${form}: axe, width, policy`, '/check', options, async (page) => {
            const empty = [...await fits(page), ...await axe(page)];
            await picture(page, `check-form-${form}`);
            await handIn(page, TEXT);
            await picture(page, `check-result-${form}`);
            return [...empty, ...await fits(page), ...await axe(page)];
        });
    }

    for (const language of languages) {
        await test(`a document handed in in ${language}`, `/${language}/check`, DESKTOP, async (page) => {
            await handIn(page, TEXT);
            await picture(page, `check-result-${language}`);
            return [...unless(await page.evaluate(() => document.documentElement.lang) === language, 'another language'),
                ...await fits(page), ...await axe(page)];
        });
    }

    await test('a document handed in without scripts', '/check', withoutScripts, async (page) => {
        await page.locator('#text').fill(TEXT);
        await page.locator('.hand-in button').click();
        const kept = await page.locator('#text').inputValue();
        const [download] = await Promise.all([page.waitForEvent('download'),
            page.locator('.along button[value=txt]').click()]);
        const written = readFileSync(await download.path(), 'utf8');
        return [...unless(kept.replaceAll('\r\n', '\n') === TEXT, 'the text does not stay for correcting'),
            ...unless(await page.locator('.row.meeting').count() > 0, 'no timetable is shown'),
            ...unless(download.suggestedFilename() === 'programme.txt', download.suggestedFilename()),
            ...unless(written.includes('Agenda item'), 'the programme is not in the download')];
    });

    await test('a download in another language', '/check', DESKTOP, async (page) => {
        await handIn(page, TEXT);
        await page.locator('.along select').selectOption('fr');
        const [download] = await Promise.all([page.waitForEvent('download'),
            page.locator('.along button[value=txt]').click()]);
        return unless(readFileSync(await download.path(), 'utf8').includes('ordre du jour'), 'it is not in French');
    });

    await test('what cannot be read says where', '/check', DESKTOP, async (page) => {
        await page.locator('#document').setInputFiles(file('damaged.json', '{\n  "rows": [}'));
        await page.locator('.hand-in button').click();
        const alert = page.locator('[role=alert]');
        await alert.waitFor();
        await picture(page, 'check-error');
        return [...unless((await alert.textContent()).includes('2:12'), await alert.textContent()), ...await axe(page)];
    }, isOfStatus);

    await test('nothing is sent of nothing, or of too much', '/check', DESKTOP, async (page) => {
        await page.locator('.hand-in button').click();
        const nothing = await page.locator('.doing').textContent();
        await page.locator('#document').setInputFiles({ name: 'large.txt', mimeType: 'text/plain', buffer: Buffer.alloc((16 << 20) + 1, 'x') });
        await page.locator('.hand-in button').click();
        const large = await page.locator('.doing').textContent();
        return [...unless(nothing.length > 0, 'nothing is said of an empty form'),
            ...unless(large.length > 0 && large !== nothing, 'nothing is said of a document that is too large')];
    });

    await test('too much without scripts is answered by a page', '/check', withoutScripts, async (page) => {
        await page.locator('#document').setInputFiles({ name: 'large.txt', mimeType: 'text/plain', buffer: Buffer.alloc(20 << 20, 'x') });
        await page.locator('.hand-in button').click();
        await page.locator('.problem').waitFor();
        await picture(page, 'check-too-large');
        return unless((await page.locator('.problem').textContent()).includes('16 MiB'), 'the limit is not named');
    }, isOfStatus);

    await test('a document is dropped and pasted', '/check', DESKTOP, async (page) => {
        await page.evaluate((text) => {
            const dropped = new DataTransfer();
            dropped.items.add(new File([text], 'dropped.txt', { type: 'text/plain' }));
            document.querySelector('.drop').dispatchEvent(
                new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
            const pasted = new DataTransfer();
            pasted.setData('text/plain', 'pasted words');
            document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true }));
        }, TEXT);
        const name = await page.evaluate(() => document.querySelector('#document').files[0]?.name);
        const text = await page.locator('#text').inputValue();
        return [...unless(name === 'dropped.txt', `dropped: ${name}`), ...unless(text === 'pasted words', `pasted: ${text}`)];
    });

    await test('a document handed in by keyboard', '/check', DESKTOP, async (page) => {
        const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.type);
        await page.locator('#document').focus();
        await page.keyboard.press('Tab');
        const second = await focused();
        await page.keyboard.insertText(TEXT);
        await page.keyboard.press('Tab');
        const third = await focused();
        await page.keyboard.press('Enter');
        await page.locator('#findings').waitFor();
        return [...unless(second === 'text', `after the file: ${second}`), ...unless(third === 'submit', `after the text: ${third}`),
            ...unless(await focused() === 'main', `after the answer the focus is on ${await focused()}`)];
    });

    await test('the page about the API', '/api', DESKTOP, async (page) => {
        await picture(page, 'api');
        return [...await fits(page), ...await axe(page)];
    });
}

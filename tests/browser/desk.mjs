// The desk in a browser: an officer types, with completion and with the keyboard alone, corrects what is wrong, takes back,
// prints, and marks who is in the room; what changes comes by the stream. Usage: node desk.mjs PROGRAM PROGRAMME [FOLDER].
// Writes TAP.
import { axe, DESKTOP, House, PHONE, Report } from './house.mjs';

const [program, programme, folder] = process.argv.slice(2);
const report = new Report(folder);
const house = new House(program, programme, '2026-05-18 09:58');
const unless = (holds, complaint) => (holds ? [] : [complaint]);

house.account('desk', '--role', 'officer');
house.account('other', '--role', 'officer');
await house.serve();
await house.open();

try {
    const desk = await house.visitor('desk', '/desk');
    const other = await house.visitor('other', '/desk');
    const box = desk.getByRole('combobox').first();
    const options = desk.locator('#box-options [role="option"]');
    const names = () => desk.locator('.speakers .named a').allInnerTexts();
    const isFocused = () => box.evaluate((line) => document.activeElement === line);
    const sees = (page, selector, words) => page.locator(selector).filter({ hasText: words }).first().waitFor();
    const done = () => desk.waitForFunction(() => !document.getElementById('box').dataset.busy);
    const enter = async (line) => {
        await box.fill(line);
        await box.press('Escape');
        await box.focus();
        await box.press('Enter');
        await desk.waitForTimeout(50);
        await done();
    };

    await report.step('the box has the focus at once', async () => unless(await isFocused(), 'it has not'));

    await report.step('a list is opened, and comes to everybody by the stream', async () => {
        await enter('open item-5');
        await sees(desk, '#desk-lists', 'item-5');
        await sees(other, '#desk-lists', 'item-5');
        return unless(await isFocused(), 'the focus is gone');
    });

    await report.step('completion is a listbox that the keyboard walks', async () => {
        await box.pressSequentially('fra');
        await options.first().waitFor();
        const before = [await box.getAttribute('aria-expanded'), await box.getAttribute('aria-activedescendant')];
        await box.press('ArrowDown');
        const active = await box.getAttribute('aria-activedescendant');
        const chosen = await desk.locator(`#${active}`).getAttribute('aria-selected');
        await box.press('Enter');
        const value = await box.inputValue();
        const after = await box.getAttribute('aria-expanded');
        return [...unless(before[0] === 'true' && before[1] === null, `before: ${before}`),
            ...unless(chosen === 'true', `chosen: ${chosen}`), ...unless(value === 'FRA ', `value: ${value}`),
            ...unless(after === 'false', `expanded: ${after}`)];
    });

    await report.step('Tab takes the first, Escape closes', async () => {
        await box.fill('');
        await box.pressSequentially('chin');
        await options.first().waitFor();
        await box.press('Tab');
        const taken = await box.inputValue();
        await box.pressSequentially('mini');
        await options.first().waitFor();
        await box.press('Escape');
        return [...unless(taken === 'CHN ', taken), ...unless(await options.count() === 0, 'it is open'),
            ...unless(await isFocused(), 'the focus is gone')];
    });

    await report.step('several are done in one line, and told in words', async () => {
        await enter('fr @item-5; de; br minister; in 1 leaves at noon');
        await sees(desk, '#box-said', 'India was put on the list item-5');
        await sees(other, '.speakers', 'moved from');
        const order = (await names()).join(' ');
        return [...unless(order === 'India France Germany Brazil', order), ...unless(await box.inputValue() === '', 'the line is there')];
    });

    await report.step('of a line that is wrong nothing is done, and the place is selected', async () => {
        await enter('eg; za; xyz');
        await sees(desk, '#box-said .bad', 'xyz');
        const [from, to, invalid] = await box.evaluate((line) => [line.selectionStart, line.selectionEnd, line.getAttribute('aria-invalid')]);
        return [...unless(from === 8 && to === 11, `${from}–${to}`), ...unless(invalid === 'true', 'not marked'),
            ...unless((await names()).length === 4, String(await names()))];
    });

    await report.step('after a refusal what is left of the line stands there', async () => {
        await enter('eg; fr; za');
        await sees(desk, '#box-said .bad', 'is on the list');
        return [...unless(await box.inputValue() === 'fr; za', await box.inputValue()),
            ...unless((await names()).includes('Egypt'), String(await names()))];
    });

    await report.step('undo takes back one\'s own, whatever others did since', async () => {
        await other.getByRole('combobox').first().fill('za');
        await other.getByRole('combobox').first().press('Enter');
        await sees(desk, '.speakers', 'South Africa');
        await enter('undo');
        await desk.waitForFunction(() => !document.querySelector('.speakers').textContent.includes('Egypt'));
        return unless((await names()).includes('South Africa'), String(await names()));
    });

    await report.step('arrow-up brings earlier lines', async () => {
        await box.fill('draft');
        await box.press('Escape');
        await box.focus();
        await box.press('ArrowUp');
        const latest = await box.inputValue();
        await box.press('ArrowUp');
        const earlier = await box.inputValue();
        await box.press('ArrowDown');
        await box.press('ArrowDown');
        return [...unless(latest === 'undo', latest), ...unless(earlier === 'eg; fr; za', earlier),
            ...unless(await box.inputValue() === 'draft', await box.inputValue())];
    });

    await report.step('p prints the list, / leads back to the box', async () => {
        await box.fill('');
        await box.press('Escape');
        const opened = desk.context().waitForEvent('page');
        await desk.keyboard.press('p');
        const print = await opened;
        const status = await desk.request.get(new URL('/desk/list/1.pdf', house.base).href).then((answer) => answer.status());
        await print.close();
        await desk.evaluate(() => document.activeElement.blur());
        await desk.keyboard.press('/');
        return [...unless(status === 200, `status ${status}`), ...unless(await isFocused(), 'the box has no focus')];
    });

    await report.step('a name is marked as it is typed', async () => {
        const people = await house.visitor('other', '/desk/people');
        await people.getByLabel('Find').fill('egy');
        await people.keyboard.press('Enter');
        await people.locator('button[value="EGY"][aria-pressed="true"]').waitFor();
        await sees(people, '#quorum', '1 / 8');
        const left = await people.getByLabel('Find').inputValue();
        await report.picture(people, 'people');
        return [...unless(left === '', left), ...await axe(people), ...people.complaints];
    });

    await report.step('what was taken back is struck through in the record', async () => {
        const record = await house.visitor('other', '/desk/log');
        await record.locator('tr.undone del').filter({ hasText: 'Egypt' }).waitFor();
        return [...await axe(record), ...record.complaints];
    });

    await report.step('the pages are sound for who hears or sees less, on a telephone and from right to left', async () => {
        const phone = await house.visitor('desk', '/ar/desk', PHONE);
        const wide = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        await report.picture(desk, 'desk');
        await report.picture(phone, 'desk-phone-arabic');
        await box.pressSequentially('s');
        await options.first().waitFor();
        return [...unless(wide <= 0, `too wide by ${wide}`), ...await axe(desk), ...await axe(phone), ...phone.complaints];
    });

    await report.step('without scripts the box is a form that answers on the page', async () => {
        const plain = await house.visitor('desk', '/desk', { ...DESKTOP, javaScriptEnabled: false });
        await plain.locator('#box-text').fill('ke @item-5; nobody');
        await plain.locator('#box button').click();
        await sees(plain, '#said', 'nobody');
        const kept = await plain.locator('#box-text').inputValue();
        await plain.locator('#box-text').fill('ke @item-5');
        await plain.locator('#box button').click();
        await sees(plain, '#said', 'Kenya');
        return unless(kept === 'ke @item-5; nobody', kept);
    });

    await report.step('nobody\'s page complains', async () => [...desk.complaints, ...other.complaints]);
} finally {
    await house.close();
}
report.end();

// A delegation on its telephone, another, and a booth, in a browser: turns, alerts and offers come by the stream, what somebody
// types stays, texts go to the booth and not to others. Usage: node delegation.mjs PROGRAM PROGRAMME [FOLDER]. Writes TAP.
import { axe, DESKTOP, House, PHONE, Report } from './house.mjs';

const [program, programme, folder] = process.argv.slice(2);
const report = new Report(folder);
const house = new House(program, programme, '2026-05-18 10:05');
const unless = (holds, complaint) => (holds ? [] : [complaint]);

house.do('secretariat', 'attendance.mark', 'parties=BRA,CHN,EGY,FRA,IND,KEN,ZAF');
house.account('fra', '--role', 'delegate', '--party', 'FRA', '--rank', 'head');
house.account('reader', '--role', 'delegate', '--party', 'FRA', '--rank', 'reviewer');
house.account('deu', '--role', 'delegate', '--party', 'DEU', '--rank', 'delegate');
house.account('booth', '--role', 'interpreter');
house.account('chair', '--role', 'chair');
await house.serve();
await house.open();

try {
    const chair = await house.visitor('chair', '/chair');
    const fra = await house.visitor('fra', '/delegation', PHONE);
    const deu = await house.visitor('deu', '/delegation', PHONE);
    const booth = await house.visitor('booth', '/interpreters');
    const sees = (page, selector, words) => page.locator(selector).filter({ hasText: words }).first().waitFor();

    // As the Chair's page would send it.
    const rule = async (name, fields) => {
        const status = await chair.evaluate(async ([command, values]) => {
            const body = new URLSearchParams({ ...values, token: document.body.dataset.token, once: crypto.randomUUID(), quiet: '1' });
            const answer = await fetch(`/act/${command}`, { method: 'POST', body });
            return answer.status === 204 ? '' : answer.text();
        }, [name, fields]);
        if (status !== '') {
            throw new Error(`${name}: ${status}`);
        }
    };
    await rule('meeting.call_to_order', { meeting: '2026-05-18-am' });
    await rule('item.open', { matter: 'item-5' });
    await rule('list.open', { list: 'item-5', matter: 'item-5' });

    await report.step('a delegation asks for the floor with one press, and is told when it will speak', async () => {
        await deu.locator('#lists form.ask button').first().click();
        await sees(deu, '#lists', 'Your place: 1');
        await fra.locator('#lists form.ask button').first().click();
        await sees(fra, '#lists', 'Your place: 2');
        const when = await fra.locator('#lists .when').innerText();
        await sees(deu, '#alerts', 'You are next');
        await sees(fra, '#alerts', 'the one after');
        return unless(/You speak in \d+ to \d+ minutes/.test(when), when);
    });

    await report.step('what is typed stays while the page changes around it', async () => {
        await fra.locator('#lists .changes summary').click();
        await fra.locator('#lists input[name=recipient]').fill('KEN');
        await rule('list.announce', { list: 'item-5' });
        await sees(fra, '#lists .tag', 'closing announced');
        const kept = await fra.locator('#lists input[name=recipient]').inputValue();
        await fra.locator('#lists input[name=recipient]').fill('');
        return unless(kept === 'KEN', kept);
    });

    await report.step('an offer comes to the other, and to nobody else', async () => {
        await fra.locator('#lists form[action$="floor.swap"] button').click();
        await sees(deu, '#alerts', 'France offers to exchange places with you');
        const reader = await house.visitor('reader', '/delegation', PHONE);
        const forms = await reader.locator('main form').count();
        await deu.locator('#alerts button').filter({ hasText: 'Accept' }).click();
        await sees(fra, '#lists', 'Your place: 1');
        await sees(deu, '#lists', 'Your place: 2');
        return [...unless(forms === 0, `who only reads has ${forms} forms`), ...reader.complaints];
    });

    await report.step('a text goes to the booth, in the order of speaking', async () => {
        const page = await house.visitor('fra', '/delegation/text', PHONE);
        await page.getByLabel('Language of the text').selectOption('fr');
        await page.locator('input[type=file]').setInputFiles({
            name: 'texte.txt', mimeType: 'text/plain',
            buffer: Buffer.from(`Monsieur le Président,\n\n${'La sûreté des feux côtiers importe à tous. '.repeat(100)}\n`),
        });
        await page.getByRole('button', { name: 'Hand it in' }).click();
        await sees(page, '#said', 'with those who interpret');
        await sees(booth, '#queue', 'Français');
        await sees(booth, '#reading', 'Monsieur le Président');
        await sees(booth, '#reading', 'EMBARGO');
        await report.picture(booth, 'booth');
        const other = await house.visitor('deu', '/statements', PHONE);
        const all = [await other.innerText('main'), await deu.innerText('main')].join();
        return [...unless(!all.includes('Monsieur'), 'Germany reads it'), ...await axe(page), ...await axe(booth), ...page.complaints];
    });

    await report.step('in the back the title tells what must be known', async () => {
        await fra.evaluate(() => {
            Object.defineProperty(document, 'hidden', { value: true, configurable: true });
            document.dispatchEvent(new Event('visibilitychange'));
        });
        await rule('floor.give', { list: 'item-5' });
        await fra.waitForFunction(() => document.title.startsWith('● You have the floor'));
        await fra.evaluate(() => {
            delete document.hidden;
            document.dispatchEvent(new Event('visibilitychange'));
        });
        const title = await fra.title();
        return unless(!title.startsWith('●'), title);
    });

    await report.step('the booth checks it against delivery, and then everybody reads it', async () => {
        await booth.locator('#reading button').filter({ hasText: 'as written' }).click();
        await booth.waitForFunction(() => ![...document.querySelectorAll('#reading button')].some((b) => b.innerText === 'as written'));
        await rule('floor.end', {});
        await sees(fra, '#texts', 'public');
        const anybody = await house.visitor(null, '/statements/1', DESKTOP);
        const text = await anybody.innerText('main');
        await report.picture(anybody, 'statement');
        return [...unless(text.includes('Monsieur le Président'), text.slice(0, 200)), ...await axe(anybody), ...anybody.complaints];
    });

    await report.step('a point of order is ruled on, and its delegation is told', async () => {
        await deu.locator('#acts summary').filter({ hasText: 'Point of order' }).click();
        await deu.locator('#acts form[action$="order.raise"] input[name=text]').fill('There is no interpretation');
        await deu.locator('#acts form[action$="order.raise"] button').click();
        await sees(deu, '#acts', 'waits for the ruling');
        await rule('order.rule', { ruling: 'It is back' });
        await sees(deu, '#alerts', 'ruled on your point of order');
        return [];
    });

    await report.step('a refusal is told where all look for it', async () => {
        await fra.locator('#acts summary').filter({ hasText: 'Right of reply' }).click();
        const form = fra.locator('#acts form[action$="reply.request"]');
        for (let i = 0; i < 3; i++) {
            await form.locator('button').click();
            await fra.waitForTimeout(300);
        }
        const said = await fra.locator('#said').innerText();
        return unless(said.length > 5, `said: ${said}`);
    });

    await report.step('the pages are sound for who hears or sees less, from right to left and in the dark', async () => {
        const arabic = await house.visitor('fra', '/ar/delegation', { ...PHONE, colorScheme: 'dark' });
        const booths = await house.visitor('booth', '/ar/interpreters', { ...DESKTOP, colorScheme: 'dark' });
        const wide = await arabic.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        await report.picture(arabic, 'delegation-arabic-dark');
        await report.picture(fra, 'delegation');
        return [...unless(wide <= 0, `too wide by ${wide}`), ...await axe(fra), ...await axe(arabic), ...await axe(booths),
            ...arabic.complaints, ...booths.complaints];
    });

    await report.step('without scripts the same forms lead from page to page', async () => {
        const plain = await house.visitor('deu', '/delegation', { ...PHONE, javaScriptEnabled: false });
        await plain.locator('#room button').click();
        await sees(plain, '#room', 'in the room');
        return [...plain.complaints];
    });

    await report.step('nobody\'s page complains', async () => [...fra.complaints, ...deu.complaints, ...booth.complaints]);
} finally {
    await house.close();
}
report.end();

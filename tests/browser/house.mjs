// A session of its own for tests in a browser: a folder with eight Members, a server that can be stopped and started
// again, accounts, and visitors who sign in.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

export const PASSWORD = 'a lamp beside the harbour wall';
export const DESKTOP = { viewport: { width: 1280, height: 900 } };
export const PHONE = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
export const PROJECTOR = { viewport: { width: 1920, height: 1080 } };

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export class House {
    constructor(program, programme, clock) {
        this.program = program;
        this.data = mkdtempSync(join(tmpdir(), 'placard-day-'));
        this.clock = clock;
        this.session = join(this.data, 'session');
        this.port = 0;
        this.do('secretariat', 'session.begin', 'body=Open-ended working group', 'session=Second substantive session',
            'profile=oewg', 'from=2026-05-18', 'to=2026-05-22', 'place=New York', 'zone=America/New_York',
            'parties=BRA,CHN,DEU,EGY,FRA,IND,KEN,ZAF');
        this.do('secretariat', 'programme.issue', `paper=${programme}`);
    }

    run(words, input) {
        return execFileSync(this.program, [...words, '--data', this.session], { encoding: 'utf8', input });
    }

    // Before the day begins, at the command line.
    do(who, name, ...fields) {
        return this.run(['do', name, ...fields, '--as', who, '--at', '2026-05-15 09:00']);
    }

    account(name, ...options) {
        this.run(['account', 'add', name, ...options], `${PASSWORD}\n`);
    }

    async serve() {
        this.server = spawn(this.program, ['serve', '--data', this.session, '--port', String(this.port),
            '--clock', this.clock], { stdio: ['ignore', 'pipe', 'inherit'] });
        this.served = '';
        await new Promise((resolve, reject) => {
            this.server.stdout.on('data', (bytes) => {
                this.served += bytes;
                if (this.served.includes('Ctrl-C')) {
                    resolve();
                }
            });
            this.server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${this.served}`)));
        });
        this.base = this.served.match(/http:\/\/[^/\s]*\//)[0];
        this.port = Number(new URL(this.base).port);
    }

    async stop(signal = 'SIGTERM') {
        const ended = new Promise((resolve) => this.server.once('exit', resolve));
        this.server.removeAllListeners('exit');
        this.server.once('exit', () => {});
        const over = new Promise((resolve) => this.server.once('close', resolve));
        this.server.kill(signal);
        await Promise.race([ended, over]);
    }

    async close() {
        await this.browser?.close();
        if (this.server) {
            await this.stop();
        }
        rmSync(this.data, { recursive: true, force: true });
    }

    async open() {
        this.browser = await chromium.launch({
            executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
            // The browser's own sandbox does not work for the superuser, as whom containers run.
            args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
        });
    }

    // Somebody with a browser of their own, signed in where a name is given.
    async visitor(name, path, options = DESKTOP) {
        const context = await this.browser.newContext({ locale: 'en-GB', timezoneId: 'America/New_York', ...options });
        const page = await context.newPage();
        page.complaints = [];
        page.setDefaultTimeout(8000);
        page.on('pageerror', (error) => page.complaints.push(`${name ?? 'public'}: ${error}`));
        page.on('console', (message) => {
            // That a connection is lost on purpose, the browser complains of by itself.
            if (message.type() === 'error' && !/Failed to load resource|ERR_|NetworkError|net::/.test(message.text())) {
                page.complaints.push(`${name ?? 'public'}: ${message.text()}`);
            }
        });
        if (name) {
            await page.goto(new URL(`/sign-in?back=${path}`, this.base).href);
            await page.getByLabel('Name').fill(name);
            await page.getByLabel('Password').fill(PASSWORD);
            await page.getByRole('button', { name: 'Sign in' }).last().click();
            await page.waitForURL((url) => url.pathname === path, { waitUntil: 'domcontentloaded' });
        } else {
            await page.goto(new URL(path, this.base).href);
        }
        return page;
    }
}

export const axe = async (page) => {
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(() => window.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }));
    return violations.map((found) => `axe: ${found.id}: ${found.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
};

// TAP, with what went wrong in lines below.
export class Report {
    constructor(folder) {
        this.folder = folder;
        this.number = 0;
        this.failed = 0;
    }

    async step(name, act) {
        this.number++;
        let complaints = [];
        try {
            complaints = (await act()) ?? [];
        } catch (error) {
            complaints = [String(error.stack ?? error)];
        }
        this.failed += complaints.length > 0;
        console.log(`${complaints.length > 0 ? 'not ok' : 'ok'} ${this.number} - ${name}`);
        complaints.forEach((complaint) => String(complaint).split('\n').forEach((line) => console.log(`# ${line}`)));
    }

    async picture(page, name, fullPage = true) {
        if (this.folder) {
            mkdirSync(this.folder, { recursive: true });
            await page.screenshot({ path: `${this.folder}/${name}.png`, fullPage });
        }
    }

    end() {
        console.log(`1..${this.number}`);
        process.exitCode = this.failed > 0 ? 1 : 0;
    }
}

// A session that goes on, for who looks at its pages: a folder with a record made by the program itself, and a server.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const BROWSER = {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // The browser's own sandbox does not work for the superuser, as whom containers run.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
};

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
export const PROGRAMME = join(here, 'programme.txt');

// A session whose first meeting has been called to order, now: all of `parties` are in the room.
export const meetingOf = (parties) => [
    'secretariat session.begin body="Open-ended working group on the safety of harbour lights" session="Third substantive session" '
        + `profile=oewg from=2022-07-25 to=2022-07-29 place="New York" zone=America/New_York parties=${parties}`,
    `secretariat programme.issue paper=${PROGRAMME}`,
    ...parties.map((party) => `secretariat attendance.mark party=${party}`),
    'chair meeting.call_to_order meeting=2022-07-25-am',
];

// `program`: placard; `acts`: lines as behind `placard do`, each with who acts in front. `options`: of `serve`.
export const openHall = async (program, acts, options = []) => {
    const folder = mkdtempSync(join(tmpdir(), 'placard-'));
    const data = join(folder, 'session');
    const act = (lines) => {
        const file = join(folder, 'acts.txt');
        writeFileSync(file, lines.join('\n'));
        return execFileSync(program, ['do', '--data', data, '--file', file], { encoding: 'utf8' });
    };
    act(acts);
    const server = spawn(program, ['serve', '--port', '0', '--data', data, PROGRAMME, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise((resolve, reject) => {
        server.stdout.setEncoding('utf8');
        server.stdout.on('data', (text) => {
            const found = text.match(/http:\/\/[^ \n]*/);
            if (found) {
                resolve(found[0]);
            }
        });
        server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
    const close = async () => {
        const ended = new Promise((resolve) => { server.on('exit', resolve); });
        server.kill();
        const killer = setTimeout(() => server.kill('SIGKILL'), 3000);
        await ended;
        clearTimeout(killer);
        rmSync(folder, { recursive: true });
    };
    return { url, data, act, close };
};

// TAP.
export const tap = () => {
    let number = 0;
    let failed = 0;
    return {
        report: (name, complaints) => {
            number++;
            failed += complaints.length > 0;
            console.log(`${complaints.length > 0 ? 'not ok' : 'ok'} ${number} - ${name}`);
            complaints.forEach((complaint) => console.log(`# ${complaint}`));
        },
        say: (text) => console.log(`# ${text}`),
        end: () => {
            console.log(`1..${number}`);
            return failed > 0 ? 1 : 0;
        },
    };
};
export const unless = (holds, complaint) => (holds ? [] : [complaint]);

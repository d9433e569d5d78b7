// All clocks of all pages. Each is counted from instants that the server wrote into its element, by the server's time,
// so that screens agree however their own clocks are set, and so that nothing is sent while a clock runs. Where the
// network is lost they go on.
//
//   [data-clock]  a statement's time: data-since (ms of the server's clock, from when on it runs; missing: it stands),
//                 data-spoken (ms before that), data-limit (s; missing: none). Shows what is left, then "+0:12"; what
//                 was used where there is no limit, or with data-shows="spoken". It gets the classes stands, warns
//                 and over, and --used from 0 to 1. What is said once, at a minute and at the end, to who listens:
//                 data-minute and data-end (words).
//   [data-until]  what is left until an instant (ms) of the next 24 hours; nothing once it has come.
//   [data-wall]   the time of day where clocks are that many seconds east of UTC.
'use strict';

(() => {
    if (globalThis.placardClock) {
        return; // two of them would undo each other's figures without end
    }
    const SECOND = 1000;
    const DAY = 24 * 60 * 60 * SECOND;
    const FIRST_PROBES = 8;
    const PROBES = 3;
    const PROBES_APART_MS = 120;
    const PROBE_PATIENCE_MS = 5000;
    const EVERY_MS = 60000;
    const AGAIN_MS = 5000; // where no answer came
    const KEPT = 16; // answers
    const DRIFT = 1e-4; // how far a clock goes wrong in a time, at worst
    const SLEW = 0.1; // how fast a small difference is made up for
    const JUMP_MS = 400; // more than this is not made up for but taken
    const LEAP_MS = 500; // that the device's two clocks part by: it slept, or was set
    const LATE_S = 30; // left, or
    const LATE_SHARE = 0.15; // of the limit, but never more than half of it
    const MINUTE_S = 60;

    // --- the server's time -------------------------------------------------------------------------------------------

    // By the device's clock that is never set. The server wrote each answer after it was asked for and before it came:
    // so it had at least so much more, and at most so much. What was quickest on the way there bounds it from one side,
    // what was quickest on the way back from the other; and an answer is worth less the longer ago it was.
    let answers = [];
    let offset = null; // what is aimed at
    let behind = 0; // how much more than that is reckoned with yet
    let since = 0; // when that was
    let isProbing = false;
    let isDoubtful = false; // the device slept: what was known is worth nothing
    let next = 0;

    const offsetAt = (at) => offset + Math.sign(behind) * Math.max(0, Math.abs(behind) - SLEW * (at - since));
    const now = () => {
        const at = performance.now();
        return offset === null ? null : at + offsetAt(at);
    };

    const aim = (wanted, at) => {
        const difference = offset === null ? 0 : offsetAt(at) - wanted;
        behind = Math.abs(difference) > JUMP_MS ? 0 : difference;
        offset = wanted;
        since = at;
    };

    const take = (answer) => {
        if (isDoubtful) {
            answers = [];
            isDoubtful = false;
        }
        const within = () => ({
            least: Math.max(...answers.map(({ least, at }) => least - (answer.at - at) * DRIFT)),
            most: Math.min(...answers.map(({ most, at }) => most + (answer.at - at) * DRIFT)),
        });
        answers = [...answers, answer].slice(-KEPT);
        if (within().least > within().most) {
            answers = [answer]; // one of the clocks was set
        }
        const { least, most } = within();
        aim((least + most) / 2, answer.at);
    };

    const probe = async () => {
        const began = performance.now();
        const response = await fetch('/clock', { cache: 'no-store', signal: AbortSignal.timeout(PROBE_PATIENCE_MS) });
        const ended = performance.now();
        const server = Number(await response.text()) / 1000;
        if (!response.ok || !(server > 0)) {
            throw new Error('no time came');
        }
        take({ least: server - ended, most: server - began, at: ended });
    };

    const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

    const ask = async () => {
        if (isProbing) {
            return;
        }
        isProbing = true;
        clearTimeout(next);
        let wait = EVERY_MS * (0.85 + 0.3 * Math.random()); // so that not all come together
        try {
            for (let left = offset === null || isDoubtful ? FIRST_PROBES : PROBES; left > 0; left--) {
                await probe();
                tick();
                await pause(PROBES_APART_MS * Math.random());
            }
        } catch {
            wait = AGAIN_MS;
            if (offset === null) {
                aim(Date.now() - performance.now(), performance.now()); // better than nothing, until one comes
                isDoubtful = true;
            }
        }
        isProbing = false;
        next = setTimeout(ask, wait);
    };

    // The clock that is never set stands still on some devices while they sleep; the one that is set does not.
    let parted = Date.now() - performance.now();
    const lookForSleep = () => {
        const difference = Date.now() - performance.now();
        if (Math.abs(difference - parted) > LEAP_MS) {
            parted = difference;
            isDoubtful = true;
            ask();
        }
    };

    // --- what is shown -----------------------------------------------------------------------------------------------

    const two = (number) => String(number).padStart(2, '0');

    // The organization's figures, whatever those of the language are.
    const figures = (seconds) => {
        const hours = Math.floor(seconds / 3600);
        const minutes = Math.floor(seconds / 60) % 60;
        return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
    };

    // Only what differs is written: what is written wakes who looks for changes.
    const write = (element, text) => {
        const inner = element.firstElementChild;
        if (inner && element.childNodes.length === 1) {
            if (inner.textContent !== text) {
                inner.textContent = text;
            }
            return;
        }
        const span = document.createElement('span');
        span.dir = 'ltr';
        span.textContent = text;
        element.replaceChildren(span);
    };

    const mark = (element, name, holds) => {
        if (element.classList.contains(name) !== holds) {
            element.classList.toggle(name, holds);
        }
    };

    const setUsed = (element, share) => {
        const text = share.toFixed(4);
        if (element.style.getPropertyValue('--used') !== text) {
            element.style.setProperty('--used', text);
        }
    };

    // `at` is a full second of the server's time, so that all figures of all screens change together. Nobody is told
    // that the time is over before it is.
    const readClock = ({ dataset }, at) => {
        const runs = dataset.since !== undefined;
        const spent = Number(dataset.spoken ?? 0) + (runs ? Math.max(0, at - Number(dataset.since)) : 0);
        const limit = Number(dataset.limit ?? 0) * SECOND;
        const left = limit - spent;
        return {
            runs, spent, limit, left,
            isOver: limit > 0 && left <= 0,
            isLate: limit > 0 && left > 0 && left <= Math.min(Math.max(LATE_S * SECOND, limit * LATE_SHARE), limit / 2),
        };
    };

    const wordsOf = ({ limit, left, spent, isOver }, shows) => {
        if (limit === 0 || shows === 'spoken') {
            return figures(Math.floor(spent / SECOND));
        }
        if (!isOver) {
            return figures(Math.ceil(left / SECOND));
        }
        const over = Math.floor(-left / SECOND);
        return `${over > 0 ? '+' : ''}${figures(over)}`;
    };

    const showClock = (element, at) => {
        const clock = readClock(element, at);
        if (clock.runs && at === null) {
            return null; // the server's time is not known yet
        }
        write(element, wordsOf(clock, element.dataset.shows));
        mark(element, 'stands', !clock.runs);
        mark(element, 'warns', clock.isLate);
        mark(element, 'over', clock.isOver);
        setUsed(element, clock.limit > 0 ? Math.min(1, clock.spent / clock.limit) : 0);
        return clock;
    };

    const showUntil = (element, at) => {
        const left = Number(element.dataset.until) - at;
        write(element, at !== null && left > 0 && left < DAY ? figures(Math.ceil(left / SECOND)) : '');
        mark(element, 'over', at !== null && left <= 0);
    };

    const showWall = (element, at) => {
        if (at !== null) {
            const there = new Date(at + Number(element.dataset.wall) * SECOND);
            write(element, `${two(there.getUTCHours())}:${two(there.getUTCMinutes())}`);
        }
    };

    // --- what is said ------------------------------------------------------------------------------------------------

    // Once each, when it comes about while one looks on.
    let before = null;
    const say = (element, clock) => {
        const goesOn = before && clock && before.limit === clock.limit && before.left >= clock.left
            && before.left - clock.left < 5 * SECOND;
        const passes = (seconds) => goesOn && before.left > seconds * SECOND && clock.left <= seconds * SECOND;
        const words = passes(0) ? element.dataset.end : passes(MINUTE_S) ? element.dataset.minute : null;
        before = clock && clock.limit > 0 ? clock : null;
        if (words) {
            voice().textContent = words;
        }
    };

    const voice = () => {
        let element = document.getElementById('clock-says');
        if (!element) {
            element = document.createElement('p');
            element.id = 'clock-says';
            element.className = 'unseen';
            element.setAttribute('aria-live', 'polite');
            document.body.append(element);
        }
        return element;
    };

    // --- when --------------------------------------------------------------------------------------------------------

    const show = () => {
        const exact = now();
        const at = exact === null ? null : Math.floor(exact / SECOND) * SECOND;
        const clocks = [...document.querySelectorAll('[data-clock]')].map((element) => [element, showClock(element, at)]);
        document.querySelectorAll('[data-until]').forEach((element) => showUntil(element, at));
        document.querySelectorAll('[data-wall]').forEach((element) => showWall(element, at));
        const speaking = clocks.find(([element]) => element.dataset.end) ?? [null, null];
        say(...speaking);
        return exact;
    };

    let timer = 0;
    const tick = () => {
        clearTimeout(timer);
        const exact = show();
        lookForSleep();
        timer = setTimeout(tick, exact === null ? SECOND : SECOND - (exact % SECOND));
    };

    // What the stream puts in comes without figures: they are there before it is seen.
    new MutationObserver(show).observe(document.body, {
        childList: true, subtree: true, attributes: true,
        attributeFilter: ['data-since', 'data-spoken', 'data-limit', 'data-until', 'data-wall', 'class', 'style'],
    });
    new MutationObserver(() => {
        if (document.body.dataset.offline === undefined) {
            ask();
        }
    }).observe(document.body, { attributes: true, attributeFilter: ['data-offline'] });
    document.addEventListener('visibilitychange', () => {
        if (!document.hidden) {
            tick();
            ask();
        }
    });
    for (const event of ['online', 'pageshow']) {
        window.addEventListener(event, ask);
    }
    voice();
    tick();
    ask();

    // For the other scripts of a page: what time it is at the server, in ms; null: not known yet.
    globalThis.placardClock = { now };
})();

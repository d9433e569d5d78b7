// What a page cannot know when it is made: what time it is, and in which zone its reader sits. Everything else
// works without this file.
'use strict';

(() => {
    const REFRESH_MS = 30000;
    const rows = [...document.querySelectorAll('.row[data-starts]')];

    // Without an offset the instant is not known: the zone of the place is not.
    const instant = (text) => (/([+-]\d\d:\d\d|Z)$/.test(text) ? new Date(text).getTime() : NaN);

    // The organization writes 10:00 in all its languages, whatever figures a region is used to.
    const language = `${document.documentElement.lang}-u-nu-latn`;

    const clockHere = (milliseconds, withDay) => new Intl.DateTimeFormat(language, {
        hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
        ...(withDay ? { weekday: 'short' } : {}),
    }).format(milliseconds);

    const showOwnTime = (row) => {
        const own = row.querySelector('.own');
        const start = instant(row.dataset.starts);
        const end = instant(row.dataset.ends);
        const there = row.dataset.starts.slice(11, 16);
        if (!own || Number.isNaN(start) || clockHere(start, false) === there) {
            return;
        }
        const there_day = new Date(row.dataset.starts.slice(0, 10) + 'T00:00Z').getUTCDay();
        const other_day = new Date(start).getDay() !== there_day;
        // Isolated, as the page isolates hours: what stands around them must not turn a range round.
        const isolate = document.documentElement.dir === 'rtl' ? '\u2067' : '\u2066';
        const hours = `${isolate}${clockHere(start, other_day)}–${clockHere(end, false)}\u2069`;
        own.textContent = own.dataset.words.replace('%s', hours);
        own.hidden = false;
    };

    const setMark = (row, running) => {
        const mark = row.querySelector('.now-mark');
        if (!running) {
            mark?.remove();
        } else if (!mark) {
            const words = document.createElement('p');
            words.className = 'now-mark';
            words.textContent = document.getElementById('days').dataset.now;
            row.querySelector('.when').prepend(words);
        }
    };

    const markNow = (now) => {
        for (const row of rows) {
            const running = instant(row.dataset.starts) <= now && now < instant(row.dataset.ends);
            row.classList.toggle('now', running);
            setMark(row, running);
            const card = document.querySelector(`.card[href="#${row.id}"]`);
            if (card) {
                card.parentElement.classList.toggle('now', running);
            }
        }
    };

    // The wall clock of the place, from the offset that the day's meetings have.
    const wallClock = (now, offset) => {
        const sign = offset[0] === '-' ? -1 : 1;
        const minutes = sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6)));
        const there = new Date(now + minutes * 60000);
        return { date: there.toISOString().slice(0, 10), minutes: there.getUTCHours() * 60 + there.getUTCMinutes() };
    };

    const heightAt = (table, minutes) => {
        for (const line of table.querySelectorAll('tr[data-from]')) {
            const from = Number(line.dataset.from);
            const to = Number(line.dataset.to);
            if (from <= minutes && minutes < to) {
                return line.offsetTop + line.offsetHeight * (minutes - from) / (to - from);
            }
        }
        return null;
    };

    const drawLine = (scroller, heading, top) => {
        const line = document.createElement('div');
        line.className = 'now-line';
        line.style.insetInlineStart = `${document.documentElement.dir === 'rtl'
            ? scroller.scrollWidth - heading.offsetLeft - heading.offsetWidth : heading.offsetLeft}px`;
        line.style.inlineSize = `${heading.offsetWidth}px`;
        line.style.insetBlockStart = `${top + scroller.firstElementChild.offsetTop}px`;
        scroller.append(line);
    };

    const offsets = new Map(rows.filter((row) => !Number.isNaN(instant(row.dataset.starts)))
        .map((row) => [row.dataset.starts.slice(0, 10), row.dataset.starts.slice(16)]));

    const drawNow = (now) => {
        document.querySelectorAll('.now-line').forEach((line) => line.remove());
        for (const heading of document.querySelectorAll('table.week th[data-date]')) {
            const offset = offsets.get(heading.dataset.date);
            const there = offset && wallClock(now, offset);
            const is_today = Boolean(there) && there.date === heading.dataset.date;
            heading.classList.toggle('today', is_today);
            const top = is_today ? heightAt(heading.closest('table'), there.minutes) : null;
            if (top !== null) {
                drawLine(heading.closest('.scroller'), heading, top);
            }
        }
    };

    const refresh = () => {
        const now = Date.now();
        markNow(now);
        drawNow(now);
    };

    if (rows.length > 0) {
        rows.forEach(showOwnTime);
        refresh();
        setInterval(refresh, REFRESH_MS);
        window.addEventListener('resize', refresh);
    }

    // What this browser has seen of a programme, so that it can lead to what has changed since.
    for (const news of document.querySelectorAll('.news[data-programme]')) {
        const key = `version of ${news.dataset.programme}`;
        const version = Number(news.dataset.version);
        try {
            const seen = Number(localStorage.getItem(key));
            if (seen > 0 && seen < version) {
                news.querySelector('a').href += `${seen}..${version}`;
                news.hidden = false;
            }
            localStorage.setItem(key, String(version));
        } catch {
            // A browser that keeps nothing has nothing to tell.
        }
    }
})();

// A screen of the hall: nobody touches it. What does not fit is made smaller, the device is kept awake, a name is shown
// where it is asked for, and whatever happens it goes on.
'use strict';

(() => {
    const LEAST = 0.25; // of the size that the style sheet has
    const STEPS = 7;
    const CHECK_MS = 500;
    const AGAIN_MS = 20000;
    const WAITING_MS = 2000;

    // --- nothing is cut off ------------------------------------------------------------------------------------------

    // Letters may stand out of their lines; what counts is whether the part of the screen holds all of it.
    const overflows = (element) => {
        const room = element.closest('.next, .middle');
        return room.scrollHeight > room.clientHeight + 1 || room.scrollWidth > room.clientWidth + 1 || element.scrollWidth > element.clientWidth + 1;
    };

    // The largest size with which it fits, to a hundredth.
    const fit = (element) => {
        const property = element.matches('.middle') ? '--room' : '--fit';
        element.style.removeProperty(property);
        if (!overflows(element)) {
            return;
        }
        element.style.setProperty(property, LEAST);
        if (overflows(element)) {
            element.style.removeProperty(property); // it is not for this to be made smaller
            return;
        }
        let least = LEAST;
        let most = 1;
        for (let step = 0; step < STEPS; step++) {
            const middle = (least + most) / 2;
            element.style.setProperty(property, middle.toFixed(3));
            [least, most] = overflows(element) ? [least, middle] : [middle, most];
        }
        element.style.setProperty(property, least.toFixed(3));
    };
    const fitAll = () => document.querySelectorAll('[data-fit]').forEach(fit);

    // A clock grows by an hour, a font comes late: whatever it was, it is seen to.
    const look = () => {
        if ([...document.querySelectorAll('[data-fit]')].some(overflows)) {
            fitAll();
        }
    };
    setInterval(look, CHECK_MS);

    document.addEventListener('placard:parts', fitAll);
    window.addEventListener('resize', fitAll);
    document.fonts?.ready.then(fitAll);
    fitAll();

    // --- its name, for a while ---------------------------------------------------------------------------------------

    const identify = () => {
        const element = document.querySelector('.identity');
        const now = globalThis.placardClock?.now() ?? null;
        if (element) {
            const isAsked = now !== null && now < Number(element.dataset.identify);
            element.textContent = isAsked ? element.dataset.name : '';
            element.classList.toggle('named', isAsked);
        }
    };
    document.addEventListener('placard:parts', identify);
    setInterval(identify, 500);

    // --- awake -------------------------------------------------------------------------------------------------------

    const stayAwake = async () => {
        try {
            await navigator.wakeLock?.request('screen');
        } catch {
            // The device decides.
        }
    };
    document.addEventListener('visibilitychange', () => !document.hidden && stayAwake());
    stayAwake();

    // --- for ever ----------------------------------------------------------------------------------------------------

    // A page whose server came back as another version, or that was let in or sent away, is loaded anew; but never
    // while the server does not answer, since then nothing would be left to see.
    const version = document.querySelector('link[rel=stylesheet]')?.href;
    const findOut = async () => {
        try {
            const answer = await fetch(location.href, { cache: 'no-store' });
            const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
            const link = page.querySelector('link[rel=stylesheet]')?.getAttribute('href');
            const isOther = link && new URL(link, location.href).href !== version;
            if (answer.redirected) {
                location.replace(answer.url.includes('/sign-in') ? `${location.pathname.replace(/\/screens\/at\/.*$/, '')}/screen` : answer.url);
            } else if (answer.ok && isOther) {
                location.reload();
            }
        } catch {
            // It is looked again.
        }
    };

    if (document.querySelector('.pairing')) {
        setInterval(findOut, WAITING_MS);
    } else {
        let timer = 0;
        document.addEventListener('placard:connection', ({ detail }) => {
            clearInterval(timer);
            if (detail.isLost) {
                timer = setInterval(findOut, AGAIN_MS);
            } else {
                findOut();
            }
        });
    }
})();

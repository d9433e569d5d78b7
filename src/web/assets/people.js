// Finds a name among many as it is typed: Enter presses the first button that is left, and the line is empty again for the
// next one who comes in.
'use strict';

(() => {
    const finder = document.querySelector('.finder');
    const line = finder?.querySelector('input');
    if (!line) {
        return;
    }
    const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    const buttons = () => [...document.querySelectorAll('.room button')];

    const filter = () => {
        const wanted = fold(line.value.trim());
        for (const button of buttons()) {
            button.hidden = wanted !== '' && button.value.toLowerCase() !== wanted
                && !fold(button.textContent).split(/[\s('’-]+/).some((word, i, words) => words.slice(i).join(' ').startsWith(wanted));
        }
    };

    finder.hidden = false;
    line.addEventListener('input', filter);
    line.addEventListener('keydown', (event) => {
        const left = buttons().filter((button) => !button.hidden);
        const wanted = line.value.trim();
        if (event.key === 'Enter' && wanted !== '' && left.length > 0) {
            event.preventDefault();
            (left.find((button) => button.value.toLowerCase() === wanted.toLowerCase()) ?? left[0]).click();
            line.value = '';
            filter();
        }
    });
    document.addEventListener('placard:parts', filter);
    line.focus({ preventScroll: true });
})();

// Single keys press the buttons that carry them ([data-key]), as long as nobody is writing; j and k or the arrows move
// between what is suggested ([data-suggested]), which Enter then does as it does for any button; "?" opens the list of
// keys; Ctrl and Enter send what is written in a field of several lines. What stands once it is done ([data-ask]) is asked about first, in a dialog. Without this file buttons are
// pressed one by one, and what is asked about has a box to tick instead.
'use strict';

(() => {
    const HELD_MS = 400; // after a page changed under a finger, that key does nothing for so long

    const isWriting = (element) => element?.isContentEditable
        || element?.matches?.('textarea, select, input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])');

    // What a key does is what its reader saw: what has just taken the place of something else is not pressed yet.
    const seen = new WeakMap();
    const labels = new WeakMap();
    const look = () => {
        for (const button of document.querySelectorAll('button[data-key], button[data-suggested]')) {
            const what = button.form ? [...new FormData(button.form)].filter(([name]) => name !== 'once').join(';') : '';
            const text = `${button.form?.action} ${what}`;
            if (labels.get(button) !== text) {
                labels.set(button, text);
                seen.set(button, performance.now());
            }
        }
    };

    const buttonOf = (key) => [...document.querySelectorAll('button[data-key]')]
        .find((button) => button.dataset.key === key && !button.disabled && button.checkVisibility());

    const press = (button) => {
        if (performance.now() - (seen.get(button) ?? 0) < HELD_MS) {
            return;
        }
        const written = [...button.form?.querySelectorAll('textarea, input:not([type="hidden"])') ?? []];
        const empty = written.find((field) => field.required && !field.value);
        button.focus();
        if (empty) {
            empty.focus();
        } else {
            button.click();
        }
    };

    // --- moving ------------------------------------------------------------------------------------------------------

    const move = (step) => {
        const all = [...document.querySelectorAll('button[data-suggested]')].filter((button) => button.checkVisibility());
        if (all.length === 0) {
            return;
        }
        const at = all.findIndex((button) => button.closest('li')?.contains(document.activeElement));
        const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1);
        all[next].focus();
        all[next].closest('li')?.scrollIntoView({ block: 'nearest' });
    };

    const showKeys = () => {
        const keys = document.getElementById('keys');
        if (keys) {
            keys.open = !keys.open;
            keys.querySelector('summary').focus();
            keys.scrollIntoView({ block: 'nearest' });
        }
    };

    const moves = new Map([['j', 1], ['ArrowDown', 1], ['k', -1], ['ArrowUp', -1]]);

    document.addEventListener('keydown', (event) => {
        const { key } = event;
        if (key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.matches?.('textarea')) {
            event.preventDefault();
            event.target.form?.requestSubmit(event.target.form.querySelector('button'));
            return;
        }
        if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || document.querySelector('dialog[open]')) {
            return;
        }
        if (isWriting(event.target)) {
            if (key === 'Escape') {
                event.target.blur();
            }
            return;
        }
        const isArrow = key.startsWith('Arrow');
        if (key === '?') {
            showKeys();
        } else if (moves.has(key) && (!isArrow || document.querySelector('button[data-suggested]'))) {
            move(moves.get(key));
        } else {
            const button = !event.repeat && key.length === 1 ? buttonOf(key.toLowerCase()) : null;
            if (!button) {
                return;
            }
            press(button);
        }
        event.preventDefault();
    });

    // --- asking ------------------------------------------------------------------------------------------------------

    const dialog = document.getElementById('ask');
    let asked = null; // the form and its button, while the question is open
    let isSure = false;

    document.addEventListener('submit', (event) => {
        const form = event.target;
        const ask = form.closest('[data-ask]');
        if (!dialog || !ask || form.closest('dialog') || isSure) {
            return;
        }
        event.preventDefault();
        event.stopImmediatePropagation();
        asked = { form, button: event.submitter };
        dialog.querySelector('#ask-what').textContent = `${asked.button?.textContent ?? ''}. ${ask.dataset.ask}`;
        dialog.querySelector('.spoken').textContent = ask.querySelector('.spoken')?.textContent ?? '';
        dialog.returnValue = '';
        dialog.showModal();
    }, { capture: true });

    // What was asked about may have gone from the page meanwhile: then nothing is done.
    dialog?.addEventListener('close', () => {
        const { form, button } = asked ?? {};
        asked = null;
        if (dialog.returnValue === 'yes' && form?.isConnected) {
            isSure = true;
            form.requestSubmit(button?.isConnected ? button : null);
            isSure = false;
        } else {
            button?.focus();
        }
    });

    // Whoever goes on with Enter finds what comes next under the focus; what has just come is not pressed by the same
    // stroke.
    let wasSuggested = false;
    document.addEventListener('focusin', ({ target }) => { wasSuggested = Boolean(target.closest('[data-suggested]')); });

    const follow = () => {
        if (wasSuggested && document.activeElement === document.body) {
            document.querySelector('button[data-suggested]')?.focus({ preventScroll: true });
        }
    };

    document.addEventListener('click', (event) => {
        const button = event.target.closest?.('button[data-suggested]');
        if (button && event.detail === 0 && event.isTrusted && performance.now() - (seen.get(button) ?? 0) < HELD_MS) {
            event.preventDefault();
        }
    }, { capture: true });

    document.addEventListener('placard:parts', () => {
        look();
        follow();
    });
    look();
})();

// The command box: completion as a combobox with a listbox (ARIA practices), what was done and what is wrong in words,
// earlier lines by arrow-up. Without this file it is a form that answers on the page.
'use strict';

(() => {
    const form = document.getElementById('box');
    if (!form) {
        return;
    }
    const line = document.getElementById('box-text');
    const log = document.getElementById('box-said');
    const acts = form.elements.acts;
    const options = document.createElement('ul');
    const hint = document.createElement('p');
    options.id = 'box-options';
    options.className = 'box-options';
    options.hidden = true;
    options.setAttribute('role', 'listbox');
    options.setAttribute('aria-label', line.labels[0].textContent);
    line.after(options);
    hint.className = 'box-hint';
    hint.id = 'box-hint';
    form.append(hint);
    line.setAttribute('role', 'combobox');
    line.setAttribute('aria-autocomplete', 'list');
    line.setAttribute('aria-expanded', 'false');
    line.setAttribute('aria-controls', options.id);
    line.setAttribute('aria-describedby', hint.id);

    // Of a reload nothing is lost: what one has done can still be taken back, and typed again.
    const store = {
        get: (name, otherwise) => JSON.parse(sessionStorage.getItem(`desk ${name}`) ?? 'null') ?? otherwise,
        set: (name, value) => sessionStorage.setItem(`desk ${name}`, JSON.stringify(value)),
    };
    acts.value ||= store.get('acts', '');

    // --- completion ---------------------------------------------------------------------------------------------------

    let chosen = -1;
    let from = 0;
    let asked = 0;
    let timer = 0;

    const element = (tag, className, text) => {
        const made = document.createElement(tag);
        made.className = className;
        made.textContent = text ?? '';
        return made;
    };

    const close = () => {
        options.hidden = true;
        options.replaceChildren();
        chosen = -1;
        line.setAttribute('aria-expanded', 'false');
        line.removeAttribute('aria-activedescendant');
    };

    const choose = (i) => {
        const rows = options.children;
        rows[chosen]?.setAttribute('aria-selected', 'false');
        chosen = rows.length === 0 ? -1 : (i + rows.length) % rows.length;
        const row = rows[chosen];
        if (row) {
            row.setAttribute('aria-selected', 'true');
            row.scrollIntoView({ block: 'nearest' });
            line.setAttribute('aria-activedescendant', row.id);
        }
    };

    const take = (row) => {
        const text = row.dataset.text;
        const rest = line.value.slice(line.selectionStart);
        const before = line.value.slice(0, from) + text + (text.endsWith('=') || rest.startsWith(' ') ? '' : ' ');
        line.value = before + rest;
        line.setSelectionRange(before.length, before.length);
        close();
        ask();
    };

    const show = (answer) => {
        close();
        from = answer.from;
        hint.replaceChildren(...answer.forms.slice(0, 6).map((form) => {
            const code = element('code', '', form.usage);
            code.title = form.help ?? '';
            code.dir = 'ltr';
            return code;
        }));
        const typed = line.value.slice(from, line.selectionStart);
        const isWhole = answer.candidates.length === 1 && answer.candidates[0].text === typed;
        if (typed === '' || isWhole) {
            return;
        }
        for (const [i, candidate] of answer.candidates.entries()) {
            const row = element('li', '');
            row.id = `box-option-${i}`;
            row.dataset.text = candidate.text;
            row.setAttribute('role', 'option');
            row.setAttribute('aria-selected', 'false');
            const code = element('code', '', candidate.text);
            code.dir = 'ltr';
            row.append(code, element('span', '', candidate.label ?? candidate.help), element('span', 'usage', candidate.usage));
            options.append(row);
        }
        options.hidden = answer.candidates.length === 0;
        line.setAttribute('aria-expanded', String(!options.hidden));
    };

    const ask = async () => {
        const number = ++asked;
        const text = line.value.slice(0, line.selectionStart);
        if (text.trim() === '') {
            close();
            hint.replaceChildren();
            return;
        }
        try {
            const query = new URLSearchParams({ text, list: form.elements.list.value });
            const answer = await fetch(`${form.dataset.complete}?${query}`);
            if (answer.ok && number === asked && document.activeElement === line) {
                show(await answer.json());
            }
        } catch {
            close(); // typing goes on without help
        }
    };

    line.addEventListener('input', () => {
        line.removeAttribute('aria-invalid');
        clearTimeout(timer);
        if (line.value.trim() === '') {
            asked++;
            close();
        }
        timer = setTimeout(ask, 60);
    });
    line.addEventListener('blur', () => setTimeout(close, 150));
    options.addEventListener('mousedown', (event) => {
        event.preventDefault(); // the line keeps the focus
        const row = event.target.closest('[role="option"]');
        if (row) {
            take(row);
        }
    });

    // --- earlier lines ------------------------------------------------------------------------------------------------

    const earlier = store.get('lines', []);
    let back = earlier.length;

    const recall = (step) => {
        clearTimeout(timer);
        asked++; // what is on its way is about another line
        close();
        if (back === earlier.length) {
            recall.draft = line.value;
        }
        back = Math.max(0, Math.min(earlier.length, back + step));
        line.value = back === earlier.length ? recall.draft ?? '' : earlier[back];
        line.setSelectionRange(line.value.length, line.value.length);
    };

    const remember = (text) => {
        if (text !== '' && earlier.at(-1) !== text) {
            earlier.push(text);
            earlier.splice(0, Math.max(0, earlier.length - 100));
            store.set('lines', earlier);
        }
        back = earlier.length;
    };

    const keys = {
        ArrowDown: () => (options.hidden ? recall(1) : choose(chosen + 1)),
        ArrowUp: () => (options.hidden ? recall(-1) : choose(chosen < 0 ? options.children.length - 1 : chosen - 1)),
        Tab: () => {
            if (options.hidden) {
                return false;
            }
            take(options.children[Math.max(0, chosen)]);
            return true;
        },
        Enter: () => {
            if (options.hidden || chosen < 0) {
                return false;
            }
            take(options.children[chosen]);
            return true;
        },
        // The first one closes what is open, the second leaves the line (keys.js): now letters are keys of the page.
        Escape: (event) => {
            if (options.hidden) {
                return false;
            }
            event.stopPropagation();
            close();
            return true;
        },
    };

    line.addEventListener('keydown', (event) => {
        if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || (event.shiftKey && event.key === 'Tab')) {
            return;
        }
        if (keys[event.key] && keys[event.key](event) !== false) {
            event.preventDefault();
        }
    });

    // --- doing --------------------------------------------------------------------------------------------------------

    const say = (text, isBad, typed) => {
        const row = element('li', isBad ? 'bad' : '');
        if (typed) {
            const code = element('span', 'typed', typed);
            code.dir = 'auto';
            row.append(code);
        }
        row.append(text);
        log.append(row);
        while (log.children.length > 30) {
            log.firstChild.remove();
        }
        log.parentElement.scrollTop = log.parentElement.scrollHeight;
    };

    const tell = (answer, typed) => {
        for (const [i, done] of answer.done.entries()) {
            say(done.text, false, i === 0 ? typed : '');
        }
        acts.value = answer.acts;
        store.set('acts', answer.acts);
        line.value = answer.wrong ? answer.rest : '';
        if (answer.wrong) {
            say(answer.wrong, true, answer.done.length === 0 ? typed : '');
            line.setAttribute('aria-invalid', 'true');
            line.setSelectionRange(answer.from, answer.to);
        }
    };

    form.addEventListener('submit', async (event) => {
        event.preventDefault();
        const typed = line.value.trim();
        if (typed === '' || form.dataset.busy) {
            return;
        }
        close();
        asked++;
        hint.replaceChildren();
        const fields = new FormData(form);
        fields.set('token', document.body.dataset.token);
        fields.set('once', [...crypto.getRandomValues(new Uint32Array(4))].join('.'));
        fields.set('quiet', '1');
        form.dataset.busy = '1';
        form.setAttribute('aria-busy', 'true');
        try {
            remember(typed);
            const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams([...fields]), redirect: 'manual' });
            if (answer.status === 403) {
                location.reload(); // the sign-in is over
            } else if (!answer.ok) {
                say(await answer.text(), true, typed);
            } else {
                tell(JSON.parse(await answer.text()), typed);
            }
        } catch {
            say(document.body.dataset.lost, true, typed);
        } finally {
            delete form.dataset.busy;
            form.removeAttribute('aria-busy');
            line.focus();
        }
    });

    // The box keeps the focus: what was pressed elsewhere comes back to it, and "/" does.
    document.addEventListener('keydown', (event) => {
        const isText = event.target.matches('input, textarea, select, [contenteditable]');
        if (event.key === 'p' && !isText && !event.ctrlKey && !event.metaKey && !event.altKey) {
            document.querySelector('a[data-key="p"]')?.click();
        }
        if (event.key === '/' && !isText && !event.ctrlKey && !event.metaKey && !event.altKey) {
            event.preventDefault();
            line.focus();
        }
    });
    document.addEventListener('done', () => line.focus({ preventScroll: true }));
    if (matchMedia('(pointer: fine)').matches) {
        line.focus({ preventScroll: true });
    }
})();

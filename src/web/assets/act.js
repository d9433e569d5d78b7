// Acts without leaving the page: a form that has [data-act] is sent in the background, a refusal is told in #said, and what
// the act changes comes by the stream. A button is not pressed twice; a form that was sent twice on the way does nothing
// the second time, for it carries a number used once. Without this file the same forms lead from page to page.
'use strict';

(() => {
    const said = document.getElementById('said');

    const say = (text, isBad) => {
        said.textContent = text;
        said.classList.toggle('bad', isBad);
    };

    // Forms that came by the stream carry no token: many see the same bytes.
    const fieldsOf = (form, button) => {
        const fields = new FormData(form);
        if (button?.name) {
            fields.append(button.name, button.value);
        }
        fields.set('token', document.body.dataset.token);
        fields.set('once', [...crypto.getRandomValues(new Uint32Array(4))].join('.'));
        fields.set('quiet', '1');
        return new URLSearchParams([...fields].filter(([, value]) => typeof value === 'string'));
    };

    const send = async (form, button) => {
        const fields = fieldsOf(form, button);
        for (let tries = 0; ; tries++) {
            try {
                return await fetch(form.action, { method: 'POST', body: fields, redirect: 'manual' });
            } catch (error) {
                // The same number again: it is done once, however often it arrives.
                if (tries === 4) {
                    throw error;
                }
                await new Promise((resolve) => setTimeout(resolve, 300 * 2 ** tries));
            }
        }
    };

    const tell = async (answer, form) => {
        if (answer.status === 204 || answer.type === 'opaqueredirect') {
            say('', false);
            form.reset();
            form.dispatchEvent(new CustomEvent('done', { bubbles: true }));
        } else if (answer.headers.get('Content-Type')?.startsWith('text/plain')) {
            say(await answer.text(), !answer.ok);
        } else if (answer.status === 403) {
            location.reload(); // the sign-in is over, or no longer ours
        } else {
            say(`${answer.status} ${answer.statusText}`, true);
        }
    };

    document.addEventListener('submit', async (event) => {
        const form = event.target;
        if (!form.matches('form[data-act]')) {
            return;
        }
        event.preventDefault();
        if (form.dataset.busy) {
            return;
        }
        form.dataset.busy = '1';
        form.setAttribute('aria-busy', 'true');
        try {
            await tell(await send(form, event.submitter), form);
        } catch {
            say(document.body.dataset.lost, true);
        } finally {
            delete form.dataset.busy;
            form.removeAttribute('aria-busy');
        }
    });

    // Who reloads a page on which a note stood is not told it again.
    if (new URLSearchParams(location.search).has('said')) {
        const address = new URL(location.href);
        address.searchParams.delete('said');
        history.replaceState(null, '', address);
    }
})();

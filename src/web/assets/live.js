// Keeps a page true: its stream sends the parts that have changed, each an element with an id, which take the place of
// those in the page by morphing, so that focus, selection and a screen reader's place stay. One stream serves all tabs
// that show the same: browsers open few connections to a host. Without this file a page is as it was when it was loaded.
'use strict';

(() => {
    const address = document.body.dataset.stream;
    if (!address) {
        return;
    }
    const url = new URL(address, location.href);
    const name = `placard ${url.pathname}`;
    let seen = Number(url.searchParams.get('after')) || 0;

    const setLost = (isLost) => {
        if (isLost === ('offline' in document.body.dataset)) {
            return;
        }
        if (isLost) {
            document.body.dataset.offline = '';
        } else {
            delete document.body.dataset.offline;
        }
        document.dispatchEvent(new CustomEvent('placard:connection', { detail: { isLost } }));
    };

    // What somebody is writing is theirs, and a form that is on its way is left alone.
    const options = {
        callbacks: {
            beforeNodeMorphed: (old) => !(old.matches?.('[data-keep], form[data-busy], dialog[open]')),
            beforeAttributeUpdated: (attribute, node) => !(attribute === 'open' && node.matches('details')),
        },
    };

    const take = (html) => {
        const parts = document.createElement('template');
        parts.innerHTML = html;
        for (const part of [...parts.content.children]) {
            const old = document.getElementById(part.id);
            if (old) {
                // Only what one writes in keeps its value: a button under the focus says what it does by now.
                const ignoreActiveValue = Boolean(document.activeElement?.matches('input, textarea, select'));
                Idiomorph.morph(old, part, { ...options, ignoreActiveValue });
            }
        }
        document.dispatchEvent(new CustomEvent('placard:parts'));
    };

    const show = (message) => {
        if (message.id >= seen) {
            seen = message.id;
            take(message.html);
        }
    };

    const channel = 'BroadcastChannel' in window ? new BroadcastChannel(name) : null;
    let source = null;

    const listen = () => {
        url.searchParams.set('after', seen);
        source = new EventSource(url);
        source.addEventListener('open', () => {
            setLost(false);
            channel?.postMessage({ isLost: false });
        });
        source.addEventListener('parts', (event) => {
            const message = { id: Number(event.lastEventId), html: event.data };
            show(message);
            channel?.postMessage(message);
        });
        source.addEventListener('error', () => {
            setLost(true);
            channel?.postMessage({ isLost: true });
            // A browser gives up for good after some answers (503, a page instead of a stream); a hall does not.
            if (source.readyState === EventSource.CLOSED) {
                setTimeout(listen, 2000 + Math.random() * 1000);
            }
        });
    };

    // A tab that begins to follow has seen less than those that are there: what it shows is as old as its page, so it
    // asks for the page's parts anew instead of trusting that it missed nothing.
    const refresh = async () => {
        try {
            const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
            if (!answer.ok) {
                return;
            }
            const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
            const stream = fresh.body.dataset.stream;
            for (const part of fresh.querySelectorAll('[data-live]')) {
                take(part.outerHTML);
            }
            seen = Math.max(seen, Number(new URL(stream, location.href).searchParams.get('after')) || 0);
        } catch {
            setLost(true);
        }
    };

    if (channel) {
        channel.addEventListener('message', ({ data }) => ('html' in data ? show(data) : setLost(data.isLost)));
    }
    if (navigator.locks && channel) {
        // Whoever has the lock listens for all; when its tab goes, the next takes over from what it has seen.
        navigator.locks.request(name, { mode: 'exclusive', ifAvailable: true }, async (lock) => {
            if (lock) {
                listen();
                await new Promise(() => {});
            }
            return !lock;
        }).then((isFollower) => {
            if (isFollower) {
                refresh();
                navigator.locks.request(name, async () => {
                    listen();
                    await new Promise(() => {});
                });
            }
        });
    } else {
        listen();
    }

    // A page that a browser kept and brings back has missed what happened meanwhile.
    window.addEventListener('pageshow', (event) => event.persisted && refresh());
})();

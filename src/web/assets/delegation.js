// Tells of what a delegation should know at once when its page is in the back: in the title, by a notice of the browser
// if that was allowed, and by a telephone's vibration. What is in front is told by the page itself, as a live region.
'use strict';

(() => {
    const button = document.getElementById('notify');
    const title = document.title;
    const grave = ['floor', 'next', 'vote'];
    let known = new Set();

    const list = () => [...document.querySelectorAll('#alerts [data-alert]')];
    const textOf = (alert) => alert.querySelector('strong')?.textContent ?? alert.textContent;
    const kindOf = (alert) => alert.dataset.alert.split('-')[0];

    const mark = () => {
        const first = list()[0];
        document.title = first && document.hidden ? `● ${textOf(first)}` : title;
    };

    const notify = (alert) => {
        if (!('Notification' in window) || Notification.permission !== 'granted') {
            return;
        }
        try {
            const notice = new Notification(textOf(alert), { tag: alert.dataset.alert, lang: document.documentElement.lang });
            notice.addEventListener('click', () => {
                window.focus();
                notice.close();
            });
        } catch {
            // Some browsers of telephones have notices for installed pages alone.
        }
    };

    const look = () => {
        const alerts = list();
        const fresh = alerts.filter((alert) => !known.has(alert.dataset.alert));
        known = new Set(alerts.map((alert) => alert.dataset.alert));
        if (fresh.length > 0 && document.hidden) {
            fresh.forEach(notify);
        }
        if (fresh.some((alert) => grave.includes(kindOf(alert)))) {
            navigator.vibrate?.([200, 100, 200]);
        }
        mark();
    };

    known = new Set(list().map((alert) => alert.dataset.alert));
    document.addEventListener('placard:parts', look);
    document.addEventListener('visibilitychange', mark);

    if (button && 'Notification' in window && Notification.permission === 'default') {
        button.hidden = false;
        button.addEventListener('click', async () => {
            await Notification.requestPermission();
            button.hidden = true;
        });
    }
})();

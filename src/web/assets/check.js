// A document can be dropped and pasted, and one sees how far it is. Without this file the same form sends the same
// document, and the answer is the same page.
'use strict';

(() => {
    const CHECKING = 'checking';

    const setUp = (form) => {
        const file = form.querySelector('input[type=file]');
        const text = form.querySelector('textarea');
        const button = form.querySelector('button[type=submit]');
        const doing = form.querySelector('.doing');
        const drop = form.querySelector('.drop');
        const say = (words) => { doing.textContent = words; };

        const take = (files) => {
            if (files.length > 0) {
                file.files = files;
                say(files[0].size > Number(form.dataset.limit) ? form.dataset.large : '');
            }
        };

        const show = (answer) => {
            const page = new DOMParser().parseFromString(answer, 'text/html');
            const main = page.getElementById('main');
            document.title = page.title;
            document.getElementById('main').replaceWith(main);
            main.focus();
            window.scrollTo(0, 0);
            setUp(main.querySelector('form.hand-in'));
        };

        const finish = () => {
            form.classList.remove(CHECKING);
            button.disabled = false;
        };

        // An answer of any status is a page; only one that does not come is said here.
        const send = () => {
            const request = new XMLHttpRequest();
            request.open('POST', form.action);
            request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
                const share = lengthComputable ? Math.floor(100 * loaded / total) : 0;
                say(share < 100 ? form.dataset.sending.replace('%s', String(share)) : form.dataset.reading);
            };
            request.upload.onload = () => say(form.dataset.reading);
            request.onload = () => {
                finish();
                if (request.responseText.includes('id="hand-in"')) {
                    show(request.responseText);
                } else {
                    const page = new DOMParser().parseFromString(request.responseText, 'text/html');
                    say(page.querySelector('#main p')?.textContent ?? form.dataset.lost);
                }
            };
            request.onerror = () => { finish(); say(form.dataset.lost); };
            form.classList.add(CHECKING);
            button.disabled = true;
            say(form.dataset.reading);
            request.send(new FormData(form));
        };

        form.addEventListener('submit', (event) => {
            event.preventDefault();
            const chosen = file.files[0];
            if (!chosen && text.value.trim() === '') {
                say(form.dataset.nothing);
            } else if (chosen && chosen.size > Number(form.dataset.limit)) {
                say(form.dataset.large);
            } else {
                send();
            }
        });
        file.addEventListener('change', () => take(file.files));
        drop.addEventListener('dragover', (event) => { event.preventDefault(); drop.classList.add('over'); });
        drop.addEventListener('dragleave', () => drop.classList.remove('over'));
        drop.addEventListener('drop', (event) => {
            event.preventDefault();
            drop.classList.remove('over');
            take(event.dataTransfer.files);
        });
    };

    // What is pasted anywhere else than into a field is meant for the form that the page has now.
    document.addEventListener('paste', (event) => {
        const form = document.querySelector('form.hand-in');
        if (!form || event.target.closest('textarea, input')) {
            return;
        }
        const files = event.clipboardData.files;
        const words = event.clipboardData.getData('text/plain');
        if (files.length > 0) {
            const field = form.querySelector('input[type=file]');
            field.files = files;
            field.dispatchEvent(new Event('change'));
        } else if (words) {
            form.querySelector('textarea').value = words;
        }
    });

    const form = document.querySelector('form.hand-in');
    if (form) {
        setUp(form);
    }
})();

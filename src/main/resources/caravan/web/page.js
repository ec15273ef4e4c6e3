// What a page without it can't do: it changes by itself, and says when it no longer does.
(() => {
  'use strict';
  const stream = document.getElementById('stream');
  const lost = document.getElementById('lost');
  const live = document.getElementById('live');
  const held = new Map(); // fragments that wait until nobody points at their rows
  let heard = Date.now();
  let since = null;
  let polling = 0;
  const AWAY = /\bin (?:\d+ h \d+ min|\d+ (?:s|min|h|days))\b(?=[^\d]*$)/;

  const clock = (at) => at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone() });
  const zone = () => document.body.dataset.zone || undefined;

  // What can't be undone at once is asked for twice.
  document.addEventListener('submit', (event) => {
    const words = event.submitter && event.submitter.dataset.confirm;
    if (words && !window.confirm(words)) event.preventDefault();
  });

  // Lists are dropped anywhere on the first screen, or pasted; the form sends them, as it does by hand.
  const drop = document.getElementById('drop');
  if (drop) {
    const field = drop.querySelector('input[type=file]');
    const news = document.getElementById('drop-news');
    const typed = (target) => target instanceof Element && target.closest('input, textarea, select');
    const withFiles = (event) => event.dataTransfer && event.dataTransfer.types.includes('Files');
    function send(files) {
      const most = Number(drop.dataset.most);
      const all = [...files].reduce((sum, file) => sum + file.size, 0);
      if (all > most) {
        news.textContent = 'More than ' + Math.round(most / 1e6) + ' MB at once is not taken here: put them into the input folder.';
        news.hidden = false;
        return;
      }
      const bag = new DataTransfer();
      for (const file of files) bag.items.add(file);
      field.files = bag.files;
      drop.requestSubmit();
    }
    for (const kind of ['dragenter', 'dragover']) {
      document.addEventListener(kind, (event) => {
        if (!withFiles(event)) return;
        event.preventDefault();
        drop.classList.add('over');
      });
    }
    document.addEventListener('dragleave', (event) => { if (!event.relatedTarget) drop.classList.remove('over'); });
    document.addEventListener('drop', (event) => {
      drop.classList.remove('over');
      if (!withFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer.files.length) send(event.dataTransfer.files);
    });
    document.addEventListener('paste', (event) => {
      const pasted = event.clipboardData;
      if (!pasted || typed(event.target)) return;
      if (pasted.files.length) { event.preventDefault(); send(pasted.files); return; }
      const text = pasted.getData('text/plain');
      if (!text.trim()) return;
      event.preventDefault();
      send([new File([text], text.includes('\t') ? 'pasted.tsv' : 'pasted.txt', { type: 'text/plain' })]);
    });
  }

  // Countdowns: the server says until when, the browser counts.
  function span(seconds) {
    if (seconds < 120) return seconds + ' s';
    const minutes = Math.round(seconds / 60);
    if (minutes < 180) return minutes + ' min';
    const hours = Math.floor(minutes / 60);
    if (hours < 72) return hours + ' h' + (minutes % 60 ? ' ' + (minutes % 60) + ' min' : '');
    return Math.round(hours / 24) + ' days';
  }
  function tick() {
    for (const time of document.querySelectorAll('time[data-countdown]')) {
      const left = Math.max(0, Math.ceil((Date.parse(time.dateTime) - Date.now()) / 1000));
      const text = span(left);
      if (time.textContent !== text) time.textContent = text;
    }
    for (const why of document.querySelectorAll('.why[data-until]')) {
      const left = Math.max(0, Math.ceil((Date.parse(why.dataset.until) - Date.now()) / 1000));
      const text = why.textContent.replace(AWAY, 'in ' + span(left));
      if (why.textContent !== text) why.textContent = text;
    }
  }
  setInterval(tick, 1000);
  if (!stream || !window.htmx) return;

  // What a person opened stays open.
  htmx.registerExtension('keep', {
    htmx_before_morph_attr: (element, detail) => !(element.tagName === 'DETAILS' && detail.attrName === 'open'),
  });

  function connected() {
    heard = Date.now();
    if (since !== null) {
      since = null;
      lost.hidden = true;
      document.body.classList.remove('stale');
    }
  }
  function disconnected() {
    if (since !== null || document.hidden) return;
    since = new Date(heard);
    lost.textContent = 'Not connected since ' + new Date(heard).toLocaleTimeString('en-GB')
      + '. The numbers are those of then; this page goes on by itself.';
    lost.hidden = false;
    document.body.classList.add('stale');
    live.textContent = 'Not connected.';
  }
  const says = (text) => { if (live.textContent !== text) live.textContent = text; };
  const saysLive = () => { if (!document.hidden && !polling) says('Live.'); };

  // Rows stay where they are while somebody points at one of them or has the focus in it.
  const busy = (target) => target.matches('[data-rows]')
    && (target.querySelector('tr:hover, :focus') !== null || selectsIn(target));
  function selectsIn(target) {
    const chosen = document.getSelection();
    return chosen && !chosen.isCollapsed && target.contains(chosen.anchorNode);
  }
  function steady(target, content) {
    const old = [...target.querySelectorAll('tbody > tr[id]')];
    const body = content.querySelector('tbody');
    if (!old.length || !body) return old.length ? null : 0;
    const fresh = new Map([...body.children].map((row) => [row.id, row]));
    body.replaceChildren(...old.map((row) => {
      const found = fresh.get(row.id);
      fresh.delete(row.id);
      if (found) return found;
      const gone = row.cloneNode(true);
      gone.classList.add('gone');
      return gone;
    }));
    return fresh.size;
  }
  function announce(target, count) {
    const news = document.getElementById(target.dataset.rows);
    if (!news) return;
    const text = count ? count + (count === 1 ? ' new list' : ' new lists') + '; shown when you leave the rows.' : '';
    if (news.textContent !== text) news.textContent = text;
    news.hidden = !text;
  }
  function arrange(html) {
    const doc = new DOMParser().parseFromString('<body>' + html, 'text/html');
    for (const part of doc.querySelectorAll('hx-partial')) {
      const target = document.querySelector(part.getAttribute('hx-target'));
      if (!target) { part.remove(); continue; }
      if (!target.matches('[data-rows]')) continue;
      if (busy(target)) {
        held.set(target.id, part.innerHTML);
        const count = steady(target, part);
        if (count === null) part.remove();
        announce(target, count || 0);
      } else {
        held.delete(target.id);
        announce(target, 0);
      }
    }
    return doc.body.innerHTML;
  }
  function release() {
    for (const [id, html] of held) {
      const target = document.getElementById(id);
      if (!target || busy(target)) continue;
      held.delete(id);
      announce(target, 0);
      htmx.swap({ text: html, target, sourceElement: target, swap: 'innerMorph' });
    }
  }
  setInterval(release, 500);

  // What one looks at stays where it is, also when something above it grows or goes.
  let anchor = null;
  let top = 0;
  function hold() {
    const focused = document.activeElement === document.body ? null : document.activeElement;
    anchor = document.querySelector('main tr:hover, main article:hover, main li:hover')
      || (focused && document.getElementById('content').contains(focused) ? focused : null)
      || (window.scrollY > 0 ? firstSeen() : null);
    top = anchor ? anchor.getBoundingClientRect().top : 0;
  }
  function firstSeen() {
    return [...document.querySelectorAll('main tr[id], main article, main h2')]
      .find((one) => one.getBoundingClientRect().top >= 0) || null;
  }
  function keep() {
    if (!anchor || !anchor.isConnected) return;
    const moved = anchor.getBoundingClientRect().top - top;
    if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: 'instant' });
  }

  stream.addEventListener('htmx:sse:before:message', (event) => {
    connected();
    saysLive();
    hold();
    event.detail.message.data = arrange(event.detail.message.data);
  });
  stream.addEventListener('htmx:sse:after:message', () => {
    tick();
    keep();
    const title = document.querySelector('[data-title]');
    if (title) document.title = title.dataset.title + ' · Caravan';
  });
  stream.addEventListener('htmx:sse:after:connection', (event) => {
    if (event.detail.connection.status === 200) { connected(); saysLive(); }
    if (event.detail.connection.status === 401) window.location.reload();
  });
  stream.addEventListener('htmx:sse:error', (event) => {
    if (event.detail.status === 401) window.location.reload(); // who has left logs in again
    else disconnected();
  });
  stream.addEventListener('beat', connected);
  stream.addEventListener('crowded', () => {
    if (polling) return;
    says('Too many pages are open: this one is brought up to date every 10 s.');
    const ask = async () => {
      if (document.hidden) return;
      try {
        const answer = await fetch(stream.dataset.events + '?once=1&screen=' + encodeURIComponent(stream.dataset.screen));
        if (answer.status === 401) window.location.reload();
        if (!answer.ok) throw new Error(answer.status);
        connected();
        htmx.swap({ text: arrange(await answer.text()), target: stream, sourceElement: stream, swap: 'none' });
      } catch { disconnected(); }
    };
    polling = setInterval(ask, 10000);
    ask();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) says('Paused while the page is hidden.');
    else heard = Date.now();
  });
  // A stream that ended is found again by the extension; a stream that is silent is told here.
  setInterval(() => {
    if (!document.hidden && !polling && Date.now() - heard > 20000) disconnected();
  }, 1000);

  let browser = '';
  try {
    browser = localStorage.getItem('browser') || crypto.randomUUID?.() || String(Math.random()).slice(2);
    localStorage.setItem('browser', browser);
  } catch { browser = String(Math.random()).slice(2); }
  stream.setAttribute('hx-sse:connect', stream.dataset.events + '?screen=' + encodeURIComponent(stream.dataset.screen)
    + '&browser=' + encodeURIComponent(browser));
  stream.setAttribute('hx-sse:close', 'crowded');
  htmx.process(stream);
})();

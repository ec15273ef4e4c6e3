// Draws what the tables of a channel's screen say; without it the tables are there all the same.
(() => {
  'use strict';
  if (!window.uPlot || !document.getElementById('plot-speed')) return;
  const HEIGHT = 220;
  const number = (element, name) => Number(element.dataset[name]);
  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();

  function clock(zone) {
    try {
      new Intl.DateTimeFormat('en-GB', { timeZone: zone });
      return { tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), zone) };
    } catch { return {}; }
  }
  const TIMES = [
    [3600 * 24, '{D} {MMM}', null, null, null, null, null, null, 1],
    [3600, '{HH}:{mm}', '\n{D} {MMM}', null, '\n{D} {MMM}', null, null, null, 1],
    [60, '{HH}:{mm}', '\n{D} {MMM}', null, '\n{D} {MMM}', null, null, null, 1],
    [1, '{HH}:{mm}:{ss}', null, null, null, null, null, null, 1],
  ];

  function width(place) {
    const { paddingLeft, paddingRight } = getComputedStyle(place.parentElement);
    return place.parentElement.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  }

  function options(place, zone, range, series, hooks) {
    const axis = { stroke: color('soft'), grid: { stroke: color('line'), width: 1 }, ticks: { stroke: color('line'), width: 1 } };
    return {
      width: width(place), height: HEIGHT, padding: [8, 32, 0, 0], legend: { show: false }, ...clock(zone),
      cursor: { drag: { x: false, y: false }, y: false, points: { show: false } },
      scales: { x: { time: true, range }, y: { range: (u, least, most) => [0, Math.max(10, most * 1.1)] } },
      axes: [{ ...axis, space: 60, values: TIMES }, { ...axis, size: 64, values: (u, all) => all.map((one) => one.toLocaleString('en-GB')) }],
      series, hooks,
    };
  }

  // Tokens a minute.
  const table = () => document.querySelector('#speed table[data-from]');
  function speed() {
    const from = number(table(), 'from');
    const step = number(table(), 'step');
    const plan = number(table(), 'plan');
    const rows = new Map([...table().querySelectorAll('tr[data-at]')].map((row) => [number(row, 'at'), number(row, 'speed')]));
    const times = [];
    for (let at = from; at <= number(table(), 'to'); at += step) times.push(at);
    return [times, times.map((at) => rows.get(at) || 0), times.map(() => plan || null)];
  }
  function hatch(u) {
    const { ctx, bbox } = u;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.strokeStyle = color('edge');
    ctx.lineWidth = devicePixelRatio;
    for (const row of document.querySelectorAll('#speed tr[data-began]')) {
      const left = Math.max(bbox.left, u.valToPos(number(row, 'began'), 'x', true));
      const right = Math.min(bbox.left + bbox.width, u.valToPos(number(row, 'until'), 'x', true));
      if (right <= bbox.left || left >= bbox.left + bbox.width) continue;
      ctx.save();
      ctx.beginPath();
      ctx.rect(left, bbox.top, Math.max(2, right - left), bbox.height);
      ctx.clip();
      ctx.beginPath();
      for (let x = left - bbox.height; x < right; x += 7 * devicePixelRatio) {
        ctx.moveTo(x, bbox.top + bbox.height);
        ctx.lineTo(x + bbox.height, bbox.top);
      }
      ctx.stroke();
      ctx.restore();
    }
    ctx.restore();
  }
  function triangles(u) {
    const { ctx, bbox } = u;
    const step = number(table(), 'step');
    const size = 5 * devicePixelRatio;
    ctx.save();
    ctx.fillStyle = color('alarm');
    for (const row of table().querySelectorAll('tr[data-limited]:not([data-limited="0"])')) {
      const x = u.valToPos(number(row, 'at') + step / 2, 'x', true);
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x - size, bbox.top + 2 * size);
      ctx.lineTo(x + size, bbox.top + 2 * size);
      ctx.fill();
    }
    ctx.restore();
  }
  function drawSpeed(place) {
    const range = () => [number(table(), 'from'), number(table(), 'to')];
    return new uPlot(options(place, table().dataset.zone, range, [{},
      { stroke: color('bar'), fill: color('mark-ground'), width: 2, paths: uPlot.paths.stepped({ align: 1 }), points: { show: false } },
      { stroke: color('text'), width: 1, dash: [6, 4], points: { show: false } },
    ], { drawClear: [hatch], draw: [triangles] }), speed(), place);
  }

  // The day, with what is expected.
  function drawDay(place) {
    const days = document.querySelector('#day table');
    const rows = [...days.querySelectorAll('tr[data-at]')];
    const daily = number(days, 'daily');
    const last = rows.filter((row) => row.dataset.expected === '0').at(-1);
    const data = [
      rows.map((row) => number(row, 'at')),
      rows.map((row) => (row.dataset.expected === '0' ? number(row, 'spent') : null)),
      rows.map((row) => (row.dataset.expected === '1' || row === last ? number(row, 'spent') : null)),
      rows.map(() => daily || null),
    ];
    const points = { show: false };
    return new uPlot(options(place, days.dataset.zone, (u, least, most) => [least, most], [{},
      { stroke: color('bar'), width: 2, points },
      { stroke: color('bar'), width: 2, dash: [8, 5], points },
      { stroke: color('text'), width: 1, dash: [2, 4], points },
    ], {}), data, place);
  }

  let plots = [];
  function draw() {
    plots.forEach((plot) => plot.destroy());
    plots = [drawSpeed(document.getElementById('plot-speed')), drawDay(document.getElementById('plot-day'))];
  }
  draw();
  new MutationObserver(() => plots[0].setData(speed())).observe(document.getElementById('speed'),
    { subtree: true, childList: true, characterData: true, attributes: true });
  new ResizeObserver(() => plots.forEach((plot) => {
    const wide = width(plot.root.parentElement);
    if (wide > 0 && wide !== plot.width) plot.setSize({ width: wide, height: HEIGHT });
  })).observe(document.getElementById('content'));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
})();

// The report's one script: the theme, and the charts from the data islands beside them. Everything on
// a page can be read without it. It asks nothing of the network and stores one word, the theme.
'use strict';

(function () {
  const root = document.documentElement;
  const themes = ['auto', 'light', 'dark'];
  const narrowBelow = 560; // CSS pixels of a chart
  const paperWidth = 672; // of A4 and Letter between the margins

  // A page opened from disk may have no storage; then the choice holds for this page only.
  function stored() {
    try { return localStorage.getItem('upshot-theme') || 'auto'; } catch (e) { return 'auto'; }
  }
  function store(theme) {
    try { localStorage.setItem('upshot-theme', theme); } catch (e) { /* see above */ }
  }
  function apply(theme) {
    if (theme === 'auto') root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', theme);
  }
  let theme = themes.includes(stored()) ? stored() : 'auto';
  apply(theme);

  function themeSwitch() {
    const button = document.querySelector('[data-theme-switch]');
    if (!button) return;
    const label = () => { button.textContent = button.dataset[theme]; };
    button.hidden = false;
    label();
    button.addEventListener('click', () => {
      theme = themes[(themes.indexOf(theme) + 1) % themes.length];
      store(theme);
      apply(theme);
      label();
      drawAll();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
  }

  // --- charts ---

  const charts = []; // {box, island, chart}

  // resolve replaces "@name" by the palette's colour, everywhere in an option.
  function resolve(value, palette) {
    if (typeof value === 'string') return value[0] === '@' ? palette.getPropertyValue('--' + value.slice(1)).trim() : value;
    if (Array.isArray(value)) return value.map((v) => resolve(v, palette));
    if (value && typeof value === 'object') {
      const out = {};
      for (const key of Object.keys(value)) out[key] = key === 'tip' ? value[key] : resolve(value[key], palette);
      return out;
    }
    return value;
  }

  // merge lays what changes on a narrow screen over an option; items of a list meet by id, else by place.
  function merge(base, over) {
    for (const key of Object.keys(over)) {
      const value = over[key];
      if (Array.isArray(value) && Array.isArray(base[key]) && typeof value[0] === 'object') {
        value.forEach((item, i) => {
          const match = item.id ? base[key].find((b) => b.id === item.id) : base[key][i];
          if (match) merge(match, item);
        });
      } else if (value && typeof value === 'object' && !Array.isArray(value) && base[key] && typeof base[key] === 'object') {
        merge(base[key], value);
      } else {
        base[key] = value;
      }
    }
    return base;
  }

  function decimals(value, digits) {
    return value.toLocaleString(root.lang, { minimumFractionDigits: 0, maximumFractionDigits: digits }).replace('-', '\u2212');
  }

  // The formatters that a data island names.
  const formatters = {
    names: () => null,
    number: (axis) => (v) => decimals(v, axis.digits) + (axis.suffix && root.lang === 'en' ? ' ' : '') + (axis.suffix || ''),
    ratio: (axis) => (v) => {
      if (Math.abs(v) < 1e-9) return axis.words[1];
      const times = Math.pow(2, Math.abs(v));
      return axis.words[v < 0 ? 0 : 2].replace('{0}', decimals(times, times < 1.2 ? 2 : times < 10 ? 1 : 0));
    },
    points: (axis) => (v) => {
      if (Math.abs(v) < 1e-9) return axis.words[1];
      return axis.words[v < 0 ? 0 : 2].replace('{0}', decimals(Math.abs(v), axis.digits));
    },
    periods: (axis, step) => (name, i) => axis.labels[i] + (axis.groups[i] !== axis.groups[i - step] ? '\n' + axis.groups[i] : ''),
  };

  // tooltip shows the lines that the data carry, as text.
  function tooltip(params) {
    const list = Array.isArray(params) ? params : [params];
    const hit = list.find((p) => p.data && p.data.tip);
    if (!hit) return '';
    const box = document.createElement('div');
    box.className = 'tip';
    hit.data.tip.forEach((text, i) => {
      const line = document.createElement(i ? 'span' : 'strong');
      line.textContent = text;
      box.appendChild(line);
    });
    return box;
  }

  // fitNames cuts the names of phases that are wider than their bands.
  function fitNames(areas, x, room) {
    for (const [from, to] of areas) {
      const share = (Math.min(to.xAxis, x.max) - Math.max(from.xAxis, x.min)) / (x.max - x.min);
      from.label = Object.assign({}, from.label, { width: Math.max(24, share * room - 4), overflow: 'truncate' });
    }
  }

  // broken sets a name on lines of about so many letters; a Chinese character is as wide as two.
  function broken(name, letters) {
    let width = 0;
    return (name.match(/[^ \u2e80-\uffef]+ ?|[\u2e80-\uffef] ?/g) || []).map((part) => {
      const next = [...part.trimEnd()].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0);
      const wrap = width > 0 && width + next > letters;
      width = (wrap ? 0 : width) + next + part.length - part.trimEnd().length;
      return (wrap ? '\n' : '') + part;
    }).join('');
  }

  function option(island, width, height) {
    const palette = getComputedStyle(root);
    let o = JSON.parse(JSON.stringify(island.option));
    const narrow = width < narrowBelow;
    if (narrow && island.slim) merge(o, island.slim);
    o = resolve(o, palette);
    o.textStyle = { fontFamily: getComputedStyle(document.body).fontFamily };
    o.tooltip = Object.assign(o.tooltip || {}, {
      confine: true, formatter: tooltip, backgroundColor: palette.getPropertyValue('--paper').trim(),
      borderColor: palette.getPropertyValue('--axis').trim(), borderWidth: 1, padding: [8, 12], transitionDuration: 0,
      textStyle: { color: palette.getPropertyValue('--text').trim() }, extraCssText: 'box-shadow:none;border-radius:0',
    });
    if (o.radar) {
      o.radar.radius = Math.min(width / 2 - (narrow ? 100 : 140), height / 2 - 46); // the names need the rest
      o.radar.axisName.formatter = (name) => broken(name, narrow ? 14 : 15);
      return o;
    }
    const x = o.xAxis[0];
    const y = o.yAxis[0];
    y.axisTick = { show: false };
    o.series.forEach((s, i) => { s.z = 2 + i; }); // in the order of the option, whatever their kind
    let named = x;
    let step = 1;
    o.series.filter((s) => s.markArea).forEach((s) => fitNames(s.markArea.data, x, width - (narrow ? 40 : 44) - Number(o.grid[0].right)));
    if (island.x.kind === 'periods') {
      const room = Math.max(1, Math.floor((width - 60) / 40));
      step = [1, 2, 3, 6, 12, 24].find((s) => island.x.labels.length / s <= room) || 48;
      named = o.xAxis[1];
      named.axisLabel.interval = (i) => i % step === 0;
    }
    for (const [axis, kind] of [[named, island.x], [y, island.y]]) {
      const format = formatters[kind.kind](kind, step);
      if (format) axis.axisLabel = Object.assign({}, axis.axisLabel, { formatter: format });
      if (kind.kind === 'ratio' || kind.kind === 'points' || (axis === x && kind.kind === 'number')) {
        axis.axisLabel = Object.assign({}, axis.axisLabel, { hideOverlap: true });
      }
    }
    return o;
  }

  // draw makes the chart anew: a theme, a width and a page of paper each change too much to patch.
  function draw(entry, width) {
    const box = entry.box;
    const figure = box.closest('figure');
    if (figure) figure.hidden = false;
    box.style.width = width ? width + 'px' : '';
    const wide = width || box.clientWidth;
    if (!wide) return;
    const height = wide < narrowBelow ? box.dataset.narrow : box.dataset.height;
    box.style.height = height + 'px';
    if (entry.chart) entry.chart.dispose();
    entry.chart = window.echarts.init(box, null, { renderer: 'svg', width: wide, height: Number(height) });
    entry.chart.setOption(option(entry.island, wide, height));
    entry.width = wide;
  }

  function drawAll() { charts.forEach((entry) => draw(entry)); }

  // lists closes the menu's lists of pages when the reader goes elsewhere.
  function lists() {
    const open = () => document.querySelectorAll('details.pages[open]');
    document.addEventListener('click', (e) => open().forEach((d) => { if (!d.contains(e.target)) d.open = false; }));
    document.addEventListener('keydown', (e) => {
      if (e.key === 'Escape') open().forEach((d) => { d.open = false; d.querySelector('summary').focus(); });
    });
  }

  // unfold opens what an address leads into.
  function unfold() {
    const place = document.getElementById(location.hash.slice(1));
    const closed = place && place.closest('details:not([open])');
    if (!closed) return;
    closed.open = true;
    place.scrollIntoView();
  }

  function start() {
    themeSwitch();
    lists();
    unfold();
    addEventListener('hashchange', unfold);
    if (!window.echarts) return;
    document.querySelectorAll('script[data-chart]').forEach((script) => {
      const box = document.getElementById(script.dataset.chart);
      if (box) charts.push({ box, island: JSON.parse(script.textContent) });
    });
    drawAll();
    let waiting = 0;
    addEventListener('resize', () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => charts.forEach((entry) => {
        if (entry.box.clientWidth !== entry.width) draw(entry);
      }));
    });
  }

  // --- print: everything open, light, at the width of the paper ---

  let closed = [];
  addEventListener('beforeprint', () => {
    closed = Array.from(document.querySelectorAll('main details:not([open])'));
    closed.forEach((d) => { d.open = true; });
    const address = document.querySelector('[data-address]');
    if (address && location.protocol !== 'file:') address.textContent = location.href;
    apply('light');
    charts.forEach((entry) => draw(entry, paperWidth));
  });
  addEventListener('afterprint', () => {
    closed.forEach((d) => { d.open = false; });
    apply(theme);
    drawAll();
  });

  document.addEventListener('DOMContentLoaded', start);
})();

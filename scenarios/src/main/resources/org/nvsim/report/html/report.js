'use strict';
// Puts a chart that can be zoomed in place of each drawn one. Without it the page is complete.
(function () {
  const units = ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s', 'Tbit/s'];
  const dashes = [[], [9, 4], [3, 3], [12, 3, 3, 3], [6, 6], [2, 5], [14, 6]];
  const seconds = (u, v) => (v == null ? '–' : +v.toPrecision(4) + ' s');

  function rate(value) {
    if (value == null) return '–';
    let unit = 0;
    while (value >= 999.5 && unit + 1 < units.length) {
      value /= 1000;
      unit++;
    }
    return +value.toPrecision(3) + ' ' + units[unit];
  }

  function draw(figure) {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    const [names, columns, greatest] = JSON.parse(figure.querySelector('script').textContent);
    const drawn = figure.querySelector('.drawn');
    let live = figure.querySelector('.live');
    if (live) live.remove();
    live = document.createElement('div');
    live.className = 'live';
    drawn.after(live);
    const axis = {
      stroke: colour('--soft'),
      grid: { stroke: colour('--rule'), width: 1 },
      ticks: { stroke: colour('--rule'), width: 1 },
      font: '13px system-ui, sans-serif',
    };
    const width = figure.clientWidth;
    const values = figure.querySelectorAll('.legend output');

    function show(u) {
      const i = u.cursor.idx;
      columns.forEach((column, c) => {
        const text = i == null ? '' : c === 0 ? 'at ' + seconds(u, column[i]) : rate(column[i]);
        values[c === 0 ? names.length : c - 1].value = text;
      });
    }

    const plot = new uPlot({
      width: width,
      height: Math.max(200, Math.min(300, width * 0.42)),
      scales: { x: { time: false }, y: { range: (u, low, high) => [0, (high || greatest) * 1.05] } },
      legend: { show: false },
      hooks: { setCursor: [show] },
      cursor: { drag: { x: true, y: false } },
      axes: [
        Object.assign({ values: (u, ticks) => ticks.map((t) => seconds(u, t)) }, axis),
        Object.assign({ size: width < 500 ? 78 : 92, values: (u, ticks) => ticks.map(rate) }, axis),
      ],
      series: [{ label: 'until' }].concat(names.map((name, i) => ({
        label: name,
        stroke: colour('--s' + i),
        width: 2,
        dash: dashes[i],
        points: { show: false },
        paths: uPlot.paths.stepped({ align: -1 }),
      }))),
    }, columns, live);
    plot.root.setAttribute('role', 'img');
    plot.root.setAttribute('aria-label', 'Goodput over time; the figures follow as a table');
    const reset = document.createElement('button');
    reset.type = 'button';
    reset.className = 'reset';
    reset.textContent = 'Show all';
    reset.hidden = true;
    reset.onclick = () => plot.setScale('x', { min: columns[0][0], max: columns[0].at(-1) });
    plot.hooks.setScale = [(u, key) => {
      if (key === 'x') {
        const { min, max } = u.scales.x;
        reset.hidden = !(min > columns[0][0] || max < columns[0].at(-1));
      }
    }];
    live.append(reset);
    drawn.hidden = true;
  }

  function drawAll() {
    document.querySelectorAll('figure.chart').forEach(draw);
  }

  drawAll();
  let width = document.body.clientWidth;
  new ResizeObserver(() => {
    if (document.body.clientWidth !== width) {
      width = document.body.clientWidth;
      drawAll();
    }
  }).observe(document.body);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
})();

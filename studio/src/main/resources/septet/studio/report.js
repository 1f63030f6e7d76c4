// Draws the charts of a page from the data that stands beside them, in the colours of the style sheet.
// Follows the system's theme, the width of the window and the wish for less motion; arrow keys walk along the points.
(() => {
  'use strict';
  const style = role => getComputedStyle(document.documentElement).getPropertyValue('--' + role).trim();
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const group = (value, digits) => value.toLocaleString('en-US', {minimumFractionDigits: digits, maximumFractionDigits: digits});
  const formats = {
    share: value => (value * 100).toLocaleString('en-US', {maximumFractionDigits: value < 0.01 ? 2 : 1}) + '%',
    count: value => value > 0 && value < 1 ? '' : group(Math.round(value), 0),
    decimal: value => value.toLocaleString('en-US', {maximumFractionDigits: 3}),
    score: value => value.toLocaleString('en-US', {maximumSignificantDigits: 3}),
    day: value => new Date(value * 86400000).toLocaleDateString('en-GB', {day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC'}),
    money: (value, currency) => currency + '\u00a0' + (Math.abs(value) >= 100 || value === 0 ? group(value, 0) : group(value, 2)),
  };
  const show = (axis, value) => {
    const [kind, unit] = axis.format.split(' ');
    return formats[kind](value, unit);
  };

  const axisOf = (axis, place) => ({
    type: axis.kind, name: place === 'x' ? axis.name : '', nameLocation: 'middle', nameGap: 30,
    min: axis.min ?? (place === 'y' || axis.kind === 'log' ? undefined : 'dataMin'), max: axis.max ?? (place === 'x' ? 'dataMax' : undefined),
    scale: place === 'y' && axis.min == null, splitNumber: 5, logBase: 10,
    nameTextStyle: {color: style('soft'), fontSize: 12},
    axisLabel: {color: style('soft'), fontSize: 12, hideOverlap: true, showMinLabel: place === 'x' && axis.kind === 'value' && axis.min == null ? false : undefined,
      showMaxLabel: place === 'x' && axis.kind === 'value' && axis.max == null ? false : undefined, formatter: value => show(axis, value)},
    axisLine: {show: place === 'x', lineStyle: {color: style('soft')}},
    axisTick: {show: place === 'x', lineStyle: {color: style('soft')}},
    splitLine: {show: place === 'y', lineStyle: {color: style('line'), type: [2, 3]}},
  });

  const intervals = (series, colour) => {
    const bars = series.points.filter(point => point.length === 4);
    return bars.length === 0 ? undefined : {
      silent: true, symbol: 'none', animation: false, label: {show: false},
      lineStyle: {color: colour, width: 2, type: 'solid', opacity: 0.55},
      data: bars.map(point => [{coord: [point[0], point[2]]}, {coord: [point[0], point[3]]}]),
    };
  };

  const dashes = {solid: 'solid', dashed: [7, 5], dotted: [2, 4]};
  const seriesOf = (series, width) => {
    const colour = style(series.colour);
    const few = series.points.length <= 24;
    const common = {
      name: series.name, type: series.kind, itemStyle: {color: colour}, symbol: series.symbol, cursor: 'default',
      emphasis: {focus: 'none'}, data: series.points.map(point => [point[0], point[1]]),
    };
    if (series.kind === 'bar') {
      return {...common, data: series.points.map(point => [point[0], point[1] > 0 ? point[1] : null]), barGap: '0%', barCategoryGap: '12%',
        barWidth: Math.max(3, Math.floor((width - 110) / series.points.length / 2.6)),
        itemStyle: {color: colour, decal: series.dash === 'decal' ? {symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: -0.7, color: style('card')} : undefined}};
    }
    if (series.kind === 'scatter') return {...common, symbolSize: 12};
    return {...common, showSymbol: few && series.symbol !== 'none', symbolSize: 7, sampling: undefined,
      lineStyle: {color: colour, width: series.dash === 'solid' ? 2.5 : 2, type: dashes[series.dash]}, markLine: intervals(series, colour)};
  };

  // Marks: points with a label, or a line across where a note has no y.
  const marks = chart => ({
    name: 'marks', type: 'line', data: [], silent: true, animation: false,
    markPoint: {symbol: 'diamond', symbolSize: 15, animation: false,
      data: chart.notes.filter(note => note.y != null).map(note => ({coord: [note.x, note.y], itemStyle: {color: style(note.colour), borderColor: style('card'), borderWidth: 2},
        label: {formatter: note.text, position: 'top', distance: 8, color: style('ink'), fontWeight: 600, fontSize: 12, textBorderColor: style('card'), textBorderWidth: 3}}))},
    markLine: {symbol: 'none', animation: false, lineStyle: {color: style('ink'), type: [5, 4], width: 1.25},
      data: chart.notes.filter(note => note.y == null).map((note, i) => ({xAxis: note.x,
        label: {formatter: note.text, rotate: 0, position: 'end', color: style('ink'), fontSize: 12, fontWeight: 600, distance: [0, 4 + 15 * (i % 2)]}}))},
  });

  const tooltip = chart => ({
    trigger: chart.series.some(series => series.kind === 'line' && series.points.length > 24) ? 'axis' : 'item', confine: true, transitionDuration: 0,
    backgroundColor: style('card'), borderColor: style('line'), textStyle: {color: style('ink'), fontSize: 13},
    axisPointer: {type: 'line', lineStyle: {color: style('soft'), type: [2, 3]}, snap: true},
    formatter: given => {
      const points = [].concat(given);
      const seen = new Set();
      const box = document.createElement('div');
      box.append(chart.x.name.split(':')[0] + ' ' + show(chart.x, points[0].value[0]));
      for (const point of points.filter(point => !seen.has(point.seriesName) && seen.add(point.seriesName))) {
        const line = document.createElement('div');
        line.append(point.seriesName + ' ');
        const bold = document.createElement('b');
        bold.append(show(chart.y, point.value[1]));
        line.append(bold);
        box.append(line);
      }
      return box;
    },
  });

  /// How many lines the names of the series take.
  const lines = (chart, width) => chart.series.reduce((at, series) => {
    const wide = 48 + 7.2 * series.name.length;
    return at.x + wide > width && at.x > 0 ? {x: wide, lines: at.lines + 1} : {x: at.x + wide, lines: at.lines};
  }, {x: 0, lines: 1}).lines;

  const option = (chart, width) => ({
    animation: !still.matches, animationDuration: 300, textStyle: {fontFamily: getComputedStyle(document.body).fontFamily},
    grid: {left: 8, right: 22, top: (chart.series.length > 1 ? 14 + 20 * lines(chart, width) : 8) + (chart.notes.some(note => note.y == null) ? 34 : 6), bottom: 34, containLabel: true},
    legend: {show: chart.series.length > 1, top: 0, left: 0, itemWidth: 30, itemHeight: 10, itemGap: 18, textStyle: {color: style('ink'), fontSize: 13}, inactiveColor: style('soft'),
      data: chart.series.map(series => series.name)},
    xAxis: axisOf(chart.x, 'x'),
    yAxis: axisOf(chart.y, 'y'),
    tooltip: tooltip(chart), series: [...chart.series.map(series => seriesOf(series, width)), marks(chart)],
  });

  const walk = (box, chart, drawn) => {
    const spoken = box.parentElement.querySelector('.spoken');
    let series = Math.max(0, chart.series.findIndex(one => one.dash === 'solid'));
    let point = -1;
    box.addEventListener('keydown', event => {
      const steps = {ArrowRight: 1, ArrowLeft: -1, PageDown: 10, PageUp: -10};
      const turns = {ArrowDown: 1, ArrowUp: -1};
      if (event.key === 'Escape') { drawn.dispatchAction({type: 'hideTip'}); return; }
      if (!(event.key in steps) && !(event.key in turns)) return;
      event.preventDefault();
      if (event.key in turns) series = (series + turns[event.key] + chart.series.length) % chart.series.length;
      const points = chart.series[series].points;
      point = Math.min(points.length - 1, Math.max(0, point + (steps[event.key] ?? 0)));
      drawn.dispatchAction({type: 'showTip', seriesIndex: series, dataIndex: point});
      spoken.textContent = chart.series[series].name + ': ' + show(chart.x, points[point][0]) + ', ' + show(chart.y, points[point][1]);
    });
    box.addEventListener('blur', () => drawn.dispatchAction({type: 'hideTip'}));
  };

  const charts = [...document.querySelectorAll('.chart')].map(box => {
    const chart = JSON.parse(document.getElementById(box.dataset.chart).textContent);
    const drawn = echarts.init(box, null, {renderer: 'svg'});
    drawn.setOption(option(chart, box.clientWidth));
    walk(box, chart, drawn);
    new ResizeObserver(() => drawn.resize()).observe(box);
    return {chart, drawn, box};
  });
  const again = () => charts.forEach(({chart, drawn, box}) => drawn.setOption(option(chart, box.clientWidth), true));
  dark.addEventListener('change', again);
  still.addEventListener('change', again);
  matchMedia('print').addEventListener('change', again);
})();

// The time slider under the graph: a histogram of statements, two ends to drag, and a button that plays.

let playing = 0;

// How many statements there are in each month from the first to the last: {first, last, amounts}.
let histogramKnown = null;
function histogram() {
  if (histogramKnown) return histogramKnown;
  const months = rowMonths(), present = new Date(2100, 0).getFullYear() * 12, counts = new Map();
  for (let row = 0; row < rowCount; row += 1) if (months[row] > 1900 * 12 && months[row] < present && !repeats[row]) counts.set(months[row], (counts.get(months[row]) || 0) + 1);
  const total = [...counts.values()].reduce((a, b) => a + b, 0), sorted = [...counts.keys()].sort((a, b) => a - b);
  // The oldest half per cent (what articles tell of long ago) would leave no room for the rest.
  let skipped = 0, start = 0;
  while (start < sorted.length - 1 && skipped + counts.get(sorted[start]) <= total * 0.005) { skipped += counts.get(sorted[start]); start += 1; }
  const first = sorted[start] ?? 0, last = sorted.at(-1) ?? 0;
  histogramKnown = { first, last, amounts: Array.from({ length: last - first + 1 }, (_, n) => counts.get(first + n) || 0) };
  return histogramKnown;
}

const ends_ = () => {
  const { first, last } = histogram();
  return [filters.from ? Math.max(monthOf(filters.from), first) : first, filters.to ? Math.min(monthOf(filters.to), last) : last];
};

function setRange(low, high) {
  const { first, last } = histogram();
  setFilters({ from: low <= first ? "" : monthName(low), to: high >= last ? "" : monthName(high) }, { quiet: true });
}

let drawnRange = "";
function drawHistogram() {
  const state = [filters.from, filters.to, playing, language].join();
  if (state === drawnRange) return;
  drawnRange = state;
  const { first, amounts } = histogram(), [low, high] = ends_(), bins = Math.min(amounts.length, 120), size = amounts.length / bins;
  const sums_ = Array.from({ length: bins }, (_, bin) => amounts.slice(Math.floor(bin * size), Math.max(Math.floor((bin + 1) * size), Math.floor(bin * size) + 1)).reduce((a, b) => a + b, 0));
  const most = Math.max(1, ...sums_);
  byId("histogram").replaceChildren(...sums_.map((amount, bin) => {
    const height = amount ? Math.max((Math.sqrt(amount) / Math.sqrt(most)) * 30, 1.5) : 0, month = first + bin * size;
    return draw("rect", { x: (bin / bins) * 100, y: 30 - height, width: (100 / bins) * 0.82, height, class: month >= low - size && month <= high ? "in" : "" });
  }));
  byId("from").value = low;
  byId("to").value = high;
  for (const [id, value] of [["from", low], ["to", high]]) byId(id).setAttribute("aria-valuetext", monthName(value));
  byId("range").textContent = `${monthName(low)} – ${monthName(high)}`;
  byId("play").setAttribute("aria-pressed", String(Boolean(playing)));
  byId("time-all").hidden = !filters.from && !filters.to;
}

// Goes through the time in windows of a twelfth of it, or of what the two ends span.
function play() {
  if (playing) { clearInterval(playing); playing = 0; drawHistogram(); return; }
  const { first, last } = histogram(), [low, high] = ends_();
  const whole = low === first && high === last, width = whole ? Math.max(Math.round((last - first) / 12), 1) : high - low;
  let at = whole || high === last ? first : low;
  const step = Math.max(Math.round(width / 3), 1);
  setRange(at, at + width);
  playing = setInterval(() => {
    at += step;
    if (at + width > last) { play(); setRange(last - width, last); return; }
    setRange(at, at + width);
  }, 900);
  drawHistogram();
}

function startSlider() {
  const { first, last, amounts } = histogram();
  byId("time").hidden = amounts.length < 2;
  if (amounts.length < 2) return;
  for (const id of ["from", "to"]) Object.assign(byId(id), { min: first, max: last, step: 1 });
  byId("from").addEventListener("input", () => setRange(Math.min(Number(byId("from").value), ends_()[1]), ends_()[1]));
  byId("to").addEventListener("input", () => setRange(ends_()[0], Math.max(Number(byId("to").value), ends_()[0])));
  byId("play").addEventListener("click", play);
  byId("time-all").addEventListener("click", () => { if (playing) play(); setRange(first, last); });
  drawHistogram();
}

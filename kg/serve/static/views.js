// Shows an answer as a table, a chart of bars, a timeline or files to keep.

import { download, isDate, isNumber, shown } from "./answer.js";
import { byId, chooser, draw, make } from "./dom.js";

const FIRST = 500, BARS = 40, DOTS = 120, ROW = 24;

// The drawing's width in pixels, the part of it for names, and a name as it fits there.
function frame() {
  const room = Math.min(1000, Math.max(300, byId("view").clientWidth)), left = Math.min(300, Math.round(room * .36)), most = Math.floor(left / 13) - 1;
  return { room, left, fit: (name) => (name.length > most ? `${name.slice(0, most - 1)}…` : name) };
}

export function table(answer) {
  let rows = answer.rows, most = FIRST, order = null;
  const box = make("div");
  const fill = () => {
    const head = make("tr", {}, ...answer.columns.map((name) => make("th", { scope: "col", "aria-sort": order && order.name === name ? (order.up ? "ascending" : "descending") : "none" },
      make("button", { type: "button", textContent: name, onclick: () => sort(name) }))));
    const body = rows.slice(0, most).map((row) => make("tr", {}, ...answer.columns.map((name) => cellOf(row[name]))));
    const more = make("button", { type: "button", textContent: `再显示 ${FIRST} 行 more (${rows.length - most})`, onclick: () => { most += FIRST; fill(); } });
    box.replaceChildren(make("table", {}, make("thead", {}, head), make("tbody", {}, ...body)), ...(rows.length > most ? [more] : []));
  };
  const sort = (name) => {
    order = { name, up: !(order && order.name === name && order.up) };
    const sign = order.up ? 1 : -1;
    const numeric = rows.some((row) => isNumber(row[name]));
    const compare = (a, b) => (numeric ? Number(shown(a[name])) - Number(shown(b[name])) : shown(a[name]).localeCompare(shown(b[name]), "zh"));
    rows = [...rows].sort((a, b) => sign * compare(a, b));
    fill();
  };
  fill();
  return box;
}

function cellOf(cell) {
  const text = make("bdi", { textContent: shown(cell) });
  if (!cell || cell.type !== "uri") return make("td", { className: isNumber(cell) ? "number" : isDate(cell) ? "date" : cell && cell.value.length > 40 ? "long" : "" }, text);
  const known = /^https?:/.test(cell.value);
  return make("td", {}, known ? make("a", { href: `/resource?iri=${encodeURIComponent(cell.value)}` }, text) : text);
}

// Bars: for each value of a column the sum of a number, or how many rows there are.
export function chart(answer) {
  const numbers = answer.columns.filter((name) => answer.rows.some((row) => isNumber(row[name])));
  const others = answer.columns.filter((name) => !numbers.includes(name));
  const COUNT = "(行数 rows)";
  let by = others[0] || answer.columns[0], of = numbers[0] || COUNT;
  const box = make("div");
  const fill = () => {
    const sums = new Map();
    for (const row of answer.rows) sums.set(shown(row[by]), (sums.get(shown(row[by])) || 0) + (of === COUNT ? 1 : Number(shown(row[of])) || 0));
    const ordered = [...sums].sort((a, b) => b[1] - a[1]);
    const bars = isDate(answer.rows[0] && answer.rows[0][by]) ? [...sums].sort().slice(-BARS) : ordered.slice(0, BARS);
    const top = Math.max(1, ...bars.map(([, value]) => value));
    const { room, left, fit } = frame();
    const svg = draw("svg", { viewBox: `0 0 ${room} ${bars.length * ROW + 8}`, class: "chart", role: "img", "aria-label": `${by}: ${of}` });
    bars.forEach(([label, value], place) => {
      const y = place * ROW, width = Math.max(1, (room - left - 70) * value / top);
      svg.append(draw("text", { x: left - 8, y: y + 17, "text-anchor": "end" }, fit(label) || "—"),
        draw("rect", { x: left, y: y + 4, width, height: ROW - 8, rx: 3 }, draw("title", {}, `${label}: ${value}`)),
        draw("text", { x: left + width + 6, y: y + 17 }, String(Math.round(value * 100) / 100)));
    });
    const choose = make("div", { className: "row" }, chooser("按 by", answer.columns, by, (name) => { by = name; fill(); }),
      chooser("计 of", [COUNT, ...numbers], of, (name) => { of = name; fill(); }));
    box.replaceChildren(choose, svg);
  };
  fill();
  return box;
}

export function timeline(answer) {
  const dated = answer.columns.filter((name) => answer.rows.some((row) => isDate(row[name])));
  if (!dated.length) return make("p", { className: "soft", textContent: "没有日期列 no column has dates" });
  const texts = answer.columns.filter((name) => !dated.includes(name) && name !== "iri");
  let from = dated[0], to = dated.length > 1 ? dated[1] : dated[0], label = texts[0] || dated[0];
  const box = make("div");
  const fill = () => {
    const spans = answer.rows.filter((row) => isDate(row[from])).map((row) => ({ name: shown(row[label]), more: texts.map((t) => shown(row[t])).join(" · "),
      since: yearOf(shown(row[from])), until: isDate(row[to]) ? yearOf(shown(row[to])) : yearOf(shown(row[from])), text: `${shown(row[from])} – ${shown(row[to])}` }));
    spans.sort((a, b) => a.since - b.since || a.until - b.until);
    const kept = spans.slice(0, DOTS), begin = Math.floor(Math.min(...kept.map((s) => s.since))), end = Math.floor(Math.max(...kept.map((s) => s.until))) + 1;
    const { room, left, fit } = frame(), x = (year) => left + (year - begin) / (end - begin) * (room - left - 40);
    const svg = draw("svg", { viewBox: `0 0 ${room} ${kept.length * ROW + 24}`, class: "chart", role: "img", "aria-label": "时间线 timeline" });
    for (let year = begin; year <= end; year += Math.max(1, Math.ceil((end - begin) / ((room - left) / 55)))) {
      svg.append(draw("line", { x1: x(year), x2: x(year), y1: 16, y2: kept.length * ROW + 24 }), draw("text", { x: x(year), y: 12 }, String(year)));
    }
    kept.forEach((span, place) => {
      const y = place * ROW + 20;
      svg.append(draw("text", { x: left - 8, y: y + 16, "text-anchor": "end" }, fit(span.name)),
        draw("rect", { x: x(span.since), y: y + 5, width: Math.max(6, x(span.until) - x(span.since)), height: ROW - 10, rx: 4 }, draw("title", {}, `${span.text} ${span.more}`)));
    });
    const choose = make("div", { className: "row" }, chooser("自 from", dated, from, (name) => { from = name; fill(); }),
      chooser("至 to", dated, to, (name) => { to = name; fill(); }), chooser("标签 label", answer.columns, label, (name) => { label = name; fill(); }),
      make("span", { className: "soft", textContent: spans.length > DOTS ? `${DOTS} / ${spans.length}` : "" }));
    box.replaceChildren(choose, svg);
  };
  fill();
  return box;
}

function yearOf(date) {
  const [year, month = 1, day = 1] = date.split("-").map(Number);
  return year + (month - 1) / 12 + (day - 1) / 366;
}

const TABLES = { json: "JSON", xml: "XML", csv: "CSV", tsv: "TSV" }, GRAPHS = { ttl: "Turtle", nt: "N-Triples", jsonld: "JSON-LD", rdf: "RDF/XML" };

export function files(answer, query, complain) {
  const save = async (format) => {
    try {
      const address = URL.createObjectURL(await download(query, format));
      make("a", { href: address, download: `govkg.${format}` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    } catch (error) { complain(error); }
  };
  const buttons = Object.entries(answer.graph ? GRAPHS : TABLES).map(([format, name]) => make("button", { type: "button", textContent: name, onclick: () => save(format) }));
  const line = `curl '${location.origin}/sparql' -H 'Accept: ${answer.graph ? "text/turtle" : "text/csv"}' --data-urlencode query@query.rq`;
  return make("div", {}, make("div", { className: "row" }, ...buttons), make("pre", { className: "graph-text", textContent: line }));
}

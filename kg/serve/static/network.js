// Draws two columns of an answer as a network, with vis-network (loaded when it is first needed).

import { isDate, isNumber, shown } from "./answer.js";
import { chooser, make } from "./dom.js";

const MOST = 300;
let library = null;

function load() {
  library = library || new Promise((done, failed) => {
    document.head.append(make("script", { src: "/static/vis.js", onload: done, onerror: () => failed(new Error("vis-network")) }));
  });
  return library;
}

export function network(answer) {
  const box = make("div");
  const told = (name) => answer.rows.some((row) => shown(row[name]) && !isNumber(row[name]) && !isDate(row[name]));
  const texts = answer.columns.filter((name) => name !== "sentence" && told(name));
  if (texts.length < 2) return make("p", { className: "soft", textContent: "需要两列 this needs two columns" });
  let from = texts[0], to = answer.graph ? "object" : texts[1], label = answer.graph ? "predicate" : "";
  const fill = async () => {
    const area = make("div", { id: "network", role: "img", "aria-label": `${from} — ${to}` });
    const NONE = "—";
    const choose = make("div", { className: "row" }, chooser("自 from", texts, from, (name) => { from = name; fill(); }), chooser("至 to", texts, to, (name) => { to = name; fill(); }),
      chooser("标签 label", [NONE, ...texts], label || NONE, (name) => { label = name === NONE ? "" : name; fill(); }));
    const nodes = new Map(), edges = new Map();
    for (const row of answer.rows) {
      const [a, b] = [shown(row[from]), shown(row[to])];
      if (!a || !b || (nodes.size >= MOST && !(nodes.has(a) && nodes.has(b)))) continue;
      for (const name of [a, b]) if (!nodes.has(name)) nodes.set(name, { id: name, label: name.length > 24 ? `${name.slice(0, 23)}…` : name });
      const key = JSON.stringify([a, b, label && shown(row[label])]), edge = edges.get(key) || { from: a, to: b, width: 0, label: label ? shown(row[label]) : undefined };
      edge.width = Math.min(6, edge.width + 1);
      edges.set(key, edge);
    }
    box.replaceChildren(choose, area);
    await load();
    const style = getComputedStyle(document.documentElement), colour = (name) => style.getPropertyValue(name).trim();
    [...nodes.values()].forEach((node, place) => {  // on a spiral: two nodes in one place would never get apart
      node.x = 30 * Math.sqrt(place + 1) * Math.cos(2.4 * place);
      node.y = 30 * Math.sqrt(place + 1) * Math.sin(2.4 * place);
    });
    new vis.Network(area, { nodes: [...nodes.values()], edges: [...edges.values()] }, {
      layout: { randomSeed: 7, improvedLayout: false },
      nodes: { shape: "dot", size: 9, color: colour("--bar"), font: { color: colour("--text") } },
      edges: { color: colour("--soft"), arrows: "to", font: { color: colour("--soft"), strokeWidth: 0, size: 11 } },
      physics: { solver: "repulsion", repulsion: { nodeDistance: 110, springLength: 120 }, stabilization: { iterations: 150 } },
    });
  };
  fill().catch((error) => box.append(make("p", { className: "error", textContent: error.message })));
  return box;
}

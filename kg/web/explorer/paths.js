// Shortest ways between two entities through what passes the filters, with what links each step.

const WAYS = 12; // ways of one length that are listed

// Up to WAYS shortest ways as lists of entities; events and bodies may lie on them, divisions only if nothing else does.
function shortestWays(from, to) {
  return waysThrough(from, to, (entity) => groupOf(entity) !== "place" || kindOf(entity) === "Venue") || waysThrough(from, to, () => true) || [];
}

function waysThrough(from, to, may) {
  const distance = new Int32Array(count).fill(-1), before = new Map();
  let edge = [from];
  distance[from] = 0;
  while (edge.length && distance[to] < 0) {
    const next = [];
    for (const entity of edge) {
      eachLink(entity, rowOk, (other) => {
        if (other !== to && !may(other)) return;
        if (distance[other] < 0) { distance[other] = distance[entity] + 1; before.set(other, new Set()); next.push(other); }
        if (distance[other] === distance[entity] + 1) before.get(other).add(entity);
      });
    }
    edge = next;
  }
  return distance[to] < 0 ? null : trace(from, to, before);
}

function trace(from, to, before) {
  const found = [], open = [[to]];
  while (open.length && found.length < WAYS) {
    const way_ = open.pop();
    if (way_[0] === from) { found.push(way_); continue; }
    for (const entity of [...before.get(way_[0])].sort(byLinks).reverse()) open.push([entity, ...way_]);
  }
  return found;
}

// A step of a way: what links the two, with an arrow from what it is said of.
function stepOf(a, b) {
  const rows = between(a, b), say = (row) => [t(`p_${predicateOf(row)}`), word(S.text[row])].filter(Boolean).join(" ");
  const said = [...new Set(rows.map((row) => (S.subject[row] === a ? `${say(row)} →` : `← ${say(row)}`)))];
  return make("li", {}, make("div", { class: "fact" }, nameOf(a), said.slice(0, 3).map((text) => make("span", { class: "badge" }, text)), nameOf(b), isEvent(a) || isEvent(b) ? make("time", {}, dateOf(isEvent(a) ? a : b)) : ""),
    evidences(rows, [a, b]));
}

function pathPanel(from, to) {
  const ways = shortestWays(from, to);
  const head = [backLink(), make("p", { class: "kicker" }, t("path")), make("h2", { class: "pair", lang: "zh-Hans" }, nameOf(from), nameOf(to))];
  if (!ways.length) return [...head, make("p", { class: "plain" }, t(filtering() ? "no_path_filtered" : "no_path"))];
  const box = make("div", {});
  const show = (n) => {
    if (network) choose(ways[n], true);
    const picks = ways.length > 1 ? make("div", { class: "actions", role: "group", "aria-label": t("paths") }, ways.map((_, m) => button(number(m + 1), () => show(m), m === n ? "on" : "", { "aria-pressed": String(m === n) }))) : "";
    box.replaceChildren(make("p", { class: "plain" }, t("path_length", { n: ways[n].length - 1, ways: ways.length })), picks || "",
      make("section", { class: "facts" }, make("ul", {}, ways[n].slice(1).map((entity, at) => stepOf(ways[n][at], entity)))));
  };
  show(0);
  return [...head, box];
}

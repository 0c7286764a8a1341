// The graph on the canvas: which entities stand on it, where, and how they look. Drawn by vis-network.

const ROOM = 66; // least distance of a node that is added to those that stand
const ADDED = 24; // links that are drawn with an entity that is fetched onto the canvas
const MANY = 60; // links that “draw its links” adds at most

const still = matchMedia("(prefers-reduced-motion: reduce)");
const places = new Map(data.view.nodes.map(({ id, x, y, community }) => [id, { x, y, community }]));
const hiddenGroups = new Set();
const dotSize = (entity) => Math.min(14 + 3.2 * Math.log2(1 + degreeOf(entity)), 34); // as node_size in drawing.py
const weightOf = (entity) => degreeOf(entity) * (isEvent(entity) ? 0.5 : 1); // names of events are long: others go first
const edgeId = (a, b) => (a < b ? `${a}-${b}` : `${b}-${a}`);
let network = null, nodes = null, edges = null, hovered = null, chosen = [], near = null, colours = {};

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  colours = Object.fromEntries(["text", "halo", "ground", "ground-faint", "edge", "edge-faint", "edge-strong", "canvas"].map((name) => [name, colour(name)]));
  for (const group of Object.keys(data.shapes)) colours[group] = colour(group);
}

function tip(entity) {
  return make("div", { class: "tip" }, bdi(E.label[entity]), make("small", {}, `${t(`kind_${kindOf(entity)}`)} · ${plural("link", degreeOf(entity))}`));
}

// How vis-network shall draw an entity now: of the chosen ones and what they are linked with, in full colour.
function dress(entity) {
  const fill = colours[groupOf(entity)], rim = chosen.includes(entity) ? colours.text : colours.canvas;
  const open = groupOf(entity) === "person";
  const all = { background: open ? colours.canvas : fill, border: open ? fill : rim };
  const lit = { background: all.background, border: colours.text };
  return {
    id: entity,
    color: { ...all, highlight: lit, hover: lit },
    borderWidth: open ? 3 : chosen.includes(entity) ? 3 : 1.5,
    opacity: near && !near.has(entity) ? 0.16 : 1,
    title: tip(entity),
  };
}

function dressEdge({ id, from, to }) {
  const strong = chosen.length === 2 ? chosen.includes(from) && chosen.includes(to) : chosen.includes(from) || chosen.includes(to);
  const colour = strong ? colours["edge-strong"] : near ? colours["edge-faint"] : colours.edge;
  return { id, color: { color: colour, hover: colours["edge-strong"], highlight: colours["edge-strong"], inherit: false } };
}

const visible = (entity) => places.has(entity) && !hiddenGroups.has(groupOf(entity));

function repaint() {
  if (!nodes.length) return network.redraw();
  nodes.update(nodes.getIds().map(dress));
  edges.update(edges.get().map(dressEdge));
  return network.redraw();
}

// Marks one entity, or the two ends of a line, and what they are linked with; nothing for [].
function choose(entities) {
  chosen = entities;
  near = entities.length ? new Set(entities) : null;
  if (entities.length === 1) for (const other of neighbours(entities[0]).keys()) near.add(other);
  repaint();
}

function nodeItem(entity) {
  const { x, y } = places.get(entity);
  return { ...dress(entity), shape: data.shapes[groupOf(entity)], label: "", size: dotSize(entity), x, y };
}

function edgeItems(entities) {
  const items = new Map();
  for (const entity of entities) {
    for (const [other, weight] of neighbours(entity)) {
      const id = edgeId(entity, other);
      if (!nodes.get(other) || edges.get(id) || items.has(id)) continue;
      const item = { id, from: entity, to: other, width: Math.min(1 + 0.7 * Math.log2(weight), 5) };
      items.set(id, { ...item, ...dressEdge(item) });
    }
  }
  return [...items.values()];
}

function put(entities) {
  const fresh = entities.filter((entity) => visible(entity) && !nodes.get(entity));
  nodes.add(fresh.map(nodeItem));
  edges.add(edgeItems(fresh));
}

function take(entities) {
  const gone = new Set(entities);
  edges.remove(edges.getIds({ filter: ({ from, to }) => gone.has(from) || gone.has(to) }));
  nodes.remove([...gone]);
}

// The free spot nearest to a point, going outwards in a spiral.
function freeSpot(x, y) {
  const all = [...places.values()];
  for (let step = 0; step < 4000; step += 1) {
    const reach = ROOM * 0.45 * Math.sqrt(step), angle = step * 2.399963;
    const spot = { x: x + reach * Math.cos(angle) * 1.25, y: y + reach * Math.sin(angle) };
    if (all.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) >= ROOM)) return spot;
  }
  return { x, y };
}

function anchor(entity) {
  const known = [...neighbours(entity).keys()].filter((other) => places.has(other)).sort(byDegree).slice(0, 3);
  if (!known.length) return network.getViewPosition();
  const mean = (axis) => known.reduce((sum, other) => sum + places.get(other)[axis], 0) / known.length;
  return { x: mean("x"), y: mean("y") };
}

function place(entity, { x, y }) {
  if (!places.has(entity)) places.set(entity, { ...freeSpot(x, y), community: -1 });
}

// Puts the links of an entity on the canvas, best connected first; returns how many are still missing.
function expand(entity, limit = MANY) {
  const missing = [...neighbours(entity).keys()].filter((other) => !places.has(other)).sort(byDegree);
  for (const other of missing.slice(0, limit)) place(other, places.get(entity));
  put([entity, ...missing.slice(0, limit)]);
  repaint();
  tally();
  return Math.max(missing.length - limit, 0);
}

// Makes sure that an entity is on the canvas, and its kind shown.
function summon(entity) {
  if (hiddenGroups.has(groupOf(entity))) toggleGroup(groupOf(entity), true);
  if (places.has(entity)) return;
  place(entity, anchor(entity));
  expand(entity, ADDED);
}

function dismiss(entity) {
  take([entity]);
  places.delete(entity);
  tally();
}

function toggleGroup(group, shown) {
  if (shown) hiddenGroups.delete(group); else hiddenGroups.add(group);
  const members = [...places.keys()].filter((entity) => groupOf(entity) === group);
  if (shown) put(members); else take(members);
  document.dispatchEvent(new CustomEvent("groups"));
  tally();
}

function tally() {
  byId("drawn").textContent = t("drawn", { n: nodes.length, all: count });
  document.dispatchEvent(new CustomEvent("drawn"));
}

const SCALES = { least: 0.04, most: 4, fit: 0.95 };
const glide = (duration) => (still.matches ? false : { duration, easingFunction: "easeInOutQuad" });
const zoomBy = (factor) => network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, SCALES.least), SCALES.most), animation: glide(200) });

// The part of the canvas that nothing covers: beside the legend, on a phone between the legend and the sheet.
function clearing() {
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  const sheet = byId("panel").classList.contains("open") ? byId("panel").offsetHeight : 76;
  if (narrow.matches) return { left: 24, top: 52, right: width - 24, bottom: height - sheet - 24, width, height };
  return { left: 100, top: 40, right: width - 80, bottom: height - 50, width, height };
}

// Brings entities into view, as large as fits into what is clear.
function frame(entities, { least = SCALES.least, duration = 450 } = {}) {
  const spots = entities.map((entity) => places.get(entity)).filter(Boolean);
  if (!spots.length) return;
  const side = (axis, pick) => pick(...spots.map((spot) => spot[axis]));
  const [x0, x1, y0, y1] = [side("x", Math.min), side("x", Math.max), side("y", Math.min), side("y", Math.max)];
  const { left, top, right, bottom, width, height } = clearing();
  const fitting = Math.min((right - left) / (x1 - x0 + 90), (bottom - top) / (y1 - y0 + 90), SCALES.fit);
  network.moveTo({
    position: { x: (x0 + x1) / 2, y: (y0 + y1) / 2 },
    scale: Math.max(fitting, least),
    offset: { x: (left + right - width) / 2, y: (top + bottom - height) / 2 },
    animation: duration ? glide(duration) : false,
  });
}

// What is chosen with what it is linked with; if that is too wide to be read, what is chosen alone.
function lookAt(entities) {
  const around = entities.length === 1 ? [...neighbours(entities[0]).keys()].filter((other) => nodes.get(other)) : [];
  const { x, y } = places.get(entities[0]);
  const close = around.filter((other) => Math.hypot(places.get(other).x - x, places.get(other).y - y) < 700);
  frame([...entities, ...close], { least: narrow.matches ? 0.45 : 0.5 });
}

const showAll = (duration = 300) => frame(nodes.getIds(), { duration });

// At first everything, but on a phone no smaller than can be told apart.
const showFirst = () => frame(nodes.getIds(), { duration: 0, least: narrow.matches ? 0.24 : SCALES.least });

function onScreen() {
  const box = byId("canvas"), scale = network.getScale(), middle = network.getViewPosition();
  const spots = network.getPositions();
  return nodes.getIds().map((entity) => ({
    x: (spots[entity].x - middle.x) * scale + box.clientWidth / 2,
    y: (spots[entity].y - middle.y) * scale + box.clientHeight / 2,
    radius: dotSize(entity) * scale,
    label: E.label[entity],
    weight: weightOf(entity),
    leads: leaders().has(entity),
    strong: chosen.includes(entity) || entity === hovered,
    faint: near && !near.has(entity) && entity !== hovered,
  })).filter(({ x, y }) => x > -80 && y > -40 && x < box.clientWidth + 80 && y < box.clientHeight + 40)
    .sort((a, b) => b.strong - a.strong || b.leads - a.leads || b.weight - a.weight);
}

// The weightiest of each community of three or more, whose name stands for it when there is room for few.
let leading = null;
function leaders() {
  if (leading) return leading;
  const groups = new Map();
  for (const [entity, { community }] of places) {
    if (community >= 0) groups.set(community, [...(groups.get(community) || []), entity]);
  }
  const first = (group) => group.reduce((best, entity) => (weightOf(entity) > weightOf(best) ? entity : best));
  leading = new Set([...groups.values()].filter((group) => group.length > 2).map(first));
  return leading;
}

// Places of the nodes of communities, and the short lines inside them: the ground is painted under both.
function grounds() {
  const spots = network.getPositions(), community = (entity) => places.get(entity).community;
  const dots = nodes.getIds().filter((entity) => community(entity) >= 0).map((entity) => spots[entity]);
  const lines = edges.get({ filter: ({ from, to }) => community(from) >= 0 && community(from) === community(to) })
    .map(({ from, to }) => [spots[from], spots[to]]);
  return [dots, lines];
}

const point = (at) => { byId("canvas").style.cursor = at ? "pointer" : ""; };

// What floats on the canvas, where no name can be read.
const COVERS = ["legend-box", "zoom-box", "drawn"];
function coverOf(id) {
  const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = byId(id);
  return [left, top, left + width, top + height];
}

function onDraw(context) {
  const ratio = context.canvas.width / byId("canvas").clientWidth;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  const view = { width, height, few: network.getScale() < 0.5, covered: COVERS.map(coverOf) };
  drawLabels(context, onScreen(), view, colours);
  context.restore();
}

// `actions`: entity(number), pair(a, b), nothing().
function startCanvas(actions) {
  nodes = new vis.DataSet(data.view.nodes.map((node) => ({ ...node, ...dress(node.id) })));
  edges = new vis.DataSet(data.view.edges.map((edge) => ({ ...edge, ...dressEdge(edge) })));
  network = new vis.Network(byId("canvas"), { nodes, edges }, data.view.options);
  network.on("beforeDrawing", (context) => drawGrounds(context, ...grounds(), near ? colours["ground-faint"] : colours.ground));
  network.on("afterDrawing", onDraw);
  network.on("hoverNode", ({ node }) => { hovered = node; point(true); });
  network.on("blurNode", () => { hovered = null; point(false); });
  network.on("hoverEdge", () => point(true));
  network.on("blurEdge", () => point(false));
  network.on("dragEnd", ({ nodes: [entity] }) => { if (entity !== undefined) Object.assign(places.get(entity), network.getPosition(entity)); });
  network.on("click", ({ nodes: [entity], edges: [edge] }) => {
    if (entity !== undefined) actions.entity(entity);
    else if (edge !== undefined) actions.pair(...edge.split("-").map(Number));
    else actions.nothing();
  });
  network.once("afterDrawing", () => { document.documentElement.dataset.ready = "1"; });
  tally();
}

// The graph on the canvas, drawn by vis-network: how nodes and lines look, what is marked, and what is in view.

const narrow = matchMedia("(max-width: 760px)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const dotSize = (entity) => Math.min(14 + 3.2 * Math.log2(1 + degreeOf(entity)), 34); // as node_size in drawing.py
const weightOf = (entity) => degreeOf(entity) * (isEvent(entity) ? 0.5 : groupOf(entity) === "place" ? 0.3 : 1);
const edgeId = (a, b) => (a < b ? `${a}-${b}` : `${b}-${a}`);
let network = null, nodes = null, edges = null, hovered = null, chosen = [], near = null, way = new Set(), colours = {};

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const names = ["text", "halo", "ground", "ground-faint", "edge", "edge-faint", "edge-strong", "canvas", "note", "accent", ...GROUPS];
  colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
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
  };
}

function dressEdge({ id, from, to }) {
  const ends = chosen.includes(from) + chosen.includes(to);
  const strong = way.size ? way.has(id) : chosen.length > 1 ? ends === 2 : ends > 0;
  const colour = strong ? colours["edge-strong"] : near ? colours["edge-faint"] : colours.edge;
  return { id, color: { color: colour, hover: colours["edge-strong"], highlight: colours["edge-strong"], inherit: false } };
}

function entityItem(entity) {
  const { x, y } = places.get(entity);
  return { ...dress(entity), shape: data.shapes[groupOf(entity)], label: "", size: dotSize(entity), x, y };
}

const edgeWidth = (weight) => Math.min(1 + 0.7 * Math.log2(Math.max(weight, 1)), 5);
function edgeItem([from, to, weight]) {
  const item = { id: edgeId(from, to), from, to, width: edgeWidth(weight) };
  return { ...item, ...dressEdge(item) };
}

// --- communities as nodes ------------------------------------------------------------------------------------------

const radiusOf = (group) => 16 + 3.4 * Math.sqrt(allCommunities().groups[group].length);
function leadingGroup(members) {
  const amounts = {};
  for (const entity of members) amounts[groupOf(entity)] = (amounts[groupOf(entity)] || 0) + 1;
  return GROUPS.reduce((best, group) => ((amounts[group] || 0) > (amounts[best] || 0) ? group : best), GROUPS[0]);
}

function communityItem(members, group) {
  const colour = colours[leadingGroup(members)], { x, y } = allCommunities().spots[group];
  const look = { background: colours.canvas, border: colour };
  return { id: `c${group}`, x, y, shape: "dot", size: radiusOf(group), label: "", borderWidth: 4, color: { ...look, highlight: look, hover: look } };
}

function communityItems() {
  const { groups, links } = allCommunities();
  const look = { color: colours.edge, hover: colours["edge-strong"], highlight: colours["edge-strong"], inherit: false };
  return [groups.map(communityItem), links.map(([a, b, weight]) => ({ id: `c${a}-c${b}`, from: `c${a}`, to: `c${b}`, width: edgeWidth(weight), color: look }))];
}

// --- what is there ---------------------------------------------------------------------------------------------------

function items() {
  if (view.mode === "communities") return communityItems();
  const entities = drawn();
  if (entities.some((entity) => !places.has(entity))) arrange(entities);
  return [entities.map(entityItem), linksAmong(entities).map(edgeItem)];
}

function put(set, wanted) {
  const ids = new Set(wanted.map(({ id }) => id));
  set.remove(set.getIds().filter((id) => !ids.has(id)));
  set.update(wanted);
}

let groundCache = null;
// Brings the canvas up to what the view says.
function sync() {
  if (!network) return;
  const [wantedNodes, wantedEdges] = items();
  const kept = new Set(wantedEdges.map(({ id }) => id));
  edges.remove(edges.getIds().filter((id) => !kept.has(id)));
  put(nodes, wantedNodes);
  edges.update(wantedEdges);
  groundCache = null;
  network.redraw();
}

function repaint() {
  if (!network) return;
  if (view.mode === "communities") { sync(); return; }
  nodes.update(nodes.getIds().map(dress));
  edges.update(edges.get().map(dressEdge));
  network.redraw();
}

// Marks entities and what they are linked with; of a path the lines between those that follow each other.
function mark(entities, path = false) {
  chosen = entities;
  way = new Set(path ? entities.slice(1).map((entity, n) => edgeId(entities[n], entity)) : []);
  near = entities.length ? new Set(entities) : null;
  if (entities.length === 1) for (const other of neighbours(entities[0]).keys()) near.add(other);
}

function choose(entities, path = false) {
  mark(entities, path);
  repaint();
}

// --- what is in view -------------------------------------------------------------------------------------------------

const SCALES = { least: 0.04, most: 4, fit: 0.95 };
const glide = (duration) => (still.matches ? false : { duration, easingFunction: "easeInOutQuad" });
const zoomBy = (factor) => network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, SCALES.least), SCALES.most), animation: glide(200) });

// The part of the canvas that nothing covers.
function clearing() {
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  const time = byId("time").offsetHeight + 12;
  if (narrow.matches) {
    const sheet = byId("panel").classList.contains("open") ? byId("panel").offsetHeight : 70;
    return { left: 24, top: 52, right: width - 54, bottom: height - Math.max(sheet, 70 + time) - 16, width, height };
  }
  return { left: 110, top: 30, right: width - 60, bottom: height - time - 34, width, height };
}

// Brings places into view, as large as fits into what is clear.
function frame(spots, { least = SCALES.least, duration = 450 } = {}) {
  if (!spots.length) return;
  const side = (axis, pick) => spots.reduce((best, spot) => pick(best, spot[axis]), spots[0][axis]);
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

const allSpots = () => Object.values(network.getPositions());
const spotsOf = (entities) => entities.map((entity) => places.get(entity)).filter(Boolean);
const showAll = (duration = 300) => frame(allSpots(), { duration });
// At first everything, but on a phone no smaller than can be told apart.
const showFirst = () => frame(allSpots(), { duration: 0, least: narrow.matches ? 0.24 : SCALES.least });

// What is chosen with what it is linked with; if that is too wide to be read, what is chosen alone.
function lookAt(entities) {
  if (way.size) { frame(spotsOf(entities), { least: 0.16 }); return; }
  const around = entities.length === 1 ? [...neighbours(entities[0]).keys()].filter((other) => nodes.get(other)) : [];
  const { x, y } = places.get(entities[0]);
  const close = around.filter((other) => Math.hypot(places.get(other).x - x, places.get(other).y - y) < 700);
  frame(spotsOf([...entities, ...close]), { least: narrow.matches ? 0.45 : 0.5 });
}

// What is on the canvas and where: expanded, collapsed, hidden, pinned, and undone.

const LIMIT = data.view.limit; // entities that are drawn at first
const ADDED = 24; // links that are drawn with an entity that is fetched onto the canvas
const MANY = 60; // links that one expansion adds at most
const MEMBERS = 150; // members of a community that are drawn
const STEPS = 100; // that can be undone

// mode: top (the best connected of all that passes) | own (what the reader chose) | communities
let view = { mode: "top", shown: new Set(data.view.nodes.map(({ id }) => id)), pinned: new Set(), brought: new Map() };
const places = new Map(); // where each entity stands, or stood when it was last shown
let groundOf = new Map(); // the number of an entity's community among those shown
const undone = [], done = [];

const visible = (entity) => entityOk[entity] && (!filteringRows() || linked[entity] > 0 || view.pinned.has(entity));
const drawn = () => [...view.shown].filter(visible);

function snapshot() {
  const spots = [...view.shown].filter((entity) => places.has(entity)).map((entity) => [entity, { ...places.get(entity) }]);
  return { mode: view.mode, shown: new Set(view.shown), pinned: new Set(view.pinned), filters: { ...filters }, brought: new Map(view.brought), spots, grounds: new Map(groundOf) };
}

function restore(saved) {
  const sifted = JSON.stringify(saved.filters) !== JSON.stringify(filters);
  view = { mode: saved.mode, shown: new Set(saved.shown), pinned: new Set(saved.pinned), brought: new Map(saved.brought) };
  groundOf = new Map(saved.grounds);
  filters = { ...saved.filters };
  for (const [entity, spot] of saved.spots) places.set(entity, { ...spot });
  if (sifted) sift();
  refresh();
  if (sifted) renderPanel({ keep: true });
}

// Does something that can be undone.
function act(change) {
  done.push(snapshot());
  if (done.length > STEPS) done.shift();
  undone.length = 0;
  change();
  refresh();
}

function undo() { if (done.length) { undone.push(snapshot()); restore(done.pop()); } }
function redo() { if (undone.length) { done.push(snapshot()); restore(undone.pop()); } }

// The links among entities, each pair once: [[a, b, statements]].
function linksAmong(entities) {
  const found = [], at = new Set(entities);
  for (const entity of entities) {
    for (const [other, weight] of neighbours(entity)) if (other > entity && at.has(other)) found.push([entity, other, weight]);
  }
  return found;
}

// New places for all that is drawn; pinned ones stay.
function arrange(entities = drawn()) {
  const at = new Map(entities.map((entity, n) => [entity, n]));
  const links = linksAmong(entities).map(([a, b, weight]) => [at.get(a), at.get(b), weight]);
  const groups = louvain(entities.length, links.map(([a, b, w]) => [a, b, 1 + Math.log2(Math.max(w, 1))]));
  const fixed = entities.map((entity) => (view.pinned.has(entity) ? places.get(entity) || null : null));
  layOut(entities.length, links, groups, fixed).forEach((spot, n) => places.set(entities[n], spot));
  groundOf = new Map();
  groups.forEach((nodes, group) => { if (nodes.length > 2) for (const node of nodes) groundOf.set(entities[node], group); });
}

// With how many others entities are linked by what articles say: where one place lies makes it no more important.
const told = () => degrees(rowOk.map((ok, row) => (ok && S.predicate[row] !== PREDICATE.within ? 1 : 0)));

function pickTop() {
  const weight = told(), all = [];
  for (let entity = 0; entity < count; entity += 1) if (entityOk[entity]) all.push(entity);
  return all.sort((a, b) => weight[b] - weight[a] || a - b).slice(0, LIMIT);
}

function showTop() {
  view.mode = "top";
  view.brought = new Map();
  view.shown = new Set(filtering() ? pickTop() : data.view.nodes.map(({ id }) => id));
  for (const entity of view.pinned) view.shown.add(entity);
  arrange();
}

// Only these, in places of their own.
function showOnly(entities) {
  view.mode = "own";
  view.brought = new Map();
  view.shown = new Set([...entities, ...view.pinned]);
  arrange([...view.shown].filter(visible));
}

function ego(entity) {
  const others = [...neighbours(entity).keys()].sort(byLinks).slice(0, MANY);
  showOnly([entity, ...others]);
  view.brought = new Map(others.map((other) => [other, entity]));
}

function add(entities, beside) {
  if (view.mode === "communities") { view.shown = new Set(view.pinned); view.mode = "own"; }
  const standing = drawn().map((entity) => places.get(entity)).filter(Boolean);
  for (const entity of entities) {
    if (view.shown.has(entity)) continue;
    if (!places.has(entity) || standing.some((spot) => Math.hypot(spot.x - places.get(entity).x, spot.y - places.get(entity).y) < ROOM)) {
      places.set(entity, freeSpot(beside, standing));
    }
    standing.push(places.get(entity));
    view.shown.add(entity);
  }
}

// Which neighbours an expansion would add: all, or those that statements of some predicates name on one side.
function missing(entity, predicates = null, side = "") {
  const found = new Set();
  const take = (rows, ends) => {
    for (const row of rows) {
      const other = ends[row];
      if (rowOk[row] && other >= 0 && other !== entity && !view.shown.has(other) && (!predicates || predicates.includes(predicateOf(row)))) found.add(other);
    }
  };
  if (side !== "in") take(statementsFrom(entity), S.object);
  if (side !== "out") take(statementsTo(entity), S.subject);
  return [...found].sort(byLinks);
}

function expand(entity, predicates = null, side = "", limit = MANY) {
  const others = missing(entity, predicates, side).slice(0, limit);
  add([entity, ...others], places.get(entity) || middle());
  for (const other of others) view.brought.set(other, entity);
  return others;
}

// Takes away what an entity's expansion brought, and the neighbours that nothing else on the canvas holds.
function collapse(entity) {
  const at = new Set(drawn());
  const alone = (other) => ![...neighbours(other).keys()].some((third) => third !== entity && at.has(third));
  const expanded = new Set(view.brought.values());
  for (const other of neighbours(entity).keys()) {
    if (!at.has(other) || view.pinned.has(other)) continue;
    if ((view.brought.get(other) === entity && !expanded.has(other)) || alone(other)) { view.shown.delete(other); view.brought.delete(other); }
  }
}

function hide(entity) {
  view.shown.delete(entity);
  view.pinned.delete(entity);
}

function togglePin(entity) {
  if (view.pinned.has(entity)) view.pinned.delete(entity); else view.pinned.add(entity);
}

function middle() {
  const standing = drawn().map((entity) => places.get(entity)).filter(Boolean);
  const mean = (axis) => standing.reduce((sum, spot) => sum + spot[axis], 0) / (standing.length || 1);
  return { x: mean("x"), y: mean("y") };
}

// Makes sure that an entity is on the canvas, even one that filters left out.
function summon(entity) {
  if (view.shown.has(entity) && visible(entity) && view.mode !== "communities") return;
  if (!entityOk[entity]) { filters = { ...filters, groups: filters.groups.filter((group) => group !== groupOf(entity)) }; sift(); }
  if (!entityOk[entity]) { filters = { ...NO_FILTERS }; sift(); }
  const known = [...neighbours(entity).keys()].filter((other) => view.shown.has(other) && places.has(other)).sort(byLinks);
  const beside = known.length && view.mode !== "communities" ? places.get(known[0]) : middle();
  add([entity], beside);
  expand(entity, null, "", ADDED);
}

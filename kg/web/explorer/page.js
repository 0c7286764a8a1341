// Ties the parts together: what the address asks for, what the panel tells of it, and the start.

let tab = "graph", started = false;
let route = readAddress("");

// --- panel -----------------------------------------------------------------------------------------------------------

const PAGES = {
  overview: () => overview(),
  entity: ({ entities: [entity] }) => entityPanel(entity),
  pair: ({ entities: [a, b] }) => pairPanel(a, b),
  path: ({ entities: [a, b] }) => pathPanel(a, b),
  group: ({ entities: [entity] }) => groupPanel(entity),
  article: ({ document: document_, start, end }) => readingPanel(document_, start, end),
  story: ({ step: n }) => storyPanel(n),
};

// `keep`: it tells of the same as before and stays scrolled where it is.
function renderPanel({ keep = false } = {}) {
  const content = byId("content"), at = keep ? content.scrollTop : 0;
  content.replaceChildren(...PAGES[route.page](route).filter(Boolean));
  content.scrollTop = at;
  if (keep) return;
  const passage = content.querySelector("mark.passage");
  if (passage) passage.scrollIntoView({ block: "center" });
}

function openSheet(open) {
  byId("panel").classList.toggle("open", open);
  byId("grip").setAttribute("aria-expanded", String(open));
}

// --- address ---------------------------------------------------------------------------------------------------------

// Writes everything that an address can say into the present one, so that it can be copied and come back to.
function settleAddress() {
  if (!started) return; // what it was opened with has not been read yet
  const full = fullAddress(location.hash, tab);
  try { history.replaceState({ filters: { ...filters }, tab }, "", full); } catch { /* a browser that lets no page of files do so */ }
}

// Does what the address asks for.
function go() {
  route = readAddress(location.hash);
  const known = history.state, wanted = { ...(known?.filters || filters), ...route.filters };
  const changed = JSON.stringify(wanted) !== JSON.stringify(filters);
  if (route.page === "story" && route.step > 0 && notes.story[route.step - 1]) { showStep(notes.story[route.step - 1]); return; }
  if (changed) { filters = wanted; sift(); if (view.mode === "top") showTop(); }
  if (route.show?.length) showOnly(route.show);
  tab = route.view || known?.tab || tab;
  look();
}

// A step of a story: the view that it was made of, and its text in the panel.
function showStep({ address: there }) {
  const { filters: wanted, show, entities, page, view: wish } = readAddress(there);
  filters = { ...NO_FILTERS, ...wanted };
  sift();
  if (show?.length) showOnly(show); else if (view.mode !== "top" || !entities.length) showTop();
  tab = wish || "graph";
  look(page === "article" ? [] : entities);
}

// What an address looks at is fetched onto the canvas, marked and brought into view; the panel tells of it.
function look(entities = route.entities) {
  const onCanvas = route.page === "group" ? [] : entities;
  if (route.page === "path") summonPath(onCanvas); else for (const entity of onCanvas) summon(entity);
  if (route.page === "group" && view.mode !== "communities" && !view.shown.has(entities[0])) view.mode = "communities";
  mark(onCanvas);
  renderPanel();
  refresh();
  openSheet(route.page !== "overview");
  if (onCanvas.length && network) lookAt(route.page === "path" && chosen.length ? chosen : onCanvas);
  announce(onCanvas.map((entity) => E.label[entity]).join(" — "));
}

function summonPath([from, to]) {
  const [first] = shortestWays(from, to);
  const standing = first || [from, to];
  if (standing.some((entity) => !view.shown.has(entity) || !visible(entity))) { for (const entity of standing) summonAlone(entity); }
}

function summonAlone(entity) {
  if (view.mode === "communities") view.mode = "own";
  if (view.shown.has(entity)) return;
  add([entity], middle());
}

// --- start -----------------------------------------------------------------------------------------------------------

const CLICKS = {
  "zoom-in": () => zoomBy(1.4), "zoom-out": () => zoomBy(1 / 1.4), fit: () => showAll(), undo, redo, theme: toggleTheme,
  tidy: () => { act(() => arrange()); showAll(); }, start: () => { act(() => { filters = { ...NO_FILTERS }; sift(); showTop(); }); location.hash = ""; showAll(); },
  communities: toggleCommunities, "filter-open": () => openDrawer(byId("drawer").hidden), "keys-open": () => toggleKeys(),
  "story-open": () => { location.hash = "#story=0"; }, grip: () => openSheet(!byId("panel").classList.contains("open")),
  language: () => { const other = language === "zh" ? "en" : "zh"; setting("language", other); speak(other); },
};

function start() {
  follow();
  const wish = setting("language");
  speak(wish === "zh" || wish === "en" ? wish : /^zh/i.test(navigator.language) ? "zh" : "en");
  arrange();
  startCanvas({
    entity: (entity) => { location.hash = address(entity); },
    pair: (a, b) => { location.hash = pairAddress(a, b); },
    community: (group) => { location.hash = groupAddress(group); },
    open: (id) => { if (typeof id === "string") openCommunity(Number(id.slice(1))); else { act(() => expand(id)); choose([id]); } },
    nothing: () => { if (location.hash.length > 1) location.hash = ""; else openSheet(false); },
  });
  for (const [id, action] of Object.entries(CLICKS)) byId(id).addEventListener("click", action);
  for (const name of VIEWS) byId(`view-${name}`).addEventListener("click", () => setTab(name));
  startSearch();
  startSlider();
  startTakeaway();
  startKeys();
  refresh();
  showFirst();
  for (const media of [dark, paper]) media.addEventListener("change", follow);
  byId("grip").addEventListener("touchmove", (event) => openSheet(event.touches[0].clientY < innerHeight * 0.7), { passive: true });
  byId("story-open").classList.toggle("has", unsaved());
  addEventListener("hashchange", () => { if (location.hash !== "#panel") go(); });
  addEventListener("beforeunload", (event) => { if (unsaved() && !setting(noteKey)) event.preventDefault(); });
  started = true;
  if (location.hash.length > 1) go(); else renderPanel();
}

start();

// What keys do, and the list of them.

const typing = (target) => target.matches("input, textarea, select, [contenteditable]");
const onChosen = (change) => () => { if (chosen.length && view.shown.has(chosen[0])) { act(() => change(chosen[0])); if (view.shown.has(chosen[0])) choose([chosen[0]]); renderPanel(); } };

const KEYS = {
  "/": ["key_search", () => byId("search").focus()],
  e: ["expand_all", onChosen((entity) => expand(entity))],
  c: ["collapse", onChosen(collapse)],
  o: ["only", onChosen(ego)],
  p: ["pin", onChosen(togglePin)],
  h: ["hide", () => { if (chosen.length) { const [entity] = chosen; act(() => hide(entity)); location.hash = ""; } }],
  n: ["key_next", () => step(1)],
  b: ["key_back", () => step(-1)],
  z: ["undo", undo],
  y: ["redo", redo],
  f: ["filters", () => openDrawer(byId("drawer").hidden)],
  0: ["fit", () => showAll()],
  1: ["view_graph", () => setTab("graph")],
  2: ["view_table", () => setTab("table")],
  3: ["view_timeline", () => setTab("timeline")],
  4: ["view_statistics", () => setTab("statistics")],
  5: ["view_places", () => setTab("places")],
  "?": ["keys", () => toggleKeys()],
};

// From the chosen entity to the next or previous of those drawn, the best connected first.
function step(by) {
  const all = drawn().sort(byLinks), at = all.indexOf(chosen[0]);
  if (all.length) location.hash = address(all[(at + by + all.length) % all.length]);
}

function toggleKeys() {
  const box = byId("keys");
  box.hidden = !box.hidden;
  if (box.hidden) return;
  const rows = Object.entries(KEYS).map(([key, [name]]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, t(name))]);
  box.replaceChildren(make("div", { class: "drawer-head" }, make("h2", {}, t("keys")), button("×", toggleKeys, "close", { "aria-label": t("close") })), make("dl", {}, rows.flat()));
  box.querySelector("button").focus();
}

function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || typing(event.target)) return;
    const wish = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && wish === "z") { event.preventDefault(); if (event.shiftKey) redo(); else undo(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") escape();
    else if (Object.hasOwn(KEYS, event.key)) { event.preventDefault(); KEYS[event.key][1](); }
  });
}

function escape() {
  if (!byId("keys").hidden) toggleKeys();
  else if (!byId("drawer").hidden) openDrawer(false);
  else if (location.hash.length > 1) location.hash = "";
}

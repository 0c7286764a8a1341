// The drawer of filters: relations and roles, places and levels, sources, sureness, and the day for posts.

// Changes filters; what is drawn follows. `quiet`: one of many small changes, which are undone at once.
let quietSince = -Infinity;
function setFilters(changes, { quiet = false } = {}) {
  const next = { ...filters, ...changes };
  if (JSON.stringify(next) === JSON.stringify(filters)) return;
  const change = () => {
    filters = next;
    sift();
    if (view.mode === "top") repick(quiet);
  };
  const now = performance.now();
  if (quiet && now - quietSince < 3000) { change(); refresh(); } else act(change);
  quietSince = quiet ? now : -Infinity;
  renderPanel({ keep: true });
}

// The best connected under the new filters. Those that stand already keep their places while time moves.
function repick(moving) {
  if (!moving) { showTop(); return; }
  const wanted = filtering() ? pickTop() : data.view.nodes.map(({ id }) => id), standing = wanted.filter((entity) => view.shown.has(entity) && places.has(entity));
  view.shown = new Set([...standing, ...view.pinned]);
  const centre = middle();
  for (const entity of wanted.filter((each) => !view.shown.has(each))) {
    const known = [...neighbours(entity).keys()].find((other) => view.shown.has(other));
    if (places.has(entity)) add([entity], places.get(entity)); else add([entity], known === undefined ? centre : places.get(known));
  }
  view.mode = "top";
}

const toggle = (list, name) => (list.includes(name) ? list.filter((each) => each !== name) : [...list, name]);

function checks(name, keys, label, on, amounts = null) {
  const boxes = keys.map((key) => {
    const box = make("input", { type: "checkbox", checked: on(key), [`data-${name}`]: key, on: { change: () => setFilters({ [name]: toggle(filters[name], key) }) } });
    return make("label", { class: "check" }, box, make("span", {}, label(key)), amounts ? make("span", { class: "amount" }, number(amounts[key] || 0)) : "");
  });
  return make("fieldset", {}, make("legend", {}, t(`filter_${name}`)), boxes);
}

function predicateAmounts() {
  const amounts = {};
  for (let row = 0; row < rowCount; row += 1) if (!repeats[row]) amounts[predicateOf(row)] = (amounts[predicateOf(row)] || 0) + 1;
  return amounts;
}

function labelled(key, input) {
  return make("label", { class: "field" }, make("span", {}, t(key)), input);
}

// Type to find a place; those below come with it.
function placeField() {
  const list = make("datalist", { id: "place-list" });
  const input = make("input", { id: "filter-place", list: "place-list", autocomplete: "off", value: filters.place < 0 ? "" : E.label[filters.place], placeholder: t("everywhere") });
  const find = () => search(input.value, 8, (entity) => kindOf(entity) === "AdministrativeDivision");
  input.addEventListener("input", () => {
    const found = find();
    list.replaceChildren(...found.map((entity) => make("option", { value: E.label[entity] })));
    if (!input.value.trim()) setFilters({ place: -1 });
    else if (found.length && E.label[found[0]] === input.value.trim()) setFilters({ place: found[0] });
  });
  input.addEventListener("change", () => { const [place] = find(); if (input.value.trim() && place !== undefined) setFilters({ place }); });
  return [labelled("filter_place", input), list];
}

function sourceField() {
  const counts = [...countBy(D.source.filter(Boolean))].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 200);
  const select = make("select", { id: "filter-source" }, make("option", { value: "" }, t("all_sources")), counts.map(([name, n]) => make("option", { value: name, selected: name === filters.source }, `${name.slice(0, 60)} (${n})`)));
  select.addEventListener("change", () => setFilters({ source: select.value }));
  return labelled("filter_source", select);
}

function confidenceField() {
  const shown = make("output", {}, `${filters.confidence}%`);
  const input = make("input", { id: "filter-confidence", type: "range", min: 0, max: 100, step: 5, value: filters.confidence });
  input.addEventListener("input", () => { shown.textContent = `${input.value}%`; setFilters({ confidence: Number(input.value) }, { quiet: true }); });
  return labelled("filter_confidence", make("span", { class: "with-output" }, input, shown));
}

function dayField() {
  const input = make("input", { id: "filter-day", type: "date", value: filters.asOf ? lastDay(filters.asOf) : "", min: "1900-01-01", max: "2100-12-31" });
  input.addEventListener("change", () => setFilters({ asOf: input.value }));
  return labelled("filter_asOf", input);
}

function filterBox() {
  const amounts = predicateAmounts(), predicates = data.predicates.filter((name) => amounts[name]);
  return [
    make("div", { class: "drawer-head" }, make("h2", {}, t("filters")), button("×", () => openDrawer(false), "close", { "aria-label": t("close") })),
    ...placeField(), checks("levels", LEVELS, (level) => t(`level_${level}`), (level) => filters.levels.includes(level)),
    dayField(), make("p", { class: "plain small" }, t("as_of_help")), sourceField(), confidenceField(),
    checks("predicates", predicates, (name) => t(`p_${name}`), (name) => !filters.predicates.includes(name), amounts),
    make("div", { class: "actions" }, button(t("clear_filters"), () => setFilters(NO_FILTERS), "", { id: "clear-filters" })),
  ];
}

function openDrawer(open) {
  byId("drawer").hidden = !open;
  byId("filter-open").setAttribute("aria-expanded", String(open));
  if (open) { renderDrawer(); byId("drawer").querySelector("input").focus(); } else byId("filter-open").focus();
}

function renderDrawer() {
  if (byId("drawer").hidden) return;
  const focused = document.activeElement, mark = focused?.id ? `#${focused.id}` : focused?.dataset?.predicates ? `[data-predicates="${focused.dataset.predicates}"]` : focused?.dataset?.levels ? `[data-levels="${focused.dataset.levels}"]` : "";
  if (focused?.matches?.("#filter-place, #filter-confidence, #filter-day") && byId("drawer").contains(focused)) return;
  byId("drawer").replaceChildren(...filterBox());
  if (mark) byId("drawer").querySelector(mark)?.focus();
}

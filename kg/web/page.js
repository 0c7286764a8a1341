// Ties the parts together: address, search box, legend, table, theme, language and the sheet on a phone.

const narrow = matchMedia("(max-width: 760px)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const RESULTS = 12;

// The address is the state: “#entity=<id>” or “#entity=<id>&with=<id>”, so that back, forward and links work.
const numberOf = new Map(E.id.map((id, entity) => [id, entity]));
function route() {
  const fields = new URLSearchParams(location.hash.slice(1).replace(/\+/g, "%2B"));
  return ["entity", "with"].map((name) => numberOf.get(fields.get(name))).filter((entity) => entity !== undefined);
}

function render() {
  const [entity, other] = route();
  const content = entity === undefined ? overview() : other === undefined ? entityPanel(entity) : pairPanel(entity, other);
  byId("content").replaceChildren(...content.filter(Boolean));
  byId("panel").scrollTop = byId("content").scrollTop = 0;
}

function go() {
  const found = route();
  for (const entity of found) summon(entity);
  choose(found);
  render();
  openSheet(found.length > 0);
  if (found.length) lookAt(found);
  byId("live").textContent = found.map((entity) => E.label[entity]).join(" — ");
}

function openSheet(open) {
  byId("panel").classList.toggle("open", open);
  byId("grip").setAttribute("aria-expanded", String(open));
}

// --- search box: a combobox with a list of options ---------------------------------------------------------------

let options = [], active = -1;

function optionItem(entity, position) {
  const alias = E.alias[entity].split("\n").find((name) => normal(name).includes(normal(byId("search").value)));
  const own = normal(E.label[entity]).includes(normal(byId("search").value));
  return make("li", { id: `option-${position}`, role: "option", "aria-selected": "false", on: { click: () => pickOption(position) } },
    sign(groupOf(entity)),
    make("span", { class: "option" }, bdi(E.label[entity]), !own && alias ? bdi(alias, "alias") : ""),
    make("span", { class: "plain" }, t(`kind_${kindOf(entity)}`)));
}

function listResults() {
  const typed = byId("search").value;
  options = search(typed, RESULTS);
  const list = byId("results");
  list.replaceChildren(...options.map(optionItem));
  if (!options.length && typed.trim()) list.append(make("li", { class: "none" }, t("no_results")));
  list.hidden = !typed.trim();
  byId("search").setAttribute("aria-expanded", String(!list.hidden));
  byId("live").textContent = typed.trim() ? t("found", { n: options.length }) : "";
  activate(options.length ? 0 : -1);
}

function activate(position) {
  active = position;
  [...byId("results").querySelectorAll("[role=option]")].forEach((item, n) => {
    item.setAttribute("aria-selected", String(n === active));
    if (n === active) item.scrollIntoView({ block: "nearest" });
  });
  if (active < 0) byId("search").removeAttribute("aria-activedescendant");
  else byId("search").setAttribute("aria-activedescendant", `option-${active}`);
}

function closeResults() {
  byId("results").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  activate(-1);
}

function pickOption(position) {
  const entity = options[position];
  if (entity === undefined) return;
  closeResults();
  byId("search").value = E.label[entity];
  if (narrow.matches) byId("search").blur();
  if (location.hash === address(entity)) go(); else location.hash = address(entity);
}

const SEARCH_KEYS = {
  ArrowDown: () => (byId("results").hidden ? listResults() : activate(Math.min(active + 1, options.length - 1))),
  ArrowUp: () => activate(Math.max(active - 1, 0)),
  Enter: () => pickOption(active),
  Escape: () => { if (byId("results").hidden) byId("search").value = ""; closeResults(); },
};

function startSearch() {
  const box = byId("search");
  box.addEventListener("input", listResults);
  box.addEventListener("focus", () => { box.select(); if (box.value.trim()) listResults(); });
  box.addEventListener("blur", () => setTimeout(closeResults, 150));
  byId("results").addEventListener("mousedown", (event) => event.preventDefault());
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || !Object.hasOwn(SEARCH_KEYS, event.key)) return;
    event.preventDefault();
    SEARCH_KEYS[event.key]();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.matches("input")) { event.preventDefault(); box.focus(); }
    if (event.key === "Escape" && !event.target.matches("input") && location.hash.length > 1) location.hash = "";
  });
}

// --- legend, table, theme, language ------------------------------------------------------------------------------

function legend() {
  const amounts = {};
  for (const entity of places.keys()) amounts[groupOf(entity)] = (amounts[groupOf(entity)] || 0) + 1;
  const rows = Object.keys(data.shapes).filter((group) => amounts[group]).map((group) => {
    const box = make("input", { type: "checkbox", checked: !hiddenGroups.has(group), "data-group": group, on: { change: () => toggleGroup(group, box.checked) } });
    return make("label", { class: "kind" }, box, sign(group), make("span", {}, t(`group_${group}`)), make("span", { class: "amount" }, number(amounts[group])));
  });
  const focused = document.activeElement?.dataset?.group;
  byId("legend").replaceChildren(...rows);
  if (focused) byId("legend").querySelector(`[data-group=${focused}]`)?.focus();
}

function table() {
  if (byId("table").hidden) return;
  const columns = ["name", "kind", "links", "documents"].map((name) => make("th", { scope: "col" }, t(`col_${name}`)));
  const rows = nodes.getIds().sort(byDegree).map((entity) => make("tr", {},
    make("th", { scope: "row" }, nameOf(entity)), make("td", {}, t(`kind_${kindOf(entity)}`)),
    make("td", {}, number(degreeOf(entity))), make("td", {}, number(appearancesOf(entity).length))));
  byId("table").replaceChildren(make("table", {}, make("caption", {}, t("table_caption")), make("thead", {}, make("tr", {}, columns)), make("tbody", {}, rows)));
}

function toggleTable() {
  const shown = byId("table").hidden;
  byId("table").hidden = !shown;
  byId("table-toggle").setAttribute("aria-pressed", String(shown));
  table();
}

function paint(theme) {
  document.documentElement.dataset.theme = theme;
  readColours();
  if (network) repaint();
}

// What the reader chose, else what the system has.
function follow() {
  const wish = setting("theme");
  paint(wish === "dark" || wish === "light" ? wish : dark.matches ? "dark" : "light");
}

function toggleTheme() {
  const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  setting("theme", theme);
  paint(theme);
}

function speak(chosenLanguage) {
  language = chosenLanguage;
  translate();
  byId("language").setAttribute("lang", language === "zh" ? "en" : "zh-Hans");
  if (!network) return;
  legend();
  tally();
  repaint();
  render();
}

// --- start -------------------------------------------------------------------------------------------------------

function start() {
  follow();
  const wish = setting("language");
  speak(wish === "zh" || wish === "en" ? wish : /^zh/i.test(navigator.language) ? "zh" : "en");
  startCanvas({
    entity: (entity) => { location.hash = address(entity); },
    pair: (a, b) => { location.hash = pairAddress(a, b); },
    nothing: () => { if (location.hash.length > 1) location.hash = ""; else openSheet(false); },
  });
  startSearch();
  legend();
  showFirst();
  document.addEventListener("drawn", () => { legend(); table(); });
  byId("zoom-in").addEventListener("click", () => zoomBy(1.4));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.4));
  byId("fit").addEventListener("click", () => showAll());
  byId("theme").addEventListener("click", toggleTheme);
  dark.addEventListener("change", follow);
  byId("table-toggle").addEventListener("click", toggleTable);
  byId("language").addEventListener("click", () => { const other = language === "zh" ? "en" : "zh"; setting("language", other); speak(other); });
  byId("grip").addEventListener("click", () => openSheet(!byId("panel").classList.contains("open")));
  byId("grip").addEventListener("touchmove", (event) => openSheet(event.touches[0].clientY < innerHeight * 0.7), { passive: true });
  addEventListener("hashchange", () => { if (location.hash !== "#panel") go(); });
  if (route().length) go(); else render();
}

start();

// The search box: a combobox with a list of options.

const RESULTS = 12;
let options = [], active = -1;

function optionItem(entity, position) {
  const typed = normal(byId("search").value), own = normal(E.label[entity]).includes(typed);
  const alias = own ? "" : aliasesOf(entity).find((name) => normal(name).includes(typed));
  return make("li", { id: `option-${position}`, role: "option", "aria-selected": "false", on: { click: () => pickOption(position) } },
    sign(groupOf(entity)),
    make("span", { class: "option" }, bdi(E.label[entity]), alias ? bdi(alias, "alias") : ""),
    make("span", { class: "plain" }, t(`kind_${kindOf(entity)}`)));
}

function listResults() {
  const typed = byId("search").value;
  options = search(typed, RESULTS);
  const list = byId("results");
  list.replaceChildren(...options.map(optionItem));
  byId("no-results").hidden = Boolean(options.length) || !typed.trim();
  list.hidden = !options.length;
  byId("search").setAttribute("aria-expanded", String(!list.hidden));
  announce(typed.trim() ? t("found", { n: options.length }) : "");
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
  byId("no-results").hidden = true;
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
  (window.requestIdleCallback || setTimeout)(nameIndex);
}

// Brings everything that is seen up to what the view and the filters say: canvas, legend, counts, tabs.

function refresh() {
  sync();
  legend();
  tally();
  drawHistogram();
  renderTab();
  renderDrawer();
  settleAddress();
  byId("undo").disabled = !done.length;
  byId("redo").disabled = !undone.length;
  byId("filter-open").classList.toggle("has", filtering());
  byId("communities").setAttribute("aria-pressed", String(view.mode === "communities"));
}

function tally() {
  byId("drawn").textContent = view.mode === "communities" ? t("drawn_groups", { n: allCommunities().groups.length }) : t("drawn", { n: drawn().length, all: count });
}

function legend() {
  const amounts = {};
  for (const entity of view.shown) amounts[groupOf(entity)] = (amounts[groupOf(entity)] || 0) + 1;
  const rows = GROUPS.filter((group) => amounts[group] || filters.groups.includes(group)).map((group) => {
    const box = make("input", { type: "checkbox", checked: !filters.groups.includes(group), "data-group": group, on: { change: () => setFilters({ groups: toggle(filters.groups, group) }) } });
    return make("label", { class: "kind" }, box, sign(group), make("span", {}, t(`group_${group}`)), make("span", { class: "amount" }, number(amounts[group] || 0)));
  });
  const focused = document.activeElement?.dataset?.group;
  byId("legend").replaceChildren(...rows);
  if (focused) byId("legend").querySelector(`[data-group=${focused}]`)?.focus();
}

const TABS = { table: () => tableTab(), timeline: () => timelineTab(), statistics: () => statisticsTab(), places: () => placesTab() };

function renderTab() {
  for (const name of VIEWS) byId(`view-${name}`).setAttribute("aria-pressed", String(name === tab));
  byId("tab").hidden = tab === "graph";
  byId("drawing").classList.toggle("behind", tab !== "graph");
  if (tab !== "graph") byId("tab").replaceChildren(...TABS[tab]());
}

function setTab(name) {
  tab = name;
  renderTab();
  settleAddress();
}

function toggleCommunities() {
  act(() => { if (view.mode === "communities") showTop(); else view.mode = "communities"; });
  choose([]);
  showAll();
}

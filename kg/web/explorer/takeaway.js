// The menu of what can be taken away, and the address and query to copy.

const TAKE = [
  ["take_png", () => savePng()],
  ["take_svg", () => download("graph.svg", "image/svg+xml", svgPicture().text)],
  ["take_nodes", () => download("entities.csv", "text/csv", nodesCsv(drawn()))],
  ["take_edges", () => download("statements.csv", "text/csv", edgesCsv(drawn()))],
  ["take_graphml", () => download("graph.graphml", "application/xml", graphml(drawn()))],
  ["take_jsonld", () => download("graph.jsonld", "application/ld+json", jsonLd(drawn()))],
  ["take_sparql", () => download("selection.rq", "application/sparql-query", sparql(drawn()))],
  ["copy_sparql", () => copied(sparql(drawn()))],
  ["copy_link", () => copied(location.href.split("#")[0] + fullAddress(location.hash, tab, { shown: true }))],
  ["take_print", () => print()],
];

function copied(text) { copyText(text).then((done_) => announce(t(done_ ? "copied" : "copy_failed"))); }

function openMenu(open, focus = true) {
  const menu = byId("take-menu");
  menu.hidden = !open;
  byId("take-open").setAttribute("aria-expanded", String(open));
  if (open) {
    menu.replaceChildren(make("p", { class: "plain" }, t("take_about", { n: drawn().length })),
      ...TAKE.map(([key, run]) => button(t(key), () => { openMenu(false); run(); }, "", { role: "menuitem", "data-take": key })));
    menu.querySelector("button").focus();
  } else if (focus) byId("take-open").focus();
}

function startTakeaway() {
  byId("take-open").addEventListener("click", () => openMenu(byId("take-menu").hidden));
  byId("take-menu").addEventListener("keydown", (event) => {
    const all = [...byId("take-menu").querySelectorAll("button")], at = all.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Escape") { event.stopPropagation(); openMenu(false); }
    if (to !== undefined) { event.preventDefault(); all[(to + all.length) % all.length].focus(); }
  });
  document.addEventListener("click", (event) => { if (!byId("take-menu").hidden && !event.target.closest("#take-menu, #take-open")) openMenu(false, false); });
}

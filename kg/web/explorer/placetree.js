// Places by where they lie, with how much happened there. No map: the articles give no coordinates.

// For each division how many bodies and events belong to it directly.
function placeCounts() {
  const counts = new Map();
  for (let entity = 0; entity < count; entity += 1) {
    if (!entityOk[entity] || !linked[entity] || !(isBody(entity) || isEvent(entity))) continue;
    const place = placeOf(entity);
    if (place < 0) continue;
    if (!counts.has(place)) counts.set(place, { bodies: 0, events: 0 });
    counts.get(place)[isBody(entity) ? "bodies" : "events"] += 1;
  }
  return counts;
}

// The divisions as a tree with sums, without those where nothing is.
function placeTree() {
  const own = placeCounts(), above = new Map();
  for (let row = 0; row < rowCount; row += 1) if (S.predicate[row] === PREDICATE.within && !above.has(S.subject[row])) above.set(S.subject[row], S.object[row]);
  const known = new Map();
  const node = (place) => { if (!known.has(place)) known.set(place, { place, bodies: 0, events: 0, parts: [] }); return known.get(place); };
  for (const [place, { bodies, events }] of own) {
    const seen = new Set();
    for (let at = place; at !== undefined && !seen.has(at); at = above.get(at)) {
      seen.add(at);
      node(at).bodies += bodies;
      node(at).events += events;
    }
  }
  const total = (each) => each.bodies + each.events;
  const sort = (list) => list.sort((a, b) => total(b) - total(a) || a.place - b.place);
  for (const each of known.values()) if (above.has(each.place)) known.get(above.get(each.place))?.parts.push(each);
  for (const each of known.values()) sort(each.parts);
  return sort([...known.values()].filter(({ place }) => !above.has(place)));
}

function placeRow(each, most) {
  const { place, bodies, events, parts } = each;
  const line = [nameOf(place), make("span", { class: "plain" }, t("place_counts", { bodies, events })),
    draw("svg", { class: "meter", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, draw("rect", { x: 0, y: 0, width: Math.max(((bodies + events) / most) * 100, 0.5), height: 10 })),
    button(t("only_here"), () => { setFilters({ place }); setTab("graph"); }, "more")];
  const item = make("li", {}, make("div", { class: "place-line" }, line));
  if (!parts.length) return item;
  const inner = make("ul", { hidden: true });
  const turn = button("", () => {
    inner.hidden = !inner.hidden;
    turn.setAttribute("aria-expanded", String(!inner.hidden));
    if (!inner.children.length) inner.append(...parts.map((part) => placeRow(part, most)));
  }, "turn", { "aria-expanded": "false", "aria-label": t("parts_of", { name: E.label[place] }) });
  item.firstChild.prepend(turn);
  item.append(inner);
  return item;
}

function placesTab() {
  const tree = placeTree(), most = Math.max(1, ...tree.map(({ bodies, events }) => bodies + events));
  return [make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": t("view_places") }, make("h2", {}, t("view_places")), make("p", { class: "plain" }, t("places_about")),
    make("ul", { class: "place-tree" }, tree.map((each) => placeRow(each, most))))];
}

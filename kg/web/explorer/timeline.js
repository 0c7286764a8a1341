// The events of what is drawn in the order of time, month by month, with who took part.

const LISTED = 400; // events that are listed at most

function datedEvents() {
  return drawn().filter((entity) => isEvent(entity) || groupOf(entity) === "campaign")
    .map((entity) => ({ entity, date: dateOf(entity) || firstPublished(entity) })).filter(({ date }) => date)
    .sort((a, b) => b.date.localeCompare(a.date) || a.entity - b.entity);
}

// The day of the first article that names an entity.
function firstPublished(entity) {
  const days = appearancesOf(entity).map(({ document: document_ }) => D.published[document_]).filter(Boolean);
  return days.length ? days.reduce((a, b) => (a < b ? a : b)) : "";
}

function eventItem({ entity, date }) {
  const people = [...statementsTo(entity)].filter((row) => rowOk[row] && isRole(row)).sort((a, b) => ROLES.indexOf(predicateOf(a)) - ROLES.indexOf(predicateOf(b)));
  const who = [...new Map(people.map((row) => [S.subject[row], row])).values()];
  const where = [...statementsFrom(entity)].filter((row) => rowOk[row] && predicateOf(row) === "place").map((row) => S.object[row]);
  return make("li", { class: "event" }, make("time", {}, date), make("div", {}, make("div", { class: "fact" }, nameOf(entity)),
    make("p", { class: "who" }, who.slice(0, 6).map((row) => make("span", {}, make("span", { class: `badge ${predicateOf(row)}` }, t(`p_${predicateOf(row)}`)), " ", nameOf(S.subject[row]))),
      who.length > 6 ? make("span", { class: "plain" }, t("more", { n: who.length - 6 })) : "", [...new Set(where)].slice(0, 2).map(nameOf))));
}

function timelineTab() {
  const events = datedEvents(), months = new Map();
  for (const event of events.slice(0, LISTED)) {
    const month = event.date.slice(0, 7);
    months.set(month, [...(months.get(month) || []), event]);
  }
  const undated = drawn().filter(isEvent).length - events.filter(({ entity }) => isEvent(entity)).length;
  return [make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": t("view_timeline") },
    make("h2", {}, t("view_timeline")), make("p", { class: "plain" }, t("timeline_about", { n: events.length, undated })),
    chart([...countBy(events.map(({ date }) => date.slice(0, 4)))].sort(([a], [b]) => a.localeCompare(b)), t("events_by_year"), null, "short"),
    [...months].map(([month, list]) => make("section", { class: "month" }, make("h3", {}, month, make("span", { class: "amount" }, number(list.length))), make("ol", {}, list.map(eventItem)))))];
}

const countBy = (values) => values.reduce((found, value) => found.set(value, (found.get(value) || 0) + 1), new Map());

// Bars with their numbers, as a table that is drawn: [[label, amount]].
function chart(pairs, caption, link = null, kind = "") {
  if (!pairs.length) return "";
  const most = Math.max(...pairs.map(([, amount]) => amount));
  const row = ([label, amount], n) => make("tr", {}, make("th", { scope: "row" }, link ? link(n) : bdi(label)),
    make("td", { class: "meter-cell" }, draw("svg", { class: "meter", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, draw("rect", { x: 0, y: 0, width: Math.max((amount / most) * 100, 0.5), height: 10 }))), make("td", { class: "amount" }, number(amount)));
  return make("table", { class: `chart ${kind}` }, make("caption", {}, caption), make("tbody", {}, pairs.map(row)));
}

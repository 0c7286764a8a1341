// Figures of all that passes the filters: who chairs with whom, which bodies are busiest, campaigns and sources by time.

const BEST = 12;

const passing = (wanted) => { const found = []; for (let row = 0; row < rowCount; row += 1) if (rowOk[row] && !repeats[row] && wanted(row)) found.push(row); return found; };
const best = (counts, limit = BEST) => [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, limit);

// Pairs of people at one event of whom one chaired it.
function chairsWith() {
  const pairs = new Map();
  const events = new Map();
  for (const row of passing((each) => isRole(each) && isPerson(S.subject[each]))) events.set(S.object[row], [...(events.get(S.object[row]) || []), row]);
  for (const rows of events.values()) {
    const chairs = new Set(rows.filter((row) => predicateOf(row) === "chair").map((row) => S.subject[row]));
    const others = new Set(rows.map((row) => S.subject[row]));
    for (const chair of chairs) for (const other of others) {
      if (other === chair || (chairs.has(other) && other < chair)) continue;
      pairs.set(`${chair}|${other}`, (pairs.get(`${chair}|${other}`) || 0) + 1);
    }
  }
  return best(pairs).map(([pair, amount]) => [...pair.split("|").map(Number), amount]);
}

function organizers(group) {
  const counts = new Map();
  for (const row of passing((each) => predicateOf(each) === "organizer" && groupOf(S.object[each]) === group)) counts.set(S.object[row], (counts.get(S.object[row]) || 0) + 1);
  return best(counts);
}

const busiest = (role) => best(countBy(passing((row) => predicateOf(row) === role && isPerson(S.subject[row])).map((row) => S.subject[row])));

function byMonth(entities, dated) {
  return [...countBy(entities.map(dated).filter((date) => date.length >= 7).map((date) => date.slice(0, 7)))].sort(([a], [b]) => b.localeCompare(a)).slice(0, 24);
}

const entityChart = (counts, key) => chart(counts.map(([entity, amount]) => [E.label[entity], amount]), t(key), (n) => nameOf(counts[n][0]));

function statisticsTab() {
  const pairs = chairsWith();
  const campaigns = Array.from({ length: count }, (_, entity) => entity).filter((entity) => groupOf(entity) === "campaign" && entityOk[entity] && linked[entity]);
  const events = Array.from({ length: count }, (_, entity) => entity).filter((entity) => isEvent(entity) && entityOk[entity] && linked[entity]);
  const sources = best(countBy(D.source.filter((_, document_) => originalOf(document_) === document_).filter(Boolean)));
  const parts = [
    chart(pairs.map(([a, b, amount]) => [E.label[a] + E.label[b], amount]), t("stat_chairs"), (n) => make("span", { class: "both" }, nameOf(pairs[n][0]), make("a", { href: pairAddress(pairs[n][0], pairs[n][1]), "aria-label": t("between") }, "→"), nameOf(pairs[n][1]))),
    entityChart(organizers("agency"), "stat_agencies"),
    entityChart(busiest("chair"), "stat_chairing"),
    entityChart(busiest("attendee"), "stat_attending"),
    chart(byMonth(campaigns, (entity) => dateOf(entity) || firstPublished(entity)), t("stat_campaigns"), null, "short"),
    chart(byMonth(events, dateOf), t("stat_events"), null, "short"),
    chart(sources.map(([name, amount]) => [name, amount]), t("stat_sources")),
  ].filter(Boolean);
  return [make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": t("view_statistics") }, make("h2", {}, t("view_statistics")), make("p", { class: "plain" }, t("statistics_about")), make("div", { class: "charts" }, parts))];
}

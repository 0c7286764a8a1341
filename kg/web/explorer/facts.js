// The facts of an entity, by relation: each with its sentences, those that share sentences together.

const SHOWN = 8; // facts of a section that are open at first
const HEADS = 12; // facts that share a sentence

// In the order in which an entity's facts are read: a name, the predicates, and on which side the entity stands.
const SECTIONS = [
  ["tenure_out", ["tenure"], "out"],
  ["date_out", ["date"], "out"],
  ["place_out", ["place"], "out"],
  ["organizer_out", ["organizer"], "out"],
  ["campaign_out", ["campaign"], "out"],
  ["role_in", ROLES, "in"],
  ["tenure_in", ["tenure"], "in"],
  ["role_out", ROLES, "out"],
  ["organizer_in", ["organizer"], "in"],
  ["campaign_in", ["campaign"], "in"],
  ["reform_in", ["reform"], "in"],
  ["reform_out", ["reform"], "out"],
  ["jurisdiction_out", ["jurisdiction"], "out"],
  ["parent_out", ["parent"], "out"],
  ["parent_in", ["parent"], "in"],
  ["within_out", ["within"], "out"],
  ["jurisdiction_in", ["jurisdiction"], "in"],
  ["place_in", ["place"], "in"],
  ["within_in", ["within"], "in"],
];

// Statements of one section that say the same of the same other entity become one fact.
function factsOf(entity, predicates, side) {
  const facts = new Map();
  for (const row of side === "out" ? statementsFrom(entity) : statementsTo(entity)) {
    const predicate = predicateOf(row);
    if (!rowOk[row] || !predicates.includes(predicate)) continue;
    const other = side === "out" ? S.object[row] : S.subject[row];
    const key = `${other}|${S.text[row]}`;
    if (!facts.has(key)) facts.set(key, { other, text: word(S.text[row]), roles: new Set(), rows: [] });
    facts.get(key).rows.push(row);
    facts.get(key).roles.add(predicate);
  }
  return [...facts.values()].map((fact) => ({ ...fact, date: factDate(fact) })).sort(factOrder);
}

function factDate({ other, rows, roles }) {
  if (roles.has("date")) return "";
  const seen = dateRange(rows.map((row) => word(S.date[row])));
  return seen || (other >= 0 ? dateOf(other) : "");
}

const rank = ({ roles }) => Math.min(...[...roles].map((role) => (ROLES.includes(role) ? ROLES.indexOf(role) : 9)));

// Events by date, latest first; people at an event by role; else by date, then by links.
function factOrder(a, b) {
  const byRole = isEvent(a.other) ? 0 : rank(a) - rank(b);
  const ends = [a, b].map(({ date }) => date.slice(-10));
  return byRole || ends[1].localeCompare(ends[0]) || b.rows.length - a.rows.length || (a.other >= 0 && b.other >= 0 ? byDegree(a.other, b.other) : 0);
}

function factHead({ other, text, roles, date }) {
  const badges = ROLES.filter((role) => roles.has(role)).map((role) => make("span", { class: `badge ${role}` }, t(`p_${role}`)));
  const what = text ? bdi(text, "text") : "";
  const whom = other >= 0 ? nameOf(other) : roles.has("tenure") ? make("span", { class: "plain" }, t("unknown_body")) : "";
  return make("div", { class: "fact" }, badges, what, whom, date ? make("time", {}, date) : "");
}

// Facts with the same sentences stand together above them: a meeting's participants above the list that names them.
function together(facts) {
  const groups = new Map();
  for (const fact of facts) {
    const key = [...new Set(fact.rows.map(passageKey))].sort().join() || fact.rows[0];
    groups.set(key, [...(groups.get(key) || []), fact]);
  }
  return [...groups.values()];
}

function factItem(entity, facts) {
  const others = facts.map(({ other }) => other).filter((other) => other >= 0);
  return make("li", {}, folded(facts, HEADS, factHead, (n) => t("more", { n })),
    evidences(facts.flatMap(({ rows }) => rows), [entity, ...others]));
}

function section(name, amount, ...body) {
  return make("section", { class: "facts" }, make("h3", {}, name, amount > 1 ? make("span", { class: "amount" }, number(amount)) : ""), ...body);
}

const disputed = (entity, predicates) => data.conflicts.some(([event, predicate]) => event === entity && predicates.includes(data.predicates[predicate]));

function factSection(entity, [name, predicates, side]) {
  const facts = factsOf(entity, predicates, side);
  if (!facts.length) return null;
  const conflict = side === "out" && disputed(entity, predicates) ? make("p", { class: "conflict" }, t("conflict")) : "";
  return section(t(name), facts.length, conflict, folded(together(facts), SHOWN, (group) => factItem(entity, group), (n) => t("more", { n }), make("ul", {})));
}

function appearances(entity) {
  const all = appearancesOf(entity).filter(({ document: d }) => !filters.source || sourceName(d) === filters.source);
  if (!all.length) return null;
  const render = ({ document: document_, times, start, end }) => {
    const [low, high] = sentenceAround(document_, start, end), spot = { document: document_, ...trimmed(document_, low, high) };
    return make("li", {}, quoteOf(spot, [entity], t("times", { n: times })));
  };
  return section(plural("mention", all.length), 0, folded(all, 3, render, (n) => t("more", { n }), make("ul", {})));
}

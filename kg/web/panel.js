// What stands beside the graph: the facts of an entity or of a line, each with its sentences; else where to begin.

const ROLES = ["chair", "speaker", "instructor", "attendee"];
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
  ["jurisdiction_out", ["jurisdiction"], "out"],
  ["parent_out", ["parent"], "out"],
  ["parent_in", ["parent"], "in"],
  ["within_out", ["within"], "out"],
  ["jurisdiction_in", ["jurisdiction"], "in"],
  ["place_in", ["place"], "in"],
  ["within_in", ["within"], "in"],
];

const address = (entity) => `#entity=${encodeURIComponent(E.id[entity])}`;
const pairAddress = (a, b) => `${address(a)}&with=${encodeURIComponent(E.id[b])}`;
const nameOf = (entity) => make("a", { class: "entity", href: address(entity) }, sign(groupOf(entity)), bdi(E.label[entity]));
const dateRange = (dates) => { const all = [...new Set(dates.filter(Boolean))].sort(); return all.length > 1 ? `${all[0]} – ${all.at(-1)}` : all[0] || ""; };

// Statements of one section that say the same of the same other entity become one fact.
function factsOf(entity, predicates, side) {
  const rows = [...(side === "out" ? statementsFrom(entity) : statementsTo(entity))];
  const facts = new Map();
  for (const row of rows) {
    const predicate = data.predicates[S.predicate[row]];
    if (!predicates.includes(predicate)) continue;
    const other = side === "out" ? S.object[row] : S.subject[row];
    const key = `${other}|${S.text[row]}`;
    if (!facts.has(key)) facts.set(key, { other, text: word(S.text[row]), roles: new Set(), rows: [] });
    facts.get(key).rows.push(row);
    facts.get(key).roles.add(predicate);
  }
  return [...facts.values()].map((fact) => ({ ...fact, date: factDate(fact) })).sort(factOrder);
}

function factDate({ other, rows }) {
  const seen = dateRange(rows.map((row) => word(S.date[row])));
  return seen || (other >= 0 ? dateOf(other) : "");
}

const rank = ({ roles }) => Math.min(...[...roles].map((role) => (ROLES.includes(role) ? ROLES.indexOf(role) : 9)));
const isEvent = (entity) => entity >= 0 && ["meeting", "inspection"].includes(groupOf(entity));

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
    const key = [...new Set(fact.rows.map((row) => S.passage[row]))].sort().join();
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

function factSection(entity, [name, predicates, side]) {
  const facts = factsOf(entity, predicates, side);
  if (!facts.length) return null;
  return section(t(name), facts.length, make("ul", {}, folded(together(facts), SHOWN, (group) => factItem(entity, group), (n) => t("more", { n }))));
}

function appearances(entity) {
  const rows = [...appearancesOf(entity)].sort((a, b) => D.published[A.document[b]].localeCompare(D.published[A.document[a]]) || a - b);
  if (!rows.length) return null;
  const draw = (row) => make("li", {}, make("figure", { class: "evidence" },
    make("blockquote", {}, sentence(A.passage[row], [entity])),
    make("figcaption", {}, origin(A.document[row]), make("span", { class: "how" },
      t("times", { n: A.count[row] }), " · ", fileOf(A.document[row])))));
  return section(plural("mention", rows.length), 0, make("ul", {}, folded(rows, 3, draw, (n) => t("more", { n }))));
}

function particulars(entity) {
  const [level, code] = data.divisions[entity] || ["", ""];
  const aliases = E.alias[entity].split("\n").filter(Boolean);
  const names = aliases.map((alias) => bdi(alias, "alias"));
  return [
    aliases.length ? make("div", { class: "aliases" }, make("span", { class: "plain" }, t("also")), folded(names, 6, (name) => name, (n) => t("more", { n }))) : null,
    level || code ? make("p", { class: "plain" }, dotted([has(`level_${level}`) ? t(`level_${level}`) : level, code && `${t("code")} ${code}`])) : null,
  ];
}

function actionsFor(entity) {
  const missing = [...neighbours(entity).keys()].filter((other) => !places.has(other)).length;
  const more = button(missing ? t("expand", { n: missing }) : t("all_drawn"), () => { expand(entity); more.replaceWith(actionsFor(entity).children[1]); });
  more.disabled = !missing;
  return make("div", { class: "actions" },
    button(t("centre"), () => lookAt([entity])), more,
    button(t("hide"), () => { dismiss(entity); location.hash = ""; }));
}

function kicker(entity) {
  return make("p", { class: "kicker" }, sign(groupOf(entity)), `${t(`kind_${kindOf(entity)}`)} · ${plural("link", degreeOf(entity))}`);
}

const backLink = () => make("a", { class: "back", href: "#" }, "‹ ", t("back"));

function entityPanel(entity) {
  return [
    backLink(), kicker(entity), make("h2", { lang: "zh-Hans" }, bdi(E.label[entity])),
    ...particulars(entity), actionsFor(entity),
    ...SECTIONS.map((description) => factSection(entity, description)), appearances(entity),
  ];
}

function pairPanel(a, b) {
  const groups = new Map();
  for (const row of between(a, b)) {
    const key = `${S.subject[row]}|${S.predicate[row]}|${S.text[row]}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(row);
  }
  const items = [...groups.values()].map((rows) => {
    const [row] = rows, predicate = data.predicates[S.predicate[row]];
    const text = S.text[row] ? bdi(word(S.text[row]), "text") : "";
    const date = dateRange(rows.map((each) => word(S.date[each])));
    return make("li", {},
      make("div", { class: "fact" }, nameOf(S.subject[row]), make("span", { class: `badge ${predicate}` }, t(`p_${predicate}`)), text, nameOf(S.object[row]), date ? make("time", {}, date) : ""),
      evidences(rows, [S.subject[row], S.object[row]]));
  });
  return [backLink(), make("p", { class: "kicker" }, t("between")), make("h2", { class: "pair", lang: "zh-Hans" }, nameOf(a), nameOf(b)),
    make("section", { class: "facts" }, make("ul", {}, folded(items, SHOWN, (item) => item, (n) => t("more", { n }))))];
}

// Where to begin: the best connected of each sort.
function overview() {
  const tops = [["top_official", ["official"]], ["top_agency", ["agency"]], ["top_meeting", ["meeting", "inspection"]], ["top_campaign", ["campaign"]], ["top_place", ["place"]]];
  const all = E.label.map((_, entity) => entity).filter((entity) => degreeOf(entity)).sort(byDegree);
  const lists = tops.map(([name, groups]) => {
    const best = all.filter((entity) => groups.includes(groupOf(entity))).slice(0, 6);
    const row = (entity) => make("li", { class: "row" }, nameOf(entity), make("span", { class: "plain" }, number(degreeOf(entity))));
    return best.length ? section(t(name), 0, make("ul", { class: "rows" }, best.map(row))) : null;
  });
  return [make("h2", {}, t("welcome")), make("p", { class: "plain" }, count ? t("welcome_text") : t("empty")), ...lists, make("p", { class: "plain offline" }, t("offline"))];
}

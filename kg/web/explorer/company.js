// People who worked in the same bodies or took part in the same events.

const eventsOf = (person) => [...new Set([...statementsFrom(person)].filter((row) => rowOk[row] && isRole(row)).map((row) => S.object[row]))];
const bodiesOf = (person) => [...new Set([...statementsFrom(person)].filter((row) => rowOk[row] && predicateOf(row) === "tenure" && S.object[row] >= 0).map((row) => S.object[row]))];

// [{other, bodies, events}], those with most in common first.
function company(person) {
  const found = new Map();
  const meet = (rows, name, wanted, thing) => {
    for (const row of rows) {
      const other = S.subject[row];
      if (!rowOk[row] || other === person || !isPerson(other) || !wanted(row)) continue;
      if (!found.has(other)) found.set(other, { other, bodies: new Set(), events: new Set() });
      found.get(other)[name].add(thing);
    }
  };
  for (const body of bodiesOf(person)) meet(statementsTo(body), "bodies", (row) => predicateOf(row) === "tenure", body);
  for (const event of eventsOf(person)) meet(statementsTo(event), "events", isRole, event);
  const weight = ({ bodies, events }) => events.size + 2 * bodies.size;
  return [...found.values()].sort((a, b) => weight(b) - weight(a) || byDegree(a.other, b.other));
}

function companySection(person) {
  if (!isPerson(person)) return null;
  const all = company(person);
  if (!all.length) return null;
  const item = ({ other, bodies, events }) => make("li", { class: "row" }, nameOf(other),
    make("a", { class: "plain", href: pairAddress(person, other) }, dotted([bodies.size && plural("shared_body", bodies.size), events.size && plural("shared_event", events.size)])));
  return section(t("company"), all.length, folded(all, 6, item, (n) => t("more", { n }), make("ul", { class: "rows" })));
}

// What two entities are both linked with.
function commonSection(a, b) {
  const others = neighbours(b), shared = [...neighbours(a).keys()].filter((other) => others.has(other)).sort(byLinks);
  if (!shared.length) return null;
  const item = (other) => {
    const label = (rows) => [...new Set(rows.map((row) => (S.text[row] ? word(S.text[row]) : t(`p_${predicateOf(row)}`))))].join("、");
    const both = [a, b].map((one) => between(one, other));
    return make("li", {}, make("div", { class: "fact" }, nameOf(other), isEvent(other) && dateOf(other) ? make("time", {}, dateOf(other)) : ""),
      make("p", { class: "plain" }, bdi(`${E.label[a]}: ${label(both[0])}`), " · ", bdi(`${E.label[b]}: ${label(both[1])}`)),
      evidences(both.flat(), [a, b, other]));
  };
  return section(t("in_common"), shared.length, folded(shared, 6, item, (n) => t("more", { n }), make("ul", {})));
}

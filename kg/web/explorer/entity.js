// The panel of an entity: what it is, what can be done with it, and its facts.

const backLink = () => make("a", { class: "back", href: "#" }, "‹ ", t("back"));
const kicker = (entity) => make("p", { class: "kicker" }, sign(groupOf(entity)), `${t(`kind_${kindOf(entity)}`)} · ${plural("link", degreeOf(entity))}`);

function particulars(entity) {
  const [level, code] = data.divisions[entity] || ["", ""], aliases = aliasesOf(entity);
  const [since, until, formerly, became] = data.validities[entity] || ["", "", [], []];
  const names = aliases.map((alias) => bdi(alias, "alias"));
  const list = (key, all) => (all.length ? make("p", { class: "plain" }, `${t(key)} `, bdi(all.join("、"))) : null);
  return [
    aliases.length ? make("div", { class: "aliases" }, make("span", { class: "plain" }, t("also")), folded(names, 6, (name) => name, (n) => t("more", { n }))) : null,
    level || code ? make("p", { class: "plain" }, dotted([has(`level_${level}`) ? t(`level_${level}`) : level, code && `${t("code")} ${code}`])) : null,
    until ? make("p", { class: "plain" }, t("in_force", { since: since || "?", until })) : null,
    list("formerly", formerly), list("became", became),
  ];
}

// --- what can be done ------------------------------------------------------------------------------------------------

// What the buttons say is told anew; the facts stay as they are.
function again(entity) {
  if (chosen[0] !== entity || !byId("doing")) return;
  const focused = document.activeElement?.dataset, key = focused?.do || focused?.expand;
  byId("doing").replaceWith(doingBox(entity));
  if (key) (byId("doing").querySelector(`[data-do="${key}"], [data-expand="${key}"]`) || byId("content")).focus();
}

const doingBox = (entity) => make("div", { id: "doing" }, actionsFor(entity), pathBox(entity), expandBox(entity));

// Which relations would bring how many more onto the canvas.
function expansions(entity) {
  return SECTIONS.map(([name, predicates, side]) => [name, predicates, side, missing(entity, predicates, side).length]).filter(([, , , n]) => n);
}

function expandBox(entity) {
  const choices = expansions(entity);
  const all = missing(entity).length;
  if (!choices.length) return make("p", { class: "plain" }, t("all_drawn"));
  const chip = ([name, predicates, side, n]) => button([t(name), make("span", { class: "amount" }, `+${number(n)}`)], () => { mark([entity]); act(() => expand(entity, predicates, side)); again(entity); }, "chip", { "data-expand": name });
  const every = choices.length > 1 ? button([t("expand_all"), make("span", { class: "amount" }, `+${number(all)}`)], () => { mark([entity]); act(() => expand(entity)); again(entity); }, "chip", { "data-expand": "all" }) : "";
  return make("div", { class: "chips", role: "group", "aria-label": t("expand") }, make("span", { class: "plain" }, t("expand")), every, choices.map(chip));
}

function actionsFor(entity) {
  const doing = (key, change, pressed) => button(t(key), () => { act(change); again(entity); }, pressed ? "on" : "", { "data-do": key, ...(pressed === undefined ? {} : { "aria-pressed": String(pressed) }) });
  return make("div", { class: "actions" },
    button(t("centre"), () => lookAt([entity]), "", { "data-do": "centre" }),
    doing("only", () => ego(entity)), doing("collapse", () => collapse(entity)), doing("pin", () => togglePin(entity), view.pinned.has(entity)),
    button(t("hide"), () => { act(() => hide(entity)); location.hash = ""; }, "", { "data-do": "hide" }),
    button(t("path_to"), () => byId("path-box").classList.toggle("shown") && byId("path-search").focus(), "", { "data-do": "path_to" }));
}

function pathBox(entity) {
  const box = make("div", { id: "path-box", class: "path-box" });
  const input = make("input", { id: "path-search", type: "search", autocomplete: "off", placeholder: t("search_hint"), "aria-label": t("path_to") });
  const list = make("ul", { class: "rows" });
  input.addEventListener("input", () => {
    const found = search(input.value, 6, (other) => other !== entity && degreeOf(other) > 0);
    list.replaceChildren(...found.map((other) => make("li", { class: "row" }, make("a", { class: "entity", href: pathAddress(entity, other) }, sign(groupOf(other)), bdi(E.label[other])), make("span", { class: "plain" }, t(`kind_${kindOf(other)}`)))));
  });
  input.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) list.querySelector("a")?.click(); });
  box.append(input, list);
  return box;
}

function hiddenFacts(entity) {
  const out = [...statementsFrom(entity), ...statementsTo(entity)].filter((row) => !rowOk[row]).length;
  return out ? make("p", { class: "plain filtered" }, plural("hidden_fact", out), " ", button(t("clear_filters"), () => { setFilters(NO_FILTERS); }, "more")) : null;
}

function entityPanel(entity) {
  return [
    backLink(), kicker(entity), make("h2", { lang: "zh-Hans" }, bdi(E.label[entity])),
    ...particulars(entity), doingBox(entity), noteBox(entity), hiddenFacts(entity),
    isPerson(entity) ? careerSection(entity) : null, isBody(entity) ? successionSection(entity) : null,
    ...SECTIONS.map((description) => factSection(entity, description)), companySection(entity), appearances(entity),
  ];
}

// --- two entities, communities ---------------------------------------------------------------------------------------

function pairPanel(a, b) {
  const groups = new Map();
  for (const row of between(a, b)) {
    const key = `${S.subject[row]}|${S.predicate[row]}|${S.text[row]}`;
    groups.set(key, [...(groups.get(key) || []), row]);
  }
  const items = [...groups.values()].map((rows) => {
    const [row] = rows, predicate = predicateOf(row), text = S.text[row] ? bdi(word(S.text[row]), "text") : "";
    const date = dateRange(rows.map((each) => word(S.date[each])));
    return make("li", {},
      make("div", { class: "fact" }, nameOf(S.subject[row]), make("span", { class: `badge ${predicate}` }, t(`p_${predicate}`)), text, nameOf(S.object[row]), date ? make("time", {}, date) : ""),
      evidences(rows, [S.subject[row], S.object[row]]));
  });
  return [backLink(), make("p", { class: "kicker" }, t("between")), make("h2", { class: "pair", lang: "zh-Hans" }, nameOf(a), nameOf(b)),
    make("div", { class: "actions" }, make("a", { class: "button", href: pathAddress(a, b) }, t("paths_between"))),
    items.length ? make("section", { class: "facts" }, folded(items, SHOWN, (item) => item, (n) => t("more", { n }), make("ul", {}))) : make("p", { class: "plain" }, t("no_direct")),
    commonSection(a, b)];
}

const rowsOf = (entities, shown = 6) => folded(entities, shown, (entity) => make("li", { class: "row" }, nameOf(entity), make("span", { class: "plain" }, number(linked[entity]))), (n) => t("more", { n }), make("ul", { class: "rows" }));

function groupPanel(entity) {
  const { groups, of } = allCommunities(), group = of.get(entity);
  if (group === undefined) return overview();
  const members = groups[group];
  const kinds = GROUPS.map((name) => [name, members.filter((member) => groupOf(member) === name)]).filter(([, list]) => list.length);
  return [backLink(), make("p", { class: "kicker" }, `${t("community")} · ${t("members", { n: members.length })}`), make("h2", { lang: "zh-Hans" }, bdi(communityName(group))),
    make("div", { class: "actions" }, button(t("open_community"), () => openCommunity(group), "on")),
    ...kinds.map(([name, list]) => section(t(`group_${name}`), list.length, rowsOf(list)))];
}

function openCommunity(group) {
  const members = allCommunities().groups[group].slice(0, MEMBERS);
  act(() => showOnly(members));
  choose([]);
  showAll();
}

// Where to begin: the best connected of each sort.
function overview() {
  const tops = [["top_official", ["official"]], ["top_agency", ["agency"]], ["top_meeting", ["meeting", "inspection"]], ["top_campaign", ["campaign"]], ["top_place", ["place"]]];
  const all = Array.from({ length: count }, (_, entity) => entity).filter((entity) => linked[entity] && entityOk[entity]).sort(byLinks);
  const lists = tops.map(([name, groups]) => {
    const best = all.filter((entity) => groups.includes(groupOf(entity))).slice(0, 6);
    return best.length ? section(t(name), 0, rowsOf(best)) : null;
  });
  const disputes = data.conflicts.map(([event]) => event);
  const reprints = C.reprint_of.filter((first) => first >= 0).length;
  return [make("h2", {}, t("welcome")), make("p", { class: "plain" }, count ? t("welcome_text") : t("empty")), storyTeaser(), ...lists,
    disputes.length ? section(t("conflicts"), disputes.length, rowsOf([...new Set(disputes)])) : null,
    make("p", { class: "plain offline" }, t("offline"), reprints ? ` ${t("reprints", { n: reprints })}` : "")];
}

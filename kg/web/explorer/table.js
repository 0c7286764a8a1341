// What is drawn as tables: entities or statements, to sort, to filter, to copy, and to read without seeing the canvas.

const ROWS = 500; // of a table that stand there at once
const tableState = { what: "entities", sort: "links", down: true, typed: "" };

// The statements among entities that pass, repeats left out.
function statementsAmong(entities) {
  const at = new Set(entities), found = [];
  for (const entity of entities) for (const row of statementsFrom(entity)) if (rowOk[row] && !repeats[row] && (S.object[row] < 0 || at.has(S.object[row]))) found.push(row);
  return found;
}

const TABLES = {
  entities: {
    rows: () => drawn(),
    columns: {
      name: (entity) => E.label[entity], kind: (entity) => t(`kind_${kindOf(entity)}`), links: (entity) => linked[entity],
      documents: (entity) => appearancesOf(entity).length, date: (entity) => (isEvent(entity) || groupOf(entity) === "campaign" ? dateOf(entity) : ""),
    },
    first: (entity) => nameOf(entity),
  },
  statements: {
    rows: () => statementsAmong(drawn()),
    columns: {
      subject: (row) => E.label[S.subject[row]], relation: (row) => t(`p_${predicateOf(row)}`), detail: (row) => word(S.text[row]),
      object: (row) => (S.object[row] < 0 ? "" : E.label[S.object[row]]), date: (row) => dateOfRow(row),
      confidence: (row) => S.confidence[row], source: (row) => (S.document[row] < 0 ? "" : D.title[S.document[row]]),
    },
    first: (row) => nameOf(S.subject[row]),
  },
};

// The rows as they stand in the table: [[thing, {column: value}]].
function tableRows() {
  const { rows, columns } = TABLES[tableState.what], query = normal(tableState.typed).trim();
  const names = Object.keys(columns), sort = names.includes(tableState.sort) ? tableState.sort : names[0];
  const all = rows().map((thing) => [thing, Object.fromEntries(names.map((name) => [name, columns[name](thing)]))])
    .filter(([, values]) => !query || names.some((name) => normal(String(values[name])).includes(query)));
  const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "zh-Hans-CN"));
  return all.sort(([, a], [, b]) => (tableState.down ? -1 : 1) * compare(a[sort], b[sort]));
}

function headCell(name) {
  const on = tableState.sort === name;
  const turn = () => { Object.assign(tableState, on ? { down: !tableState.down } : { sort: name, down: ["links", "documents", "confidence", "date"].includes(name) }); renderTab(); byId("tab").querySelector(`[data-sort=${name}]`).focus(); };
  return make("th", { scope: "col", "aria-sort": on ? (tableState.down ? "descending" : "ascending") : "none" },
    button([t(`col_${name}`), make("span", { class: "arrow", "aria-hidden": "true" }, on ? (tableState.down ? "▾" : "▴") : "")], turn, "sort", { "data-sort": name }));
}

function copyTable() {
  const names = Object.keys(TABLES[tableState.what].columns);
  const cells = [names.map((name) => t(`col_${name}`)), ...tableRows().map(([, values]) => names.map((name) => values[name]))];
  const text = cells.map((row) => row.map((cell) => String(cell).replace(/[\t\n\r]+/g, " ")).join("\t")).join("\n");
  copyText(text).then((done_) => announce(t(done_ ? "copied" : "copy_failed")));
}

// To the clipboard, in the old way where the new one is refused (pages opened from files).
async function copyText(text) {
  try { await navigator.clipboard.writeText(text); return true; } catch { /* the old way follows */ }
  const field = make("textarea", { class: "unseen" });
  field.value = text;
  document.body.append(field);
  field.select();
  const done_ = document.execCommand("copy");
  field.remove();
  return done_;
}

function tableBody() {
  const { columns, first } = TABLES[tableState.what], names = Object.keys(columns), rows = tableRows();
  const cell = (thing, values, name, n) => (n === 0 ? make("th", { scope: "row" }, first(thing)) : make("td", { class: typeof values[name] === "number" ? "amount" : name === "date" ? "day" : "" },
    name === "object" && S.object[thing] >= 0 ? nameOf(S.object[thing]) : name === "source" && S.document[thing] >= 0 ? make("a", { href: articleAddress(S.document[thing], S.start[thing], S.end[thing]) }, bdi(values[name])) : typeof values[name] === "number" ? number(values[name]) : bdi(values[name])));
  return [make("table", {}, make("caption", {}, t(`table_${tableState.what}`, { n: rows.length })), make("thead", {}, make("tr", {}, names.map(headCell))),
    make("tbody", {}, rows.slice(0, ROWS).map(([thing, values]) => make("tr", {}, names.map((name, n) => cell(thing, values, name, n)))))),
  rows.length > ROWS ? make("p", { class: "plain" }, t("more", { n: rows.length - ROWS })) : ""];
}

function tableTab() {
  const body = make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": t("view_table") }, tableBody());
  const choice = (what) => button(t(`what_${what}`), () => { Object.assign(tableState, { what, sort: Object.keys(TABLES[what].columns)[what === "entities" ? 2 : 0] }); renderTab(); }, tableState.what === what ? "on" : "", { "aria-pressed": String(tableState.what === what) });
  const typed = make("input", { type: "search", value: tableState.typed, placeholder: t("table_filter"), "aria-label": t("table_filter") });
  typed.addEventListener("input", () => { tableState.typed = typed.value; body.replaceChildren(...tableBody().filter(Boolean)); });
  return [make("div", { class: "tab-bar" }, make("div", { class: "actions", role: "group", "aria-label": t("view_table") }, choice("entities"), choice("statements")), typed, button(t("copy"), copyTable, "", { id: "copy-table" })), body];
}

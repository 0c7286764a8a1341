// The address says what is looked at: “#entity=<id>&with=<id>&date=2021-05-01&view=table”, so that links, back and
// forward work. Filters that an address leaves out stay as they are; `complete` ones say all.

const FILTER_FIELDS = {
  groups: ["hide", (list) => list.join(","), (text) => text.split(",").filter((group) => GROUPS.includes(group))],
  predicates: ["drop", (list) => list.join(","), (text) => text.split(",").filter((name) => Object.hasOwn(PREDICATE, name))],
  levels: ["level", (list) => list.join(","), (text) => text.split(",").filter((level) => LEVELS.includes(level))],
  place: ["place", (place) => E.id[place], (text) => numberOf.get(text) ?? -1],
  confidence: ["min", String, (text) => Math.min(Math.max(Math.round(Number(text)) || 0, 0), 100)],
  source: ["source", String, String],
  from: ["from", String, isoMonth],
  to: ["until", String, isoMonth],
  asOf: ["date", String, (text) => (/^\d{4}(-\d\d(-\d\d)?)?$/.test(text) ? lastDay(text) : "")],
};
const VIEWS = ["graph", "table", "timeline", "statistics", "places"];
function isoMonth(text) { return /^\d{4}-\d\d$/.test(text) ? text : ""; }

const escaped = (text) => encodeURIComponent(text).replace(/%2C/g, ",");
const join = (fields) => `#${fields.map(([name, value]) => `${name}=${escaped(value)}`).join("&")}`;
const address = (entity) => join([["entity", E.id[entity]]]);
const pairAddress = (a, b) => join([["entity", E.id[a]], ["with", E.id[b]]]);
const pathAddress = (a, b) => join([["entity", E.id[a]], ["to", E.id[b]]]);
const groupAddress = (group) => join([["group", E.id[allCommunities().groups[group][0]]]]);
const articleAddress = (document_, start, end) => join([["article", D.id[document_]], ...(end > start ? [["at", `${start}-${end}`]] : [])]);

// The fields of an address. A plus is a plus here, not a space.
function fieldsOf(hash) {
  return new URLSearchParams(hash.slice(1).replace(/\+/g, "%2B"));
}

let documentNumbers = null;
function documentOf(id) {
  documentNumbers ||= new Map(D.id.map((each, document_) => [each, document_]));
  return documentNumbers.get(id);
}

// What an address asks for: {page, entities, document, start, end, view, filters, show}.
function readAddress(hash) {
  const fields = fieldsOf(hash), entity = (name) => numberOf.get(fields.get(name));
  const [first, with_, to, group] = ["entity", "with", "to", "group"].map(entity);
  const found = { page: "overview", entities: [], view: VIEWS.includes(fields.get("view")) ? fields.get("view") : null, filters: {}, show: null };
  const document_ = fields.has("article") ? documentOf(fields.get("article")) : undefined;
  if (first !== undefined) Object.assign(found, { page: "entity", entities: [first] });
  if (first !== undefined && with_ !== undefined) Object.assign(found, { page: "pair", entities: [first, with_] });
  if (first !== undefined && to !== undefined) Object.assign(found, { page: "path", entities: [first, to] });
  if (first === undefined && group !== undefined) Object.assign(found, { page: "group", entities: [group] });
  if (fields.has("story")) Object.assign(found, { page: "story", step: Number(fields.get("story")) || 0 });
  if (document_ !== undefined) {
    const [start, end] = (/^\d+-\d+$/.test(fields.get("at") || "") ? fields.get("at") : "0-0").split("-").map(Number);
    Object.assign(found, { page: "article", document: document_, start, end });
  }
  for (const [name, [key, , read]] of Object.entries(FILTER_FIELDS)) if (fields.has(key)) found.filters[name] = read(fields.get(key));
  if (fields.has("show")) found.show = fields.get("show").split(",").map((id) => numberOf.get(decodeURIComponent(id))).filter((each) => each !== undefined);
  return found;
}

const PAGE_FIELDS = ["entity", "with", "to", "group", "article", "at", "story"];
const MOST_SHOWN = 80; // entities that an address lists

// The address of everything as it is now; `shown`: also which entities are on the canvas.
function fullAddress(hash, tab, { shown = false } = {}) {
  const fields = fieldsOf(hash), said = PAGE_FIELDS.filter((name) => fields.has(name)).map((name) => [name, fields.get(name)]);
  if (tab !== "graph") said.push(["view", tab]);
  for (const [name, [key, write]] of Object.entries(FILTER_FIELDS)) {
    if (String(filters[name]) !== String(NO_FILTERS[name])) said.push([key, write(filters[name])]);
  }
  if (shown && view.mode === "own") said.push(["show", drawn().slice(0, MOST_SHOWN).map((entity) => encodeURIComponent(E.id[entity])).join(",")]);
  return said.length ? join(said) : "#";
}

// What is left out: kinds, relations, levels, places, sources, times, and what is not sure enough.

const NO_FILTERS = { groups: [], predicates: [], levels: [], place: -1, confidence: 0, source: "", from: "", to: "", asOf: "" };
let filters = { ...NO_FILTERS };
let rowOk = new Uint8Array(rowCount), entityOk = new Uint8Array(count), linked = allDegrees;
let territory = { place: -1, marks: null };

const filtering = () => Object.keys(NO_FILTERS).some((name) => String(filters[name]) !== String(NO_FILTERS[name]));
const filteringRows = () => filters.predicates.length || filters.confidence || filters.source || filters.from || filters.to || filters.asOf;
const sourceName = (document_) => D.source[document_];

function entityPasses() {
  const wanted = filters.levels.reduce((bits, level) => bits | (1 << LEVELS.indexOf(level)), 0);
  const marks = wanted ? levels() : null;
  if (filters.place >= 0 && territory.place !== filters.place) territory = { place: filters.place, marks: inside(filters.place) };
  const hidden = data.kinds.map(([, group]) => filters.groups.includes(group));
  return (entity) => !hidden[C.kind[entity]] && (!marks || marks[entity] & wanted) && (filters.place < 0 || territory.marks[entity]);
}

// The times in office by person, body and title: what tenures are held against for “as of”.
let spanIndex = null;
const spanKey = (person, body, title) => `${person}|${body}|${title}`;
function spanFor(row) {
  spanIndex ||= new Map(Array.from(C.span_person, (person, span) => [spanKey(person, C.span_organization[span], C.span_title[span]), span]));
  return spanIndex.get(spanKey(S.subject[row], S.object[row], S.text[row]));
}

function inOffice(row) {
  const span = spanFor(row);
  return span === undefined ? dateOfRow(row) === filters.asOf : heldOn(span, filters.asOf) !== "";
}

function rowPasses() {
  const hidden = data.predicates.map((name) => filters.predicates.includes(name));
  const low = filters.from ? monthOf(filters.from) : -1, high = filters.to ? monthOf(filters.to) : Infinity;
  const months = filters.from || filters.to ? rowMonths() : null;
  return (row) => !hidden[S.predicate[row]] && S.confidence[row] >= filters.confidence
    && (!filters.source || (S.document[row] >= 0 && sourceName(S.document[row]) === filters.source))
    && (!months || months[row] < 0 || (months[row] >= low && months[row] <= high))
    && (!filters.asOf || S.predicate[row] !== PREDICATE.tenure || inOffice(row));
}

function sift() {
  const passes = entityPasses(), told = rowPasses();
  for (let entity = 0; entity < count; entity += 1) entityOk[entity] = passes(entity) ? 1 : 0;
  for (let row = 0; row < rowCount; row += 1) {
    const object = S.object[row];
    rowOk[row] = entityOk[S.subject[row]] && (object < 0 || entityOk[object]) && told(row) ? 1 : 0;
  }
  linked = filtering() ? degrees(rowOk) : allDegrees;
}

const byLinks = (a, b) => linked[b] - linked[a] || a - b;

// The entities that one is linked with by what passes, and by how many statements; repeats count once.
function neighbours(entity) {
  const found = new Map();
  eachLink(entity, rowOk, (other, row) => found.set(other, (found.get(other) || 0) + (repeats[row] ? 0 : 1)));
  return found;
}

// The statements between two entities that pass, in both directions.
function between(a, b) {
  const rows = [...statementsFrom(a)].filter((row) => S.object[row] === b && rowOk[row]);
  return rows.concat([...statementsFrom(b)].filter((row) => S.object[row] === a && rowOk[row]));
}

sift();

// The graph: names, statements, times in office, and what is linked with what.

const data = await unpack(document.getElementById("kg-data").textContent);
const C = data.columns, count = C.kind.length, rowCount = C.subject.length;
const lines = (text, size) => (size ? text.split("\n") : []);
const E = Object.fromEntries(Object.entries(data.entities).map(([name, text]) => [name, lines(text, count)]));
const D = Object.fromEntries(Object.entries(data.documents).map(([name, text]) => [name, lines(text, C.text_length.length)]));
const S = { subject: C.subject, predicate: C.predicate, object: C.object, text: C.text, date: C.date, document: C.document, start: C.start, end: C.end, rule: C.rule, confidence: C.confidence };
const PREDICATE = Object.fromEntries(data.predicates.map((name, number) => [name, number]));
const GROUPS = Object.keys(data.shapes);
const kindOf = (entity) => data.kinds[C.kind[entity]][0];
const groupOf = (entity) => data.kinds[C.kind[entity]][1];
const word = (number) => data.words[number];
const aliasesOf = (entity) => E.alias[entity].split("\t").filter(Boolean);
const predicateOf = (row) => data.predicates[S.predicate[row]];
const ROLES = ["chair", "speaker", "instructor", "attendee"];
const isRole = (row) => ROLES.includes(predicateOf(row));
const isEvent = (entity) => entity >= 0 && ["meeting", "inspection"].includes(groupOf(entity));
const isPerson = (entity) => entity >= 0 && ["official", "person"].includes(groupOf(entity));
const isBody = (entity) => entity >= 0 && ["agency", "organization"].includes(groupOf(entity));
const numberOf = new Map(E.id.map((id, entity) => [id, entity]));

// For each of `size` things the rows of columns that name it, in the order of the rows.
function index(columns, size) {
  const head = new Int32Array(size + 2);
  for (const each of columns) for (const thing of each) if (thing >= 0) head[thing + 2] += 1;
  for (let n = 2; n < head.length; n += 1) head[n] += head[n - 1];
  const list = new Int32Array(head[size + 1]);
  for (const each of columns) each.forEach((thing, row) => { if (thing >= 0) list[head[thing + 1]++] = row; });
  return (thing) => list.subarray(head[thing], head[thing + 1]);
}

const statementsFrom = index([S.subject], count);
const statementsTo = index([S.object], count);
const spansOfPerson = index([C.span_person], count);
const spansOfBody = index([C.span_organization], count);
const mentionsOf = index([C.mention_entity], count);

// What a reprint repeats counts once: the article that stands for each, and the statements that only repeat.
const originalOf = (document_) => (C.reprint_of[document_] < 0 ? document_ : C.reprint_of[document_]);
const reprinted = new Set(C.reprint_of.filter((first) => first >= 0));
const repeats = new Uint8Array(rowCount);
{
  const told = new Map();
  for (let row = 0; row < rowCount; row += 1) {
    const document_ = S.document[row];
    if (document_ < 0 || !reprinted.has(originalOf(document_))) continue;
    const key = [originalOf(document_), S.subject[row], S.predicate[row], S.object[row], S.text[row]].join();
    if (!told.has(key)) told.set(key, document_);
    else if (told.get(key) !== document_) repeats[row] = 1;
  }
}

// Calls `take(other, row)` for each statement that links an entity with another one and passes.
function eachLink(entity, passes, take) {
  for (const row of statementsFrom(entity)) {
    const other = S.object[row];
    if (other >= 0 && other !== entity && (!passes || passes[row])) take(other, row);
  }
  for (const row of statementsTo(entity)) {
    const other = S.subject[row];
    if (other !== entity && (!passes || passes[row])) take(other, row);
  }
}

// With how many others each entity is linked by statements that pass.
function degrees(passes) {
  const found = new Int32Array(count), seen = new Int32Array(count).fill(-1);
  for (let entity = 0; entity < count; entity += 1) {
    eachLink(entity, passes, (other) => { if (seen[other] !== entity) { seen[other] = entity; found[entity] += 1; } });
  }
  return found;
}

const allDegrees = degrees(null);
const degreeOf = (entity) => allDegrees[entity];
const byDegree = (a, b) => allDegrees[b] - allDegrees[a] || a - b;

// --- texts ---------------------------------------------------------------------------------------------------------

const sums = (sizes) => { const at = new Int32Array(sizes.length + 1); sizes.forEach((size, n) => { at[n + 1] = at[n] + size; }); return at; };
const textAt = sums(C.text_length), mentionAt = sums(C.mentions);
const documentOfMention = new Int32Array(C.mention_start.length);
C.mentions.forEach((_, document_) => documentOfMention.fill(document_, mentionAt[document_], mentionAt[document_ + 1]));
const decoder = new TextDecoder("utf-16le");
const recent = new Map();

// An article's cleaned text as a list of characters' worth: `cut(start, end)` by code points.
function article(document_) {
  if (!recent.has(document_)) {
    if (recent.size > 200) recent.clear();
    const text = decoder.decode(data.texts.subarray(2 * textAt[document_], 2 * textAt[document_ + 1]));
    const letters = /[\ud800-\udfff]/.test(text) ? [...text] : null;
    const cut = letters ? (start, end) => letters.slice(start, end).join("") : (start, end) => text.slice(start, end);
    recent.set(document_, { text, length: letters ? letters.length : text.length, cut });
  }
  return recent.get(document_);
}

// The mentions of an article that lie in a stretch of it, in order: [{start, end, entity}].
function mentionsIn(document_, low, high) {
  const found = [];
  for (let n = mentionAt[document_]; n < mentionAt[document_ + 1]; n += 1) {
    const start = C.mention_start[n], end = start + C.mention_length[n];
    if (start >= low && end <= high) found.push({ start, end, entity: C.mention_entity[n] });
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

const STOPS = /[。！？!?\n]/;
const REACH = 200; // characters to either side within which a sentence's end is looked for

// The sentence around a stretch of an article.
function sentenceAround(document_, start, end) {
  const { cut, length } = article(document_);
  const low = Math.max(start - REACH, 0), high = Math.min(end + REACH, length);
  const before = [...cut(low, start)], behind = [...cut(end, high)];
  const last = before.findLastIndex((letter) => STOPS.test(letter));
  const next = behind.findIndex((letter) => STOPS.test(letter));
  return [low + last + 1, next < 0 ? high : end + next + 1];
}

// The articles that name an entity, latest first; those that repeat another come with it.
function appearancesOf(entity) {
  const found = new Map();
  for (const mention of mentionsOf(entity)) {
    const document_ = documentOfMention[mention], known = found.get(document_);
    if (known) known.times += 1;
    else found.set(document_, { document: document_, times: 1, start: C.mention_start[mention], end: C.mention_start[mention] + C.mention_length[mention] });
  }
  const first = [...found.values()].filter(({ document: d }) => originalOf(d) === d || !found.has(originalOf(d)));
  return first.sort((a, b) => D.published[b.document].localeCompare(D.published[a.document]) || a.document - b.document);
}

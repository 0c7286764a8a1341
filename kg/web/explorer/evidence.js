// A sentence with what it names marked, and where it stands.

const LONG = 420; // characters of a sentence that are shown; of longer ones the part around the first mark
const AROUND = 180;

const nameOf = (entity) => make("a", { class: "entity", href: address(entity) }, sign(groupOf(entity)), bdi(E.label[entity]));

// The mentions of wanted entities in a stretch of an article, in order and without overlaps.
function marksOf(document_, low, high, entities) {
  const wanted = new Set(entities), found = [];
  for (const mention of mentionsIn(document_, low, high)) {
    if (wanted.has(mention.entity) && (!found.length || mention.start >= found.at(-1).end)) found.push(mention);
  }
  return found;
}

function sentence({ document: document_, start, end }, entities) {
  const { cut } = article(document_), marks = marksOf(document_, start, end, entities);
  const long = end - start > LONG, first = marks.length ? marks[0].start : start;
  const low = long ? Math.max(first - AROUND, start) : start, high = long ? Math.min(low + LONG, end) : end;
  const quote = make("q", { lang: "zh-Hans" }, low > start ? "…" : "");
  let at = low;
  for (const mark of marks) {
    if (mark.start < at || mark.end > high) continue;
    quote.append(cut(at, mark.start), make("mark", { class: mark.entity === entities[0] ? "" : "other" }, cut(mark.start, mark.end)));
    at = mark.end;
  }
  quote.append(cut(at, high).trimEnd(), high < end ? "…" : "");
  return quote;
}

const isLink = (text) => /^https?:\/\/[^\s]+$/i.test(text);

// Who published it: a link only if it is a web address, and nothing is fetched until somebody follows it.
function sourceOf(document_) {
  const source = D.source[document_];
  if (!source) return null;
  if (!isLink(source)) return bdi(source);
  return make("a", { href: source, rel: "noopener noreferrer", target: "_blank" }, source);
}

function origin({ document: document_, start, end }) {
  const title = make("a", { class: "from", href: articleAddress(document_, start, end), title: t("read") }, bdi(D.title[document_]));
  const repeats_ = C.reprint_of[document_] >= 0 ? make("span", { class: "badge" }, t("reprint")) : null;
  return [title, make("span", { class: "origin" }, make("time", {}, D.published[document_] || t("undated")), sourceOf(document_), repeats_)];
}

function fileOf(document_) {
  const { path, id } = { path: D.path[document_], id: D.id[document_] };
  return bdi(path.includes(id) ? path : `${path} # ${id}`, "path");
}

// How statements were read: each rule with how sure it is.
function readings(rows) {
  const said = new Map(rows.map((row) => [`${word(S.rule[row])}|${S.confidence[row]}`, row]));
  const all = [...said.values()].sort((a, b) => S.confidence[b] - S.confidence[a] || a - b);
  return [`${t("rule")} `, ...all.flatMap((row, n) => [n ? "; " : "", make("code", {}, word(S.rule[row])), ` ${S.confidence[row]}%`])];
}

const quoteOf = (spot, entities, how) => make("figure", { class: "evidence" },
  make("blockquote", {}, sentence(spot, entities)),
  make("figcaption", {}, origin(spot), make("span", { class: "how" }, fileOf(spot.document), " · ", how)));

const passageOf = (row) => ({ document: S.document[row], ...trimmed(S.document[row], S.start[row], S.end[row]) });
const passageKey = (row) => (S.document[row] < 0 ? "" : `${S.document[row]}|${S.start[row]}|${S.end[row]}`);

function trimmed(document_, start, end) {
  const text = article(document_).cut(start, end);
  return { start: start + (text.length - text.trimStart().length), end: end - (text.length - text.trimEnd().length) };
}

// Why a statement stands that no article makes.
function unstated(rows) {
  const [row] = rows, rule = word(S.rule[row]);
  const words_ = { reform: "by_reform", succession: "by_succession" }[predicateOf(row)] || (rule === "gazetteer" ? "no_sentence" : "by_inference");
  const reform = predicateOf(row) === "reform" ? data.reforms[word(S.text[row])] : null;
  return make("p", { class: "plain" }, t(words_), rule === "gazetteer" ? "" : make("span", { class: "how" }, " · ", readings(rows)),
    reform ? make("span", { class: "how" }, ` · ${reform[0]} – ${reform[1]} · `, bdi(reform[2])) : "");
}

function evidence(rows, entities) {
  return S.document[rows[0]] < 0 ? unstated(rows) : quoteOf(passageOf(rows[0]), entities, readings(rows));
}

// The sentences of statements that say the same, the surest first; one is shown and the rest come on demand.
function evidences(rows, entities) {
  const groups = new Map();
  for (const row of rows) groups.set(passageKey(row), [...(groups.get(passageKey(row)) || []), row]);
  const surest = (list) => Math.max(...list.map((row) => S.confidence[row])) - (repeats[list[0]] ? 200 : 0);
  const sorted = [...groups.values()].sort((a, b) => surest(b) - surest(a) || a[0] - b[0]);
  return folded(sorted, 1, (list) => evidence(list, entities), (n) => plural("more_sentence", n));
}

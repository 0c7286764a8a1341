// A sentence with what it names marked, and where it stands.

const LONG = 420; // code units of a sentence that are shown; of longer ones the part around the first mark
const AROUND = 180;

// The marks of a sentence that name one of the entities, in order and without overlaps.
function marksOf(passage, entities) {
  const flat = P.marks[passage], wanted = new Set(entities), found = [];
  for (let n = 0; n < flat.length; n += 3) {
    if (!wanted.has(flat[n + 2])) continue;
    if (!found.length || flat[n] >= found.at(-1).end) found.push({ start: flat[n], end: flat[n] + flat[n + 1], entity: flat[n + 2] });
  }
  return found;
}

function sentence(passage, entities) {
  const text = P.text[passage], marks = marksOf(passage, entities);
  const long = text.length > LONG, first = marks.length ? marks[0].start : 0;
  const low = long ? Math.max(first - AROUND, 0) : 0, high = long ? Math.min(low + LONG, text.length) : text.length;
  const quote = make("q", { lang: "zh-Hans" }, low > 0 ? "…" : "");
  let at = low;
  for (const { start, end, entity } of marks) {
    if (start < at || end > high) continue;
    quote.append(text.slice(at, start), make("mark", { class: entity === entities[0] ? "" : "other" }, text.slice(start, end)));
    at = end;
  }
  quote.append(text.slice(at, high), high < text.length ? "…" : "");
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

const dotted = (parts) => parts.filter(Boolean).flatMap((part, n) => (n ? [" · ", part] : [part]));

function origin(document_) {
  const title = bdi(D.title[document_], "from");
  const date = D.published[document_];
  return [title, make("span", { class: "origin" }, make("time", {}, date || t("undated")), sourceOf(document_))];
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

// One sentence as the evidence of statements: what it says, in which article, and how it was read.
function evidence(passage, rows, entities) {
  if (passage < 0) return make("p", { class: "plain" }, t("no_sentence"));
  const document_ = P.document[passage];
  return make("figure", { class: "evidence" },
    make("blockquote", {}, sentence(passage, entities)),
    make("figcaption", {}, origin(document_), make("span", { class: "how" }, fileOf(document_), " · ", readings(rows))));
}

// The sentences of statements that say the same, the surest first; one is shown and the rest come on demand.
function evidences(rows, entities) {
  const groups = new Map();
  for (const row of rows) groups.set(S.passage[row], [...(groups.get(S.passage[row]) || []), row]);
  const surest = (list) => Math.max(...list.map((row) => S.confidence[row]));
  const sorted = [...groups].sort(([a, first], [b, second]) => surest(second) - surest(first) || a - b);
  return folded(sorted, 1, ([passage, list]) => evidence(passage, list, entities), (n) => plural("more_sentence", n));
}

// A list of which the first `shown` stand there and the rest come by a button.
function folded(items, shown, draw, label) {
  const box = make("div", { class: "folded" }, items.slice(0, shown).map(draw));
  if (items.length <= shown) return box;
  const more = button(label(items.length - shown), () => {
    const next = items.slice(shown, shown + 100).map(draw);
    more.replaceWith(...next);
    next[0].querySelector("button, a")?.focus();
    if (items.length > shown + 100) box.append(folded(items.slice(shown + 100), 0, draw, label));
  }, "more");
  box.append(more);
  return box;
}

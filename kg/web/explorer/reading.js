// An article's cleaned text with everything that it names in colour, each a link, and one stretch marked as evidence.

function readingPanel(document_, low, high) {
  const { length } = article(document_), body = make("div", { class: "reading", lang: "zh-Hans" });
  const end = Math.min(high, length), mark = end > low ? [low, end] : [-1, -1];
  for (const line of paragraphs(document_)) {
    const paragraph = make("p", {});
    fill(paragraph, document_, line, mark);
    body.append(paragraph);
  }
  const named = new Map();
  for (const { entity } of mentionsIn(document_, 0, length)) named.set(entity, (named.get(entity) || 0) + 1);
  const others = reprintsOf(document_);
  return [
    backLink(), make("p", { class: "kicker" }, t("article")), make("h2", { lang: "zh-Hans" }, bdi(D.title[document_])),
    make("p", { class: "plain origin" }, make("time", {}, D.published[document_] || t("undated")), sourceOf(document_)),
    make("p", { class: "how" }, fileOf(document_)),
    others.length ? make("p", { class: "plain" }, `${t("also_printed")} `, others.flatMap((other, n) => [n ? "、" : "", make("a", { href: articleAddress(other, 0, 0) }, bdi(D.source[other] || D.id[other]))])) : null,
    body,
    section(t("named_here"), named.size, rowsOf([...named.keys()].sort(byLinks), 12)),
  ];
}

// The articles that repeat one, or that it repeats.
function reprintsOf(document_) {
  const first = originalOf(document_);
  if (!reprinted.has(first)) return [];
  return D.id.map((_, other) => other).filter((other) => other !== document_ && originalOf(other) === first);
}

// The lines of an article that are not empty, as [start, end) in code points.
function paragraphs(document_) {
  const { cut, length } = article(document_), found = [];
  let at = 0;
  for (const line of cut(0, length).split("\n")) {
    const size = [...line].length;
    if (line.trim()) found.push([at, at + size]);
    at += size + 1;
  }
  return found;
}

// One line: its mentions as links, and what of it lies in the marked stretch inside a mark.
function fill(paragraph, document_, [start, end], [low, high]) {
  const { cut } = article(document_);
  let box = paragraph;
  const enter = (at) => {
    const marked = at >= low && at < high;
    if (marked && box === paragraph) paragraph.append(box = make("mark", { class: "passage" }));
    else if (!marked) box = paragraph;
    return box;
  };
  const write = (from, to) => {
    const cuts = [from, ...[low, high].filter((at) => at > from && at < to), to];
    for (let n = 1; n < cuts.length; n += 1) if (cuts[n] > cuts[n - 1]) enter(cuts[n - 1]).append(cut(cuts[n - 1], cuts[n]));
  };
  let at = start;
  for (const mention of mentionsIn(document_, start, end)) {
    if (mention.start < at) continue;
    write(at, mention.start);
    const { entity } = mention, about = `${E.label[entity]} · ${t(`kind_${kindOf(entity)}`)}`;
    enter(mention.start).append(make("a", { class: `mention ${groupOf(entity)}`, href: address(entity), title: about }, cut(mention.start, mention.end)));
    at = mention.end;
  }
  write(at, end);
}

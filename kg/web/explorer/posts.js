// Times in office: a person's posts as bars on one scale of years, and who held a body's posts one after the other.

const SPAN = { by: C.span_in_office_by, still: C.span_still_in_office, before: C.span_not_before, after: C.span_not_after };
const isDate = (text) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(text);
const spanDate = (span, name) => { const text = word(SPAN[name][span]); return isDate(text) ? text : ""; };
const decimal = (date, end) => { const [year, month, day] = (end ? lastDay(date) : firstDay(date)).split("-").map(Number); return year + (month - 1) / 12 + Math.min(day, 28) / 336; };

// What is known of a time in office in words: seen from … to …, and the dates that bound it.
function spanText(span) {
  const [by, still, before, after] = ["by", "still", "before", "after"].map((name) => spanDate(span, name));
  const seen = by && still && by !== still ? `${by} – ${still}` : by || still;
  const bounds = [before && t("not_before", { date: before }), after && t("not_after", { date: after })];
  return dotted([seen && t("seen", { date: seen }), ...bounds]);
}

function scaleOf(spans) {
  const dates = spans.flatMap((span) => Object.keys(SPAN).map((name) => spanDate(span, name)).filter(Boolean));
  const years = dates.flatMap((date) => [decimal(date, false), decimal(date, true)]);
  if (filters.asOf) years.push(decimal(filters.asOf, false));
  const low = Math.floor(Math.min(...years)), high = Math.ceil(Math.max(...years, low + 1));
  return { low, high, at: (year) => ((year - low) / (high - low)) * 100 };
}

// A bar: full where the person was seen in office, faint where no date contradicts it.
function bar(span, { low, high, at }) {
  const [by, still, before, after] = ["by", "still", "before", "after"].map((name) => spanDate(span, name));
  const from = by || still, to = still || by;
  const rect = (start, end, kind) => draw("rect", { x: at(start), y: kind === "bound" ? 5 : 3, width: Math.max(at(end) - at(start), 0.8), height: kind === "bound" ? 2 : 6, class: kind });
  const parts = [];
  if (before && from) parts.push(rect(decimal(before, false), decimal(from, false), "bound"));
  if (after && to) parts.push(rect(decimal(to, true), decimal(after, true), "bound"));
  if (from) parts.push(rect(decimal(from, false), decimal(to, true), "held"));
  else if (before || after) parts.push(rect(before ? decimal(before, false) : low, after ? decimal(after, true) : high, "bound"));
  if (filters.asOf) parts.push(draw("rect", { x: at(decimal(filters.asOf, false)), y: 0, width: 0.4, height: 12, class: "today" }));
  return draw("svg", { class: "bar-line", viewBox: "0 0 100 12", preserveAspectRatio: "none", "aria-hidden": "true" }, draw("rect", { x: 0, y: 5.5, width: 100, height: 1, class: "track" }), parts);
}

const ends = (spans, { low, high }) => (spans.length ? make("p", { class: "years", "aria-hidden": "true" }, make("span", {}, String(low)), make("span", {}, String(high))) : "");
const heldBadge = (span) => (filters.asOf && heldOn(span, filters.asOf) ? make("span", { class: "badge chair" }, t(`held_${heldOn(span, filters.asOf)}`)) : "");

function neighboursInPost(span) {
  const [before, after] = [C.span_predecessor[span], C.span_successor[span]];
  const link = (key, other) => (other >= 0 ? make("span", { class: "follow" }, make("span", { class: "plain" }, t(key)), nameOf(other)) : "");
  return before < 0 && after < 0 ? "" : make("p", { class: "succession" }, link("previous_holder", before), link("next_holder", after));
}

const byStart = (a, b) => (spanDate(a, "by") || spanDate(a, "after")).localeCompare(spanDate(b, "by") || spanDate(b, "after")) || a - b;

function careerSection(person) {
  const spans = [...spansOfPerson(person)].sort(byStart);
  if (!spans.length) return null;
  const scale = scaleOf(spans);
  const item = (span) => make("li", { class: "post" },
    make("div", { class: "fact" }, bdi(word(C.span_title[span]), "text"), nameOf(C.span_organization[span]), heldBadge(span)),
    bar(span, scale), make("p", { class: "plain dates" }, spanText(span)), neighboursInPost(span));
  return section(t("career"), spans.length, folded(spans, 12, item, (n) => t("more", { n }), make("ul", { class: "posts" })), ends(spans, scale));
}

// The posts of a body, those with most holders first; with “as of” only who held them then.
function successionSection(body) {
  const posts = new Map();
  for (const span of spansOfBody(body)) {
    if (filters.asOf && !heldOn(span, filters.asOf)) continue;
    const title = word(C.span_title[span]);
    posts.set(title, [...(posts.get(title) || []), span]);
  }
  if (!posts.size) return null;
  const sorted = [...posts].sort(([a, one], [b, two]) => two.length - one.length || a.localeCompare(b));
  const render = ([title, spans]) => {
    spans.sort(filters.asOf ? (a, b) => spanDate(b, "still").localeCompare(spanDate(a, "still")) : byStart);
    const scale = scaleOf(spans);
    const item = (span) => make("li", { class: "post" }, make("div", { class: "fact" }, nameOf(C.span_person[span]), heldBadge(span)), bar(span, scale), make("p", { class: "plain dates" }, spanText(span)));
    return make("li", {}, make("h4", {}, bdi(title)), folded(spans, 8, item, (n) => t("more", { n }), make("ol", { class: "posts" })), ends(spans, scale));
  };
  return section(filters.asOf ? t("posts_on", { date: filters.asOf }) : t("succession"), posts.size, folded(sorted, 4, render, (n) => t("more_posts", { n }), make("ul", {})));
}

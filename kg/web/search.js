// Finds entities by name, alias, Traditional form, pinyin and initials.

const fold = new Map();
{
  const pairs = [...data.fold];
  for (let n = 0; n < pairs.length; n += 2) fold.set(pairs[n], pairs[n + 1]);
}
const normal = (text) => [...text.normalize("NFKC").toLowerCase()].map((c) => fold.get(c) || c).join("");

// Per entity: names in lower case, and readings as lists of syllables. Made at the first search.
let keys = null;
function searchKeys() {
  keys ||= E.label.map((label, entity) => ({
    names: [label, ...E.alias[entity].split("\n")].filter(Boolean).map(normal),
    readings: E.pinyin[entity] ? E.pinyin[entity].split("\n").map((reading) => reading.split(" ")) : [],
  }));
  return keys;
}

// How well a name answers a query: 0 not at all, else higher is better.
function nameScore(names, query) {
  let best = 0;
  names.forEach((name, number) => {
    const at = name.indexOf(query);
    if (at < 0) return;
    const score = (name === query ? 100 : at === 0 ? 80 : 60) - (number ? 8 : 0) - Math.min(name.length - query.length, 20) / 4;
    best = Math.max(best, score);
  });
  return best;
}

// Whether the query is beginnings of the syllables from `at` on, as "syc", "shenyun" or "shyc" are of shen yun cai.
function spells(syllables, at, query, start) {
  if (start === query.length) return true;
  if (at === syllables.length) return false;
  const syllable = syllables[at];
  let length = 0;
  while (length < syllable.length && query[start + length] === syllable[length]) length += 1;
  for (; length > 0; length -= 1) if (spells(syllables, at + 1, query, start + length)) return true;
  return false;
}

function readingScore(readings, query) {
  let best = 0;
  for (const syllables of readings) {
    if (spells(syllables, 0, query, 0)) {
      const whole = query.length === syllables.length || query.length === syllables.join("").length;
      best = Math.max(best, whole ? 70 : 56 - Math.min(syllables.length, 20) / 4);
    } else if (query.length > 1 && !best) {
      if (syllables.some((_, at) => at && spells(syllables, at, query, 0))) best = 30 - Math.min(syllables.length, 20) / 4;
    }
  }
  return best;
}

// The best `limit` entities for what was typed, best first.
function search(typed, limit) {
  const query = normal(typed).trim();
  if (!query) return [];
  const latin = /^[a-z' ]{1,60}$/.test(query) ? query.replace(/[' ]/g, "") : "";
  const hits = [];
  searchKeys().forEach(({ names, readings }, entity) => {
    const score = nameScore(names, query) || (latin && readingScore(readings, latin));
    if (score) hits.push([score, entity]);
  });
  hits.sort((a, b) => b[0] - a[0] || byDegree(a[1], b[1]));
  return hits.slice(0, limit).map(([, entity]) => entity);
}

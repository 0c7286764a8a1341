// Finds entities by name, alias, Traditional form, pinyin and initials.

const fold = new Map();
{
  const pairs = [...data.fold];
  for (let n = 0; n < pairs.length; n += 2) fold.set(pairs[n], pairs[n + 1]);
}
const normal = (text) => text.normalize("NFKC").toLowerCase().replace(/[㐀-鿿]/g, (letter) => fold.get(letter) || letter);

// All names in one text, a line for each name, and the entity of each line: one search of it finds all.
let names = null;
function nameIndex() {
  if (names) return names;
  const all = [], owners = [], first = [];
  for (let entity = 0; entity < count; entity += 1) {
    for (const [position, name] of [E.label[entity], ...aliasesOf(entity)].entries()) {
      all.push(name);
      owners.push(entity);
      first.push(position === 0);
    }
  }
  const text = `\n${normal(all.join("\n"))}\n`, starts = new Int32Array(all.length);
  for (let n = 0, at = 1; n < all.length; n += 1) { starts[n] = at; at = text.indexOf("\n", at) + 1; }
  names = { text, owners, first, starts };
  return names;
}

// Puts into `scores` how well each entity with a name that has the query in it answers.
function byName(query, scores) {
  const { text, owners, first, starts } = nameIndex();
  let line = 0;
  for (let at = text.indexOf(query); at >= 0;) {
    while (line + 1 < starts.length && starts[line + 1] <= at) line += 1;
    const end = text.indexOf("\n", at), length = end - starts[line];
    const place = length === query.length ? 100 : at === starts[line] ? 80 : 60;
    const score = place - (first[line] ? 0 : 8) - Math.min(length - query.length, 20) / 4;
    if (score > scores[owners[line]]) scores[owners[line]] = score;
    at = text.indexOf(query, end);
  }
}

// Whether the query is beginnings of the syllables of `text` from `at` on, as "syc", "shenyun" or "shyc" are of
// shen yun cai. Syllables end at a space, readings at a tab.
function spells(text, at, query, start) {
  if (start === query.length) return true;
  let length = 0;
  while (start + length < query.length && text[at + length] === query[start + length]) length += 1;
  if (!length) return false;
  if (start + length === query.length) return true;
  let next = at;
  while (next < text.length && text[next] !== " " && text[next] !== "\t") next += 1;
  if (text[next] !== " ") return false;
  for (; length > 0; length -= 1) if (spells(text, next + 1, query, start + length)) return true;
  return false;
}

function readingScore(text, query) {
  let best = 0, begins = true, inside = false;
  for (let at = 0; at < text.length; at += 1) {
    if (begins || (text[at - 1] === " " && query.length > 1)) {
      if (text[at] === query[0] && spells(text, at, query, 0)) {
        if (begins) {
          const [reading] = text.slice(at).split("\t", 1), syllables = reading.split(" ");
          const whole = query.length === syllables.length || query.length === reading.length - syllables.length + 1;
          best = Math.max(best, whole ? 70 : 56 - Math.min(syllables.length, 20) / 4);
        } else inside = true;
      }
    }
    begins = text[at] === "\t";
  }
  return best || (inside ? 30 - Math.min(text.length / 4, 20) / 4 : 0);
}

// The best `limit` entities for what was typed, best first; `wanted(entity)` says which count.
function search(typed, limit, wanted = () => true) {
  const query = normal(typed).trim();
  if (!query) return [];
  const scores = new Float64Array(count), found = [];
  byName(query, scores);
  const latin = /^[a-z' ]{1,60}$/.test(query) ? query.replace(/[' ]/g, "") : "";
  const better = (a, b) => scores[b] - scores[a] || byDegree(a, b);
  for (let entity = 0; entity < count; entity += 1) {
    if (latin && !scores[entity] && E.pinyin[entity]) scores[entity] = readingScore(E.pinyin[entity], latin);
    if (!scores[entity] || (found.length === limit && better(entity, found[limit - 1]) > 0) || !wanted(entity)) continue;
    found.push(entity);
    found.sort(better);
    found.length = Math.min(found.length, limit);
  }
  return found;
}

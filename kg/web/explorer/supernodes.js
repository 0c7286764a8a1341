// Communities of all that passes the filters, each of which may stand on the canvas as one node.

const MOST_GROUPS = 60;
let grouped = { key: "", groups: [], of: new Map() };

function allCommunities() {
  const key = JSON.stringify(filters);
  if (grouped.key === key && grouped.groups.length) return grouped;
  const entities = [], at = new Int32Array(count).fill(-1), weights = new Map();
  for (let entity = 0; entity < count; entity += 1) if (linked[entity]) { at[entity] = entities.length; entities.push(entity); }
  for (let row = 0; row < rowCount; row += 1) {
    const a = at[S.subject[row]], b = S.object[row] < 0 ? -1 : at[S.object[row]];
    if (!rowOk[row] || repeats[row] || b < 0 || a === b) continue;
    const pair = a < b ? a * entities.length + b : b * entities.length + a;
    weights.set(pair, (weights.get(pair) || 0) + 1);
  }
  const links = [...weights].map(([pair, w]) => [Math.floor(pair / entities.length), pair % entities.length, 1 + Math.log2(w)]);
  const groups = louvain(entities.length, links).filter((nodes) => nodes.length > 2).slice(0, MOST_GROUPS)
    .map((nodes) => nodes.map((node) => entities[node]).sort(byLinks));
  const of = new Map(groups.flatMap((members, group) => members.map((member) => [member, group])));
  const between_ = new Map();
  for (const [a, b] of links) {
    const [one, two] = [of.get(entities[a]), of.get(entities[b])].sort((x, y) => x - y);
    if (one === undefined || two === undefined || one === two) continue;
    between_.set(`${one}|${two}`, (between_.get(`${one}|${two}`) || 0) + 1);
  }
  const joined = [...between_].map(([pair, w]) => [...pair.split("|").map(Number), w]);
  const spots = layOut(groups.length, joined, groups.map((_, n) => [n]));
  grouped = { key, groups, of, links: joined, spots: spots.map(({ x, y }) => ({ x: x * 1.7, y: y * 1.7 })) };
  return grouped;
}

// What a community is called: its best connected, people and bodies first.
function communityName(group, most = 2) {
  const members = allCommunities().groups[group], first = members.filter((entity) => isPerson(entity) || isBody(entity));
  return [...first, ...members.filter((entity) => !first.includes(entity))].slice(0, most).map((entity) => E.label[entity]).join("、");
}

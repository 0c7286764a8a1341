// Entities that are closely linked among themselves, by Louvain's method; the same in every run.

// Groups of `0 … size-1`, the largest first. `links`: [[a, b, weight]] of different things, each pair once.
function louvain(size, links) {
  let member = Array.from({ length: size }, (_, n) => n), level = { size, links, loops: new Float64Array(size) };
  for (let turn = 0; turn < 12; turn += 1) {
    const { groups, moved } = settle(level);
    if (!moved) break;
    const names = new Map();
    for (const group of groups) if (!names.has(group)) names.set(group, names.size);
    const to = groups.map((group) => names.get(group));
    member = member.map((node) => to[node]);
    level = merged(level, to, names.size);
  }
  const found = new Map();
  member.forEach((group, node) => { if (found.has(group)) found.get(group).push(node); else found.set(group, [node]); });
  return [...found.values()].sort((a, b) => b.length - a.length || a[0] - b[0]);
}

// Who is linked with whom, as lists in one array each.
function adjacency({ size, links }) {
  const head = new Int32Array(size + 1), weight = new Float64Array(size);
  for (const [a, b, w] of links) { head[a] += 1; head[b] += 1; weight[a] += w; weight[b] += w; }
  for (let n = 0, at = 0; n <= size; n += 1) { const here = head[n]; head[n] = at; at += here; }
  const next = head.slice(), other = new Int32Array(2 * links.length), by = new Float64Array(2 * links.length);
  for (const [a, b, w] of links) {
    other[next[a]] = b; by[next[a]++] = w;
    other[next[b]] = a; by[next[b]++] = w;
  }
  return { head, other, by, weight };
}

// Each node goes to the neighbouring group that gains most, until none gains.
function settle(level) {
  const { size, loops } = level, { head, other, by, weight } = adjacency(level);
  const groups = Array.from({ length: size }, (_, n) => n);
  const strength = weight.map((w, n) => w + 2 * loops[n]), total = strength.slice();
  const all = strength.reduce((sum, w) => sum + w, 0) || 1, to = new Float64Array(size);
  let moved = false;
  for (let round = 0, changes = 1; changes && round < 15; round += 1) {
    changes = 0;
    for (let node = 0; node < size; node += 1) {
      const near = [groups[node]];
      for (let at = head[node]; at < head[node + 1]; at += 1) {
        const group = groups[other[at]];
        if (!to[group] && group !== groups[node]) near.push(group);
        to[group] += by[at];
      }
      const own = groups[node];
      total[own] -= strength[node];
      const gain = (group) => to[group] - (strength[node] * total[group]) / all;
      let best = own;
      for (const group of near) if (gain(group) > gain(best) + 1e-9) best = group;
      for (const group of near) to[group] = 0;
      total[best] += strength[node];
      if (best !== own) { groups[node] = best; changes += 1; moved = true; }
    }
  }
  return { groups, moved };
}

function merged({ links, loops }, to, size) {
  const inner = new Float64Array(size), sums = new Map();
  loops.forEach((w, node) => { inner[to[node]] += w; });
  for (const [a, b, w] of links) {
    const [low, high] = to[a] < to[b] ? [to[a], to[b]] : [to[b], to[a]];
    if (low === high) inner[low] += w;
    else sums.set(low * size + high, (sums.get(low * size + high) || 0) + w);
  }
  return { size, loops: inner, links: [...sums].map(([key, w]) => [Math.floor(key / size), key % size, w]) };
}

// Places for a few hundred nodes: joined ones near each other, none on another, the same in every run.
// Distances are the canvas units of vis-network (pixels at zoom 1).

const GAP = 92; // the distance that two joined nodes like
const ROOM = 66; // no two nodes stand nearer than this
const WIDER = 1.3; // names are wide, so everything is drawn wider than high
const PAIRS = 9e6; // pairs of nodes that are compared in all, which bounds the time
const FAR = (4.5 * GAP) ** 2; // the square of the distance beyond which two do not repel each other
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

// `links`: [[a, b, weight]] between `0 … size-1`; `groups`: who belongs together; `fixed`: a place or null for each.
function layOut(size, links, groups, fixed = []) {
  const xs = new Float64Array(size), ys = new Float64Array(size), mass = new Float64Array(size).fill(1);
  for (const [a, b] of links) { mass[a] += 1; mass[b] += 1; }
  begin(xs, ys, groups, mass);
  fixed.forEach((spot, n) => { if (spot) { xs[n] = spot.x / WIDER; ys[n] = spot.y; } });
  const member = new Int32Array(size);
  groups.forEach((nodes, group) => nodes.forEach((node) => { member[node] = group; }));
  const steps = Math.max(60, Math.min(300, Math.floor(PAIRS / (size * size + 1))));
  for (let step = 0; step < steps; step += 1) {
    const cool = 1 - step / steps;
    move(xs, ys, { links, mass, member, fixed, limit: GAP * 0.8 * cool * cool + 1 });
  }
  for (let n = 0; n < size; n += 1) xs[n] *= WIDER;
  separate(xs, ys, fixed);
  return Array.from(xs, (x, n) => ({ x: Math.round(x * 10) / 10, y: Math.round(ys[n] * 10) / 10 }));
}

// At first the groups stand on a spiral, the weightiest in the middle, and their members on spirals of their own.
function begin(xs, ys, groups, mass) {
  let area = 0;
  for (const nodes of groups) {
    const reach = GAP * 0.75 * Math.sqrt(area + nodes.length / 2), angle = area * 0.35;
    const order = [...nodes].sort((a, b) => mass[b] - mass[a] || a - b);
    order.forEach((node, n) => {
      xs[node] = (area ? reach * Math.cos(angle) : 0) + GAP * 0.5 * Math.sqrt(n) * Math.cos(n * GOLDEN);
      ys[node] = (area ? reach * Math.sin(angle) : 0) + GAP * 0.5 * Math.sqrt(n) * Math.sin(n * GOLDEN);
    });
    area += nodes.length;
  }
}

// One step: all repel each other, more if they have many links; links draw together, more inside a group.
function move(xs, ys, { links, mass, member, fixed, limit }) {
  const size = xs.length, dx = new Float64Array(size), dy = new Float64Array(size), square = GAP * GAP;
  for (let i = 0; i < size; i += 1) {
    const pull = 0.13 + 0.01 * Math.sqrt(mass[i]);
    dx[i] -= pull * xs[i];
    dy[i] -= pull * ys[i];
    for (let j = i + 1; j < size; j += 1) {
      const x = xs[i] - xs[j], y = ys[i] - ys[j], apart = x * x + y * y;
      if (apart > FAR) continue;
      const push = (square * Math.min(Math.sqrt(mass[i] * mass[j]), 7) * 0.7) / (apart + 30);
      dx[i] += x * push; dy[i] += y * push;
      dx[j] -= x * push; dy[j] -= y * push;
    }
  }
  for (const [a, b, weight] of links) {
    const x = xs[a] - xs[b], y = ys[a] - ys[b], distance = Math.sqrt(x * x + y * y);
    const pull = (Math.min(1 + weight / 6, 2) * distance) / GAP / (member[a] === member[b] ? 0.8 : 7);
    const light = Math.max(Math.min(mass[a], mass[b]), 1) ** 0.4;
    dx[a] -= (x * pull) / light; dy[a] -= (y * pull) / light;
    dx[b] += (x * pull) / light; dy[b] += (y * pull) / light;
  }
  for (let n = 0; n < size; n += 1) {
    const length = Math.hypot(dx[n], dy[n]);
    if (!length || fixed[n]) continue;
    const scale = Math.min(length, limit) / length;
    xs[n] += dx[n] * scale;
    ys[n] += dy[n] * scale;
  }
}

// Nodes that stand too close are pushed apart, as little as it takes.
function separate(xs, ys, fixed) {
  for (let round = 0, moved = true; moved && round < 60; round += 1) {
    moved = false;
    for (let i = 0; i < xs.length; i += 1) {
      for (let j = i + 1; j < xs.length; j += 1) {
        let x = xs[j] - xs[i], y = ys[j] - ys[i], distance = Math.hypot(x, y);
        if (distance >= ROOM - 0.5) continue;
        if (distance < 0.01) { x = 1; y = 0.5 + ((i + j) % 7) / 7; distance = Math.hypot(x, y); }
        const step = (ROOM - distance) / distance / (fixed[i] || fixed[j] ? 1 : 2);
        if (!fixed[i]) { xs[i] -= x * step; ys[i] -= y * step; }
        if (!fixed[j]) { xs[j] += x * step; ys[j] += y * step; }
        moved = !(fixed[i] && fixed[j]) || moved;
      }
    }
  }
}

// The free spot nearest to a point, going outwards in a spiral. `standing`: the places that are taken.
function freeSpot({ x, y }, standing) {
  const cells = new Set();
  for (const spot of standing) {
    for (const i of [-1, 0, 1]) for (const j of [-1, 0, 1]) cells.add(`${Math.round(spot.x / ROOM) + i}|${Math.round(spot.y / ROOM) + j}`);
  }
  for (let step = 0; step < 6000; step += 1) {
    const reach = ROOM * 0.4 * Math.sqrt(step), angle = step * GOLDEN;
    const spot = { x: x + reach * Math.cos(angle) * WIDER, y: y + reach * Math.sin(angle) };
    if (!cells.has(`${Math.round(spot.x / ROOM)}|${Math.round(spot.y / ROOM)}`)) return spot;
  }
  return { x, y };
}

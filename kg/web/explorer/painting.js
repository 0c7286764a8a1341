// What is painted on the canvas under and over the nodes: grounds of communities, names, pins and notes.

const LEADS = 14; // weight of a name on a super-node

// The weightiest of each community of three or more, whose name stands for it when there is room for few.
function leaders() {
  const first = new Map();
  for (const [entity, group] of groundOf) if (!first.has(group) || weightOf(entity) > weightOf(first.get(group))) first.set(group, entity);
  return new Set(first.values());
}

// Places of the nodes of communities, and the short lines inside them: the ground is painted under both.
function grounds() {
  const spots = network.getPositions();
  const dots = nodes.getIds().filter((id) => groundOf.has(id)).map((id) => spots[id]);
  const inner = ({ from, to }) => groundOf.has(from) && groundOf.get(from) === groundOf.get(to);
  return { dots, lines: edges.get({ filter: inner }).map(({ from, to }) => [spots[from], spots[to]]), leads: leaders() };
}

function nodeInfo(id, leads) {
  if (typeof id === "string") {
    const group = Number(id.slice(1));
    return { radius: radiusOf(group), label: communityName(group), brief: communityName(group, 1), weight: LEADS + allCommunities().groups[group].length, leads: true, strong: false, faint: false };
  }
  return { radius: dotSize(id), label: E.label[id], weight: weightOf(id), leads: leads.has(id), strong: chosen.includes(id) || id === hovered,
    faint: near && !near.has(id) && id !== hovered, pinned: view.pinned.has(id), noted: Object.hasOwn(notes.entities, E.id[id]) };
}

function onScreen() {
  const box = byId("canvas"), scale = network.getScale(), centre = network.getViewPosition();
  const { clientWidth: width, clientHeight: height } = box, spots = network.getPositions();
  const found = [];
  for (const id of nodes.getIds()) {
    const x = (spots[id].x - centre.x) * scale + width / 2, y = (spots[id].y - centre.y) * scale + height / 2;
    if (x < -80 || y < -40 || x > width + 80 || y > height + 40) continue;
    const info = nodeInfo(id, groundCache.leads);
    found.push({ ...info, x, y, radius: info.radius * scale });
  }
  return found.sort((a, b) => b.strong - a.strong || b.leads - a.leads || b.weight - a.weight);
}

// What floats on the canvas, where no name can be read.
const COVERS = ["legend-box", "zoom-box", "drawn", "time"];
function coverOf(id) {
  const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = byId(id);
  return [left, top, left + width, top + height];
}

function paintUnder(context) {
  groundCache ||= grounds();
  drawGrounds(context, groundCache.dots, groundCache.lines, near ? colours["ground-faint"] : colours.ground);
}

function paintOver(context) {
  groundCache ||= grounds();
  const ratio = context.canvas.width / byId("canvas").clientWidth;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  const shown = onScreen();
  drawLabels(context, shown, { width, height, few: network.getScale() < 0.5, covered: COVERS.map(coverOf) }, colours);
  drawMarks(context, shown);
  context.restore();
}

// A pin and a note beside the nodes that have one.
function drawMarks(context, shown) {
  for (const { x, y, radius, pinned, noted } of shown) {
    const at = Math.max(radius * 0.75, 5);
    if (pinned) {
      context.beginPath();
      context.arc(x + at, y - at, 4, 0, 2 * Math.PI);
      context.fillStyle = colours.accent;
      context.fill();
      context.lineWidth = 1.5;
      context.strokeStyle = colours.canvas;
      context.stroke();
    }
    if (noted) {
      context.fillStyle = colours.note;
      context.fillRect(x - at - 5, y - at - 5, 9, 9);
      context.lineWidth = 1;
      context.strokeStyle = colours.text;
      context.strokeRect(x - at - 5, y - at - 5, 9, 9);
    }
  }
}

// What is under the pointer, told beside it.
function showTip(id, { x, y }) {
  const tip = byId("tip"), group = typeof id === "string" ? Number(id.slice(1)) : -1;
  const [name, about] = group < 0 ? [E.label[id], `${t(`kind_${kindOf(id)}`)} · ${plural("link", degreeOf(id))}`]
    : [communityName(group), t("members", { n: allCommunities().groups[group].length })];
  tip.replaceChildren(bdi(name), make("small", {}, about));
  tip.hidden = false;
  const { clientWidth, clientHeight } = byId("canvas");
  tip.style.left = `${Math.max(Math.min(x + 14, clientWidth - tip.offsetWidth - 8), 8)}px`;
  tip.style.top = `${Math.min(y + 14, clientHeight - tip.offsetHeight - 8)}px`;
}

const point = (at) => { byId("canvas").style.cursor = at ? "pointer" : ""; };

// `actions`: entity(number), pair(a, b), community(number), open(id), nothing().
function startCanvas(actions) {
  nodes = new vis.DataSet([]);
  edges = new vis.DataSet([]);
  network = new vis.Network(byId("canvas"), { nodes, edges }, data.view.options);
  network.on("beforeDrawing", paintUnder);
  network.on("afterDrawing", paintOver);
  network.on("hoverNode", ({ node, pointer }) => { hovered = node; point(true); showTip(node, pointer.DOM); });
  network.on("blurNode", () => { hovered = null; point(false); byId("tip").hidden = true; });
  network.on("hoverEdge", () => point(true));
  network.on("blurEdge", () => point(false));
  network.on("dragEnd", ({ nodes: [id] }) => {
    if (typeof id === "number") Object.assign(places.get(id), network.getPosition(id));
    groundCache = null;
  });
  network.on("dragStart", () => { byId("tip").hidden = true; });
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (typeof node === "string") actions.community(Number(node.slice(1)));
    else if (node !== undefined) actions.entity(node);
    else if (edge !== undefined && /^\d/.test(edge)) actions.pair(...edge.split("-").map(Number));
    else actions.nothing();
  });
  network.on("doubleClick", ({ nodes: [node] }) => { if (node !== undefined) actions.open(node); });
  sync();
  network.once("afterDrawing", () => { document.documentElement.dataset.ready = "1"; });
}

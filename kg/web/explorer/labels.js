// Names on the canvas: as many as fit without covering each other, the most important first, the same size at any zoom.

const FONT = '"Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", "Source Han Sans SC", system-ui, sans-serif';
const LONGEST = 14; // characters of a name that is not chosen

function shorten(label, longest) {
  const letters = [...label];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : label;
}

const FEW = 60; // nodes that no name may cover when all is seen from afar
const widths = new Map();
const labelSize = (weight) => Math.min(11 + 1.1 * Math.log2(1 + weight), 17);

function measure(context, text, size, bold) {
  const key = `${size}|${bold}|${text}`;
  if (!widths.has(key)) {
    context.font = `${bold ? 650 : 450} ${size}px ${FONT}`;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

// Four places for a name about its node: below, above, right, left; the first free one is taken.
function spots(node, width, height) {
  const reach = node.radius + 3;
  return [
    [node.x - width / 2, node.y + reach],
    [node.x - width / 2, node.y - reach - height],
    [node.x + reach + 1, node.y - height / 2],
    [node.x - reach - 1 - width, node.y - height / 2],
  ];
}

const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const boxOf = ({ x, y, radius }) => [x - radius * 0.8, y - radius * 0.8, x + radius * 0.8, y + radius * 0.8];

// `nodes` in screen pixels: {x, y, radius, label, brief, weight, strong, faint}, most important first. Draws in screen pixels.
// Where there is no room for a label, the brief one stands, if the node has one.
// Seen from afar (view.few) names may cover unimportant nodes, else the middle of the graph would have none.
function drawLabels(context, nodes, view, colours) {
  const inView = ([left, top, right, bottom]) => left > 2 && top > 2 && right < view.width - 2 && bottom < view.height - 2;
  const obstacles = (view.few ? nodes.slice(0, FEW) : nodes).map(boxOf), taken = [...view.covered];
  const free = (box, position) => !taken.some((other) => meets(box, other)) && !obstacles.some((other, n) => n !== position && meets(box, other));
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = colours.halo;
  context.fillStyle = colours.text;
  const most = view.few ? (view.width * view.height) / 11000 : Infinity;
  for (const [position, node] of nodes.entries()) {
    if (node.faint || (taken.length - view.covered.length > most && !node.strong)) continue;
    const size = Math.round(labelSize(node.weight) + (node.strong ? 1 : 0)), bold = node.strong || node.weight > 40;
    const longest = node.strong ? 2 * LONGEST : view.few ? LONGEST - 3 : LONGEST;
    const texts = [shorten(node.label, longest), ...(node.brief ? [shorten(node.brief, longest), shorten(node.brief, 6)] : [])];
    let text = "", box = null;
    for (text of texts) {
      const width = measure(context, text, size, bold), height = size * 1.15;
      const boxes = spots(node, width, height).map(([x, y]) => [x - 2, y, x + width + 2, y + height]);
      box = boxes.find((each) => inView(each) && free(each, position)) || (node.strong ? boxes[0] : null);
      if (box) break;
    }
    if (!box) continue;
    taken.push(box);
    context.font = `${bold ? 650 : 450} ${size}px ${FONT}`;
    context.strokeText(text, box[0] + 2, box[1]);
    context.fillText(text, box[0] + 2, box[1]);
  }
}

// A soft ground under each community, so that groups show before any name is read.
function drawGrounds(context, dots, lines, colour) {
  context.strokeStyle = colour;
  context.lineCap = "round";
  context.lineWidth = 92;
  context.beginPath();
  for (const { x, y } of dots) { context.moveTo(x, y); context.lineTo(x + 0.1, y); }
  for (const [from, to] of lines) {
    if (Math.hypot(from.x - to.x, from.y - to.y) > 330) continue;
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  }
  context.stroke();
}

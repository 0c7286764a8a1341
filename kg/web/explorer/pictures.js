// The graph as a picture: SVG with names as text, and PNG made from it.

const MARGIN = 70;
const ROUND = { dot: "M0 -1A1 1 0 1 1 0 1A1 1 0 1 1 0 -1Z" };

// The outline of a shape around (0, 0), scaled to a radius.
function outline(shape, x, y, radius) {
  if (ROUND[shape]) return { d: ROUND[shape], transform: `translate(${x} ${y}) scale(${radius})` };
  return { d: OUTLINES[shape], transform: `translate(${x} ${y}) scale(${radius / 8}) translate(-10 -10)` };
}

function bounds(spots) {
  const xs = spots.map(({ x }) => x), ys = spots.map(({ y }) => y);
  const [x, y] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN];
  return { x, y, width: Math.max(...xs) + MARGIN - x, height: Math.max(...ys) + MARGIN - y };
}

function pictureNode(id, { x, y }) {
  const community = typeof id === "string", group = community ? leadingGroup(allCommunities().groups[Number(id.slice(1))]) : groupOf(id);
  const radius = community ? radiusOf(Number(id.slice(1))) : dotSize(id), open = community || group === "person";
  const label = community ? communityName(Number(id.slice(1))) : E.label[id];
  return draw("g", {}, draw("title", {}, label),
    draw("path", { ...outline(community ? "dot" : data.shapes[group], x, y, radius * 0.85), fill: open ? colours.canvas : colours[group], stroke: open ? colours[group] : colours.canvas, "stroke-width": open ? 3 : 1.2, "vector-effect": "non-scaling-stroke" }),
    draw("text", { x, y: y + radius + 13, "text-anchor": "middle", "font-size": 12, fill: colours.text, stroke: colours.canvas, "stroke-width": 3, "paint-order": "stroke", "font-family": FONT }, shorten(label, 16)));
}

function svgPicture() {
  const spots = network.getPositions(), ids = nodes.getIds(), box = bounds(ids.length ? ids.map((id) => spots[id]) : [{ x: 0, y: 0 }]);
  const lines = edges.get().map(({ from, to, width, color }) => draw("line", { x1: spots[from].x, y1: spots[from].y, x2: spots[to].x, y2: spots[to].y, stroke: color.color, "stroke-width": width }));
  const picture = draw("svg", { xmlns: SVG, viewBox: `${box.x} ${box.y} ${box.width} ${box.height}`, width: Math.round(box.width), height: Math.round(box.height) },
    draw("title", {}, document.title), draw("rect", { ...box, fill: colours.canvas }), lines, ids.map((id) => pictureNode(id, spots[id])));
  return { text: new XMLSerializer().serializeToString(picture), ...box };
}

function savePng() {
  const { text, width, height } = svgPicture(), url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  const image = new Image(), scale = Math.min(2, 8000 / Math.max(width, height));
  image.onload = () => {
    const canvas = make("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(url);
    canvas.toBlob((blob) => (blob ? download("graph.png", "image/png", blob) : announce(t("copy_failed"))));
  };
  image.onerror = () => announce(t("copy_failed"));
  image.src = url;
}

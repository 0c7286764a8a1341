// Small helpers to make elements. Text of articles only ever becomes text nodes.

const byId = (id) => document.getElementById(id);

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  dressed(element, attributes);
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function dressed(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") element.setAttribute("class", value);
    else if (name === "on") for (const [event, action] of Object.entries(value)) element.addEventListener(event, action);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
}

const button = (label, action, className = "", more = {}) => make("button", { type: "button", class: className, on: { click: action }, ...more }, label);

// A name from an article: kept apart from the text around it, whatever direction it runs in.
const bdi = (text, className = "") => make("bdi", className ? { class: className } : {}, text);

const SVG = "http://www.w3.org/2000/svg";
function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  dressed(element, attributes);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const OUTLINES = {
  square: "M4 4h12v12H4z",
  hexagon: "M6 3.5h8l4 6.5-4 6.5H6L2 10z",
  dot: "M10 3.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z",
  diamond: "M10 2l8 8-8 8-8-8z",
  triangle: "M10 2.5l8 14H2z",
  star: "M10 1.8l2.5 5.5 6 .7-4.4 4.1 1.2 5.9-5.3-3-5.3 3 1.2-5.9L1.5 8l6-.7z",
  triangleDown: "M10 17.5l-8-14h16z",
};

// The sign of a group as the legend and lists show it, in the group's colour.
const sign = (group) => draw("svg", { viewBox: "0 0 20 20", "aria-hidden": "true", class: `sign ${group}` }, draw("path", { d: OUTLINES[data.shapes[group]] }));

// A list of which the first `shown` stand in `box` and the rest come by a button under it.
function folded(items, shown, render, label, box = make("div")) {
  let at = Math.min(shown, items.length);
  box.append(...items.slice(0, at).map(render));
  if (at === items.length) return box;
  const more = button("", () => {
    const next = items.slice(at, at + 100).map(render);
    at += next.length;
    box.append(...next);
    next[0].querySelector("button, a")?.focus();
    if (at < items.length) more.textContent = label(items.length - at); else more.remove();
  }, "more");
  more.textContent = label(items.length - at);
  return make("div", { class: "folded" }, box, more);
}

const dotted = (parts) => parts.filter(Boolean).flatMap((part, n) => (n ? [" · ", part] : [part]));
const announce = (text) => { byId("live").textContent = text; };

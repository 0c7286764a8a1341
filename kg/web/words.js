// The interface in two languages, and small helpers to make elements. Text of articles only ever becomes text nodes.

const WORDS = JSON.parse(document.getElementById("kg-words").textContent);
const byId = (id) => document.getElementById(id);
let language = "en";

// Settings outlive a visit where the browser allows it (not for every file:// page).
function setting(name, value) {
  try {
    if (value === undefined) return localStorage.getItem(`govkg-${name}`);
    localStorage.setItem(`govkg-${name}`, value);
  } catch { /* private mode or a browser that keeps nothing for files */ }
  return null;
}

const has = (key) => Object.hasOwn(WORDS[language], key);
const t = (key, values = {}) => (has(key) ? WORDS[language][key] : key).replace(/\{(\w+)\}/g, (all, name) => (name in values ? number(values[name]) : all));
const number = (value) => (typeof value === "number" ? value.toLocaleString(language === "zh" ? "zh-CN" : "en") : value);
const plural = (key, n) => (n === 1 ? t(key) : t(`${key}s`, { n }));

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") element.className = value;
    else if (name === "on") for (const [event, action] of Object.entries(value)) element.addEventListener(event, action);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const button = (label, action, className = "") => make("button", { type: "button", class: className, on: { click: action } }, label);

// A name from an article: kept apart from the text around it, whatever direction it runs in.
const bdi = (text, className = "") => make("bdi", className ? { class: className } : {}, text);

const SVG = "http://www.w3.org/2000/svg";
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
function sign(group) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "0 0 20 20");
  picture.setAttribute("aria-hidden", "true");
  picture.setAttribute("class", `sign ${group}`);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", OUTLINES[data.shapes[group]]);
  picture.append(path);
  return picture;
}

// Puts the words of the chosen language wherever the template asks for them.
function translate() {
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-t-label]")) {
    element.setAttribute("aria-label", t(element.dataset.tLabel));
    if (element.matches("button")) element.title = t(element.dataset.tLabel);
  }
  for (const element of document.querySelectorAll("[data-t-placeholder]")) element.placeholder = t(element.dataset.tPlaceholder);
  byId("counts").textContent = t("counts", data.counts);
  document.title = data.title || t("title");
}

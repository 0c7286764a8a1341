// The interface in two languages, and settings that outlive a visit.

const WORDS = JSON.parse(document.getElementById("kg-words").textContent);
let language = "en";

// Kept where the browser allows it (not for every file:// page).
function setting(name, value) {
  try {
    if (value === undefined) return localStorage.getItem(`govkg-${name}`);
    localStorage.setItem(`govkg-${name}`, value);
  } catch { /* private mode or a browser that keeps nothing for files */ }
  return null;
}

const has = (key) => Object.hasOwn(WORDS[language], key);
const number = (value) => (typeof value === "number" ? value.toLocaleString(language === "zh" ? "zh-CN" : "en") : value);
const t = (key, values = {}) => (has(key) ? WORDS[language][key] : key).replace(/\{(\w+)\}/g, (all, name) => (name in values ? number(values[name]) : all));
const plural = (key, n) => (n === 1 ? t(key) : t(`${key}s`, { n }));

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

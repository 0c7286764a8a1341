// The editor: a plain text area with completion, or the bundled one in its place if the page has it.

import { getJson } from "./answer.js";
import { byId, make } from "./dom.js";

const WORD = /(?:kg:|<)?[\p{L}\p{N}_-]*$/u;

// { get, set, mark, clear, focus }: what the workbench needs of an editor.
export function createEditor(onRun) {
  const area = byId("editor");
  if (window.govkgEditor) return window.govkgEditor(area, onRun, offers);
  const list = byId("completions");
  let found = [], active = 0, typed = "";

  const show = () => {
    list.hidden = found.length === 0;
    list.replaceChildren(...found.map((one, place) => make("li", { role: "option", "aria-selected": String(place === active), onmousedown: (event) => { event.preventDefault(); take(place); } },
      make("bdi", { textContent: one.label }), make("span", { className: "soft", textContent: `  ${one.note}` }))));
  };
  const close = () => { found = []; show(); };
  const take = (place) => {
    const end = area.selectionStart;
    area.setRangeText(found[place].insert, end - typed.length, end, "end");
    close();
    area.focus();
  };
  const complete = async () => {
    typed = WORD.exec(area.value.slice(0, area.selectionStart))[0];
    [found, active] = [await offers(typed), 0];
    show();
  };
  const keys = {
    ArrowDown: () => { active = (active + 1) % found.length; show(); },
    ArrowUp: () => { active = (active + found.length - 1) % found.length; show(); },
    Enter: () => take(active), Tab: () => take(active), Escape: close,
  };
  area.addEventListener("keydown", (event) => {
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key === "Enter") { event.preventDefault(); onRun(); }
    else if (event.ctrlKey && event.code === "Space") { event.preventDefault(); complete(); }
    else if (found.length && keys[event.key]) { event.preventDefault(); keys[event.key](); }
    else if (found.length) close();
  });
  area.addEventListener("input", () => area.classList.remove("faulty"));
  area.addEventListener("blur", close);
  return {
    get: () => area.value,
    set: (text) => { area.value = text; area.classList.remove("faulty"); },
    clear: () => area.classList.remove("faulty"),
    focus: () => area.focus(),
    mark: (line, column) => {
      const lines = area.value.split("\n").slice(0, line - 1), at = lines.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
      area.classList.add("faulty");
      area.focus();
      area.setSelectionRange(at, Math.min(at + 1, area.value.length));
    },
  };
}

// What may stand for a beginning: terms of the ontology for kg:…, else entities by name, alias or pinyin.
export async function offers(typed) {
  const name = typed.replace(/^kg:|^</, "");
  try {
    if (!typed.startsWith("kg:")) {
      if (!name) return [];
      const entities = await getJson(`/complete?${new URLSearchParams({ q: name, type: "entity" })}`);
      return entities.map((one) => ({ insert: `<${one.value}>`, label: one.label, note: `${one.name === one.label ? "" : one.name} ${one.note}` }));
    }
    const kinds = await Promise.all(["class", "property"].map((type) => getJson(`/complete?${new URLSearchParams({ q: name, type })}`)));
    return kinds.flat().map((one) => ({ insert: one.label, label: one.label, note: one.note }));
  } catch { return []; }
}

// The plain editor: a text area with completion and a mark for errors.

import { byId, make } from "./dom.js";
import { offers, place, WORD } from "./offers.js";

// { get, set, mark, clear, focus }: what the workbench needs of an editor; `onEdit` is told of what a user writes.
export function createEditor(onRun, onEdit) {
  const area = byId("editor");
  const list = byId("completions");
  let found = [], active = 0, typed = "";

  const show = () => {
    list.hidden = found.length === 0;
    list.replaceChildren(...found.map((one, at) => make("li", { role: "option", "aria-selected": String(at === active), onmousedown: (event) => { event.preventDefault(); take(at); } },
      make("bdi", { textContent: one.label }), make("span", { className: "soft", textContent: `  ${one.note}` }))));
  };
  const close = () => { found = []; show(); };
  const take = (at) => {
    const end = area.selectionStart;
    area.setRangeText(found[at].insert, end - typed.length, end, "end");
    close();
    area.focus();
    onEdit();
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
  area.addEventListener("input", () => { area.classList.remove("faulty"); onEdit(); });
  area.addEventListener("blur", close);
  return {
    get: () => area.value,
    set: (text) => { area.value = text; area.classList.remove("faulty"); },
    clear: () => area.classList.remove("faulty"),
    focus: () => area.focus(),
    mark: (line, column) => {
      const at = place(area.value, line, column), before = area.value.split("\n").slice(0, at.line);
      const start = before.reduce((sum, one) => sum + one.length + 1, 0) + at.ch;
      area.classList.add("faulty");
      area.focus();
      area.setSelectionRange(start, Math.min(start + 1, area.value.length));
    },
  };
}

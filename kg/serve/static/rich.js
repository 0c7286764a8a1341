// The editor where it was built in: yasqe (SPARQL coloured and checked as it is written), with the completions of this graph.

import { byId, make } from "./dom.js";
import { isTerm, offers, place, prefixes, WORD } from "./offers.js";
import Yasqe from "./yasqe.js";

const found = new Map();  // what is offered at the moment, by what it inserts

function before(yasqe) {
  const { line, ch } = yasqe.getDoc().getCursor();
  return yasqe.getDoc().getLine(line).slice(0, ch);
}
const typed = (yasqe) => WORD.exec(before(yasqe))[0];
const free = (yasqe) => !["string", "comment", "atom"].includes(yasqe.getTokenTypeAt(yasqe.getDoc().getCursor())) && !/prefix\s+\S*$/i.test(before(yasqe));

// Of a completer that yasqe asks; one kind opens by itself, the other with Ctrl+Space.
const completer = (name, autoShow, fits) => ({
  name, autoShow, bulk: false,
  isValidCompletionPosition: (yasqe) => free(yasqe) && fits(typed(yasqe)),
  preProcessToken: (yasqe, token) => {
    const { ch } = yasqe.getDoc().getCursor();
    return { ...token, string: typed(yasqe), from: { ch: ch - typed(yasqe).length }, to: { ch } };
  },
  get: async (yasqe, token) => {
    const all = await offers(token.string);
    if (all.some((one) => one.insert === token.string)) return [];  // it is complete: Enter is a new line
    found.clear();
    for (const one of all) found.set(one.insert, one);
    return [...found.keys()];
  },
  postprocessHints: (_, hints) => hints.map((hint) => ({ ...hint, render: (element, __, { text }) => {
    const { label, note } = found.get(text) || { label: text, note: "" };
    element.append(make("bdi", { textContent: label }), make("span", { className: "soft", textContent: `  ${note}` }));
  } })),
});

function prepare(known) {
  const own = [completer("terms", true, (word) => isTerm(word) && !word.endsWith(":")),
    completer("entities", false, (word) => !isTerm(word) || word.endsWith(":"))];
  const { variables, prefixes: declared } = Yasqe.Autocompleters;
  // Those of classes and properties that come with yasqe ask another site.
  Yasqe.Autocompleters = { variables, prefixes: { ...declared, onInitialize() {}, get: known.map(([name, iri]) => `${name}: <${iri}>`), persistenceId: null } };
  Yasqe.defaults.autocompleters = ["variables", "prefixes"];
  for (const one of own) Yasqe.registerAutocompleter(one);
}

// { get, set, mark, clear, focus } as of the plain editor, in its place.
export async function createEditor(onRun, onEdit) {
  const known = await prefixes();
  prepare(known);
  const area = byId("editor"), box = byId("editor-box");
  const yasqe = new Yasqe(box, {
    value: "", persistenceId: null, createShareableLink: null, consumeShareLink: null, showQueryButton: false, resizeable: false, editorHeight: "auto",
    extraKeys: { "Ctrl-Enter": () => onRun(), "Cmd-Enter": () => onRun(), "Ctrl-S": false, Tab: false, "Shift-Tab": false },
    screenReaderLabel: "SPARQL", lineWrapping: matchMedia("(max-width: 820px)").matches,
  });
  area.remove();
  byId("completions").remove();
  document.querySelector("label[for=editor]").remove();
  const doc = yasqe.getDoc(), mode = yasqe.getMode(), { startState } = mode;
  mode.startState = () => ({ ...startState(), prefixes: Object.fromEntries(known) });  // as the server, it misses none of these
  let marks = [];
  const clear = () => { for (const one of marks) one.clear(); marks = []; };
  yasqe.on("change", (_, change) => { clear(); if (change.origin !== "setValue") onEdit(); });
  return {
    get: () => yasqe.getValue(),
    set: (text) => yasqe.setValue(text),
    clear,
    focus: () => yasqe.focus(),
    mark: (line, column) => {
      const from = place(yasqe.getValue(), line, column), end = doc.getLine(from.line).length;
      const to = { line: from.line, ch: Math.max(yasqe.getTokenAt({ line: from.line, ch: Math.min(from.ch + 1, end) }).end, from.ch + 1) };
      const start = from.ch < end ? from : { line: from.line, ch: Math.max(0, end - 1) };
      clear();
      marks = [doc.markText(start, to, { className: "fault" })];
      const handle = yasqe.addLineClass(from.line, "background", "fault-line");
      marks.push({ clear: () => yasqe.removeLineClass(handle, "background", "fault-line") });
      yasqe.focus();
      doc.setCursor(from);
    },
  };
}

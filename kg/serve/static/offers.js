// What the editors offer to complete: terms of ontologies and entities of this graph, both asked of this server alone.

import { getJson } from "./answer.js";

// The word before the cursor: a term (kg:within), the beginning of an IRI, or a name in any spelling.
export const WORD = /(?:[A-Za-z][\w-]*:|<)?[\p{L}\p{N}_-]*$/u;
const TERM = /^[A-Za-z][\w-]*:/;
export const isTerm = (typed) => TERM.test(typed);

const complete = (type, q) => getJson(`/complete?${new URLSearchParams({ q, type })}`);

// { insert, label, note } for each thing that `typed` may be the beginning of: for prefix:… terms, else entities.
export async function offers(typed) {
  try {
    if (isTerm(typed)) {
      const kinds = await Promise.all(["class", "property"].map((type) => complete(type, typed)));
      return kinds.flat().map((one) => ({ insert: one.label, label: one.label, note: one.note }));
    }
    const name = typed.replace(/^</, "");
    const entities = name ? await complete("entity", name) : [];
    return entities.map((one) => ({ insert: `<${one.value}>`, label: one.label, note: `${one.name === one.label ? "" : one.name} ${one.note}` }));
  } catch { return []; }
}

// The prefixes that queries may use undeclared, and what they stand for.
export const prefixes = () => complete("prefix", "").then((all) => all.map((one) => [one.label.slice(0, -1), one.value])).catch(() => []);

// Where a fault is as an editor counts: the server counts from 1, in characters; { line, ch } counts from 0, in UTF-16 units.
export function place(text, line, column) {
  const lines = text.split("\n"), at = Math.min(Math.max(line, 1), lines.length) - 1;
  return { line: at, ch: [...lines[at]].slice(0, column - 1).join("").length };
}

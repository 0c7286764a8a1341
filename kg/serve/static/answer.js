// Asks the endpoint, and makes rows of whatever it answers.

const ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9";
const TRIPLE = /^(<[^>]*>|_:\S+) (<[^>]*>) (.*) \.$/;

export class Fault extends Error {
  constructor(message, line, column) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

// { columns, rows, answer, graph }: a cell is { type, value, ... } as in SPARQL JSON, or undefined.
export async function ask(query, signal) {
  const body = new URLSearchParams({ query });
  const response = await fetch("/sparql", { method: "POST", body, headers: { Accept: ACCEPT }, signal });
  const text = await response.text();
  if (!response.ok) {
    const place = ["X-Error-Line", "X-Error-Column"].map((name) => Number(response.headers.get(name)));
    throw new Fault(text.trim() || `HTTP ${response.status}`, ...place);
  }
  if ((response.headers.get("Content-Type") || "").includes("n-triples")) return fromTriples(text);
  const found = JSON.parse(text);
  if ("boolean" in found) return { columns: ["answer"], rows: [{ answer: { type: "literal", value: String(found.boolean) } }], graph: false };
  return { columns: found.head.vars, rows: found.results.bindings, graph: false };
}

export async function getJson(address) {
  const response = await fetch(address, { headers: { Accept: "application/json" } });
  const text = await response.text();
  if (!response.ok) throw new Fault(text.trim(), 0, 0);
  return JSON.parse(text);
}

// What the workbench offers to save: the answer in another format.
export async function download(query, format, signal) {
  const response = await fetch("/sparql", { method: "POST", body: new URLSearchParams({ query, format }), signal });
  if (!response.ok) throw new Fault((await response.text()).trim(), 0, 0);
  return response.blob();
}

function fromTriples(text) {
  const rows = [];
  for (const line of text.split("\n")) {
    const parts = TRIPLE.exec(line);
    if (parts) rows.push({ subject: term(parts[1]), predicate: term(parts[2]), object: term(parts[3]) });
  }
  return { columns: ["subject", "predicate", "object"], rows, graph: true };
}

function term(text) {
  if (text.startsWith("<")) return { type: "uri", value: unescaped(text.slice(1, -1)) };
  if (text.startsWith("_:")) return { type: "bnode", value: text };
  const end = text.lastIndexOf('"');
  return { type: "literal", value: unescaped(text.slice(1, end)) };
}

const ESCAPES = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f", '"': '"', "'": "'", "\\": "\\" };
function unescaped(text) {
  return text.replace(/\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)/g, (_, code) =>
    code.length > 1 ? String.fromCodePoint(parseInt(code.slice(1), 16)) : ESCAPES[code] || code);
}

// What a cell shows: an IRI without the part that all have.
export function shown(cell) {
  if (!cell) return "";
  if (cell.type !== "uri") return cell.value;
  const short = cell.value.replace(/^https?:\/\/[^#]*#/, "").replace(/^https?:\/\/[^/]+\/(?:[^/]+\/)*?id\//, "");
  try { return decodeURIComponent(short); } catch { return short; }
}

export const isNumber = (cell) => Boolean(cell) && cell.type === "literal" && /^-?\d+(\.\d+)?$/.test(cell.value);
export const isDate = (cell) => Boolean(cell) && /^(19|20)\d{2}(-\d{2}(-\d{2})?)?$/.test(cell.value);

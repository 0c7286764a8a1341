// The page of a review. Text of articles only ever becomes text nodes; answers become lines of decisions.tsv.

const data = JSON.parse(document.getElementById("kg-review").textContent);
const byId = (id) => document.getElementById(id);
const WHY = data.columns.indexOf("why"), WHO = data.columns.indexOf("who"), WHEN = data.columns.indexOf("when"), TO = data.columns.indexOf("to");
const MEANING = { pair: { y: "same", n: "different", u: "unsure", d: "neither" }, thing: { y: "keep", n: "drop", u: "unsure" } };
const answers = new Map(); // number of the question -> { key, rows, why }
const order = []; // numbers in the order of their answers, for undo
let language = data.language, current = 0;

const say = (key, ...names) => data.words[language][key].replace(/\{(\d)\}/g, (all, at) => names[at]);
const kindOf = (kind) => (Object.hasOwn(data.kinds, kind) ? data.kinds[kind][language === "zh" ? 1 : 0] : kind);

// One line of visible text: what would end a cell, hide or reorder text becomes a space.
const cell = (text) => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, " ").replace(/\s+/g, " ").trim();

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "click") element.addEventListener("click", value);
    else if (value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

const bdi = (text) => make("bdi", {}, text);

function drawSide(side, number, several) {
  const count = side.documents === 1 ? say("document") : say("documents", side.documents);
  const quotes = side.quotes.map((quote) => make("blockquote", {}, bdi(quote.text),
    make("div", { class: "source" }, bdi([quote.document, quote.title, quote.issued].filter(Boolean).join(", ")))));
  return make("section", { class: "side" },
    make("h3", {}, several ? `${say("side", number + 1)} ` : "", bdi(side.label)),
    make("p", { class: "soft" }, `${kindOf(side.kind)} · ${count} · `, bdi(side.iri)),
    side.about.length ? make("p", {}, bdi(side.about.join("；"))) : "",
    ...quotes);
}

const reasonOf = (reason) => say(reason.key, ...(reason.key === "two_kinds" ? reason.names.map(kindOf) : reason.names));

function drawQuestion(question, number) {
  const why = make("input", { class: "why", "aria-label": say("reason"), placeholder: say("reason"), maxlength: 280 });
  why.value = answers.get(number)?.why ?? "";
  why.addEventListener("input", () => { if (answers.has(number)) { answers.get(number).why = why.value; write(); } });
  const buttons = Object.entries(MEANING[question.question]).filter(([key]) => question.answers[key].length).map(([key, what]) =>
    make("button", { type: "button", "data-key": key, "aria-pressed": answers.get(number)?.key === key, click: () => answer(number, key) },
      say(what), " ", make("kbd", {}, key)));
  return make("article", { id: `q${number}`, tabindex: -1, class: stateOf(number) },
    make("h2", {}, `${number + 1}. ${say(question.question)}`),
    make("p", {}, bdi(question.reasons.map(reasonOf).join(" "))),
    make("div", { class: "sides" }, ...question.sides.map((side, at) => drawSide(side, at, question.sides.length > 1))),
    make("div", { class: "buttons" }, ...buttons, why), typed(question, number) ?? "");
}

const stateOf = (number) => `${number === current ? "current" : ""} ${answers.has(number) ? "answered" : ""}`.trim();

// For a single thing: its full name, or another class.
function typed(question, number) {
  if (!question.typed.label) return null;
  const name = make("input", { class: "name", "aria-label": say("label"), placeholder: say("label"), maxlength: 280 });
  const kinds = make("select", { class: "kind", "aria-label": say("kind") },
    ...question.typed.kinds.map((kind) => make("option", { value: kind }, kindOf(kind))));
  kinds.value = question.sides[0].kind;
  const put = (what, value) => { if (value) answer(number, what, [question.typed[what].map((text, at) => (at === TO ? value : text))]); };
  return make("div", { class: "buttons" },
    name, make("button", { type: "button", class: "set-name", click: () => put("label", cell(name.value)) }, say("set")),
    kinds, make("button", { type: "button", class: "set-kind", click: () => put("kind", kinds.value) }, say("set")));
}

function answer(number, key, rows = data.questions[number].answers[key]) {
  const why = byId(`q${number}`).querySelector(".why").value;
  answers.set(number, { key, rows, why });
  order.push(number);
  redraw(number);
  write();
  if (number === current) go(current + 1);
}

function undo() {
  const last = order.pop();
  if (last === undefined) return;
  answers.delete(last);
  redraw(last);
  write();
  go(last);
}

const redraw = (number) => byId(`q${number}`).replaceWith(drawQuestion(data.questions[number], number));

function go(number) {
  const before = current;
  current = Math.max(0, Math.min(number, data.questions.length - 1));
  for (const at of [before, current]) if (byId(`q${at}`)) byId(`q${at}`).className = stateOf(at);
  const now = byId(`q${current}`);
  if (now) { now.focus({ preventScroll: true }); now.scrollIntoView({ block: "nearest" }); }
}

function lines() {
  const rows = [...answers.entries()].sort((one, other) => one[0] - other[0]).flatMap(([, given]) => given.rows.map((row) => {
    const full = [...row];
    full[WHY] = cell(given.why) || "-";
    full[WHO] = cell(byId("who").value) || "-";
    full[WHEN] = byId("when").value || "-";
    return full.join("\t");
  }));
  return rows.length ? `${[data.header, ...rows].join("\n")}\n` : "";
}

function write() {
  byId("lines").value = lines();
  byId("progress").textContent = say("progress", answers.size, data.questions.length);
}

async function copy() {
  byId("lines").select();
  try { await navigator.clipboard.writeText(byId("lines").value); } catch { document.execCommand("copy"); }
  byId("progress").textContent = say("copied");
}

function save() {
  const address = URL.createObjectURL(new Blob([byId("lines").value], { type: "text/tab-separated-values" }));
  make("a", { href: address, download: "decisions.tsv" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function draw() {
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  document.title = say("title");
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = say(element.dataset.t);
  byId("questions").replaceChildren(...data.questions.map(drawQuestion));
  if (!data.questions.length) byId("questions").append(make("p", {}, say("none")));
  write();
}

const KEYS = { j: () => go(current + 1), k: () => go(current - 1), z: undo };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  const question = data.questions[current];
  if (Object.hasOwn(KEYS, event.key)) KEYS[event.key]();
  else if (question && question.answers[event.key]?.length) answer(current, event.key);
  else return;
  event.preventDefault();
});
byId("language").addEventListener("click", () => { language = language === "zh" ? "en" : "zh"; draw(); });
byId("copy").addEventListener("click", copy);
byId("save").addEventListener("click", save);
for (const id of ["who", "when"]) byId(id).addEventListener("input", write);
byId("when").value = new Date().toLocaleDateString("sv");
draw();
document.documentElement.dataset.ready = "";

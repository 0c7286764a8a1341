// The workbench: questions and named queries become SPARQL, SPARQL becomes answers, and the address tells all of it.

import { ask, Fault, getJson } from "./answer.js";
import { byId, make } from "./dom.js";
import { network } from "./network.js";
import { chart, files, table, timeline } from "./views.js";

const VIEWS = ["table", "chart", "timeline", "network", "download"], SAVED = "govkg-saved";
const FIRST = "SELECT ?agency ?name {\n  ?agency a kg:Agency ; skos:prefLabel ?name .\n  FILTER(LANGMATCHES(LANG(?name), \"zh-Hans\"))\n}\nLIMIT 20\n";
let catalogue = [], named = "", answer = null, asked = "", view = "table", running = null, editor = null;

// The address: #query=…&view=…, or #name=…&parameter=…&view=…, or #ask=…
function address() {
  const fields = new URLSearchParams();
  if (named) {
    fields.set("name", named);
    for (const [name, value] of new FormData(byId("parameters"))) if (value) fields.set(name, value);
  } else fields.set("query", editor.get());
  fields.set("view", view);
  return `#${fields}`;
}
const remember = () => { if (location.hash !== address()) history.pushState(null, "", address()); };

async function follow() {
  const fields = new URLSearchParams(location.hash.slice(1));
  if (VIEWS.includes(fields.get("view"))) view = fields.get("view");
  if (fields.has("query")) { choose(""); editor.set(fields.get("query")); await run(); }
  else if (fields.has("name") && catalogue.some((one) => one.name === fields.get("name"))) { choose(fields.get("name"), fields); await fill(); }
  else if (fields.has("ask")) { byId("question").value = fields.get("ask"); await understand(); }
  else if (!editor.get()) editor.set(FIRST);
}

function complain(error) {
  if (error.name === "AbortError") { byId("status").textContent = "已停止 stopped"; return; }
  byId("error").textContent = error.message;
  byId("error").hidden = false;
  byId("status").textContent = "";
  if (error instanceof Fault && error.line) editor.mark(error.line, error.column);
}
const calm = () => { byId("error").hidden = true; editor.clear(); };

async function run() {
  if (running) running.abort();
  const own = new AbortController(), query = editor.get(), began = performance.now();
  running = own;
  calm();
  byId("stop").disabled = false;
  byId("status").textContent = "……";
  try {
    answer = await ask(query, own.signal);
    asked = query;
    const seconds = ((performance.now() - began) / 1000).toFixed(2);
    byId("status").textContent = `${answer.rows.length} 行 rows · ${seconds} s`;
    byId("result").hidden = false;
    show(view);
    remember();
  } catch (error) {
    byId("result").hidden = true;
    complain(error);
  } finally {
    if (running === own) { running = null; byId("stop").disabled = true; }
  }
}

function show(wanted) {
  view = wanted;
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const chosen = tab.dataset.view === view;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  }
  const drawn = { table, chart, timeline, network, download: (found) => files(found, asked, complain) }[view];
  byId("view").setAttribute("aria-labelledby", `tab-${view}`);
  byId("view").replaceChildren(answer.rows.length || view === "download" ? drawn(answer) : make("p", { className: "soft", textContent: "没有结果 no rows" }));
}

// Where the window is narrow answers are below it; who asked by a form wants to see them.
const bringUp = () => { if (matchMedia("(max-width: 820px)").matches) byId("result").scrollIntoView(); };

// The form of a named query; an empty name is a query of one's own.
function choose(name, values = new URLSearchParams()) {
  named = name;
  const query = catalogue.find((one) => one.name === name), form = byId("parameters");
  for (const button of byId("queries").querySelectorAll("button")) button.setAttribute("aria-current", String(button.dataset.name === name));
  form.hidden = !query;
  if (!query) { form.replaceChildren(); return; }
  const inputs = query.parameters.map((one) => make("label", { title: `${one.en}` }, `${one.zh} `, make("span", { className: "soft", textContent: one.name + (one.required ? " *" : "") }),
    make("input", { name: one.name, required: one.required, value: values.get(one.name) || one.default || "", placeholder: one.en, list: one.type === "entity" ? "names" : "", oninput: one.type === "entity" ? suggest : null })));
  form.replaceChildren(make("p", {}, make("b", { textContent: query.zh }), make("br"), make("span", { className: "soft", textContent: query.en })), ...inputs,
    make("datalist", { id: "names" }), make("p", {}, make("button", { className: "main", textContent: "查询 Ask" })));
}

let waiting = 0;
function suggest(event) {
  clearTimeout(waiting);
  const typed = event.target.value;
  waiting = setTimeout(async () => {
    const found = typed ? await getJson(`/complete?${new URLSearchParams({ q: typed, limit: 12 })}`).catch(() => []) : [];
    byId("names")?.replaceChildren(...found.map((one) => make("option", { value: one.label, label: `${one.label} ${one.note}` })));
  }, 150);
}

async function fill() {
  const given = new URLSearchParams([...new FormData(byId("parameters"))].filter(([, value]) => value));
  calm();
  try {
    const found = await getJson(`/queries/${encodeURIComponent(named)}?${given}`);
    editor.set(found.sparql);
    await run();
    bringUp();
    if (found.notes.length) byId("status").textContent += ` · ${found.notes.join(" · ")}`;
  } catch (error) { complain(error); }
}

async function understand() {
  const question = byId("question").value.trim();
  if (!question) return;
  calm();
  try {
    const found = await getJson(`/ask?${new URLSearchParams({ q: question })}`);
    choose(found.query, new URLSearchParams(found.parameters));
    editor.set(found.sparql);
    await run();
    bringUp();
  } catch (error) { complain(error); }
}

function list() {
  const typed = byId("filter").value.trim().toLowerCase();
  const fits = (one) => !typed || `${one.name} ${one.zh} ${one.en}`.toLowerCase().includes(typed);
  byId("queries").replaceChildren(...catalogue.filter(fits).map((one) => make("li", {}, make("button", { type: "button", "data-name": one.name, "aria-current": String(one.name === named),
    onclick: () => { choose(one.name); if (!one.parameters.some((p) => p.required)) fill(); else byId("parameters").querySelector("input").focus(); } },
  one.zh, make("small", { textContent: one.en })))));
}

function saved(change) {
  let kept = [];
  try { kept = JSON.parse(localStorage.getItem(SAVED) || "[]"); } catch { kept = []; }
  if (change) { kept = change(kept).slice(0, 50); localStorage.setItem(SAVED, JSON.stringify(kept)); }
  byId("saved-box").hidden = kept.length === 0;
  byId("saved").replaceChildren(...kept.map((one) => make("li", { className: "row" }, make("button", { type: "button", textContent: String(one.title), onclick: () => { location.hash = String(one.hash); } }),
    make("button", { type: "button", textContent: "×", "aria-label": "删除 remove", onclick: () => saved((all) => all.filter((other) => other.hash !== one.hash)) }))));
}

function listen() {
  byId("run").onclick = () => run();
  byId("stop").onclick = () => running && running.abort();
  byId("share").onclick = async () => {
    remember();
    try { await navigator.clipboard.writeText(location.href); byId("status").textContent = "已复制 copied"; } catch { byId("status").textContent = location.href; }
  };
  byId("save").onclick = () => {
    const title = named ? `${named} ${[...new FormData(byId("parameters")).values()].filter(Boolean).join(" ")}` : editor.get().trim().slice(0, 60);
    const hash = address();
    saved((all) => [{ title, hash }, ...all.filter((one) => one.hash !== hash)]);
  };
  byId("ask").onsubmit = (event) => { event.preventDefault(); understand(); };
  byId("parameters").onsubmit = (event) => { event.preventDefault(); fill(); };
  byId("filter").oninput = list;
  for (const tab of document.querySelectorAll("[role=tab]")) {
    tab.onclick = () => { show(tab.dataset.view); remember(); };
    tab.onkeydown = (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) { const next = VIEWS[(VIEWS.indexOf(view) + step + VIEWS.length) % VIEWS.length]; show(next); remember(); byId(`tab-${next}`).focus(); }
    };
  }
  addEventListener("popstate", () => follow());
}

// The editor that was built in, or the plain one.
async function openEditor() {
  const { createEditor } = await import(byId("editor-box").dataset.script).catch(() => import("./editor.js"));
  editor = await createEditor(() => run(), () => { if (named) choose(""); });
}

async function begin() {
  await openEditor();
  listen();
  saved();
  try { catalogue = (await getJson("/queries")).queries; } catch (error) { complain(error); }
  list();
  await follow();
  document.documentElement.dataset.ready = "true";
}

begin();

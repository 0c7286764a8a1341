// Notes that readers pin to entities, and stories: ordered views with text. Kept in the file that is saved.

const LONGEST_NOTE = 4000, MOST_STEPS = 200;
const NO_NOTES = { entities: {}, story: [] };
const text_ = (value) => (typeof value === "string" ? value.slice(0, LONGEST_NOTE) : "");

// Notes as they may be kept, whatever was read from a file.
function checked(value) {
  const found = { entities: {}, story: [] };
  if (!value || typeof value !== "object") return found;
  for (const [id, note] of Object.entries(value.entities || {})) if (typeof note === "string" && note && id !== "__proto__") found.entities[id] = text_(note);
  for (const step of Array.isArray(value.story) ? value.story.slice(0, MOST_STEPS) : []) {
    if (step && typeof step === "object") found.story.push({ title: text_(step.title), text: text_(step.text), address: /^#/.test(text_(step.address)) ? text_(step.address) : "#" });
  }
  return found;
}

function readNotes(text) {
  try { return checked(JSON.parse(text)); } catch { return checked(null); }
}

// The notes of the file, and those that this browser keeps of it since it was last saved.
const embeddedNotes = readNotes(byId("kg-notes").textContent);
const noteKey = `notes-${data.counts.documents}-${data.counts.statements}-${E.id[0] || ""}`;
let notes = setting(noteKey) ? readNotes(setting(noteKey)) : embeddedNotes;
const unsaved = () => JSON.stringify(notes) !== JSON.stringify(embeddedNotes);

function keepNotes() {
  setting(noteKey, JSON.stringify(notes));
  if (network) network.redraw();
  byId("story-open").classList.toggle("has", unsaved());
}

function noteBox(entity) {
  const id = E.id[entity], note = Object.hasOwn(notes.entities, id) ? notes.entities[id] : "";
  const field = make("textarea", { class: "note", rows: 2, maxlength: LONGEST_NOTE, "aria-label": t("note"), placeholder: t("note_hint"), "data-note": true });
  field.value = note;
  field.addEventListener("input", () => {
    if (field.value.trim()) notes.entities[id] = field.value; else delete notes.entities[id];
    keepNotes();
  });
  return make("details", { class: "note-box", open: Boolean(note) }, make("summary", {}, t("note")), field);
}

// --- the story -------------------------------------------------------------------------------------------------------

function storyTeaser() {
  if (!notes.story.length) return null;
  return make("p", { class: "teaser" }, make("a", { href: "#story=1", class: "button" }, t("story_read", { n: notes.story.length })));
}

function addStep() {
  const entity = chosen[0], title = entity === undefined ? t("story_step", { n: notes.story.length + 1 }) : E.label[entity];
  notes.story.push({ title, text: "", address: fullAddress(location.hash, tab, { shown: true }) });
  keepNotes();
  location.hash = "#story=0";
  renderPanel();
  byId("content").querySelector("li:last-child textarea")?.focus();
}

function storyPanel(step) {
  return step > 0 && notes.story[step - 1] ? stepPanel(step) : storyEditor();
}

// One step of a story, as it is told.
function stepPanel(step) {
  const { title, text } = notes.story[step - 1], last = notes.story.length;
  const to = (n, key) => (n >= 1 && n <= last ? make("a", { class: "button", href: `#story=${n}` }, t(key)) : "");
  return [make("a", { class: "back", href: "#story=0" }, "‹ ", t("story")), make("p", { class: "kicker" }, `${step} / ${last}`), make("h2", {}, bdi(title)),
    make("p", { class: "story-text" }, text), make("div", { class: "actions" }, to(step - 1, "story_back"), to(step + 1, "story_next"))];
}

function storyEditor() {
  const items = notes.story.map((step, n) => {
    const title = make("input", { value: step.title, maxlength: 200, "aria-label": t("story_title") });
    const text = make("textarea", { rows: 3, maxlength: LONGEST_NOTE, "aria-label": t("story_text"), placeholder: t("story_text") });
    text.value = step.text;
    title.addEventListener("input", () => { step.title = title.value; keepNotes(); });
    text.addEventListener("input", () => { step.text = text.value; keepNotes(); });
    const turn = (by) => () => { notes.story.splice(n, 1); if (by) notes.story.splice(n + by, 0, step); keepNotes(); renderPanel(); };
    return make("li", { class: "step" }, title, text, make("div", { class: "actions" },
      make("a", { class: "button", href: `#story=${n + 1}` }, t("story_show")),
      n ? button("↑", turn(-1), "", { "aria-label": t("story_up") }) : "", n < notes.story.length - 1 ? button("↓", turn(1), "", { "aria-label": t("story_down") }) : "", button(t("remove"), turn(0))));
  });
  const noted = Object.keys(notes.entities).map((id) => numberOf.get(id)).filter((entity) => entity !== undefined);
  return [backLink(), make("h2", {}, t("story")), make("p", { class: "plain" }, t("story_help")),
    make("div", { class: "actions" }, button(t("story_add"), addStep, "on", { id: "story-add" }), button(t("save_copy"), saveCopy, "", { id: "save-copy" }), button(t("save_notes"), saveNotes), button(t("load_notes"), loadNotes)),
    make("ol", { class: "story" }, items), noted.length ? section(t("notes"), noted.length, rowsOf(noted)) : null];
}

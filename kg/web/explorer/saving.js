// Files that readers take away: written here, handed to the browser as downloads.

function download(name, type, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` }));
  const link = make("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

// The page as it was before this script touched it, in two parts: the scripts stand between them again when it is saved.
const SHELL = (() => {
  const body = [...document.body.children].filter((element) => element.tagName !== "SCRIPT").map((element) => element.outerHTML).join("\n");
  return { head: document.head.outerHTML, body };
})();

const asData = (value) => JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);

// The whole page with the notes and the story in it.
function copyOfPage() {
  const scripts = [...document.scripts].map((script) => {
    const text = script.id === "kg-notes" ? asData(notes) : script.textContent;
    const attributes = script.id ? ` type="${script.type}" id="${script.id}"` : "";
    return `<script${attributes}>${text}</${"script"}>`;
  });
  return `<!DOCTYPE html>\n<html lang="en">\n${SHELL.head}\n<body>\n${SHELL.body}\n${scripts.join("\n")}\n</body>\n</html>\n`;
}

function saveCopy() { download("graph.html", "text/html", copyOfPage()); }
function saveNotes() { download("notes.json", "application/json", `${JSON.stringify(notes, null, 1)}\n`); }

function loadNotes() {
  const input = make("input", { type: "file", accept: ".json,application/json" });
  input.addEventListener("change", async () => {
    if (!input.files.length) return;
    const read = readNotes(await input.files[0].text());
    notes = { entities: { ...notes.entities, ...read.entities }, story: [...notes.story, ...read.story].slice(0, MOST_STEPS) };
    keepNotes();
    renderPanel();
  });
  input.click();
}

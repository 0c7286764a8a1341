// Makes the editor of the workbench from @zazuko/yasqe, without all that it would ask of other sites: node build.mjs FOLDER
// Writes yasqe.js, yasqe.css and the licences of what is in them. Needs what `npm ci` installs; itself it asks nobody.

import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url)), TARGET = process.argv[2];
const BUILT = join(HERE, "node_modules/@zazuko/yasqe/build");

// What is replaced: each must be there once, or another yasqe was installed than this was written for.
const CHANGES = [
  ["the terms of lov.linkeddata.es", /return fetch\(o\)\.then\(\(e\) => \{\s*if \(!e\.ok\) throw Error\("Failed fetching suggestions from Linked[^]*?Failed fetching suggestions"\);\s*\}\);/, "return Promise.resolve([]);"],
  ["their address", /`\$\{r\}lov\.linkeddata\.es[^`]*`/, '""'],
  ["the prefixes of prefix.cc", /e\.config\.prefixCcApi \? fetch\([^]*?prefixes_default\)\) : /, ""],
  ["its list of prefixes", /\}, madsrdf = "http[^]*?\bprefixes_default = [^]*?\n\}/, "}, prefixes_default = {}"],
  ["somebody else's endpoint", /"https:\/\/dbpedia\.org\/sparql"/, '"/sparql"'],
  ["eval, of browsers without JSON", /eval\("\(" \+ text \+ "\)"\)/, "null"],
  ["a style that the page's policy forbids", /<strong style='text-decoration:underline'>/, "<strong>"],
  ["the map of its sources", /\/\/# sourceMappingURL=\S+/, ""],
];

function script() {
  let text = readFileSync(join(BUILT, "yasqe.esm.js"), "utf8");
  for (const [what, pattern, instead] of CHANGES) {
    if (text.split(pattern).length !== 2) throw new Error(`${what}: not found once in yasqe.esm.js`);
    text = text.replace(pattern, () => instead);
  }
  const left = /lov\.linkeddata|prefix\.cc|dbpedia\.org\/sparql|\beval\(|new Function\(/.exec(text);
  if (left) throw new Error(`${left[0]} is still in yasqe.esm.js`);
  return text;
}

function licences() {
  const locked = JSON.parse(readFileSync(join(HERE, "package-lock.json"), "utf8")).packages;
  const parts = Object.keys(locked).filter((path) => path && existsSync(join(HERE, path))).map((path) => {
    const { name, version, license, author } = JSON.parse(readFileSync(join(HERE, path, "package.json"), "utf8"));
    const texts = readdirSync(join(HERE, path)).filter((file) => /^licen[cs]e/i.test(file)).sort();
    const by = typeof author === "string" ? author : author ? author.name : "";
    return [`${name} ${version}: ${license}${by && `, ${by}`}`, ...texts.map((file) => readFileSync(join(HERE, path, file), "utf8").trim())].join("\n\n");
  });
  return `${parts.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

// The script last: where it is, all is.
const files = { "yasqe.licences.txt": licences(), "yasqe.css": readFileSync(join(BUILT, "yasqe.min.css"), "utf8"), "yasqe.js": script() };
for (const [name, text] of Object.entries(files)) {
  writeFileSync(join(TARGET, `.${name}.new`), text);
  renameSync(join(TARGET, `.${name}.new`), join(TARGET, name));
}

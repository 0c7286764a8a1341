// What is drawn in the formats of other programs: CSV, GraphML, JSON-LD, and the SPARQL query that finds it.

const KG = "https://w3id.org/govkg/ontology#", ORG = "http://www.w3.org/ns/org#";
const RELATIONS = { tenure: "worksFor", chair: "tookPart", speaker: "tookPart", attendee: "tookPart", instructor: "tookPart" };
const iriOf = (entity) => data.base + E.id[entity];

// A cell that a spreadsheet shows and does not run.
function cell(value) {
  const text = String(value ?? ""), safe = /^[=+\-@\t\r]/.test(text) && typeof value !== "number" ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
const csv = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

function nodesCsv(entities) {
  return csv([["id", "iri", "kind", "label", "aliases", "links", "articles"], ...entities.map((entity) => [E.id[entity], iriOf(entity), kindOf(entity), E.label[entity], aliasesOf(entity).join("; "), linked[entity], appearancesOf(entity).length])]);
}

const quoted = (row) => (S.document[row] < 0 ? "" : article(S.document[row]).cut(S.start[row], S.end[row]).trim());
function edgesCsv(entities) {
  const rows = statementsAmong(entities).map((row) => [E.id[S.subject[row]], E.label[S.subject[row]], predicateOf(row), S.object[row] < 0 ? "" : E.id[S.object[row]], S.object[row] < 0 ? "" : E.label[S.object[row]], word(S.text[row]), dateOfRow(row), S.confidence[row] / 100, word(S.rule[row]), S.document[row] < 0 ? "" : D.id[S.document[row]], quoted(row)]);
  return csv([["subject", "subject_label", "relation", "object", "object_label", "detail", "date", "confidence", "rule", "article", "sentence"], ...rows]);
}

const xml = (text) => String(text).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd").replace(/[<>&"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
function graphml(entities) {
  const keys = [["node", "label"], ["node", "kind"], ["edge", "relation"], ["edge", "detail"], ["edge", "date"], ["edge", "confidence"], ["edge", "article"]];
  const key = ([of, name]) => `  <key id="${of}_${name}" for="${of}" attr.name="${name}" attr.type="${name === "confidence" ? "double" : "string"}"/>`;
  const value = (of, name, text) => (text === "" ? "" : `<data key="${of}_${name}">${xml(text)}</data>`);
  const node = (entity) => `    <node id="${xml(iriOf(entity))}">${value("node", "label", E.label[entity])}${value("node", "kind", kindOf(entity))}</node>`;
  const edge = (row) => `    <edge id="s${row}" source="${xml(iriOf(S.subject[row]))}" target="${xml(iriOf(S.object[row]))}">${value("edge", "relation", predicateOf(row))}${value("edge", "detail", word(S.text[row]))}${value("edge", "date", dateOfRow(row))}${value("edge", "confidence", S.confidence[row] / 100)}${value("edge", "article", S.document[row] < 0 ? "" : D.id[S.document[row]])}</edge>`;
  const rows = statementsAmong(entities).filter((row) => S.object[row] >= 0);
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">', ...keys.map(key), '  <graph edgedefault="directed">', ...entities.map(node), ...rows.map(edge), "  </graph>", "</graphml>", ""].join("\n");
}

// Statements as the ontology has them; those with a node of their own carry their sentence.
function ldStatement(row) {
  const predicate = predicateOf(row), subject = { "@id": iriOf(S.subject[row]) }, object = S.object[row] < 0 ? null : { "@id": iriOf(S.object[row]) };
  const how = { "kg:rule": word(S.rule[row]), "kg:confidence": S.confidence[row] / 100, ...(quoted(row) ? { "kg:evidence": { "@type": "kg:Passage", "kg:text": quoted(row) } } : {}) };
  if (predicate === "tenure") return { "@type": "kg:Tenure", "org:member": subject, ...(object ? { "org:organization": object } : {}), "kg:title": word(S.text[row]), ...(S.date[row] ? { "kg:observedOn": word(S.date[row]) } : {}), ...how };
  if (isRole(row)) return { "@type": "kg:Participation", "kg:participant": subject, "kg:event": object, "kg:role": { "@id": `kg:${predicate}` }, ...how };
  if (predicate === "reform" || predicate === "succession") return { "@type": "kg:Statement", [`kg:${predicate === "reform" ? "successor" : "nextHolder"}`]: object, "@id": subject["@id"] };
  return { ...subject, [`kg:${predicate}`]: predicate === "date" ? word(S.text[row]) : object };
}

function jsonLd(entities) {
  const context = { kg: KG, org: ORG, skos: "http://www.w3.org/2004/02/skos/core#" };
  const things = entities.map((entity) => ({ "@id": iriOf(entity), "@type": `kg:${kindOf(entity)}`, "skos:prefLabel": { "@value": E.label[entity], "@language": "zh-Hans" }, ...(aliasesOf(entity).length ? { "skos:altLabel": aliasesOf(entity) } : {}) }));
  const stated = statementsAmong(entities).filter((row) => !["reform", "succession"].includes(predicateOf(row)));
  return `${JSON.stringify({ "@context": context, "@graph": [...things, ...stated.map(ldStatement)] }, null, 1)}\n`;
}

const iri = (text) => `<${text.replace(/[<>"{}|^`\\\u0000-\u0020]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`)}>`;

// The query that finds the same statements in the graph that `kg build` wrote.
function sparql(entities) {
  const things = entities.map((entity) => `    ${iri(iriOf(entity))}`).join("\n");
  return `PREFIX kg: <${KG}>
PREFIX org: <${ORG}>
SELECT DISTINCT ?subject ?relation ?object ?title ?date WHERE {
  VALUES ?subject {
${things}
  }
  {
    ?tenure org:member ?subject ; org:organization ?object ; kg:title ?title .
    OPTIONAL { ?tenure kg:observedOn ?date }
    BIND(kg:worksFor AS ?relation)
  } UNION {
    ?part kg:participant ?subject ; kg:event ?object ; kg:role ?relation .
  } UNION {
    VALUES ?relation { kg:organizer kg:place kg:campaign kg:jurisdiction kg:parent kg:within }
    ?subject ?relation ?object .
  }
  FILTER(?object IN (
${things.replace(/>\n/g, ">,\n")}
  ))
}
ORDER BY ?subject ?relation ?object ?title ?date
`;
}

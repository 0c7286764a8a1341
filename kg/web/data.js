// Reads the embedded columns (payload.py fills them) and answers what is linked with what.

const data = JSON.parse(document.getElementById("kg-data").textContent);
const E = data.entities, S = data.statements, P = data.passages, D = data.documents, A = data.appearances;
const count = E.label.length;
const PREDICATE = Object.fromEntries(data.predicates.map((name, number) => [name, number]));
const kindOf = (entity) => data.kinds[E.kind[entity]][0];
const groupOf = (entity) => data.kinds[E.kind[entity]][1];
const word = (number) => data.words[number];

// For each entity the rows of a table that name it: rows of entity n are list[head[n]] … list[head[n + 1] - 1].
function index(columns) {
  const head = new Int32Array(count + 2);
  for (const column of columns) for (const entity of column) if (entity >= 0) head[entity + 2] += 1;
  for (let n = 2; n < head.length; n += 1) head[n] += head[n - 1];
  const list = new Int32Array(head[count + 1]);
  for (const column of columns) column.forEach((entity, row) => { if (entity >= 0) list[head[entity + 1]++] = row; });
  return (entity) => list.subarray(head[entity], head[entity + 1]);
}

const statementsFrom = index([S.subject]);
const statementsTo = index([S.object]);
const appearancesOf = index([A.entity]);

// The entities that one is linked with, and by how many statements.
function neighbours(entity) {
  const found = new Map();
  const add = (other) => { if (other >= 0 && other !== entity) found.set(other, (found.get(other) || 0) + 1); };
  for (const row of statementsFrom(entity)) add(S.object[row]);
  for (const row of statementsTo(entity)) add(S.subject[row]);
  return found;
}

const degreeOf = (() => {
  const known = new Int32Array(count).fill(-1);
  return (entity) => (known[entity] < 0 ? (known[entity] = neighbours(entity).size) : known[entity]);
})();

// The statements between two entities, in both directions.
function between(a, b) {
  const rows = [...statementsFrom(a)].filter((row) => S.object[row] === b);
  return rows.concat([...statementsFrom(b)].filter((row) => S.object[row] === a));
}

// The earliest date that a document gives an event or campaign, or "".
function dateOf(entity) {
  let first = "";
  for (const row of statementsFrom(entity)) {
    if (S.predicate[row] !== PREDICATE.date) continue;
    const date = word(S.text[row]);
    if (!first || date < first) first = date;
  }
  return first;
}

const byDegree = (a, b) => degreeOf(b) - degreeOf(a) || a - b;

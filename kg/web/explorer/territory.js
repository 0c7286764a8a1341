// Where an entity belongs: a body to its place, an event to where it was held and who held it, a person to the body.

const LEVELS = ["province", "prefecture", "county", "township", "village"];
const levelOf = (entity) => (data.divisions[entity] || [""])[0];

// Marks that divisions have (bits), carried on to bodies, events and people.
function spread(marks) {
  const rowsOf = Object.fromEntries(data.predicates.map((name) => [name, []]));
  for (let row = 0; row < rowCount; row += 1) if (S.object[row] >= 0) rowsOf[predicateOf(row)].push(row);
  const carry = (name, when = () => true) => {
    for (const row of rowsOf[name]) if (when(marks[S.subject[row]])) marks[S.subject[row]] |= marks[S.object[row]];
  };
  carry("jurisdiction");
  for (let turn = 0; turn < 3; turn += 1) carry("parent", (mark) => !mark);
  carry("place");
  carry("organizer");
  carry("campaign", (mark) => !mark);
  carry("tenure");
  const before = marks.slice();
  for (const role of ROLES) for (const row of rowsOf[role]) if (!before[S.subject[row]]) marks[S.subject[row]] |= before[S.object[row]];
  return marks;
}

const smallerThan = (place) => [...statementsTo(place)].filter((row) => S.predicate[row] === PREDICATE.within).map((row) => S.subject[row]);

// 1 for everything that belongs to a place or to one within it.
function inside(place) {
  const marks = new Int32Array(count), open = [place];
  marks[place] = 1;
  while (open.length) for (const smaller of smallerThan(open.pop())) if (!marks[smaller]) { marks[smaller] = 1; open.push(smaller); }
  return spread(marks);
}

let levelMarks = null;
// For each entity the levels of the places that it belongs to, one bit for each; 0 where none is known.
function levels() {
  levelMarks ||= spread(Int32Array.from({ length: count }, (_, entity) => (LEVELS.includes(levelOf(entity)) ? 1 << LEVELS.indexOf(levelOf(entity)) : 0)));
  return levelMarks;
}

// The place that an entity belongs to most directly, or -1.
function placeOf(entity) {
  if (groupOf(entity) === "place") return entity;
  const rows = [...statementsFrom(entity)];
  for (const name of ["jurisdiction", "place", "organizer", "tenure"]) {
    const row = rows.find((each) => predicateOf(each) === name && S.object[each] >= 0 && S.object[each] !== entity);
    if (row !== undefined) return name === "jurisdiction" || name === "place" ? S.object[row] : placeOf(S.object[row]);
  }
  return -1;
}

// Dates are ISO prefixes (2021, 2021-03, 2021-03-09), compared as far as they go; months are counted from year 0.

const monthOf = (date) => (/^\d{4}/.test(date) ? Number(date.slice(0, 4)) * 12 + (Number(date.slice(5, 7)) || 1) - 1 : -1);
const monthName = (month) => `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
const firstDay = (date) => (date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date);
const lastDay = (date) => (date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date);

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

// When what a statement says was so: its own date, that of its event, or the day of the article; "" if none is known.
function dateOfRow(row) {
  if (S.date[row]) return word(S.date[row]);
  if (S.predicate[row] === PREDICATE.date) return word(S.text[row]);
  const event = [S.object[row], S.subject[row]].find((entity) => isEvent(entity) || (entity >= 0 && groupOf(entity) === "campaign"));
  return (event !== undefined && dateOf(event)) || (S.document[row] < 0 ? "" : D.published[S.document[row]]);
}

let monthsKnown = null;
// The month of each statement, -1 where none is known.
function rowMonths() {
  monthsKnown ||= Int32Array.from({ length: rowCount }, (_, row) => monthOf(dateOfRow(row)));
  return monthsKnown;
}

// Whether somebody was in office on a day as far as is known: seen in office before it, and not known to have left.
// "sure" if seen in office before and after, "last" if only before, "" if not.
function heldOn(span, day) {
  const [by, still, after] = [C.span_in_office_by, C.span_still_in_office, C.span_not_after].map((each) => word(each[span]));
  if (!by || firstDay(by) > day || (after && lastDay(after) <= day)) return "";
  return still && lastDay(still) >= day ? "sure" : "last";
}

const dateRange = (dates) => { const all = [...new Set(dates.filter(Boolean))].sort(); return all.length > 1 ? `${all[0]} – ${all.at(-1)}` : all[0] || ""; };

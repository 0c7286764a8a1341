-- The tables that every export but RDF is written from, and that `kg export sqlite` gives away.
CREATE TABLE documents (
  id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, identifier TEXT NOT NULL, title TEXT, issued TEXT, source TEXT,
  publisher TEXT, author TEXT, editor TEXT, photographer TEXT, content_hash TEXT
);
CREATE TABLE entities (
  id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, label TEXT NOT NULL, pinyin TEXT, code TEXT,
  level TEXT, within INTEGER REFERENCES entities (id), date TEXT, documents INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE aliases (
  entity INTEGER NOT NULL REFERENCES entities (id), alias TEXT NOT NULL, PRIMARY KEY (entity, alias)
) WITHOUT ROWID;
CREATE TABLE properties ( -- what else is said of an entity, by the local name of the property
  entity INTEGER NOT NULL REFERENCES entities (id), property TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (entity, property, value)
) WITHOUT ROWID;
CREATE TABLE mentions (
  entity INTEGER NOT NULL REFERENCES entities (id), document INTEGER NOT NULL REFERENCES documents (id),
  times INTEGER NOT NULL, PRIMARY KEY (entity, document)
) WITHOUT ROWID;
CREATE TABLE statements ( -- type: tenure (value is the title) | participation (value is the role) | link
  id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
  subject INTEGER NOT NULL REFERENCES entities (id), relation TEXT NOT NULL, object INTEGER REFERENCES entities (id),
  value TEXT, observed_on TEXT, document INTEGER REFERENCES documents (id), rule TEXT, confidence REAL
);
CREATE TABLE passages ( -- "start" and "end": half-open code points of the original text, or of the title (field)
  id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, document INTEGER REFERENCES documents (id), field TEXT NOT NULL,
  "start" INTEGER, "end" INTEGER, text TEXT NOT NULL
);
CREATE TABLE evidence (
  statement INTEGER NOT NULL REFERENCES statements (id), passage INTEGER NOT NULL REFERENCES passages (id),
  PRIMARY KEY (statement, passage)
) WITHOUT ROWID;
CREATE TABLE links ( -- relations that no statement tells: the gazetteer's, and what was decided over all documents
  subject INTEGER NOT NULL REFERENCES entities (id), relation TEXT NOT NULL,
  object INTEGER NOT NULL REFERENCES entities (id), PRIMARY KEY (subject, relation, object)
) WITHOUT ROWID;

-- Filled while graph.nq is read, gone when it is.
CREATE TEMP TABLE raw_evidence (statement INTEGER NOT NULL, passage TEXT NOT NULL);
CREATE TEMP TABLE raw_links (subject INTEGER NOT NULL, relation TEXT NOT NULL, object TEXT NOT NULL);

CREATE VIEW posts AS
SELECT p.id AS person_id, p.label AS person, s.value AS title, o.id AS organization_id, o.label AS organization,
  min(coalesce(s.observed_on, d.issued)) AS first_seen, max(coalesce(s.observed_on, d.issued)) AS last_seen,
  count(DISTINCT s.document) AS documents, max(s.rule = 'former post') AS former
FROM statements s JOIN entities p ON p.id = s.subject LEFT JOIN entities o ON o.id = s.object
  LEFT JOIN documents d ON d.id = s.document
WHERE s.type = 'tenure' GROUP BY s.subject, s.object, s.value;

CREATE VIEW participations AS
SELECT p.id AS participant_id, p.label AS participant, s.value AS role, e.id AS event_id, e.label AS event, e.date,
  count(DISTINCT s.document) AS documents
FROM statements s JOIN entities p ON p.id = s.subject JOIN entities e ON e.id = s.object
WHERE s.type = 'participation' GROUP BY s.subject, s.object, s.value;

CREATE VIEW edges AS -- what graph.graphml draws: relations counted over all documents
SELECT s.subject, s.object, s.relation, CASE s.type WHEN 'link' THEN '' ELSE coalesce(s.value, '') END AS detail,
  count(*) AS weight, count(DISTINCT s.document) AS documents,
  min(coalesce(s.observed_on, d.issued)) AS first_seen, max(coalesce(s.observed_on, d.issued)) AS last_seen
FROM statements s LEFT JOIN documents d ON d.id = s.document
WHERE s.object IS NOT NULL GROUP BY 1, 2, 3, 4
UNION ALL
SELECT l.subject, l.object, l.relation, '', 1, 0, NULL, NULL FROM links l;

CREATE VIEW sentences AS -- every statement in words, with a sentence that says it
SELECT a.label AS subject, s.relation, b.label AS object, s.value, s.observed_on, s.confidence, s.rule, p.text AS sentence,
  d.identifier AS document, d.title, d.issued, p.field, p."start", p."end", s.id AS statement_id
FROM statements s JOIN entities a ON a.id = s.subject LEFT JOIN entities b ON b.id = s.object
  LEFT JOIN documents d ON d.id = s.document LEFT JOIN evidence e ON e.statement = s.id
  LEFT JOIN passages p ON p.id = e.passage;

-- What search needs of a graph; made by kg/serve/index.py, read by kg/serve/lookup.py.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entity (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, label TEXT NOT NULL, kind TEXT NOT NULL,
  pinyin TEXT NOT NULL, weight INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, rank INTEGER NOT NULL, entity INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (key, rank, entity, text)) WITHOUT ROWID;
CREATE VIRTUAL TABLE names USING fts5 (text, content = '', detail = 'full');
CREATE TABLE sentence (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, text TEXT NOT NULL, document INTEGER NOT NULL);
CREATE TABLE document (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, title TEXT NOT NULL, issued TEXT NOT NULL);
CREATE VIRTUAL TABLE sentences USING fts5 (text, content = '', detail = 'full');

-- Moments are ISO 8601 in UTC, to the second: they sort as text.

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    sources TEXT NOT NULL, -- JSON list
    started_at TEXT NOT NULL,
    ended_at TEXT,         -- NULL: still at it, or interrupted
    outcome TEXT,
    summary TEXT           -- JSON object
) STRICT;

CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    url TEXT,
    host TEXT NOT NULL,
    version INTEGER NOT NULL REFERENCES versions (number),
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    gone_since TEXT,
    run INTEGER NOT NULL REFERENCES runs (id) -- the last one to speak of it
) STRICT, WITHOUT ROWID;

CREATE INDEX articles_by_host ON articles (host, run);

CREATE TABLE versions (
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED, -- written first
    digest BLOB NOT NULL, -- of all that follows but the moments
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    published TEXT,
    published_inferred INTEGER NOT NULL,
    byline TEXT,
    editor TEXT,
    source TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    UNIQUE (article, digest)
) STRICT;

CREATE TABLE readings (
    article TEXT NOT NULL REFERENCES articles (id),
    seen_at TEXT NOT NULL,
    views INTEGER,
    reactions TEXT NOT NULL, -- JSON list
    PRIMARY KEY (article, seen_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE rejections (
    run INTEGER NOT NULL REFERENCES runs (id),
    path TEXT NOT NULL,
    position INTEGER,
    unit TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    url TEXT
) STRICT;

CREATE INDEX rejections_by_run ON rejections (run);

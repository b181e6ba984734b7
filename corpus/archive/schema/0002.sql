-- What near-duplicates are found by, so that a run reads only the texts that are new.

CREATE TABLE signatures (
    version INTEGER PRIMARY KEY REFERENCES versions (number),
    method INTEGER NOT NULL, -- one made by another is made anew
    signature BLOB NOT NULL
) STRICT;

CREATE TABLE clusters (
    article TEXT PRIMARY KEY REFERENCES articles (id),
    cluster TEXT NOT NULL,   -- '' for one that was in a group and is not any more
    run INTEGER NOT NULL REFERENCES runs (id) -- the one that put it there
) STRICT, WITHOUT ROWID;

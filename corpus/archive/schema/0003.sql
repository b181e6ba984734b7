-- Signatures by runs instead of one by one: read at once they take a tenth of the time. They are made anew.

DROP TABLE signatures;

CREATE TABLE signatures (
    run INTEGER NOT NULL REFERENCES runs (id), -- the one that signed these, and grouped all articles there were
    method INTEGER NOT NULL,                   -- what another has made is made anew
    versions BLOB NOT NULL,                    -- their numbers, 8 bytes each
    signatures BLOB NOT NULL                   -- as many, one behind the other
) STRICT;

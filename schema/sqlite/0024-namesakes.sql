-- Two people of one name, two organisations of one name: somebody has looked, and they are two. A
-- pair stands once, whichever of both was written first.

CREATE TABLE namesake (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- one of both
    person TEXT NOT NULL DEFAULT '' CHECK (person <> '')
        REFERENCES person (code) ON DELETE RESTRICT,
    -- the other one
    other TEXT NOT NULL DEFAULT '' CHECK (other <> '' AND other <> person)
        REFERENCES person (code) ON DELETE RESTRICT,
    note TEXT, -- how that is known
    UNIQUE (person, other)
) STRICT;
CREATE UNIQUE INDEX namesake_pair ON namesake (min(person, other), max(person, other));
CREATE INDEX namesake_other ON namesake (other);

CREATE TABLE org_namesake (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- one of both
    org TEXT NOT NULL DEFAULT '' CHECK (org <> '') REFERENCES org (code) ON DELETE RESTRICT,
    -- the other one
    other TEXT NOT NULL DEFAULT '' CHECK (other <> '' AND other <> org)
        REFERENCES org (code) ON DELETE RESTRICT,
    note TEXT, -- how that is known
    UNIQUE (org, other)
) STRICT;
CREATE UNIQUE INDEX org_namesake_pair ON org_namesake (min(org, other), max(org, other));
CREATE INDEX org_namesake_other ON org_namesake (other);

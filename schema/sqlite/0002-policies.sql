-- Policies (制度) and their rules, kept as they are written, so that a database explains itself
-- without the files.

CREATE TABLE policy (
    id        TEXT PRIMARY KEY NOT NULL, -- nx6
    title     TEXT NOT NULL,             -- title of the document
    number    TEXT NOT NULL,             -- its number, 宁党发〔2018〕6号; '' for none
    loaded_at TEXT NOT NULL,             -- when it was loaded, local time
    loaded_by TEXT NOT NULL              -- by whom (operating system user)
) STRICT;

CREATE TABLE policy_entry (
    policy  TEXT NOT NULL REFERENCES policy (id), -- whose entry
    ordinal INTEGER NOT NULL,                     -- order in the file, from 1
    -- policy, rule, drop, evidence, event, fact, scale, eligible, ranking
    section TEXT NOT NULL,
    name    TEXT NOT NULL,                        -- theme-day/2; '' for [policy]
    key     TEXT NOT NULL,                        -- '' for the line that opens the section
    value   TEXT NOT NULL,                        -- as written
    line    INTEGER NOT NULL,                     -- line of the file, for messages
    PRIMARY KEY (policy, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX policy_entry_name ON policy_entry (section, name);

-- Two conditions of the tables that get the most rows, in other words. For each test of IN with
-- more than two words SQLite builds a small tree in memory: half of what a line of the journal
-- cost. What holds is the same. A condition cannot be altered: both tables are made anew.

CREATE TEMP TABLE guarded_kept AS SELECT * FROM journal_guarded;
DROP TABLE journal_guarded;

CREATE TABLE journal_next (
    id INTEGER PRIMARY KEY,
    -- written when the batch is closed
    batch INTEGER NOT NULL REFERENCES batch (id) DEFERRABLE INITIALLY DEFERRED,
    entity TEXT NOT NULL,              -- name of the entity
    row INTEGER NOT NULL,              -- id of the row
    key TEXT NOT NULL,                 -- its code, or its key fields joined with /
    version INTEGER NOT NULL,          -- of the row after the change
    -- what happened to the row; a note changed none
    op TEXT NOT NULL CHECK (op = 'insert' OR op = 'update' OR op = 'delete' OR op = 'note'),
    -- the changed fields as they were, a JSON object; NULL for insert
    before TEXT,
    -- the changed fields as they are, a JSON object; NULL for delete
    after TEXT
) STRICT;
INSERT INTO journal_next SELECT * FROM journal ORDER BY id;
DROP TABLE journal;
ALTER TABLE journal_next RENAME TO journal;
CREATE INDEX journal_batch ON journal (batch);
CREATE INDEX journal_row ON journal (entity, row);
CREATE TRIGGER journal_keep_update BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_keep_delete BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'journal is append-only'); END;

CREATE TABLE journal_guarded (
    journal INTEGER NOT NULL REFERENCES journal (id), -- of which change
    field TEXT NOT NULL,               -- which of its fields
    salt TEXT NOT NULL,                -- 16 random bytes, hexadecimal
    before TEXT,                       -- the value as it was
    after TEXT,                        -- the value as it is
    PRIMARY KEY (journal, field)
) STRICT, WITHOUT ROWID;
INSERT INTO journal_guarded SELECT * FROM guarded_kept;
DROP TABLE guarded_kept;

-- Views name the table; they are read again when it has its name.
PRAGMA legacy_alter_table = ON;
CREATE TABLE attendance_next (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- code of the activity
    activity TEXT NOT NULL DEFAULT '' CHECK (activity <> '')
        REFERENCES activity (code) ON DELETE RESTRICT,
    -- who
    person TEXT NOT NULL DEFAULT '' CHECK (person <> '')
        REFERENCES person (code) ON DELETE RESTRICT,
    role TEXT NOT NULL DEFAULT '' CHECK (role <> ''), -- attendee, host, speaker …
    -- present, absent, leave
    status TEXT NOT NULL CHECK (status = 'present' OR status = 'absent' OR status = 'leave'),
    reason TEXT, -- why not
    -- when it was made up
    made_up_on TEXT
        CHECK (made_up_on IS date(made_up_on, '+0 days')
            AND made_up_on BETWEEN '1900-01-01' AND '2199-12-31'),
    hours INTEGER CHECK (hours >= 0), -- hundredths of an hour, where not the activity's
    score TEXT, -- of a test, a decimal
    UNIQUE (activity, person, role)
) STRICT;
INSERT INTO attendance_next SELECT * FROM attendance ORDER BY id;
DROP TABLE attendance;
ALTER TABLE attendance_next RENAME TO attendance;
PRAGMA legacy_alter_table = OFF;
CREATE INDEX attendance_person ON attendance (person);
CREATE INDEX attendance_away ON attendance (activity, person) WHERE status <> 'present';
CREATE INDEX attendance_part ON attendance (activity, role) WHERE role <> 'attendee';

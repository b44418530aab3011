-- The first form of the database: a table for each entity of the dictionary, journal, settings.
--
-- Tables are called as the entity, columns as the field. Every table of an entity has id, version
-- (1 when it is made, one more with each change), entered_on (the day it was typed) and entered_by.
-- References hold the code of the row referred to, since a code never changes. What is empty is
-- NULL, but '' in a field that belongs to the key. Days are YYYY-MM-DD from 1900 to 2199; money is
-- whole fen; hours are hundredths; yes and no are 1 and 0; a list is 'a;b;c'.

-- What the database is.
CREATE TABLE meta (
    -- 'version': of this form; 'database': its random id; 'next.ENTITY': last number given out
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL                -- as text
) STRICT, WITHOUT ROWID;

-- What people chose.
CREATE TABLE setting (
    name TEXT PRIMARY KEY,             -- 'tracking_from'
    value TEXT NOT NULL                -- as text
) STRICT, WITHOUT ROWID;

-- One deed of one person: what stands or falls, and is taken back, together.
CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,                  -- when, local: YYYY-MM-DD HH:MM:SS
    user TEXT NOT NULL,                -- who
    what TEXT NOT NULL,                -- in words: 导入 person
    undoes INTEGER REFERENCES batch (id), -- the batch this one takes back
    prev_hash TEXT NOT NULL,           -- hash of the batch before, '' for the first
    -- SHA-256 over prev_hash, this row and its journal rows, hexadecimal
    hash TEXT NOT NULL
) STRICT;

-- One change of one row.
CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    -- written when the batch is closed
    batch INTEGER NOT NULL REFERENCES batch (id) DEFERRABLE INITIALLY DEFERRED,
    entity TEXT NOT NULL,              -- name of the entity
    row INTEGER NOT NULL,              -- id of the row
    key TEXT NOT NULL,                 -- its code, or its key fields joined with /
    version INTEGER NOT NULL,          -- of the row after the change
    -- what happened to the row; a note changed none
    op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete', 'note')),
    -- the changed fields as they were, a JSON object; NULL for insert
    before TEXT,
    -- the changed fields as they are, a JSON object; NULL for delete
    after TEXT
) STRICT;
CREATE INDEX journal_batch ON journal (batch);
CREATE INDEX journal_row ON journal (entity, row);

-- Values that are masked or private: the journal has only their salted hash, so that they can be
-- erased here.
CREATE TABLE journal_guarded (
    journal INTEGER NOT NULL REFERENCES journal (id), -- of which change
    field TEXT NOT NULL,               -- which of its fields
    salt TEXT NOT NULL,                -- 16 random bytes, hexadecimal
    before TEXT,                       -- the value as it was
    after TEXT,                        -- the value as it is
    PRIMARY KEY (journal, field)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER batch_keep_update BEFORE UPDATE ON batch
BEGIN SELECT raise(ABORT, 'batch is append-only'); END;
CREATE TRIGGER batch_keep_delete BEFORE DELETE ON batch
BEGIN SELECT raise(ABORT, 'batch is append-only'); END;
CREATE TRIGGER journal_keep_update BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_keep_delete BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'journal is append-only'); END;

-- Organisations (组织).
CREATE TABLE org (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    code TEXT NOT NULL DEFAULT '' CHECK (code <> ''), -- the user's own key, never changes
    name TEXT NOT NULL CHECK (name <> ''), -- full name, of the last placement
    short_name TEXT, -- for lists
    kind TEXT NOT NULL CHECK (kind <> ''), -- branch, committee …: never changes
    -- the organisation above, of the last placement
    parent TEXT REFERENCES org (code) ON DELETE RESTRICT,
    -- first day of its life; NULL: always
    founded_on TEXT
        CHECK (founded_on IS date(founded_on, '+0 days')
            AND founded_on BETWEEN '1900-01-01' AND '2199-12-31'),
    -- first day after its life; NULL: still
    dissolved_on TEXT
        CHECK (dissolved_on IS date(dissolved_on, '+0 days')
            AND dissolved_on BETWEEN '1900-01-01' AND '2199-12-31'),
    succeeds TEXT REFERENCES org (code) ON DELETE RESTRICT, -- the organisation it was made from
    policy TEXT, -- id of the policy it is under, of the last placement; NULL: its parent's
    -- first day with a committee; NULL: none
    committee_from TEXT
        CHECK (committee_from IS date(committee_from, '+0 days')
            AND committee_from BETWEEN '1900-01-01' AND '2199-12-31'),
    -- first day without
    committee_to TEXT
        CHECK (committee_to IS date(committee_to, '+0 days')
            AND committee_to BETWEEN '1900-01-01' AND '2199-12-31'),
    -- 1: its committee is appointed, there are no terms
    appointed INTEGER CHECK (appointed IN (0, 1)),
    dues_day INTEGER CHECK (dues_day BETWEEN 1 AND 31), -- day of the month on which dues are paid
    theme_day TEXT, -- 2.5: second Friday
    books TEXT, -- here or own: where its records are kept
    -- earlier deadlines are not asked; NULL: its parent's
    tracking_from TEXT
        CHECK (tracking_from IS date(tracking_from, '+0 days')
            AND tracking_from BETWEEN '1900-01-01' AND '2199-12-31'),
    note TEXT, -- further words
    rank INTEGER, -- place in the order of the codes, kept with the marks
    UNIQUE (code)
) STRICT;
CREATE INDEX org_parent ON org (parent);
CREATE INDEX org_succeeds ON org (succeeds);
CREATE INDEX org_name ON org (name);
CREATE INDEX org_short_name ON org (short_name);
CREATE INDEX org_rank ON org (rank);

-- Where an organisation stood, under which policy and name, from a day on (隶属沿革);
-- the row of org shows the last.
CREATE TABLE placement (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- the organisation
    org TEXT NOT NULL DEFAULT '' CHECK (org <> '') REFERENCES org (code) ON DELETE RESTRICT,
    -- first day; '' for the first placement
    from_on TEXT NOT NULL DEFAULT ''
        CHECK (from_on = '' OR (from_on IS date(from_on, '+0 days')
            AND from_on BETWEEN '1900-01-01' AND '2199-12-31')),
    parent TEXT REFERENCES org (code) ON DELETE RESTRICT, -- the organisation above; NULL: none
    policy TEXT, -- id of the policy; NULL: the parent's
    name TEXT NOT NULL CHECK (name <> ''), -- its name
    UNIQUE (org, from_on)
) STRICT;
CREATE INDEX placement_parent ON placement (parent);

-- Dated facts of an organisation (组织数据).
CREATE TABLE fact (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- the organisation
    org TEXT NOT NULL DEFAULT '' CHECK (org <> '') REFERENCES org (code) ON DELETE RESTRICT,
    -- headcount, level … and what a policy declares
    name TEXT NOT NULL DEFAULT '' CHECK (name <> ''),
    -- first day; '': always
    from_on TEXT NOT NULL DEFAULT ''
        CHECK (from_on = '' OR (from_on IS date(from_on, '+0 days')
            AND from_on BETWEEN '1900-01-01' AND '2199-12-31')),
    value TEXT, -- the value; NULL: not recorded from that day on
    document TEXT, -- where it is written
    UNIQUE (org, name, from_on)
) STRICT;

-- Persons (党员); organisation, group and their days are those of the last membership.
CREATE TABLE person (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    code TEXT NOT NULL DEFAULT '' CHECK (code <> ''), -- the user's own key, never changes
    name TEXT NOT NULL CHECK (name <> ''), -- name
    gender TEXT CHECK (gender IN ('male', 'female')), -- male or female
    ethnicity TEXT, -- ethnic group
    -- birthday
    birth_on TEXT
        CHECK (birth_on IS date(birth_on, '+0 days')
            AND birth_on BETWEEN '1900-01-01' AND '2199-12-31'),
    id_no TEXT, -- 18-digit ID number; masked
    org TEXT REFERENCES org (code) ON DELETE RESTRICT, -- organisation of the last membership
    "group" TEXT REFERENCES org (code) ON DELETE RESTRICT, -- group of the last membership
    -- its first day
    since_on TEXT
        CHECK (since_on IS date(since_on, '+0 days')
            AND since_on BETWEEN '1900-01-01' AND '2199-12-31'),
    -- first day after it; NULL: still
    left_on TEXT
        CHECK (left_on IS date(left_on, '+0 days')
            AND left_on BETWEEN '1900-01-01' AND '2199-12-31'),
    left_reason TEXT, -- why
    status TEXT, -- full, probationary, applicant, activist, candidate
    -- probationary member from this day
    joined_on TEXT
        CHECK (joined_on IS date(joined_on, '+0 days')
            AND joined_on BETWEEN '1900-01-01' AND '2199-12-31'),
    -- full member from this day
    full_on TEXT
        CHECK (full_on IS date(full_on, '+0 days')
            AND full_on BETWEEN '1900-01-01' AND '2199-12-31'),
    -- end of the probation where it is not joined_on + 1 year
    probation_until TEXT
        CHECK (probation_until IS date(probation_until, '+0 days')
            AND probation_until BETWEEN '1900-01-01' AND '2199-12-31'),
    category TEXT, -- working, retired, student …
    title TEXT, -- office held
    phone TEXT, -- masked
    dues_base INTEGER CHECK (dues_base >= 0), -- fen a month; private
    note TEXT, -- further words
    UNIQUE (code)
) STRICT;
CREATE INDEX person_name ON person (name);
CREATE INDEX person_id_no ON person (id_no);
CREATE INDEX person_org ON person (org);
CREATE INDEX person_group ON person ("group");

-- To which organisation a person belonged, and when (组织关系).
CREATE TABLE membership (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- the person
    person TEXT NOT NULL DEFAULT '' CHECK (person <> '')
        REFERENCES person (code) ON DELETE RESTRICT,
    -- the organisation, never a group
    org TEXT NOT NULL CHECK (org <> '') REFERENCES org (code) ON DELETE RESTRICT,
    "group" TEXT REFERENCES org (code) ON DELETE RESTRICT, -- the group in it
    -- first day; '': not known
    from_on TEXT NOT NULL DEFAULT ''
        CHECK (from_on = '' OR (from_on IS date(from_on, '+0 days')
            AND from_on BETWEEN '1900-01-01' AND '2199-12-31')),
    -- first day after it; NULL: still
    to_on TEXT
        CHECK (to_on IS date(to_on, '+0 days') AND to_on BETWEEN '1900-01-01' AND '2199-12-31'),
    reason TEXT, -- why it ended
    UNIQUE (person, from_on)
) STRICT;
CREATE INDEX membership_org ON membership (org);
CREATE INDEX membership_group ON membership ("group");

-- Posts held (任职).
CREATE TABLE post (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- who
    person TEXT NOT NULL DEFAULT '' CHECK (person <> '')
        REFERENCES person (code) ON DELETE RESTRICT,
    -- where
    org TEXT NOT NULL DEFAULT '' CHECK (org <> '') REFERENCES org (code) ON DELETE RESTRICT,
    role TEXT NOT NULL DEFAULT '' CHECK (role <> ''), -- secretary, member …
    -- first day; '': not known
    from_on TEXT NOT NULL DEFAULT ''
        CHECK (from_on = '' OR (from_on IS date(from_on, '+0 days')
            AND from_on BETWEEN '1900-01-01' AND '2199-12-31')),
    -- first day after it; NULL: still
    to_on TEXT
        CHECK (to_on IS date(to_on, '+0 days') AND to_on BETWEEN '1900-01-01' AND '2199-12-31'),
    end_reason TEXT, -- why it ended
    full_time INTEGER CHECK (full_time IN (0, 1)), -- 1: full-time
    rank TEXT, -- grade of the office
    note TEXT, -- further words
    UNIQUE (person, org, role, from_on)
) STRICT;
CREATE INDEX post_org ON post (org, role);

-- Terms of committees (届次).
CREATE TABLE term (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- the organisation
    org TEXT NOT NULL DEFAULT '' CHECK (org <> '') REFERENCES org (code) ON DELETE RESTRICT,
    number INTEGER, -- the how manieth
    -- the term counts from this day
    elected_on TEXT NOT NULL DEFAULT ''
        CHECK (elected_on IS date(elected_on, '+0 days')
            AND elected_on BETWEEN '1900-01-01' AND '2199-12-31'),
    years INTEGER, -- length; NULL: the rule's
    -- extended by approval to this day
    extended_to TEXT
        CHECK (extended_to IS date(extended_to, '+0 days')
            AND extended_to BETWEEN '1900-01-01' AND '2199-12-31'),
    approval_no TEXT, -- number of the approval
    approved_by TEXT, -- who approved
    -- when the re-election was deliberated
    deliberated_on TEXT
        CHECK (deliberated_on IS date(deliberated_on, '+0 days')
            AND deliberated_on BETWEEN '1900-01-01' AND '2199-12-31'),
    -- when it was requested
    requested_on TEXT
        CHECK (requested_on IS date(requested_on, '+0 days')
            AND requested_on BETWEEN '1900-01-01' AND '2199-12-31'),
    -- when it was approved
    approved_on TEXT
        CHECK (approved_on IS date(approved_on, '+0 days')
            AND approved_on BETWEEN '1900-01-01' AND '2199-12-31'),
    note TEXT, -- further words
    CHECK (extended_to IS NULL OR approval_no IS NOT NULL), -- an extension has an approval
    UNIQUE (org, elected_on)
) STRICT;

-- What happened and asks for something (事项).
CREATE TABLE event (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    code TEXT NOT NULL DEFAULT '' CHECK (code <> ''), -- the user's own key, never changes
    type TEXT NOT NULL CHECK (type <> ''), -- award, central_decision … and what a policy adds
    org TEXT REFERENCES org (code) ON DELETE RESTRICT, -- of an organisation
    person TEXT REFERENCES person (code) ON DELETE RESTRICT, -- or of a person
    scope TEXT CHECK (scope IN ('own', 'below')), -- own, or below: every organisation below it too
    -- when
    occurred_on TEXT NOT NULL
        CHECK (occurred_on IS date(occurred_on, '+0 days')
            AND occurred_on BETWEEN '1900-01-01' AND '2199-12-31'),
    document TEXT, -- the document that says so
    note TEXT, -- further words
    CHECK ((org IS NULL) <> (person IS NULL)), -- one of the two
    UNIQUE (code)
) STRICT;
CREATE INDEX event_org ON event (org, occurred_on);
CREATE INDEX event_person ON event (person, occurred_on);
CREATE INDEX event_type ON event (type, occurred_on);

-- What was held or done (活动).
CREATE TABLE activity (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    code TEXT NOT NULL DEFAULT '' CHECK (code <> ''), -- the user's own key, never changes
    org TEXT NOT NULL CHECK (org <> '') REFERENCES org (code) ON DELETE RESTRICT, -- whose it is
    types TEXT NOT NULL CHECK (types <> ''), -- list of types; activity_type has one row for each
    -- when
    held_on TEXT NOT NULL
        CHECK (held_on IS date(held_on, '+0 days')
            AND held_on BETWEEN '1900-01-01' AND '2199-12-31'),
    -- last day of several
    ended_on TEXT
        CHECK (ended_on IS date(ended_on, '+0 days')
            AND ended_on BETWEEN '1900-01-01' AND '2199-12-31'),
    start_time TEXT CHECK (start_time GLOB '[0-2][0-9]:[0-5][0-9]'), -- HH:MM
    end_time TEXT CHECK (end_time GLOB '[0-2][0-9]:[0-5][0-9]'), -- HH:MM
    place TEXT, -- where
    theme TEXT, -- what about
    host TEXT REFERENCES person (code) ON DELETE RESTRICT, -- who led it
    recorder TEXT, -- who wrote it down
    content TEXT, -- the minutes
    votes TEXT, -- a line each: item: entitled/present/for/against/abstain
    resolutions TEXT, -- what was resolved
    hours INTEGER CHECK (hours >= 0), -- hundredths of an hour
    -- the day it counts for; NULL: held_on
    for_on TEXT
        CHECK (for_on IS date(for_on, '+0 days') AND for_on BETWEEN '1900-01-01' AND '2199-12-31'),
    events TEXT, -- list of event codes; activity_event has one row for each
    joint TEXT, -- list of other organisations; activity_joint has one row for each
    none TEXT, -- list of elements that did not occur
    ticked TEXT, -- list of the type's own elements that did
    guests TEXT, -- people not on the roster
    occasion TEXT, -- the occasion
    note TEXT, -- further words
    UNIQUE (code)
) STRICT;
CREATE INDEX activity_org ON activity (org, held_on);
CREATE INDEX activity_host ON activity (host);

-- The lists of an activity, a row for each word: kept by the door, out of types, events and joint.
CREATE TABLE activity_type (
    activity INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE, -- id of the activity
    type TEXT NOT NULL,                -- one of its types
    PRIMARY KEY (activity, type)
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_type_type ON activity_type (type, activity);
CREATE TABLE activity_event (
    activity INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE, -- id of the activity
    event TEXT NOT NULL REFERENCES event (code) ON DELETE RESTRICT, -- an event it answers
    PRIMARY KEY (activity, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_event_event ON activity_event (event, activity);
CREATE TABLE activity_joint (
    activity INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE, -- id of the activity
    org TEXT NOT NULL REFERENCES org (code) ON DELETE RESTRICT, -- an organisation that held it too
    PRIMARY KEY (activity, org)
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_joint_org ON activity_joint (org, activity);

-- Who was there, and in which part (出席).
CREATE TABLE attendance (
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
    status TEXT NOT NULL CHECK (status <> '' AND status IN ('present', 'absent', 'leave')),
    reason TEXT, -- why not
    -- when it was made up
    made_up_on TEXT
        CHECK (made_up_on IS date(made_up_on, '+0 days')
            AND made_up_on BETWEEN '1900-01-01' AND '2199-12-31'),
    hours INTEGER CHECK (hours >= 0), -- hundredths of an hour, where not the activity's
    score TEXT, -- of a test, a decimal
    UNIQUE (activity, person, role)
) STRICT;
CREATE INDEX attendance_person ON attendance (person);

-- Dues of a person for a month (党费).
CREATE TABLE dues (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- who
    person TEXT NOT NULL DEFAULT '' CHECK (person <> '')
        REFERENCES person (code) ON DELETE RESTRICT,
    -- the month paid for, YYYY-MM
    month TEXT NOT NULL DEFAULT '' CHECK ((month || '-01') IS date(month || '-01', '+0 days')),
    amount_due INTEGER CHECK (amount_due >= 0), -- fen
    amount_paid INTEGER CHECK (amount_paid >= 0), -- fen
    -- when
    paid_on TEXT
        CHECK (paid_on IS date(paid_on, '+0 days')
            AND paid_on BETWEEN '1900-01-01' AND '2199-12-31'),
    receipt TEXT, -- number of the receipt
    UNIQUE (person, month)
) STRICT;
CREATE INDEX dues_month ON dues (month);

-- Democratic review of a member (民主评议).
CREATE TABLE review (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- who
    person TEXT NOT NULL DEFAULT '' CHECK (person <> '')
        REFERENCES person (code) ON DELETE RESTRICT,
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199), -- the year reviewed
    result TEXT, -- excellent, qualified, basically_qualified, unqualified
    file_no TEXT, -- number of the file
    -- when
    held_on TEXT
        CHECK (held_on IS date(held_on, '+0 days')
            AND held_on BETWEEN '1900-01-01' AND '2199-12-31'),
    note TEXT, -- further words
    UNIQUE (person, year)
) STRICT;

-- What is not asked of an organisation, or of a person in it (免除).
CREATE TABLE waiver (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- of which organisation alone
    org TEXT NOT NULL DEFAULT '' CHECK (org <> '') REFERENCES org (code) ON DELETE RESTRICT,
    slot TEXT NOT NULL DEFAULT '', -- of which rule; '': of all
    person TEXT NOT NULL DEFAULT '', -- of whom; '': of the organisation
    -- deadlines from this day; '': always
    from_on TEXT NOT NULL DEFAULT ''
        CHECK (from_on = '' OR (from_on IS date(from_on, '+0 days')
            AND from_on BETWEEN '1900-01-01' AND '2199-12-31')),
    -- to this day, included; NULL: still
    to_on TEXT
        CHECK (to_on IS date(to_on, '+0 days') AND to_on BETWEEN '1900-01-01' AND '2199-12-31'),
    reason TEXT NOT NULL CHECK (reason <> ''), -- why
    approved_by TEXT, -- who allowed it
    document TEXT, -- where it is written
    -- person where it is not empty: the foreign key
    person_code TEXT GENERATED ALWAYS AS (nullif(person, '')) VIRTUAL
        REFERENCES person (code) ON DELETE RESTRICT,
    UNIQUE (org, slot, person, from_on)
) STRICT;
CREATE INDEX waiver_person ON waiver (person_code);

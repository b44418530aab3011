-- The rest of the catalogue: a table for each entity that came after the first ones, and the marks
-- their rows give. The tables are as those of 0001: id, version, entered_on, entered_by, then the
-- fields.

-- Ledgers (台账): what is to be done and by when.
CREATE TABLE ledger (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    code TEXT NOT NULL DEFAULT '' CHECK (code <> ''), -- the user's own key, never changes
    kind TEXT NOT NULL CHECK (kind <> ''), -- problem, main_duty, supervision_duty …
    org TEXT NOT NULL CHECK (org <> '') REFERENCES org (code) ON DELETE RESTRICT, -- who is to do it
    -- the meeting or inspection it came up in
    activity TEXT REFERENCES activity (code) ON DELETE RESTRICT,
    title TEXT NOT NULL CHECK (title <> ''), -- in one line
    content TEXT, -- in full
    target TEXT, -- what is to be reached
    measures TEXT, -- how
    owner TEXT, -- who answers for it
    -- when it was put down
    opened_on TEXT NOT NULL
        CHECK (opened_on IS date(opened_on, '+0 days')
            AND opened_on BETWEEN '1900-01-01' AND '2199-12-31'),
    -- when it was filed with the one above
    filed_on TEXT
        CHECK (filed_on IS date(filed_on, '+0 days')
            AND filed_on BETWEEN '1900-01-01' AND '2199-12-31'),
    -- when it was published
    published_on TEXT
        CHECK (published_on IS date(published_on, '+0 days')
            AND published_on BETWEEN '1900-01-01' AND '2199-12-31'),
    -- to be done by this day
    deadline TEXT
        CHECK (deadline IS date(deadline, '+0 days')
            AND deadline BETWEEN '1900-01-01' AND '2199-12-31'),
    -- when it was done
    closed_on TEXT
        CHECK (closed_on IS date(closed_on, '+0 days')
            AND closed_on BETWEEN '1900-01-01' AND '2199-12-31'),
    source TEXT, -- where it comes from
    note TEXT, -- further words
    UNIQUE (code)
) STRICT;
CREATE INDEX ledger_org ON ledger (org, kind, opened_on);
CREATE INDEX ledger_activity ON ledger (activity);

-- How a ledger went on (台账进展). Rows are only added.
CREATE TABLE ledger_log (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- of which ledger
    ledger TEXT NOT NULL DEFAULT '' CHECK (ledger <> '')
        REFERENCES ledger (code) ON DELETE RESTRICT,
    -- when: a day, or a day and the time, HH:MM
    at TEXT NOT NULL DEFAULT ''
        CHECK ((at IS date(at, '+0 days') OR at IS strftime('%Y-%m-%d %H:%M', at, '+0 days'))
            AND at BETWEEN '1900-01-01' AND '2199-12-31 23:59'),
    "by" TEXT, -- who reported
    text TEXT NOT NULL CHECK (text <> ''), -- what was done
    document TEXT, -- where it is written
    UNIQUE (ledger, at)
) STRICT;
CREATE TRIGGER ledger_log_keep_update BEFORE UPDATE ON ledger_log
BEGIN SELECT raise(ABORT, 'ledger_log is append-only'); END;
CREATE TRIGGER ledger_log_keep_delete BEFORE DELETE ON ledger_log
BEGIN SELECT raise(ABORT, 'ledger_log is append-only'); END;

-- Projects (党建项目): brands, methods, practice, breakthroughs …
CREATE TABLE project (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    code TEXT NOT NULL DEFAULT '' CHECK (code <> ''), -- the user's own key, never changes
    kind TEXT NOT NULL CHECK (kind <> ''), -- brand, work_method, practice, breakthrough …
    org TEXT NOT NULL CHECK (org <> '') REFERENCES org (code) ON DELETE RESTRICT, -- who leads it
    title TEXT NOT NULL CHECK (title <> ''), -- its name
    set_by TEXT, -- who set it
    supervised_by TEXT, -- who supervises it
    stage TEXT, -- how far it is
    -- when it began
    started_on TEXT
        CHECK (started_on IS date(started_on, '+0 days')
            AND started_on BETWEEN '1900-01-01' AND '2199-12-31'),
    -- to be done by this day
    deadline TEXT
        CHECK (deadline IS date(deadline, '+0 days')
            AND deadline BETWEEN '1900-01-01' AND '2199-12-31'),
    -- when it was done, or given up
    closed_on TEXT
        CHECK (closed_on IS date(closed_on, '+0 days')
            AND closed_on BETWEEN '1900-01-01' AND '2199-12-31'),
    UNIQUE (code)
) STRICT;
CREATE INDEX project_org ON project (org, kind, started_on);

-- Ties (结对联系): pairings, contact points, shared venues.
CREATE TABLE tie (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    code TEXT NOT NULL DEFAULT '' CHECK (code <> ''), -- the user's own key, never changes
    kind TEXT NOT NULL CHECK (kind <> ''), -- pairing, contact_point, shared_venue
    org TEXT NOT NULL CHECK (org <> '') REFERENCES org (code) ON DELETE RESTRICT, -- whose it is
    person TEXT REFERENCES person (code) ON DELETE RESTRICT, -- the leader of a contact point
    partner TEXT, -- with whom, in words: most are in no database of ours
    -- first day; NULL: always
    from_on TEXT
        CHECK (from_on IS date(from_on, '+0 days')
            AND from_on BETWEEN '1900-01-01' AND '2199-12-31'),
    -- first day after it; NULL: still
    to_on TEXT
        CHECK (to_on IS date(to_on, '+0 days')
            AND to_on BETWEEN '1900-01-01' AND '2199-12-31'),
    UNIQUE (code)
) STRICT;
CREATE INDEX tie_org ON tie (org, kind);
CREATE INDEX tie_person ON tie (person);

-- Debriefs (述职评议) of organisations and persons.
CREATE TABLE debrief (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    code TEXT NOT NULL DEFAULT '' CHECK (code <> ''), -- the user's own key, never changes
    -- of which organisation
    org TEXT NOT NULL CHECK (org <> '') REFERENCES org (code) ON DELETE RESTRICT,
    person TEXT REFERENCES person (code) ON DELETE RESTRICT, -- of whom; NULL: of the organisation
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199), -- about which year
    form TEXT, -- written, meeting, and what a policy adds
    to_org TEXT, -- before whom, in words
    stage TEXT, -- drafted … rectified
    -- when
    delivered_on TEXT
        CHECK (delivered_on IS date(delivered_on, '+0 days')
            AND delivered_on BETWEEN '1900-01-01' AND '2199-12-31'),
    good INTEGER CHECK (good >= 0), -- votes 好
    fairly_good INTEGER CHECK (fairly_good >= 0), -- votes 较好
    average INTEGER CHECK (average >= 0), -- votes 一般
    poor INTEGER CHECK (poor >= 0), -- votes 差
    UNIQUE (code)
) STRICT;
CREATE INDEX debrief_org ON debrief (org, year);
CREATE INDEX debrief_person ON debrief (person);

-- Stars of an organisation (星级评定).
CREATE TABLE star (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- of which organisation
    org TEXT NOT NULL DEFAULT '' CHECK (org <> '') REFERENCES org (code) ON DELETE RESTRICT,
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199), -- for which year
    -- when
    rated_on TEXT
        CHECK (rated_on IS date(rated_on, '+0 days')
            AND rated_on BETWEEN '1900-01-01' AND '2199-12-31'),
    stars INTEGER CHECK (stars BETWEEN 1 AND 5), -- how many
    titles TEXT, -- titles given with them
    basis TEXT, -- where it is written
    UNIQUE (org, year)
) STRICT;

-- Results of assessments (考核结果) of organisations, or of persons in them.
CREATE TABLE assessment (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- of which organisation
    org TEXT NOT NULL DEFAULT '' CHECK (org <> '') REFERENCES org (code) ON DELETE RESTRICT,
    person TEXT NOT NULL DEFAULT '', -- of whom; '': of the organisation
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199), -- for which year
    cohort TEXT NOT NULL DEFAULT '', -- ranked among these; '': among all
    -- when
    rated_on TEXT
        CHECK (rated_on IS date(rated_on, '+0 days')
            AND rated_on BETWEEN '1900-01-01' AND '2199-12-31'),
    score TEXT, -- a decimal
    grade TEXT, -- a word of the scale of the policy
    note TEXT, -- further words
    -- person where it is not empty: the foreign key
    person_code TEXT GENERATED ALWAYS AS (nullif(person, '')) VIRTUAL
        REFERENCES person (code) ON DELETE RESTRICT,
    UNIQUE (org, person, year, cohort)
) STRICT;
CREATE INDEX assessment_person ON assessment (person_code);

-- Criteria of assessments (考核指标).
CREATE TABLE criterion (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    code TEXT NOT NULL DEFAULT '' CHECK (code <> ''), -- the user's own key, never changes
    org TEXT NOT NULL CHECK (org <> '') REFERENCES org (code) ON DELETE RESTRICT, -- who set it
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199), -- for which year
    cohort TEXT, -- for which cohort; NULL: for all
    name TEXT NOT NULL CHECK (name <> ''), -- what is looked at
    weight TEXT, -- most points or weight, a decimal
    UNIQUE (code)
) STRICT;
CREATE UNIQUE INDEX criterion_once ON criterion (org, year, coalesce(cohort, ''), name);
CREATE INDEX criterion_name ON criterion (name);

-- Points given by a criterion (积分) to an organisation or a person.
CREATE TABLE score (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- by which criterion
    criterion TEXT NOT NULL DEFAULT '' CHECK (criterion <> '')
        REFERENCES criterion (code) ON DELETE RESTRICT,
    org TEXT NOT NULL DEFAULT '', -- to which organisation; '': a person alone
    person TEXT NOT NULL DEFAULT '', -- to whom; '': the organisation
    points TEXT NOT NULL CHECK (points <> ''), -- a decimal; below nought: taken away
    found_by TEXT, -- who found it
    -- when; '': once for the year
    given_on TEXT NOT NULL DEFAULT ''
        CHECK (given_on = '' OR (given_on IS date(given_on, '+0 days')
            AND given_on BETWEEN '1900-01-01' AND '2199-12-31')),
    reason TEXT, -- why
    -- org where it is not empty: the foreign key
    org_code TEXT GENERATED ALWAYS AS (nullif(org, '')) VIRTUAL
        REFERENCES org (code) ON DELETE RESTRICT,
    -- person where it is not empty: the foreign key
    person_code TEXT GENERATED ALWAYS AS (nullif(person, '')) VIRTUAL
        REFERENCES person (code) ON DELETE RESTRICT,
    CHECK (org <> '' OR person <> ''),
    UNIQUE (criterion, org, person, given_on)
) STRICT;
CREATE INDEX score_org ON score (org_code);
CREATE INDEX score_person ON score (person_code);

-- Transfers of members (组织关系转接): letters of introduction.
CREATE TABLE transfer (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- who
    person TEXT NOT NULL DEFAULT '' CHECK (person <> '')
        REFERENCES person (code) ON DELETE RESTRICT,
    -- out of which organisation; NULL: none of ours
    from_org TEXT REFERENCES org (code) ON DELETE RESTRICT,
    to_org TEXT, -- where to, in words: most go to no organisation of ours
    letter_no TEXT, -- number of the letter
    -- when the letter was issued
    issued_on TEXT NOT NULL
        CHECK (issued_on IS date(issued_on, '+0 days')
            AND issued_on BETWEEN '1900-01-01' AND '2199-12-31'),
    valid_days INTEGER CHECK (valid_days > 0), -- for how long it is valid; NULL: the rule says
    -- when the other side took the member in
    received_on TEXT
        CHECK (received_on IS date(received_on, '+0 days')
            AND received_on BETWEEN '1900-01-01' AND '2199-12-31'),
    UNIQUE (person, issued_on)
) STRICT;
CREATE INDEX transfer_from_org ON transfer (from_org);

-- What the dues of a person are reckoned from (党费核定), from a day on.
CREATE TABLE dues_base (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- who
    person TEXT NOT NULL DEFAULT '' CHECK (person <> '')
        REFERENCES person (code) ON DELETE RESTRICT,
    -- first day; '': always
    from_on TEXT NOT NULL DEFAULT ''
        CHECK (from_on = '' OR (from_on IS date(from_on, '+0 days')
            AND from_on BETWEEN '1900-01-01' AND '2199-12-31')),
    category TEXT, -- whose scale: working, retired …; NULL: the person's
    base INTEGER CHECK (base >= 0), -- fen a month; private
    fixed INTEGER CHECK (fixed >= 0), -- fen a month where a sum was fixed; private
    approved_by TEXT, -- who allowed it; private
    UNIQUE (person, from_on)
) STRICT;

-- Dues handed on to the one above (党费上缴).
CREATE TABLE remittance (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- by which organisation
    org TEXT NOT NULL DEFAULT '' CHECK (org <> '') REFERENCES org (code) ON DELETE RESTRICT,
    -- YYYYQn
    quarter TEXT NOT NULL DEFAULT ''
        CHECK (quarter GLOB '[12][0-9][0-9][0-9]Q[1-4]' AND quarter BETWEEN '1900' AND '2199Q4'),
    amount INTEGER NOT NULL CHECK (amount >= 0), -- fen
    -- when
    paid_on TEXT
        CHECK (paid_on IS date(paid_on, '+0 days')
            AND paid_on BETWEEN '1900-01-01' AND '2199-12-31'),
    receipt TEXT, -- number of the receipt
    UNIQUE (org, quarter)
) STRICT;

-- What is planned (活动计划).
CREATE TABLE plan (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- by which organisation
    org TEXT NOT NULL DEFAULT '' CHECK (org <> '') REFERENCES org (code) ON DELETE RESTRICT,
    type TEXT NOT NULL DEFAULT '' CHECK (type <> ''), -- type of activity
    -- for which day
    planned_on TEXT NOT NULL
        CHECK (planned_on IS date(planned_on, '+0 days')
            AND planned_on BETWEEN '1900-01-01' AND '2199-12-31'),
    theme TEXT, -- what about
    activity TEXT REFERENCES activity (code) ON DELETE RESTRICT, -- the activity it became
    UNIQUE (org, type, planned_on)
) STRICT;
CREATE INDEX plan_activity ON plan (activity);

-- Days on which no work is done, or is made up (日历).
CREATE TABLE calendar (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- which day
    day TEXT NOT NULL
        CHECK (day IS date(day, '+0 days')
            AND day BETWEEN '1900-01-01' AND '2199-12-31'),
    kind TEXT NOT NULL CHECK (kind <> '' AND kind IN ('holiday', 'workday')), -- what it is
    name TEXT, -- 春节 …
    UNIQUE (day)
) STRICT;

-- Periods that were closed (结账), and opened again.
CREATE TABLE closing (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    -- of which organisation and those below
    org TEXT NOT NULL DEFAULT '' CHECK (org <> '') REFERENCES org (code) ON DELETE RESTRICT,
    -- 2026, 2026H1, 2026Q3 or 2026-03
    period TEXT NOT NULL DEFAULT ''
        CHECK (period BETWEEN '1900' AND '2199Q4'
            AND (period GLOB '[12][0-9][0-9][0-9]' OR period GLOB '[12][0-9][0-9][0-9]H[12]'
                OR period GLOB '[12][0-9][0-9][0-9]Q[1-4]'
                OR (period || '-01') IS date(period || '-01', '+0 days'))),
    edition INTEGER NOT NULL CHECK (edition > 0), -- the how manieth time
    -- when
    closed_on TEXT NOT NULL
        CHECK (closed_on IS date(closed_on, '+0 days')
            AND closed_on BETWEEN '1900-01-01' AND '2199-12-31'),
    closed_by TEXT, -- by whom
    -- when it was opened again
    reopened_on TEXT
        CHECK (reopened_on IS date(reopened_on, '+0 days')
            AND reopened_on BETWEEN '1900-01-01' AND '2199-12-31'),
    reason TEXT, -- why
    CHECK (reopened_on IS NULL OR reason IS NOT NULL),
    UNIQUE (org, period, edition)
) STRICT;

-- Who may write where (操作员).
CREATE TABLE operator (
    id INTEGER PRIMARY KEY, -- the row
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), -- one more with each change
    entered_on TEXT NOT NULL, -- the day it was typed
    entered_by TEXT NOT NULL, -- who typed it
    user TEXT NOT NULL DEFAULT '' CHECK (user <> ''), -- name of the user of the operating system
    -- that organisation and those below it; NULL: all
    scope TEXT REFERENCES org (code) ON DELETE RESTRICT,
    UNIQUE (user)
) STRICT;
CREATE INDEX operator_scope ON operator (scope);

-- Records besides activities that give marks, as marks see them: of whom, of which type (and form,
-- for TYPE(FORM)), the day they count for, the day they happened. A rating counts for its year also
-- where it came after it.
CREATE VIEW mark_row AS
SELECT 3 AS kind, id AS row, org, NULL AS person, 7 AS part, 'star' AS type, NULL AS form,
       min(rated_on, year || '-12-31') AS for_on, rated_on AS done_on
  FROM star WHERE rated_on IS NOT NULL
UNION ALL
SELECT 4, id, CASE person WHEN '' THEN org END, nullif(person, ''), 7, 'assessment', NULL,
       min(rated_on, year || '-12-31'), rated_on
  FROM assessment WHERE rated_on IS NOT NULL
UNION ALL
SELECT 5, id, org, person, 2, 'debrief', form, min(delivered_on, year || '-12-31'), delivered_on
  FROM debrief WHERE delivered_on IS NOT NULL
UNION ALL
SELECT 6, id, NULL, person, 7, 'transfer', NULL, issued_on, issued_on FROM transfer
UNION ALL
SELECT 7, id, org, NULL, 7, 'project', kind, started_on, started_on
  FROM project WHERE started_on IS NOT NULL
UNION ALL
SELECT 8, id, org, NULL, 7, 'ledger', kind, opened_on, coalesce(filed_on, opened_on) FROM ledger;

-- The same as marks: of organisations, and of persons. kind and row name the record; in `record`
-- they stand together, id x 16 + 3 star, 4 assessment, 5 debrief, 6 transfer, 7 project, 8 ledger.
CREATE VIEW mark_row_org_source AS
SELECT o.rank AS org_rank, t.id AS type, unixepoch(r.for_on) / 86400 AS for_day,
       r.row * 16 + r.kind AS record,
       max(-32768, min((unixepoch(r.done_on) - unixepoch(r.for_on)) / 86400, 32767))
       * 281474976710656 AS rest,
       r.kind, r.row
  FROM mark_row r
  JOIN evidence_type t ON t.name IN (r.type, r.type || '(' || r.form || ')')
  JOIN org o ON o.code = r.org;

CREATE VIEW mark_row_person_source AS
SELECT h.org_rank, p.id AS person, t.id AS type, unixepoch(r.for_on) / 86400 AS for_day,
       (r.row * 16 + r.kind) * 8 + r.part AS record,
       max(-32768, min((unixepoch(r.done_on) - unixepoch(r.for_on)) / 86400, 32767))
       * 281474976710656 AS rest,
       r.kind, r.row
  FROM mark_row r
  JOIN evidence_type t ON t.name IN (r.type, r.type || '(' || r.form || ')')
  JOIN person p ON p.code = r.person
  JOIN mark_home h ON h.person = p.id;

-- What the tables of marks must hold; what activities give is mark_held_source now.
DROP VIEW mark_org_source;
CREATE VIEW mark_held_source AS
SELECT o.rank AS org_rank, t.id AS type, a.for_day, a.record,
       a.base + min(coalesce(a.hours, 0), 1048575) * 268435456 AS rest, a.id AS activity
  FROM mark_activity a
  JOIN activity_type y ON y.activity = a.id
  JOIN evidence_type t ON t.name = y.type
  JOIN org o ON o.code = a.org
UNION ALL
SELECT o.rank, t.id, a.for_day, a.record,
       a.base + min(coalesce(a.hours, 0), 1048575) * 268435456, a.id
  FROM mark_activity a
  JOIN activity_joint j ON j.activity = a.id AND j.org <> a.org
  JOIN activity_type y ON y.activity = a.id
  JOIN evidence_type t ON t.name = y.type
  JOIN org o ON o.code = j.org;

CREATE VIEW mark_org_source AS
SELECT org_rank, type, for_day, record, rest FROM mark_held_source
UNION ALL
SELECT org_rank, type, for_day, record, rest FROM mark_row_org_source;

DROP VIEW mark_person_source;
CREATE VIEW mark_person_source AS
SELECT org_rank, person, type, for_day, record, rest FROM mark_attendance_source
UNION ALL
SELECT org_rank, person, type, for_day, record, rest FROM mark_host_source
UNION ALL
SELECT org_rank, person, type, for_day, record, rest FROM mark_dues_source
UNION ALL
SELECT org_rank, person, type, for_day, record, rest FROM mark_review_source
UNION ALL
SELECT org_rank, person, type, for_day, record, rest FROM mark_row_person_source;

INSERT INTO evidence_type (name)
VALUES ('star'), ('assessment'), ('debrief'), ('transfer'), ('project'), ('ledger')
    ON CONFLICT DO NOTHING;

-- From now on an activity of a type with a form, TYPE(FORM), has a row for the type alone too (the
-- door puts it there); older ones get theirs here. Marks are made anew after an upgrade.
INSERT INTO activity_type (activity, type)
SELECT activity, substr(type, 1, instr(type, '(') - 1) FROM activity_type WHERE instr(type, '(') > 1
    ON CONFLICT DO NOTHING;

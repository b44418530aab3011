-- Marks: what records are worth to rules (section 5 of the meaning of obligations), in the
-- order in which the scheduler
-- reads. Derived: at every commit the tables hold exactly what the views below say. Days are
-- numbers, 0 = 1970-01-01.

CREATE TABLE evidence_type (
    id   INTEGER PRIMARY KEY,  -- small number that stands for the type in marks
    name TEXT NOT NULL UNIQUE  -- theme_day, dues, …
) STRICT;

INSERT INTO evidence_type (name) VALUES ('dues'), ('review');

-- What most records leave at nothing is packed into one number, `rest`: one column less to read is
-- much, where millions of rows are read. From the low end: bit 0 the record names events; 15 bits
-- made_up (0: present; 1 + days from the day it was held to the make-up); 12 bits span (further
-- days of a record of several days); 20 bits hours (hundredths); then lag, signed: days from
-- for_day to the day it was held or paid.

CREATE TABLE mark_org (
    org_rank INTEGER NOT NULL, -- place of the organisation in the order of codes (org.rank)
    type     INTEGER NOT NULL, -- evidence_type.id
    for_day  INTEGER NOT NULL, -- the day it counts for
    record   INTEGER NOT NULL, -- which record: id x 16 + 0 for an activity
    rest     INTEGER NOT NULL, -- see above
    PRIMARY KEY (org_rank, type, for_day, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark_home (
    -- whose marks
    person   INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    -- rank of the last organisation, under which they are filed; 0: none
    org_rank INTEGER NOT NULL
) STRICT;

CREATE TABLE mark_person (
    org_rank INTEGER NOT NULL, -- mark_home.org_rank of the person
    person   INTEGER NOT NULL, -- person.id
    type     INTEGER NOT NULL, -- evidence_type.id
    for_day  INTEGER NOT NULL, -- the day it counts for
    -- (id x 16 + 0 activity, 1 dues, 2 review) x 8 + part: 0 attendee 1 host 2 speaker 3 recorder
    -- 4 partner 5 nonvoting 6 guide 7 none
    record   INTEGER NOT NULL,
    rest     INTEGER NOT NULL, -- see above
    PRIMARY KEY (org_rank, person, type, for_day, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark_pending (
    -- an activity whose host has to be looked at again after the write; empty at commit
    activity INTEGER PRIMARY KEY
) STRICT;

-- An activity as marks see it; base is `rest` without hours and make-up.
CREATE VIEW mark_activity AS
SELECT a.id, a.code, a.org, a.host, a.held_on, a.hours,
       a.id * 16 AS record,
       unixepoch(coalesce(a.for_on, a.held_on)) / 86400 AS for_day,
       (a.events IS NOT NULL)
       + CASE WHEN a.for_on IS NULL AND a.ended_on > a.held_on
              THEN min((unixepoch(a.ended_on) - unixepoch(a.held_on)) / 86400, 4095)
              ELSE 0 END * 65536
       + (unixepoch(a.held_on) - unixepoch(coalesce(a.for_on, a.held_on))) / 86400 * 281474976710656
         AS base
  FROM activity a;

-- The organisation that held it, and those that joined.
CREATE VIEW mark_org_source AS
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

-- Who was present in whatever part, or made it up.
CREATE VIEW mark_attendance_source AS
SELECT h.org_rank, p.id AS person, t.id AS type, a.for_day,
       a.record * 8
       + CASE x.role WHEN 'attendee' THEN 0 WHEN 'host' THEN 1 WHEN 'speaker' THEN 2
                     WHEN 'recorder' THEN 3 WHEN 'partner' THEN 4 WHEN 'nonvoting' THEN 5
                     ELSE 6 END AS record,
       a.base + min(coalesce(x.hours, a.hours, 0), 1048575) * 268435456
       + CASE WHEN x.status = 'present' THEN 0
              ELSE 1 + max(0, min((unixepoch(x.made_up_on) - unixepoch(a.held_on)) / 86400, 32766))
              END * 2 AS rest,
       a.id AS activity, x.id AS attendance
  FROM attendance x
  JOIN mark_activity a ON a.code = x.activity
  JOIN activity_type y ON y.activity = a.id
  JOIN evidence_type t ON t.name = y.type
  JOIN person p ON p.code = x.person
  JOIN mark_home h ON h.person = p.id
 WHERE x.status = 'present' OR x.made_up_on IS NOT NULL;

-- The field host is the same fact as a part host, present; a recorded part wins.
CREATE VIEW mark_host_source AS
SELECT h.org_rank, p.id AS person, t.id AS type, a.for_day, a.record * 8 + 1 AS record,
       a.base + min(coalesce(a.hours, 0), 1048575) * 268435456 AS rest, a.id AS activity
  FROM mark_activity a
  JOIN activity_type y ON y.activity = a.id
  JOIN evidence_type t ON t.name = y.type
  JOIN person p ON p.code = a.host
  JOIN mark_home h ON h.person = p.id
 WHERE NOT EXISTS (SELECT 1 FROM attendance x
                    WHERE x.activity = a.code AND x.person = a.host AND x.role = 'host');

-- Dues paid in full; where nothing is due the month is met on its first day.
CREATE VIEW mark_dues_source AS
SELECT h.org_rank, p.id AS person, t.id AS type,
       unixepoch(d.month || '-01') / 86400 AS for_day, (d.id * 16 + 1) * 8 + 7 AS record,
       CASE WHEN d.amount_due = 0 THEN 0
            ELSE max(-32768, min((unixepoch(d.paid_on) - unixepoch(d.month || '-01')) / 86400,
                                 32767))
            END * 281474976710656 AS rest,
       d.id AS dues
  FROM dues d
  JOIN evidence_type t ON t.name = 'dues'
  JOIN person p ON p.code = d.person
  JOIN mark_home h ON h.person = p.id
 WHERE d.amount_due = 0
    OR (d.paid_on IS NOT NULL AND d.amount_paid >= coalesce(d.amount_due, 0));

-- A review counts for its year also when it was held after it.
CREATE VIEW mark_review_source AS
SELECT h.org_rank, p.id AS person, t.id AS type,
       unixepoch(min(r.held_on, r.year || '-12-31')) / 86400 AS for_day,
       (r.id * 16 + 2) * 8 + 7 AS record,
       min((unixepoch(r.held_on) - unixepoch(min(r.held_on, r.year || '-12-31'))) / 86400, 32767)
       * 281474976710656 AS rest,
       r.id AS review
  FROM review r
  JOIN evidence_type t ON t.name = 'review'
  JOIN person p ON p.code = r.person
  JOIN mark_home h ON h.person = p.id
 WHERE r.held_on IS NOT NULL;

CREATE VIEW mark_person_source AS
SELECT org_rank, person, type, for_day, record, rest FROM mark_attendance_source
UNION ALL
SELECT org_rank, person, type, for_day, record, rest FROM mark_host_source
UNION ALL
SELECT org_rank, person, type, for_day, record, rest FROM mark_dues_source
UNION ALL
SELECT org_rank, person, type, for_day, record, rest FROM mark_review_source;

-- Records with a partner are looked for by themselves.
CREATE INDEX attendance_partner ON attendance (activity) WHERE role = 'partner';

-- Marks are filed by year first, then by organisation: whoever asks about this year reads one
-- stretch of each table, and steps over none of the years before; whoever asks about ten years
-- walks ten stretches side by side. The year and the organisation are one number, the shelf:
-- (year of for_day - 1970) x 2^40 + rank of the organisation; a comparison less for each step
-- down the tree, and a column less to read. A day as text begins with its year: the cast reads no
-- further.

DROP VIEW mark_person_source;
DROP VIEW mark_org_source;
DROP VIEW mark_row_person_source;
DROP VIEW mark_row_org_source;
DROP VIEW mark_review_source;
DROP VIEW mark_dues_source;
DROP VIEW mark_host_source;
DROP VIEW mark_attendance_source;
DROP VIEW mark_held_source;
DROP VIEW mark_activity;
DROP TABLE mark_org;
DROP TABLE mark_person;

CREATE TABLE mark_org (
    shelf    INTEGER NOT NULL, -- year of for_day, and place of the organisation (org.rank)
    type     INTEGER NOT NULL, -- evidence_type.id
    for_day  INTEGER NOT NULL, -- the day it counts for
    record   INTEGER NOT NULL, -- which record: id x 16 + 0 for an activity
    rest     INTEGER NOT NULL, -- what most records leave at nothing (0003)
    PRIMARY KEY (shelf, type, for_day, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark_person (
    shelf    INTEGER NOT NULL, -- year of for_day, and mark_home.org_rank of the person
    person   INTEGER NOT NULL, -- person.id
    type     INTEGER NOT NULL, -- evidence_type.id
    for_day  INTEGER NOT NULL, -- the day it counts for
    -- (id x 16 + 0 activity, 1 dues, 2 review) x 8 + part: 0 attendee 1 host 2 speaker 3 recorder
    -- 4 partner 5 nonvoting 6 guide 7 none
    record   INTEGER NOT NULL,
    rest     INTEGER NOT NULL, -- what most records leave at nothing (0003)
    PRIMARY KEY (shelf, person, type, for_day, record)
) STRICT, WITHOUT ROWID;

-- The years there are, each as the shelf before its first one: a look for each, not a walk.
CREATE VIEW mark_org_year AS
WITH RECURSIVE y (shelf) AS (
SELECT (SELECT min(shelf) FROM mark_org) >> 40 << 40
UNION ALL
SELECT (SELECT min(m.shelf) FROM mark_org m WHERE m.shelf >= y.shelf + 1099511627776) >> 40 << 40
  FROM y WHERE y.shelf IS NOT NULL)
SELECT shelf FROM y WHERE shelf IS NOT NULL;

CREATE VIEW mark_person_year AS
WITH RECURSIVE y (shelf) AS (
SELECT (SELECT min(shelf) FROM mark_person) >> 40 << 40
UNION ALL
SELECT (SELECT min(m.shelf) FROM mark_person m WHERE m.shelf >= y.shelf + 1099511627776) >> 40 << 40
  FROM y WHERE y.shelf IS NOT NULL)
SELECT shelf FROM y WHERE shelf IS NOT NULL;

-- An activity as marks see it; base is `rest` without hours and make-up, year the shelf of no
-- organisation.
CREATE VIEW mark_activity AS
SELECT a.id, a.code, a.org, a.host, a.held_on, a.hours,
       a.id * 16 AS record,
       (CAST(coalesce(a.for_on, a.held_on) AS INTEGER) - 1970) * 1099511627776 AS year,
       unixepoch(coalesce(a.for_on, a.held_on)) / 86400 AS for_day,
       (a.events IS NOT NULL)
       + CASE WHEN a.for_on IS NULL AND a.ended_on > a.held_on
              THEN min((unixepoch(a.ended_on) - unixepoch(a.held_on)) / 86400, 4095)
              ELSE 0 END * 65536
       + (unixepoch(a.held_on) - unixepoch(coalesce(a.for_on, a.held_on))) / 86400 * 281474976710656
         AS base
  FROM activity a;

-- The organisation that held it, and those that joined.
CREATE VIEW mark_held_source AS
SELECT a.year + o.rank AS shelf, t.id AS type, a.for_day, a.record,
       a.base + min(coalesce(a.hours, 0), 1048575) * 268435456 AS rest, a.id AS activity
  FROM mark_activity a
  JOIN activity_type y ON y.activity = a.id
  JOIN evidence_type t ON t.name = y.type
  JOIN org o ON o.code = a.org
UNION ALL
SELECT a.year + o.rank, t.id, a.for_day, a.record,
       a.base + min(coalesce(a.hours, 0), 1048575) * 268435456, a.id
  FROM mark_activity a
  JOIN activity_joint j ON j.activity = a.id AND j.org <> a.org
  JOIN activity_type y ON y.activity = a.id
  JOIN evidence_type t ON t.name = y.type
  JOIN org o ON o.code = j.org;

-- Who was present in whatever part, or made it up.
CREATE VIEW mark_attendance_source AS
SELECT a.year + h.org_rank AS shelf, p.id AS person, t.id AS type, a.for_day,
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
SELECT a.year + h.org_rank AS shelf, p.id AS person, t.id AS type, a.for_day,
       a.record * 8 + 1 AS record,
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
SELECT (CAST(d.month AS INTEGER) - 1970) * 1099511627776 + h.org_rank AS shelf,
       p.id AS person, t.id AS type,
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
SELECT (CAST(min(r.held_on, r.year || '-12-31') AS INTEGER) - 1970) * 1099511627776
       + h.org_rank AS shelf,
       p.id AS person, t.id AS type,
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

-- Other records as marks: of organisations, and of persons.
CREATE VIEW mark_row_org_source AS
SELECT (CAST(r.for_on AS INTEGER) - 1970) * 1099511627776 + o.rank AS shelf, t.id AS type,
       unixepoch(r.for_on) / 86400 AS for_day,
       r.row * 16 + r.kind AS record,
       max(-32768, min((unixepoch(r.done_on) - unixepoch(r.for_on)) / 86400, 32767))
       * 281474976710656 AS rest,
       r.kind, r.row
  FROM mark_row r
  JOIN evidence_type t ON t.name IN (r.type, r.type || '(' || r.form || ')')
  JOIN org o ON o.code = r.org;

CREATE VIEW mark_row_person_source AS
SELECT (CAST(r.for_on AS INTEGER) - 1970) * 1099511627776 + h.org_rank AS shelf,
       p.id AS person, t.id AS type, unixepoch(r.for_on) / 86400 AS for_day,
       (r.row * 16 + r.kind) * 8 + r.part AS record,
       max(-32768, min((unixepoch(r.done_on) - unixepoch(r.for_on)) / 86400, 32767))
       * 281474976710656 AS rest,
       r.kind, r.row
  FROM mark_row r
  JOIN evidence_type t ON t.name IN (r.type, r.type || '(' || r.form || ')')
  JOIN person p ON p.code = r.person
  JOIN mark_home h ON h.person = p.id;

-- What the tables must hold.
CREATE VIEW mark_org_source AS
SELECT shelf, type, for_day, record, rest FROM mark_held_source
UNION ALL
SELECT shelf, type, for_day, record, rest FROM mark_row_org_source;

CREATE VIEW mark_person_source AS
SELECT shelf, person, type, for_day, record, rest FROM mark_attendance_source
UNION ALL
SELECT shelf, person, type, for_day, record, rest FROM mark_host_source
UNION ALL
SELECT shelf, person, type, for_day, record, rest FROM mark_dues_source
UNION ALL
SELECT shelf, person, type, for_day, record, rest FROM mark_review_source
UNION ALL
SELECT shelf, person, type, for_day, record, rest FROM mark_row_person_source;

-- Keeping the marks beside the records (src/store/marks.c).

-- What fills takes the rows of an entity from one id to another: one row, or all that a change
-- made, in the order of the table they go into.

-- name: marks_types_of
INSERT INTO evidence_type (name)
SELECT DISTINCT type FROM activity_type WHERE activity BETWEEN $1 AND $2
    ON CONFLICT DO NOTHING;

-- The form of a record, as a type of its own: project(brand).
-- name: marks_types_of_row
INSERT INTO evidence_type (name)
SELECT DISTINCT type || '(' || form || ')' FROM mark_row
 WHERE kind = $3 AND row BETWEEN $1 AND $2 AND form IS NOT NULL
    ON CONFLICT DO NOTHING;

-- name: marks_types_all
INSERT INTO evidence_type (name)
SELECT DISTINCT type FROM activity_type
UNION
SELECT type || '(' || form || ')' FROM mark_row WHERE form IS NOT NULL
    ON CONFLICT DO NOTHING;

-- name: marks_org_clear
DELETE FROM mark_org
 WHERE (shelf, type, for_day, record) IN
       (SELECT shelf, type, for_day, record FROM mark_held_source WHERE activity = $1);

-- name: marks_org_fill
INSERT INTO mark_org (shelf, type, for_day, record, rest)
SELECT shelf, type, for_day, record, rest FROM mark_held_source
 WHERE activity BETWEEN $1 AND $2
 ORDER BY shelf, type, for_day, record;

-- name: marks_activity_persons_clear
DELETE FROM mark_person
 WHERE (shelf, person, type, for_day, record) IN
       (SELECT shelf, person, type, for_day, record
          FROM mark_attendance_source WHERE activity = $1);

-- name: marks_activity_persons_fill
INSERT INTO mark_person (shelf, person, type, for_day, record, rest)
SELECT shelf, person, type, for_day, record, rest
  FROM mark_attendance_source WHERE activity = $1;

-- name: marks_attendance_clear
DELETE FROM mark_person
 WHERE (shelf, person, type, for_day, record) IN
       (SELECT shelf, person, type, for_day, record
          FROM mark_attendance_source WHERE attendance = $1);

-- name: marks_attendance_fill
INSERT INTO mark_person (shelf, person, type, for_day, record, rest)
SELECT shelf, person, type, for_day, record, rest
  FROM mark_attendance_source WHERE attendance BETWEEN $1 AND $2
 ORDER BY shelf, person, type, for_day, record;

-- name: marks_host_clear
DELETE FROM mark_person
 WHERE (shelf, person, type, for_day, record) IN
       (SELECT shelf, person, type, for_day, record
          FROM mark_host_source WHERE activity = $1);

-- The mark of the field host where a recorded part now stands for it.
-- name: marks_host_yield
DELETE FROM mark_person
 WHERE (shelf, person, type, for_day, record) IN
       (SELECT a.year + h.org_rank, p.id, t.id, a.for_day, a.record * 8 + 1
          FROM mark_activity a
          JOIN activity_type y ON y.activity = a.id
          JOIN evidence_type t ON t.name = y.type
          JOIN person p ON p.code = a.host
          JOIN mark_home h ON h.person = p.id
         WHERE a.id = $1);

-- name: marks_host_fill
INSERT INTO mark_person (shelf, person, type, for_day, record, rest)
SELECT shelf, person, type, for_day, record, rest
  FROM mark_host_source WHERE activity BETWEEN $1 AND $2
 ORDER BY shelf, person, type, for_day, record
    ON CONFLICT DO NOTHING;

-- name: marks_dues_clear
DELETE FROM mark_person
 WHERE (shelf, person, type, for_day, record) IN
       (SELECT shelf, person, type, for_day, record FROM mark_dues_source WHERE dues = $1);

-- name: marks_dues_fill
INSERT INTO mark_person (shelf, person, type, for_day, record, rest)
SELECT shelf, person, type, for_day, record, rest
  FROM mark_dues_source WHERE dues BETWEEN $1 AND $2
 ORDER BY shelf, person, type, for_day, record;

-- name: marks_review_clear
DELETE FROM mark_person
 WHERE (shelf, person, type, for_day, record) IN
       (SELECT shelf, person, type, for_day, record FROM mark_review_source WHERE review = $1);

-- name: marks_review_fill
INSERT INTO mark_person (shelf, person, type, for_day, record, rest)
SELECT shelf, person, type, for_day, record, rest
  FROM mark_review_source WHERE review BETWEEN $1 AND $2
 ORDER BY shelf, person, type, for_day, record;

-- Records of other entities: $3 is the kind (3 star … 11 term).
-- name: marks_row_org_clear
DELETE FROM mark_org
 WHERE (shelf, type, for_day, record) IN
       (SELECT shelf, type, for_day, record
          FROM mark_row_org_source WHERE kind = $3 AND row = $1);

-- name: marks_row_org_fill
INSERT INTO mark_org (shelf, type, for_day, record, rest)
SELECT shelf, type, for_day, record, rest
  FROM mark_row_org_source WHERE kind = $3 AND row BETWEEN $1 AND $2
 ORDER BY shelf, type, for_day, record;

-- name: marks_row_person_clear
DELETE FROM mark_person
 WHERE (shelf, person, type, for_day, record) IN
       (SELECT shelf, person, type, for_day, record
          FROM mark_row_person_source WHERE kind = $3 AND row = $1);

-- name: marks_row_person_fill
INSERT INTO mark_person (shelf, person, type, for_day, record, rest)
SELECT shelf, person, type, for_day, record, rest
  FROM mark_row_person_source WHERE kind = $3 AND row BETWEEN $1 AND $2
 ORDER BY shelf, person, type, for_day, record;

-- name: marks_pending_host
INSERT INTO mark_pending (activity)
SELECT a.id FROM attendance x JOIN activity a ON a.code = x.activity
 WHERE x.id BETWEEN $1 AND $2 AND x.role = 'host' AND a.host = x.person
    ON CONFLICT DO NOTHING;

-- name: marks_pending
SELECT activity FROM mark_pending LIMIT 1;

-- name: marks_pending_done
DELETE FROM mark_pending WHERE activity = $1;

-- name: marks_pending_clear
DELETE FROM mark_pending;

-- Where a person's marks are filed, and where they belong.
-- name: marks_home_of
SELECT coalesce(h.org_rank, -1), coalesce(o.rank, 0)
  FROM person p LEFT JOIN mark_home h ON h.person = p.id LEFT JOIN org o ON o.code = p.org
 WHERE p.id = $1;

-- name: marks_home_set
INSERT INTO mark_home (person, org_rank) VALUES ($1, $2)
    ON CONFLICT (person) DO UPDATE SET org_rank = excluded.org_rank;

-- New persons have no marks yet.
-- name: marks_home_new
INSERT INTO mark_home (person, org_rank)
SELECT p.id, coalesce(o.rank, 0) FROM person p LEFT JOIN org o ON o.code = p.org
 WHERE p.id BETWEEN $1 AND $2;

-- name: marks_home_move
UPDATE mark_person SET shelf = shelf - $2 + $3
 WHERE person = $1 AND shelf IN (SELECT y.shelf + $2 FROM mark_person_year y);

-- Who was where: of one person, or of one membership.
-- name: marks_place_clear
DELETE FROM mark_place
 WHERE (org_rank, code, from_day) IN
       (SELECT org_rank, code, from_day FROM mark_place_source WHERE membership = $1);

-- name: marks_place_fill
INSERT INTO mark_place (org_rank, code, from_day, person, home, to_day, joined, "full", until,
       standing)
SELECT org_rank, code, from_day, person, home, to_day, joined, "full", until, standing
  FROM mark_place_source WHERE membership BETWEEN $1 AND $2
 ORDER BY org_rank, code, from_day
    ON CONFLICT DO NOTHING;

-- name: marks_place_person_clear
DELETE FROM mark_place
 WHERE (org_rank, code, from_day) IN
       (SELECT org_rank, code, from_day FROM mark_place_source WHERE person = $1);

-- name: marks_place_person_fill
INSERT INTO mark_place (org_rank, code, from_day, person, home, to_day, joined, "full", until,
       standing)
SELECT org_rank, code, from_day, person, home, to_day, joined, "full", until, standing
  FROM mark_place_source WHERE person = $1;

-- name: marks_place_empty
DELETE FROM mark_place;

-- name: marks_place_all
INSERT INTO mark_place (org_rank, code, from_day, person, home, to_day, joined, "full", until,
       standing)
SELECT org_rank, code, from_day, person, home, to_day, joined, "full", until, standing
  FROM mark_place_source
 ORDER BY org_rank, code, from_day;

-- The ranks before and after a new organisation in the order of codes.
-- name: marks_rank_room
SELECT coalesce((SELECT rank FROM org WHERE code < n.code AND rank IS NOT NULL
                  ORDER BY code DESC LIMIT 1), 0),
       coalesce((SELECT rank FROM org WHERE code > n.code AND rank IS NOT NULL
                  ORDER BY code LIMIT 1), 0),
       n.rank IS NOT NULL
  FROM org n WHERE n.id = $1;

-- name: marks_rank_set
UPDATE org SET rank = $2 WHERE id = $1;

-- Every organisation in the order of codes.
-- name: marks_ranks
SELECT id, coalesce(rank, 0) FROM org ORDER BY code;

-- name: marks_rank_all
UPDATE org SET rank = r.place
  FROM (SELECT id, row_number() OVER (ORDER BY code) * $1 AS place FROM org) AS r
 WHERE org.id = r.id AND org.rank IS NOT r.place;

-- name: marks_home_all
INSERT INTO mark_home (person, org_rank)
SELECT p.id, coalesce(o.rank, 0) FROM person p LEFT JOIN org o ON o.code = p.org
 WHERE true
    ON CONFLICT (person) DO UPDATE SET org_rank = excluded.org_rank;

-- name: marks_org_empty
DELETE FROM mark_org;

-- name: marks_person_empty
DELETE FROM mark_person;

-- name: marks_org_all
INSERT INTO mark_org (shelf, type, for_day, record, rest)
SELECT shelf, type, for_day, record, rest FROM mark_org_source
 ORDER BY shelf, type, for_day, record;

-- name: marks_person_all
INSERT INTO mark_person (shelf, person, type, for_day, record, rest)
SELECT shelf, person, type, for_day, record, rest FROM mark_person_source
 ORDER BY shelf, person, type, for_day, record;

-- Records that give marks, about.
-- name: marks_records
SELECT coalesce((SELECT max(id) FROM activity), 0) + coalesce((SELECT max(id) FROM attendance), 0)
     + coalesce((SELECT max(id) FROM dues), 0);

-- How many marks differ from what the views say.
-- name: marks_wrong
WITH org_wanted AS (SELECT shelf, type, for_day, record, rest FROM mark_org_source)
SELECT (SELECT count(*) FROM (SELECT * FROM mark_org EXCEPT SELECT * FROM org_wanted))
     + (SELECT count(*) FROM (SELECT * FROM org_wanted EXCEPT SELECT * FROM mark_org))
     + (SELECT count(*) FROM (SELECT * FROM mark_person EXCEPT SELECT * FROM mark_person_source))
     + (SELECT count(*) FROM (SELECT * FROM mark_person_source EXCEPT SELECT * FROM mark_person))
     + (SELECT count(*)
          FROM (SELECT * FROM mark_place
                EXCEPT
                SELECT org_rank, code, from_day, person, home, to_day, joined, "full", until,
                       standing
                  FROM mark_place_source))
     + (SELECT count(*)
          FROM (SELECT org_rank, code, from_day, person, home, to_day, joined, "full", until,
                       standing
                  FROM mark_place_source
                EXCEPT
                SELECT * FROM mark_place))
     + (SELECT count(*)
          FROM mark_home h JOIN person p ON p.id = h.person LEFT JOIN org o ON o.code = p.org
         WHERE h.org_rank <> coalesce(o.rank, 0));

-- What the scheduler needs, table by table, each in one pass (src/store/office*.c).

-- name: office_setting
SELECT value FROM setting WHERE name = $1;

-- name: office_batch
SELECT coalesce(max(id), 0) FROM batch;

-- What was saved after the batch $1, up to $2 rows; of a change one side of which was damaged by
-- others, and is no JSON object, nobody knows what it was of. (The limit keeps the walk on the
-- batches.)
-- name: office_changed
SELECT entity, count(*)
  FROM (SELECT iif(json_valid(coalesce(before, '{}')) AND json_valid(coalesce(after, '{}')) AND
                   substr(coalesce(before, '{'), 1, 1) = '{' AND
                   substr(coalesce(after, '{'), 1, 1) = '{', entity, '') AS entity
          FROM journal WHERE batch > $1 LIMIT $2) AS c
 GROUP BY entity;

-- The organisations of the records that were changed after the batch $1, as they were and as they
-- are. A change tells what it changed; the rest is in the row, unless that has gone.
-- name: office_touched_orgs
WITH changed AS MATERIALIZED (
SELECT entity, row, before, after FROM journal WHERE batch > $1),
     act (code) AS MATERIALIZED (
SELECT a.code FROM changed c CROSS JOIN activity a ON a.id = c.row WHERE c.entity = 'activity'
UNION
SELECT x.activity FROM changed c CROSS JOIN attendance x ON x.id = c.row
 WHERE c.entity = 'attendance'
UNION
SELECT json_extract(coalesce(c.before, c.after), '$.activity') FROM changed c
 WHERE c.entity = 'attendance'),
     said (side) AS MATERIALIZED (
SELECT before FROM changed WHERE entity <> 'attendance' AND before IS NOT NULL
UNION ALL
SELECT after FROM changed WHERE entity <> 'attendance' AND after IS NOT NULL)
SELECT a.org FROM act CROSS JOIN activity a ON a.code = act.code
UNION
SELECT j.org FROM act CROSS JOIN activity a ON a.code = act.code
 CROSS JOIN activity_joint j ON j.activity = a.id
UNION
SELECT json_extract(side, '$.org') FROM said
UNION
SELECT json_extract(side, '$.from_org') FROM said
UNION
SELECT one.value FROM said,
       json_each('[' || replace(json_quote(json_extract(side, '$.joint')), ';', '","') || ']')
       AS one
 WHERE json_extract(side, '$.joint') IS NOT NULL
UNION
SELECT l.org FROM changed c CROSS JOIN ledger l ON l.id = c.row WHERE c.entity = 'ledger'
UNION
SELECT d.org FROM changed c CROSS JOIN debrief d ON d.id = c.row WHERE c.entity = 'debrief'
UNION
SELECT r.org FROM changed c CROSS JOIN remittance r ON r.id = c.row WHERE c.entity = 'remittance'
UNION
SELECT t.from_org FROM changed c CROSS JOIN transfer t ON t.id = c.row WHERE c.entity = 'transfer';

-- Likewise the persons: who takes or took part in such a record, or is named by an event that it
-- names.
-- name: office_touched_persons
WITH changed AS MATERIALIZED (
SELECT entity, row, before, after FROM journal WHERE batch > $1),
     act (code) AS MATERIALIZED (
SELECT a.code FROM changed c CROSS JOIN activity a ON a.id = c.row WHERE c.entity = 'activity'
UNION
SELECT x.activity FROM changed c CROSS JOIN attendance x ON x.id = c.row
 WHERE c.entity = 'attendance'
UNION
SELECT json_extract(coalesce(c.before, c.after), '$.activity') FROM changed c
 WHERE c.entity = 'attendance'),
     said (side) AS MATERIALIZED (
SELECT before FROM changed WHERE before IS NOT NULL
UNION ALL
SELECT after FROM changed WHERE after IS NOT NULL),
     named (event) AS (
SELECT n.event FROM act CROSS JOIN activity a ON a.code = act.code
 CROSS JOIN activity_event n ON n.activity = a.id
UNION
SELECT one.value FROM said,
       json_each('[' || replace(json_quote(json_extract(side, '$.events')), ';', '","') || ']')
       AS one
 WHERE json_extract(side, '$.events') IS NOT NULL)
SELECT x.person FROM act CROSS JOIN attendance x ON x.activity = act.code
UNION
SELECT a.host FROM act CROSS JOIN activity a ON a.code = act.code
UNION
SELECT json_extract(side, '$.person') FROM said
UNION
SELECT json_extract(side, '$.host') FROM said
UNION
SELECT e.person FROM named CROSS JOIN event e ON e.code = named.event
UNION
SELECT d.person FROM changed c CROSS JOIN dues d ON d.id = c.row WHERE c.entity = 'dues'
UNION
SELECT r.person FROM changed c CROSS JOIN review r ON r.id = c.row WHERE c.entity = 'review'
UNION
SELECT b.person FROM changed c CROSS JOIN dues_base b ON b.id = c.row
 WHERE c.entity = 'dues_base'
UNION
SELECT d.person FROM changed c CROSS JOIN debrief d ON d.id = c.row WHERE c.entity = 'debrief'
UNION
SELECT t.person FROM changed c CROSS JOIN transfer t ON t.id = c.row WHERE c.entity = 'transfer';

-- name: office_orgs
SELECT code, kind, founded_on, dissolved_on, committee_from, committee_to, coalesce(appointed,
       0), tracking_from, rank, books = 'own', coalesce(dues_day, 0)
  FROM org ORDER BY code;

-- name: office_placements
SELECT org, from_on, parent, policy, name FROM placement;

-- name: office_persons
SELECT code, joined_on, full_on, status, id, probation_until FROM person;

-- One of them, and where that one was.
-- name: office_person_of
SELECT code, joined_on, full_on, status, id, probation_until, category FROM person
 WHERE code = $1;

-- name: office_memberships_of
SELECT person, org, "group", from_on, to_on FROM membership WHERE person = $1 ORDER BY from_on;

-- Where the marks of persons are filed (db_query_scan).
-- name: office_homes
SELECT person, org_rank FROM mark_home;

-- name: office_homes_most
SELECT coalesce(max(person), 0) FROM mark_home;

-- Who was where, in the order of organisations and codes (db_query_scan).
-- name: office_places
SELECT org_rank, code, from_day, person, to_day, joined, "full", until, standing
  FROM mark_place ORDER BY org_rank, code, from_day;

-- The same with what `among` may ask.
-- name: office_places_words
SELECT m.org_rank, m.code, m.from_day, m.person, m.to_day, m.joined, m."full", m.until,
       m.standing, p.status, p.category
  FROM mark_place m LEFT JOIN person p ON p.id = m.person
 ORDER BY m.org_rank, m.code, m.from_day;

-- The marks of those whose own are filed elsewhere, in the order of organisations; of who was there
-- twice once. From the year whose shelf is $1 on.
-- name: office_marks_away
SELECT p.org_rank, m.person, m.type, m.for_day, m.record, m.rest
  FROM mark_place p
 CROSS JOIN mark_person_year y
 CROSS JOIN mark_person m ON m.shelf = y.shelf + p.home AND m.person = p.person
 WHERE p.home <> p.org_rank AND y.shelf >= $1
   AND NOT EXISTS (SELECT 1 FROM mark_place q
                    WHERE q.org_rank = p.org_rank AND q.code = p.code AND q.from_day < p.from_day)
 ORDER BY p.org_rank, p.code, p.from_day;

-- Marks of the types $2, a list, of whom the organisation of the rank $1 ever had.
-- name: office_marks_back
SELECT m.person, m.type, m.for_day, m.record, m.rest
  FROM mark_place p
 CROSS JOIN json_each($2) t
 CROSS JOIN mark_person_year y
 CROSS JOIN mark_person m ON m.shelf = y.shelf + p.home AND m.person = p.person AND m.type = t.value
 WHERE p.org_rank = $1
   AND NOT EXISTS (SELECT 1 FROM mark_place q
                    WHERE q.org_rank = p.org_rank AND q.code = p.code AND q.from_day < p.from_day)
 ORDER BY p.code, t.key, m.shelf, m.for_day;

-- Of the records of several days that last until $1 and begin before it, the first (for_on is a day
-- for itself).
-- name: office_lasting
SELECT min(held_on) FROM activity
 WHERE for_on IS NULL AND ended_on > held_on AND ended_on >= $1 AND held_on < $1;

-- name: office_person_names
SELECT id, name FROM person;

-- What `among` may ask.
-- name: office_person_words
SELECT id, status, category FROM person;

-- name: office_memberships
SELECT person, org, "group", from_on, to_on FROM membership;

-- name: office_posts
SELECT person, org, role, from_on, to_on, full_time FROM post;

-- name: office_terms
SELECT org, elected_on, CASE WHEN approval_no <> '' THEN extended_to END, coalesce(years,
       0) FROM term;

-- name: office_facts
SELECT org, name, from_on, value FROM fact WHERE value IS NOT NULL;

-- name: office_events
SELECT code, type, org, person, scope = 'below', occurred_on FROM event ORDER BY code;

-- name: office_waivers
SELECT org, slot, person, from_on, to_on FROM waiver;

-- name: office_types
SELECT id, name FROM evidence_type ORDER BY id;

-- Records that name events, once for each organisation they count for.
-- name: office_named
SELECT n.event, o.code, t.name, a.for_day, a.record,
       a.base + min(coalesce(a.hours, 0), 1048575) * 268435456
  FROM activity_event n
  CROSS JOIN mark_activity a ON a.id = n.activity
  CROSS JOIN activity_type y ON y.activity = a.id
  CROSS JOIN evidence_type t ON t.name = y.type
  CROSS JOIN org o ON o.code = a.org
UNION ALL
SELECT n.event, j.org, t.name, a.for_day, a.record,
       a.base + min(coalesce(a.hours, 0), 1048575) * 268435456
  FROM activity_event n
  CROSS JOIN mark_activity a ON a.id = n.activity
  CROSS JOIN activity_joint j ON j.activity = a.id AND j.org <> a.org
  CROSS JOIN activity_type y ON y.activity = a.id
  CROSS JOIN evidence_type t ON t.name = y.type;

-- Whose own the records of a type with a partner are, and who hosted them (and since when that is
-- known).
-- name: office_partner_orgs
SELECT a.id * 16, a.org, NULL
  FROM activity_type y
 CROSS JOIN activity a ON a.id = y.activity
 WHERE y.type = $1
   AND EXISTS (SELECT 1 FROM attendance x
                WHERE x.activity = a.code AND x.role = 'partner' AND x.role <> 'attendee')
UNION ALL
SELECT a.id * 16, j.org, NULL
  FROM activity_type y
 CROSS JOIN activity a ON a.id = y.activity
 CROSS JOIN activity_joint j ON j.activity = a.id
 WHERE y.type = $1
   AND EXISTS (SELECT 1 FROM attendance x
                WHERE x.activity = a.code AND x.role = 'partner' AND x.role <> 'attendee');

-- name: office_partner_hosts
SELECT a.id * 16, h.person, CASE WHEN h.status <> 'present' THEN h.made_up_on END
  FROM activity_type y
 CROSS JOIN activity a ON a.id = y.activity
 CROSS JOIN attendance h ON h.activity = a.code AND h.role = 'host' AND h.role <> 'attendee'
 WHERE y.type = $1 AND (h.status = 'present' OR h.made_up_on IS NOT NULL)
   AND EXISTS (SELECT 1 FROM attendance x
                WHERE x.activity = a.code AND x.role = 'partner' AND x.role <> 'attendee')
UNION ALL
SELECT a.id * 16, a.host, NULL
  FROM activity_type y
 CROSS JOIN activity a ON a.id = y.activity
 WHERE y.type = $1 AND a.host IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM attendance h
                    WHERE h.activity = a.code AND h.person = a.host AND h.role = 'host')
   AND EXISTS (SELECT 1 FROM attendance x
                WHERE x.activity = a.code AND x.role = 'partner' AND x.role <> 'attendee');

-- The years of marks there are, each as the shelf before its first one, in order.
-- name: office_mark_org_years
SELECT shelf FROM mark_org_year;

-- name: office_mark_person_years
SELECT shelf FROM mark_person_year;

-- Walks from a shelf on (db_query_scan): whoever walks knows where to end.
-- name: office_marks_org
SELECT shelf, type, for_day, record, rest FROM mark_org
 WHERE shelf >= $1 ORDER BY shelf, type, for_day, record;

-- name: office_marks_person
SELECT person, type, for_day, record, rest FROM mark_person
 WHERE shelf >= $1 ORDER BY shelf, person, type, for_day, record;

-- The marks of one organisation, or filed under it, year after year, from the shelf $2 on.
-- name: office_marks_org_of
SELECT m.shelf, m.type, m.for_day, m.record, m.rest
  FROM mark_org_year y CROSS JOIN mark_org m ON m.shelf = y.shelf + $1
 WHERE y.shelf >= $2;

-- name: office_marks_person_of
SELECT m.person, m.type, m.for_day, m.record, m.rest
  FROM mark_person_year y CROSS JOIN mark_person m ON m.shelf = y.shelf + $1
 WHERE y.shelf >= $2;

-- The marks of some persons: $1 is [[rank, person], …], from the year of the shelf $2 on.
-- name: office_marks_some
SELECT m.person, m.type, m.for_day, m.record, m.rest
  FROM json_each($1) w
 CROSS JOIN mark_person_year y
 CROSS JOIN mark_person m ON m.shelf = y.shelf + (w.value ->> 0) AND m.person = w.value ->> 1
 WHERE y.shelf >= $2;

-- Who was on leave, and from what; one row for each type of the record. Who took part in any part,
-- the field host included, was not on leave; of several parts the first one made up counts. Of
-- records of the types $1 (a JSON list) held from $2 to $3 by the organisations $4 to $5; $6 = 0:
-- without what was made up by $3. (status <> 'present' names the index; type || '' lets the few
-- types of a record be looked at as they come, where each of $1 would be looked for.)
-- name: office_makeups
SELECT a.code || '/' || x.person, a.org, x.person, a.held_on,
       (SELECT min(m.made_up_on) FROM attendance m
         WHERE m.activity = a.code AND m.person = x.person), y.type
  FROM org o
 CROSS JOIN activity a ON a.org = o.code AND a.held_on BETWEEN $2 AND $3
 CROSS JOIN activity_type y ON y.activity = a.id
 CROSS JOIN attendance x ON x.activity = a.code
 WHERE o.code BETWEEN $4 AND $5
   AND y.type || '' IN (SELECT value FROM json_each($1))
   AND x.status = 'leave' AND x.status <> 'present'
   AND NOT EXISTS (SELECT 1 FROM attendance p
                    WHERE p.activity = x.activity AND p.person = x.person
                      AND (p.status = 'present' OR ($6 = 0 AND p.made_up_on <= $3)))
   AND (a.host IS NULL OR a.host <> x.person
        OR EXISTS (SELECT 1 FROM attendance h
                    WHERE h.activity = a.code AND h.person = a.host AND h.role = 'host'))
 GROUP BY a.id, x.person, y.type
 ORDER BY a.org, a.code, x.person;

-- Records of the types $1 held from $2 to $3 by the organisations $4 to $5, with what they hold:
-- which fields; the day from which somebody attended (empty: always, else made up); each further
-- part taken, with the day likewise; the day from which no absentee lacks a reason (9999: never).
-- The field host yields to a part host of the same person.
-- name: office_sheets
SELECT a.code, a.org, a.held_on, y.type, a.none, a.ticked,
       a.ended_on IS NOT NULL, a.start_time IS NOT NULL, a.end_time IS NOT NULL,
       a.place IS NOT NULL, a.theme IS NOT NULL,
       a.host IS NOT NULL AND NOT EXISTS (SELECT 1 FROM attendance h
                                           WHERE h.activity = a.code AND h.person = a.host
                                             AND h.role = 'host'),
       a.recorder IS NOT NULL,
       a.content IS NOT NULL, a.votes IS NOT NULL, a.resolutions IS NOT NULL,
       a.hours IS NOT NULL, a.for_on IS NOT NULL, a.events IS NOT NULL, a.joint IS NOT NULL,
       a.guests IS NOT NULL, a.occasion IS NOT NULL, a.note IS NOT NULL,
       CASE WHEN EXISTS (SELECT 1 FROM attendance x
                          WHERE x.activity = a.code AND x.role = 'attendee'
                            AND x.status = 'present')
            THEN ''
            ELSE (SELECT min(x.made_up_on) FROM attendance x
                   WHERE x.activity = a.code AND x.role = 'attendee' AND x.status <> 'present')
            END,
       (SELECT group_concat(x.role || CASE x.status WHEN 'present' THEN ':'
                                                    ELSE ':' || x.made_up_on END, ' ')
          FROM attendance x
         WHERE x.activity = a.code AND x.role <> 'attendee'
           AND (x.status = 'present' OR x.made_up_on IS NOT NULL)),
       (SELECT max(coalesce((SELECT min(m.made_up_on) FROM attendance m
                              WHERE m.activity = x.activity AND m.person = x.person), '9999'))
          FROM attendance x
         WHERE x.activity = a.code AND x.status <> 'present' AND x.reason IS NULL
           AND NOT EXISTS (SELECT 1 FROM attendance p
                            WHERE p.activity = x.activity AND p.person = x.person
                              AND (p.status = 'present' OR p.reason IS NOT NULL))
           AND (a.host IS NULL OR x.person <> a.host
                OR EXISTS (SELECT 1 FROM attendance h
                            WHERE h.activity = a.code AND h.person = a.host
                              AND h.role = 'host')))
  FROM org o
 CROSS JOIN activity a ON a.org = o.code AND a.held_on BETWEEN $2 AND $3
 CROSS JOIN activity_type y ON y.activity = a.id
 WHERE o.code BETWEEN $4 AND $5 AND y.type || '' IN (SELECT value FROM json_each($1));

-- Deadlines that ledgers and letters of transfer carry.
-- name: office_ledgers
SELECT code, org, NULL, opened_on, closed_on, deadline, kind FROM ledger ORDER BY code;

-- name: office_transfers
SELECT person || '/' || issued_on, from_org, person, issued_on, received_on,
       date(issued_on, '+' || valid_days || ' days'), ''
  FROM transfer ORDER BY person, issued_on;

-- Ratings: of several on one day the one for the latest year.
-- name: office_stars
SELECT org, rated_on, CAST(stars AS TEXT)
  FROM (SELECT org, rated_on, stars,
               row_number() OVER (PARTITION BY org, rated_on
                                  ORDER BY year DESC, coalesce(stars, 0) DESC) AS place
          FROM star WHERE rated_on IS NOT NULL) AS r
 WHERE place = 1;

-- name: office_grades
SELECT org, rated_on, grade
  FROM (SELECT org, rated_on, grade,
               row_number() OVER (PARTITION BY org, rated_on
                                  ORDER BY year DESC, coalesce(grade, '') DESC) AS place
          FROM assessment WHERE rated_on IS NOT NULL AND person = '') AS r
 WHERE place = 1;

-- name: office_pairings
SELECT org, NULL, from_on, to_on FROM tie WHERE kind = 'pairing';

-- name: office_projects
SELECT org, 'project(' || kind || ')', started_on, closed_on FROM project;

-- What `counts` may ask of the records of a type: civil days, hours, which fields are filled (bits
-- in the order of record_fields). $2: whether it asks for the host, who may be there as a part.
-- name: office_details
SELECT a.id * 16, (unixepoch(coalesce(a.ended_on, a.held_on)) - unixepoch(a.held_on)) / 86400 + 1,
       coalesce(a.hours, 0),
       (a.ended_on IS NOT NULL) + (a.start_time IS NOT NULL) * 2 + (a.end_time IS NOT NULL) * 4
       + (a.place IS NOT NULL) * 8 + (a.theme IS NOT NULL) * 16
       + CASE WHEN $2 = 0 THEN 0
              WHEN EXISTS (SELECT 1 FROM attendance x
                            WHERE x.activity = a.code AND x.role = 'host'
                              AND x.status = 'present') THEN 32
              WHEN a.host IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM attendance x
                                WHERE x.activity = a.code AND x.role = 'host'
                                  AND x.person = a.host) THEN 32
              ELSE 0 END
       + (a.recorder IS NOT NULL) * 64 + (a.content IS NOT NULL) * 128
       + (a.votes IS NOT NULL) * 256 + (a.resolutions IS NOT NULL) * 512
       + (a.hours IS NOT NULL) * 1024 + (a.for_on IS NOT NULL) * 2048
       + (a.events IS NOT NULL) * 4096 + (a.joint IS NOT NULL) * 8192
       + (a.guests IS NOT NULL) * 16384 + (a.occasion IS NOT NULL) * 32768
       + (a.note IS NOT NULL) * 65536
  FROM activity_type y
 CROSS JOIN activity a ON a.id = y.activity
 WHERE y.type = $1;

-- Whose own the records of a type are.
-- name: office_owners
SELECT a.id * 16, a.org, NULL
  FROM activity_type y CROSS JOIN activity a ON a.id = y.activity
 WHERE y.type = $1
UNION ALL
SELECT y.activity * 16, j.org, NULL
  FROM activity_type y CROSS JOIN activity_joint j ON j.activity = y.activity
 WHERE y.type = $1
UNION ALL
SELECT d.id * 16 + 5, d.org, NULL FROM debrief d WHERE $1 = 'debrief';

-- Who was present in the records of a type: the person, and the day it was made up (0: was there).
-- name: office_presences
SELECT a.id * 16, p.id,
       CASE WHEN x.status = 'present' THEN 0 ELSE unixepoch(x.made_up_on) / 86400 END
  FROM activity_type y
 CROSS JOIN activity a ON a.id = y.activity
 CROSS JOIN attendance x ON x.activity = a.code
 CROSS JOIN person p ON p.code = x.person
 WHERE y.type = $1 AND (x.status = 'present' OR x.made_up_on IS NOT NULL)
UNION ALL
SELECT a.id * 16, p.id, 0
  FROM activity_type y
 CROSS JOIN activity a ON a.id = y.activity
 CROSS JOIN person p ON p.code = a.host
 WHERE y.type = $1
   AND NOT EXISTS (SELECT 1 FROM attendance x
                    WHERE x.activity = a.code AND x.person = a.host AND x.role = 'host');

-- The marks of some organisations of one type: $1 is [[rank, number], …].
-- name: office_marks_outer
SELECT w.value ->> 1, m.type, m.for_day, m.record, m.rest
  FROM json_each($1) w
 CROSS JOIN mark_org_year y
 CROSS JOIN mark_org m ON m.shelf = y.shelf + (w.value ->> 0) AND m.type = $2;

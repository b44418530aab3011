-- What may be one thing recorded twice (src/work/alike.c): number, code, the two things that are
-- the same of all, then what tells them apart. $3 is today. A hundred of one day or name are more
-- than anybody has.

-- name: alike_activity
SELECT id, code, org, held_on, types, coalesce(start_time, ''), coalesce(theme, ''),
       coalesce(events, '')
  FROM activity WHERE org = $1 AND held_on = $2 ORDER BY id LIMIT 100;

-- name: alike_activities
SELECT id, code, org, held_on, types, coalesce(start_time, ''), coalesce(theme, ''),
       coalesce(events, '')
  FROM (SELECT id, code, org, held_on, types, start_time, theme, events,
               count(*) OVER (PARTITION BY org, held_on) AS n
          FROM activity)
 WHERE n > 1 ORDER BY org, held_on, id;

-- Who spoke and who was spoken with.
-- name: alike_parts
SELECT person FROM attendance
 WHERE activity = $1 AND role <> 'attendee' AND role IN ('partner', 'speaker') ORDER BY person;

-- Those who belong there now; looked for by the name, of which a branch has few.
-- name: alike_person
SELECT id, code, org, name, coalesce(joined_on, ''), coalesce(birth_on, ''), coalesce(id_no, ''),
       coalesce(gender, '')
  FROM person
 WHERE coalesce(org, '') = $1 AND name = $2 AND (left_on IS NULL OR left_on > $3)
 ORDER BY id LIMIT 100;

-- name: alike_persons
SELECT id, code, org, name, coalesce(joined_on, ''), coalesce(birth_on, ''), coalesce(id_no, ''),
       coalesce(gender, '')
  FROM (SELECT id, code, org, name, joined_on, birth_on, id_no, gender,
               count(*) OVER (PARTITION BY org, name) AS n
          FROM person WHERE org IS NOT NULL AND (left_on IS NULL OR left_on > $3))
 WHERE n > 1 ORDER BY org, name, id;

-- The door refuses a second one: it came in by another way. In the order of the numbers.
-- name: alike_id_nos
SELECT p.id, p.code, coalesce(p.org, ''), p.id_no, '', '', p.id_no, ''
  FROM person p
 WHERE p.id_no IN (SELECT id_no FROM person WHERE id_no IS NOT NULL
                    GROUP BY id_no HAVING count(*) > 1)
 ORDER BY p.id_no, p.id;

-- Whether somebody has said that they are two.
-- name: namesake_is
SELECT 1 FROM namesake WHERE person = $1 AND other = $2
 UNION ALL SELECT 1 FROM namesake WHERE person = $2 AND other = $1;

-- name: org_namesake_is
SELECT 1 FROM org_namesake WHERE org = $1 AND other = $2
 UNION ALL SELECT 1 FROM org_namesake WHERE org = $2 AND other = $1;

-- What goes with one of both.
-- name: namesake_of
SELECT id FROM namesake WHERE person = $1 UNION ALL SELECT id FROM namesake WHERE other = $1
 LIMIT 1;

-- name: org_namesake_of
SELECT id FROM org_namesake WHERE org = $1 UNION ALL SELECT id FROM org_namesake WHERE other = $1
 LIMIT 1;

-- name: alike_org
SELECT id, code, coalesce(parent, ''), name, kind, '', '', '' FROM org
 WHERE coalesce(parent, '') = $1 AND name = $2 AND (dissolved_on IS NULL OR dissolved_on > $3)
 ORDER BY id LIMIT 100;

-- name: alike_orgs
SELECT id, code, parent, name, kind, '', '', ''
  FROM (SELECT id, code, coalesce(parent, '') AS parent, name, kind,
               count(*) OVER (PARTITION BY coalesce(parent, ''), name) AS n
          FROM org WHERE dissolved_on IS NULL OR dissolved_on > $3)
 WHERE n > 1 ORDER BY parent, name, id;

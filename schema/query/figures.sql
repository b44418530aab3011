-- What stands in reports and is no obligation (src/store/office_figures.c).

-- Records held in a period; whether they are talks; whether they are roll calls: of a type in the
-- list $3, with somebody on the attendance list who was to be there; all its types.
-- name: figures_records
SELECT a.code, a.org, a.held_on,
       EXISTS (SELECT 1 FROM activity_type y WHERE y.activity = a.id AND y.type = 'talk'),
       EXISTS (SELECT 1 FROM activity_type y
                WHERE y.activity = a.id AND y.type IN (SELECT t.value FROM json_each($3) t))
       AND EXISTS (SELECT 1 FROM attendance x
                    WHERE x.activity = a.code AND x.role = 'attendee'),
       a.types
  FROM activity a
 WHERE a.held_on BETWEEN $1 AND $2
 ORDER BY a.code;

-- Who was there, or made it up; the field host is a part too, where no host part of the same person
-- says otherwise.
-- name: figures_present
SELECT x.activity, x.person
  FROM activity a
  JOIN attendance x ON x.activity = a.code
 WHERE a.held_on BETWEEN $1 AND $2 AND (x.status = 'present' OR x.made_up_on IS NOT NULL)
UNION
SELECT a.code, a.host
  FROM activity a
 WHERE a.held_on BETWEEN $1 AND $2 AND a.host IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM attendance h
                    WHERE h.activity = a.code AND h.person = a.host AND h.role = 'host')
 ORDER BY 1, 2;

-- Both of some organisations alone ($4, $3: their codes). Statements of their own, because they are
-- found by other indexes: these by organisation and day, those by the day. One statement with an
-- open condition would read all records of the period for one organisation; and a list of all
-- organisations would pass over records whose organisation is not there, of which those above tell.
-- name: figures_records_of
SELECT a.code, a.org, a.held_on,
       EXISTS (SELECT 1 FROM activity_type y WHERE y.activity = a.id AND y.type = 'talk'),
       EXISTS (SELECT 1 FROM activity_type y
                WHERE y.activity = a.id AND y.type IN (SELECT t.value FROM json_each($3) t))
       AND EXISTS (SELECT 1 FROM attendance x
                    WHERE x.activity = a.code AND x.role = 'attendee'),
       a.types
  FROM activity a
 WHERE a.held_on BETWEEN $1 AND $2 AND a.org IN (SELECT o.value FROM json_each($4) o)
 ORDER BY a.code;

-- name: figures_present_of
SELECT x.activity, x.person
  FROM activity a
  JOIN attendance x ON x.activity = a.code
 WHERE a.held_on BETWEEN $1 AND $2 AND a.org IN (SELECT o.value FROM json_each($3) o)
   AND (x.status = 'present' OR x.made_up_on IS NOT NULL)
UNION
SELECT a.code, a.host
  FROM activity a
 WHERE a.held_on BETWEEN $1 AND $2 AND a.org IN (SELECT o.value FROM json_each($3) o)
   AND a.host IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM attendance h
                    WHERE h.activity = a.code AND h.person = a.host AND h.role = 'host')
 ORDER BY 1, 2;

-- name: figures_dues
SELECT person, month || '-01', coalesce(amount_due, 0), coalesce(amount_paid, 0)
  FROM dues
 WHERE month BETWEEN substr($1, 1, 7) AND substr($2, 1, 7);

-- Those of one person: found by another index.
-- name: figures_dues_of
SELECT person, month || '-01', coalesce(amount_due, 0), coalesce(amount_paid, 0)
  FROM dues
 WHERE person = $3 AND month BETWEEN substr($1, 1, 7) AND substr($2, 1, 7);

-- Scores of organisations in some years, as known on a day.
-- name: figures_scores
SELECT org, year, cohort, coalesce(score, ''), coalesce(grade, ''), 0 AS star,
       coalesce(rated_on, '')
  FROM assessment
 WHERE person = '' AND year BETWEEN $1 AND $2 AND (rated_on IS NULL OR rated_on <= $3)
UNION ALL
SELECT org, year, substr('一二三四五', stars, 1) || '星级', coalesce(score, ''), '', 1,
       coalesce(rated_on, '')
  FROM star
 WHERE stars IS NOT NULL AND year BETWEEN $1 AND $2 AND (rated_on IS NULL OR rated_on <= $3)
 ORDER BY org, year, star, cohort;

-- What persons were given for the criteria of a year ($1), as known on a day ($2).
-- name: figures_points
SELECT s.person, c.name, s.points
  FROM score s
  JOIN criterion c ON c.code = s.criterion
 WHERE s.person <> '' AND c.year = $1 AND (s.given_on = '' OR s.given_on <= $2)
 ORDER BY s.person, c.code;

-- Criteria of a year ($2), of a cohort ($3) and of all, with the points an organisation ($1) was
-- given, or a person ($4, else '') of it; who set them.
-- name: figures_sheet
SELECT c.code, c.name, coalesce(c.weight, ''), s.points, coalesce(s.found_by, ''),
       coalesce(s.reason, ''), coalesce(s.given_on, ''), c.org
  FROM criterion c
  LEFT JOIN score s ON s.criterion = c.code AND s.person = $4
                   AND (s.org = $1 OR ($4 <> '' AND s.org = ''))
 WHERE c.year = $2 AND coalesce(c.cohort, '') IN ('', $3)
 ORDER BY c.code, s.given_on;

-- Grades of persons, the latest last.
-- name: figures_person_grades
SELECT person, coalesce(grade, '')
  FROM assessment
 WHERE person <> '' AND rated_on <= $1
 ORDER BY person, rated_on, year, grade;

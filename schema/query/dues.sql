-- What dues are reckoned from (src/work/dues_fee.c).

-- The bases of a person, by their days; the one of the person's own row before all others.
-- name: dues_bases
SELECT '', coalesce(category, 'working'), dues_base, NULL, ''
  FROM person WHERE code = $1
UNION ALL
SELECT * FROM (
    SELECT b.from_on, coalesce(b.category, p.category, 'working'), b.base, b.fixed,
           coalesce(b.approved_by, '')
      FROM dues_base b JOIN person p ON p.code = b.person
     WHERE b.person = $1 ORDER BY b.from_on);

-- The same of everybody: the rows of the persons first.
-- name: dues_all_bases
SELECT code, '', coalesce(category, 'working'), dues_base, NULL, ''
  FROM person
UNION ALL
SELECT * FROM (
    SELECT b.person, b.from_on, coalesce(b.category, p.category, 'working'), b.base, b.fixed,
           coalesce(b.approved_by, '')
      FROM dues_base b JOIN person p ON p.code = b.person
     ORDER BY b.from_on);

-- Under which policy the person's own organisation was on a day: the nearest one above that names
-- one. The first placement of an organisation holds before its own day too.
-- name: dues_policy
WITH RECURSIVE up (org, depth) AS (
    SELECT (SELECT org FROM membership
             WHERE person = $1 AND from_on <= $2
               AND (to_on IS NULL OR to_on > $2)
             ORDER BY from_on DESC LIMIT 1), 0
    UNION ALL
    SELECT (SELECT parent FROM placement
             WHERE placement.org = up.org
             ORDER BY from_on <= $2 DESC,
                      CASE WHEN from_on <= $2 THEN from_on END DESC, from_on
             LIMIT 1), depth + 1
      FROM up WHERE up.org IS NOT NULL AND depth < 64)
SELECT (SELECT policy FROM placement
         WHERE placement.org = up.org
         ORDER BY from_on <= $2 DESC,
                  CASE WHEN from_on <= $2 THEN from_on END DESC, from_on
         LIMIT 1) AS policy
  FROM up WHERE up.org IS NOT NULL AND policy IS NOT NULL
 ORDER BY depth LIMIT 1;

-- What was paid from $2 to $3, both included, by those who on the day they paid belonged to the
-- organisation $1 or one below it on $3, whichever months it was for: each part on its own day.
-- name: dues_collected
WITH RECURSIVE below (org, depth) AS (
    SELECT CAST($1 AS TEXT), 0
    UNION
    SELECT p.org, b.depth + 1
      FROM below b JOIN placement p ON p.parent = b.org
     WHERE b.depth < 64
       AND p.from_on = coalesce((SELECT max(q.from_on) FROM placement q
                                  WHERE q.org = p.org AND q.from_on <= $3),
                                (SELECT min(q.from_on) FROM placement q WHERE q.org = p.org)))
SELECT coalesce(sum(x.amount), 0)
  FROM (SELECT d.person, d.paid_on,
               d.amount_paid - coalesce((SELECT sum(e.amount) FROM dues_earlier e
                                          WHERE e.dues = d.id), 0) AS amount
          FROM dues d
         WHERE d.paid_on BETWEEN $2 AND $3
        UNION ALL
        SELECT d.person, e.paid_on, e.amount
          FROM dues_earlier e JOIN dues d ON d.id = e.dues
         WHERE e.paid_on BETWEEN $2 AND $3) x
 WHERE EXISTS (SELECT 1 FROM membership m
                WHERE m.person = x.person AND m.org IN (SELECT org FROM below)
                  AND m.from_on <= x.paid_on AND (m.to_on IS NULL OR m.to_on > x.paid_on));

-- What is recorded of the months of a year.
-- name: dues_of_year
SELECT person, CAST(substr(month, 6, 2) AS INTEGER), amount_due, amount_paid,
       coalesce(paid_on, ''), coalesce(earlier, '')
  FROM dues WHERE month BETWEEN $1 || '-01' AND $1 || '-12'
 ORDER BY 1, 2;

-- The latest amount that was due of each person, up to the end of a year.
-- name: dues_fees
SELECT person, amount_due, max(month)
  FROM dues WHERE month <= $1 || '-12' AND amount_due > 0
 GROUP BY person;

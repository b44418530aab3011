-- What an explanation says of a record (src/work/why.c).

-- name: why_activity
SELECT a.code, a.held_on, coalesce(a.theme, ''), coalesce(a.for_on, ''), a.entered_on, o.name
  FROM activity a JOIN org o ON o.code = a.org WHERE a.id = $1;

-- name: why_dues
SELECT '', coalesce(d.paid_on, ''), d.month, '', d.entered_on, p.name
  FROM dues d JOIN person p ON p.code = d.person WHERE d.id = $1;

-- name: why_review
SELECT '', coalesce(r.held_on, ''), r.year, '', r.entered_on, p.name
  FROM review r JOIN person p ON p.code = r.person WHERE r.id = $1;

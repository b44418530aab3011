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

-- A rating says for which year it is, and one that came later that it counts for that.
-- name: why_star
SELECT '', r.rated_on, r.year || coalesce(' ' || r.stars || '星', ''),
       CASE WHEN r.rated_on > r.year || '-12-31' THEN r.year || '-12-31' ELSE '' END, r.entered_on,
       o.name
  FROM star r JOIN org o ON o.code = r.org WHERE r.id = $1;

-- name: why_assessment
SELECT '', r.rated_on, r.year || coalesce(' ' || nullif(r.cohort, ''), ''),
       CASE WHEN r.rated_on > r.year || '-12-31' THEN r.year || '-12-31' ELSE '' END, r.entered_on,
       coalesce(p.name, o.name)
  FROM assessment r JOIN org o ON o.code = r.org LEFT JOIN person p ON p.code = r.person
 WHERE r.id = $1;

-- name: why_debrief
SELECT r.code, r.delivered_on, r.year,
       CASE WHEN r.delivered_on > r.year || '-12-31' THEN r.year || '-12-31' ELSE '' END,
       r.entered_on, coalesce(p.name, o.name)
  FROM debrief r JOIN org o ON o.code = r.org LEFT JOIN person p ON p.code = r.person
 WHERE r.id = $1;

-- name: why_transfer
SELECT coalesce(r.letter_no, ''), r.issued_on, coalesce(r.to_org, ''), '', r.entered_on, p.name
  FROM transfer r JOIN person p ON p.code = r.person WHERE r.id = $1;

-- name: why_project
SELECT r.code, r.started_on, r.title, '', r.entered_on, o.name
  FROM project r JOIN org o ON o.code = r.org WHERE r.id = $1;

-- name: why_ledger
SELECT r.code, coalesce(r.filed_on, r.opened_on), r.title,
       CASE WHEN r.filed_on <> r.opened_on THEN r.opened_on ELSE '' END, r.entered_on, o.name
  FROM ledger r JOIN org o ON o.code = r.org WHERE r.id = $1;

-- What an explanation says of a record (src/work/why_records.c): code, day, title, the day it
-- counts for, when it was typed, whose it is; of an activity also its types and events.

-- name: why_activity
SELECT a.code, a.held_on, coalesce(a.theme, ''), coalesce(a.for_on, ''), a.entered_on, o.name,
       a.types, coalesce(a.events, '')
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

-- name: why_remittance
SELECT '', r.paid_on, r.quarter || printf(' %d.%02d 元', r.amount / 100, r.amount % 100), '',
       r.entered_on, o.name
  FROM remittance r JOIN org o ON o.code = r.org WHERE r.id = $1;

-- The base itself is private.
-- name: why_dues_base
SELECT '', b.from_on, '党费核定', '', b.entered_on, p.name
  FROM dues_base b JOIN person p ON p.code = b.person WHERE b.id = $1;

-- name: why_term
SELECT '', r.elected_on, coalesce('第 ' || r.number || ' 届', ''), '', r.entered_on, o.name
  FROM term r JOIN org o ON o.code = r.org WHERE r.id = $1;

-- Meetings of a type that count for a day in [$3, $4], where the person was on the list, not there
-- in any part, and has not made it up; then the status and the reason.
-- name: why_absent
SELECT a.code, a.held_on, coalesce(a.theme, ''), coalesce(a.for_on, ''), a.entered_on, o.name,
       x.status, coalesce(x.reason, '')
  FROM attendance x
  JOIN activity a ON a.code = x.activity
  JOIN activity_type y ON y.activity = a.id AND y.type = $2
  JOIN org o ON o.code = a.org
 WHERE x.person = $1 AND x.status <> 'present' AND x.made_up_on IS NULL
   AND coalesce(a.for_on, a.held_on) BETWEEN $3 AND $4
   AND NOT EXISTS (SELECT 1 FROM attendance p
                    WHERE p.activity = x.activity AND p.person = x.person
                      AND (p.status = 'present' OR p.made_up_on IS NOT NULL))
 GROUP BY a.id ORDER BY a.held_on DESC, a.code;

-- Dues of a person whose month begins in [$2, $3] and that are not paid in full.
-- name: why_unpaid
SELECT month, printf('%d.%02d', coalesce(amount_due, 0) / 100, coalesce(amount_due, 0) % 100),
       printf('%d.%02d', coalesce(amount_paid, 0) / 100, coalesce(amount_paid, 0) % 100),
       coalesce(paid_on, '')
  FROM dues
 WHERE person = $1 AND month || '-01' BETWEEN $2 AND $3 AND coalesce(amount_due, 1) <> 0
   AND (paid_on IS NULL OR amount_paid IS NULL OR amount_paid < coalesce(amount_due, 0))
 ORDER BY month;

-- The waiver of an organisation ($3 '') or person for a rule that holds a day.
-- name: why_waiver
SELECT from_on, coalesce(to_on, '今'), reason, coalesce(approved_by, ''), coalesce(document, ''),
       slot
  FROM waiver
 WHERE org = $1 AND (slot = '' OR slot = $2) AND person = $3 AND from_on <= $4
   AND (to_on IS NULL OR to_on >= $4)
 ORDER BY slot DESC, from_on LIMIT 1;

-- name: why_fact
SELECT from_on, coalesce(value, ''), coalesce(document, '') FROM fact
 WHERE org = $1 AND name = $2 AND from_on <= $3 ORDER BY from_on DESC LIMIT 1;

-- name: why_terms
SELECT elected_on, coalesce(number, 0), coalesce(years, 0), coalesce(extended_to, ''),
       coalesce(approval_no, ''), coalesce(approved_by, '上级')
  FROM term WHERE org = $1 ORDER BY elected_on;

-- The record that carries a deadline: what it is, begun, its own deadline, ended, entity; what is
-- to be said besides: why somebody was away, where to a letter goes.
-- name: why_item_ledger
SELECT '《' || title || '》', opened_on, coalesce(deadline, ''), coalesce(closed_on, ''),
       'ledger', ''
  FROM ledger WHERE code = $1;

-- name: why_item_makeup
SELECT coalesce('《' || a.theme || '》', a.code), a.held_on, '', coalesce(min(x.made_up_on), ''),
       'attendance', coalesce(x.reason, '')
  FROM attendance x JOIN activity a ON a.code = x.activity
 WHERE x.activity = substr($1, 1, instr($1, '/') - 1) AND x.person = substr($1, instr($1, '/') + 1)
   AND x.status = 'leave'
 GROUP BY x.activity, x.person;

-- name: why_item_transfer
SELECT coalesce(letter_no, ''), issued_on, coalesce(valid_days, ''), coalesce(received_on, ''),
       'transfer', coalesce(to_org, '')
  FROM transfer
 WHERE person = substr($1, 1, instr($1, '/') - 1) AND issued_on = substr($1, instr($1, '/') + 1);

-- name: why_item_probation
SELECT name, joined_on, coalesce(probation_until, ''), coalesce(full_on, ''), 'person', ''
  FROM person WHERE code = $1;

-- name: why_lists
SELECT coalesce(none, ''), coalesce(ticked, '') FROM activity WHERE code = $1;

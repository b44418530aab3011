-- What closings keep (src/work/account_keep.c, close.c).

-- name: kept_org_insert
INSERT INTO kept_org (closing, n, code, name, kind, parent, own_books, below, full, probationary,
    expected, present, talks, due, paid, owing, sum_full, sum_probationary, sum_expected,
    sum_present, sum_talks, sum_due, sum_paid, sum_owing)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
    $21, $22, $23, $24);

-- name: kept_orgs
SELECT code, name, kind, parent, own_books, below, full, probationary, expected, present, talks,
    due, paid, owing, sum_full, sum_probationary, sum_expected, sum_present, sum_talks, sum_due,
    sum_paid, sum_owing
FROM kept_org WHERE closing = $1 ORDER BY n;

-- name: kept_rule_insert
INSERT INTO kept_rule (closing, n, id, kind, title, source) VALUES ($1, $2, $3, $4, $5, $6);

-- name: kept_rules
SELECT id, title, source, kind FROM kept_rule WHERE closing = $1 ORDER BY n;

-- name: kept_duty_insert
INSERT INTO kept_duty (closing, n, org, rule, matter, period_start, deadline, done_on, event, item,
    status, have, need, hours, advice, lacking)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16);

-- name: kept_duties
SELECT org, rule, matter, period_start, deadline, done_on, event, item, status, have, need, hours,
    advice, lacking
FROM kept_duty WHERE closing = $1 ORDER BY n;

-- Closings of an organisation and a period, the last edition first.
-- name: closings_of
SELECT id, edition, closed_on, coalesce(closed_by, ''), coalesce(reopened_on, ''),
    coalesce(reason, '')
FROM closing WHERE org = $1 AND period = $2 ORDER BY edition DESC;

-- Those that stand, of whatever period.
-- name: closings_standing
SELECT id, org, period, edition, closed_on, coalesce(closed_by, '') FROM closing
WHERE reopened_on IS NULL ORDER BY period, org;

-- Whether a closing kept anything: one that was entered by hand did not.
-- name: closing_kept
SELECT count(*) FROM kept_org WHERE closing = $1;

-- Where nothing stands above.
-- name: close_roots
SELECT code FROM org WHERE parent IS NULL AND (dissolved_on IS NULL OR dissolved_on > $1)
ORDER BY code;

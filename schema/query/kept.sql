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

-- Those of them that kept something.
-- name: closings_kept
SELECT org, period, edition, closed_on FROM closing
WHERE reopened_on IS NULL AND id IN (SELECT closing FROM kept_org WHERE n = 0)
ORDER BY period, org;

-- Where nothing stands above.
-- name: close_roots
SELECT code FROM org WHERE parent IS NULL AND (dissolved_on IS NULL OR dissolved_on > $1)
ORDER BY code;

-- Reports as they were (src/report/book_keep.c).
-- name: kept_report_insert
INSERT INTO kept_report (closing, report, title, unit, author, day)
VALUES ($1, $2, $3, $4, $5, $6);

-- name: kept_report
SELECT title, unit, author, day FROM kept_report WHERE closing = $1 AND report = $2;

-- name: kept_sheet_insert
INSERT INTO kept_sheet (closing, report, n, name, title, form, explains, total, chart, chart_label,
    chart_value, notes, columns)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- name: kept_sheets
SELECT n, name, title, form, explains, total, chart, chart_label, chart_value, notes FROM kept_sheet
WHERE closing = $1 AND report = $2 ORDER BY n;

-- name: kept_columns
SELECT json_extract(c.value, '$[0]'), json_extract(c.value, '$[1]'), json_extract(c.value, '$[2]'),
    json_extract(c.value, '$[3]'), json_extract(c.value, '$[4]'), json_extract(c.value, '$[5]'),
    json_extract(c.value, '$[6]'), json_extract(c.value, '$[7]')
FROM kept_sheet s, json_each(s.columns) c
WHERE s.closing = $1 AND s.report = $2 AND s.n = $3 ORDER BY c.key;

-- name: kept_line_insert
INSERT INTO kept_line (closing, report, sheet, n, cells, marks) VALUES ($1, $2, $3, $4, $5, $6);

-- name: kept_cells
SELECT CASE c.type WHEN 'array' THEN json_extract(c.value, '$[0]') ELSE c.atom END,
    CASE c.type WHEN 'array' THEN json_extract(c.value, '$[1]') END, l.marks
FROM kept_line l, json_each(l.cells) c
WHERE l.closing = $1 AND l.report = $2 AND l.sheet = $3 ORDER BY l.n, c.key;

-- Digests of what is kept (src/work/kept_digest.c): each row as text behind the part it belongs to,
-- the rows of one part together.
-- name: kept_texts
SELECT part, text FROM (
    SELECT 'org/' || code AS part, 0 AS kind, n, json_array(n, name, kind, parent, own_books, below,
           full, probationary, expected, present, talks, due, paid, owing, sum_full,
           sum_probationary, sum_expected, sum_present, sum_talks, sum_due, sum_paid,
           sum_owing) AS text
      FROM kept_org WHERE closing = $1
    UNION ALL
    SELECT 'org/' || o.code, 1, d.n, json_array(d.n, d.rule, d.matter, d.period_start, d.deadline,
           d.done_on, d.event, d.item, d.status, d.have, d.need, d.hours, d.advice, d.lacking)
      FROM kept_duty d JOIN kept_org o ON o.closing = d.closing AND o.n = d.org
     WHERE d.closing = $1
    UNION ALL
    SELECT 'rules', 0, n, json_array(n, id, kind, title, source)
      FROM kept_rule WHERE closing = $1
    UNION ALL
    SELECT s.report || '/' || s.n, 0, 0, json_array(r.title, r.unit, r.author, r.day, s.name,
           s.title, s.form, s.explains, s.total, s.chart, s.chart_label, s.chart_value, s.notes,
           s.columns)
      FROM kept_sheet s JOIN kept_report r ON r.closing = s.closing AND r.report = s.report
     WHERE s.closing = $1
    UNION ALL
    SELECT report || '/' || sheet, 1, n, json_array(n, cells, marks)
      FROM kept_line WHERE closing = $1)
ORDER BY part, kind, n;

-- name: kept_digest_insert
INSERT INTO kept_digest (closing, part, digest) VALUES ($1, $2, $3);

-- name: kept_digests
SELECT part, digest FROM kept_digest WHERE closing = $1 ORDER BY part;

-- What the journal knows to have been kept with a digest: its notes that begin so.
-- name: kept_notes
SELECT json_extract(after, '$.note') FROM journal
 WHERE entity = 'closing' AND op = 'note' AND after LIKE '{"note":"留存数字 %'
 ORDER BY id;

-- What a part is called: an organisation, or a sheet of a report.
-- name: kept_part_name
SELECT name || '（' || code || '）' FROM kept_org WHERE closing = $1 AND 'org/' || code = $2
UNION ALL
SELECT s.title || '“' || s.name || '”' FROM kept_sheet s
 WHERE s.closing = $1 AND s.report || '/' || s.n = $2;

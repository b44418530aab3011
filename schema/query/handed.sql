-- Figures handed up (src/work/handed_up.c).

-- name: handed_valid
SELECT json_valid($1), coalesce(json_type(CASE WHEN json_valid($1) THEN $1 END), '');

-- Every field of every object of the list; an element that is none has no field.
-- name: handed_fields
SELECT e.key, e.type, f.key, f.type, CAST(f.atom AS TEXT)
FROM json_each($1) e LEFT JOIN json_each(CASE e.type WHEN 'object' THEN e.value ELSE '{}' END) f
ORDER BY e.key, f.id;

-- name: handed_org
SELECT name, coalesce(books, '') FROM org WHERE code = $1;

-- name: handed_last
SELECT id, edition, as_of, received_at, digest FROM handed_up
WHERE org = $1 AND period = $2 ORDER BY id DESC LIMIT 1;

-- name: handed_values
SELECT line, key, title, figure, value FROM handed_line WHERE receipt = $1 ORDER BY n, figure;

-- What the last receipts of some quarters say whose figures were known on a day; one row without a
-- figure of a receipt that holds none.
-- name: handed_between
SELECT h.org, h.period, h.as_of, l.n, l.line, l.key, l.title, l.figure, l.value
FROM handed_up h LEFT JOIN handed_line l ON l.receipt = h.id
WHERE h.period BETWEEN $1 AND $2 AND h.as_of <= $3 AND NOT EXISTS (
    SELECT 1 FROM handed_up n
    WHERE n.org = h.org AND n.period = h.period AND n.id > h.id AND n.as_of <= $3)
ORDER BY h.org, h.period, l.n;

-- name: handed_insert
INSERT INTO handed_up (org, period, edition, as_of, unit, received_at, received_by, file, digest)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: handed_line_insert
INSERT INTO handed_line (receipt, n, line, key, title, figure, value)
VALUES ($1, $2, $3, $4, $5, $6, $7);

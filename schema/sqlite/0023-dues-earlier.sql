-- A month that was paid in several parts: those before the last one, each with its day.
ALTER TABLE dues
    ADD COLUMN earlier TEXT; -- list of payments; dues_earlier has one row for each

-- Kept by the door, as the lists of an activity are.
CREATE TABLE dues_earlier (
    dues INTEGER NOT NULL REFERENCES dues (id) ON DELETE CASCADE, -- id of the dues
    payment TEXT NOT NULL, -- 2026-03-01 10.00, and the receipt
    -- its day
    paid_on TEXT GENERATED ALWAYS AS (substr(payment, 1, 10)) VIRTUAL,
    -- fen
    amount INTEGER
        GENERATED ALWAYS AS (CAST(replace(substr(payment, 12), '.', '') AS INTEGER)) VIRTUAL,
    PRIMARY KEY (dues, payment)
) STRICT, WITHOUT ROWID;

-- Dues paid in full, on the day on which what was paid came up to what was due; where nothing is
-- due the month is met on its first day.
DROP VIEW mark_dues_source;
CREATE VIEW mark_dues_source AS
SELECT (CAST(d.month AS INTEGER) - 1970) * 1099511627776 + h.org_rank AS shelf,
       p.id AS person, t.id AS type,
       unixepoch(d.month || '-01') / 86400 AS for_day, (d.id * 16 + 1) * 8 + 7 AS record,
       CASE WHEN d.amount_due = 0 THEN 0
            ELSE max(-32768, min((unixepoch(coalesce(
                         CASE WHEN d.earlier IS NOT NULL
                              THEN (SELECT min(x.paid_on)
                                      FROM dues_earlier x
                                     WHERE x.dues = d.id
                                       AND coalesce(d.amount_due, 0) <=
                                           (SELECT sum(y.amount) FROM dues_earlier y
                                             WHERE y.dues = d.id AND y.paid_on <= x.paid_on))
                         END, d.paid_on))
                         - unixepoch(d.month || '-01')) / 86400, 32767))
            END * 281474976710656 AS rest,
       d.id AS dues
  FROM dues d
  JOIN evidence_type t ON t.name = 'dues'
  JOIN person p ON p.code = d.person
  JOIN mark_home h ON h.person = p.id
 WHERE d.amount_due = 0
    OR (d.paid_on IS NOT NULL AND d.amount_paid >= coalesce(d.amount_due, 0));

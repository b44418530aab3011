-- A new term is a mark of its organisation on the day of the election: whoever is elected anew
-- as a whole has no empty seat left (委员空缺补选).
DROP VIEW mark_row;
CREATE VIEW mark_row AS
SELECT 3 AS kind, id AS row, org, NULL AS person, 7 AS part, 'star' AS type, NULL AS form,
       min(rated_on, year || '-12-31') AS for_on, rated_on AS done_on
  FROM star WHERE rated_on IS NOT NULL
UNION ALL
SELECT 4, id, CASE person WHEN '' THEN org END, nullif(person, ''), 7, 'assessment', NULL,
       min(rated_on, year || '-12-31'), rated_on
  FROM assessment WHERE rated_on IS NOT NULL
UNION ALL
SELECT 5, id, org, person, 2, 'debrief', form, min(delivered_on, year || '-12-31'), delivered_on
  FROM debrief WHERE delivered_on IS NOT NULL
UNION ALL
SELECT 6, id, NULL, person, 7, 'transfer', NULL, issued_on, issued_on FROM transfer
UNION ALL
SELECT 7, id, org, NULL, 7, 'project', kind, started_on, started_on
  FROM project WHERE started_on IS NOT NULL
UNION ALL
SELECT 8, id, org, NULL, 7, 'ledger', kind, opened_on, coalesce(filed_on, opened_on) FROM ledger
UNION ALL
-- For the first day of its quarter, done when it was paid.
SELECT 9, id, org, NULL, 7, 'remittance', NULL,
       substr(quarter, 1, 4) || CASE substr(quarter, 6, 1)
           WHEN '1' THEN '-01-01' WHEN '2' THEN '-04-01' WHEN '3' THEN '-07-01'
           ELSE '-10-01' END,
       paid_on
  FROM remittance WHERE paid_on IS NOT NULL
UNION ALL
-- For the day from which it holds.
SELECT 10, id, NULL, person, 7, 'dues_base', NULL, from_on, from_on
  FROM dues_base WHERE from_on <> '' AND (base IS NOT NULL OR fixed IS NOT NULL)
UNION ALL
SELECT 11, id, org, NULL, 7, 'term', NULL, elected_on, elected_on FROM term;

INSERT INTO evidence_type (name) VALUES ('term') ON CONFLICT DO NOTHING;

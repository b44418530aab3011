-- Figures that organisations which keep their books elsewhere hand up (上报): what came, from whom,
-- when. Receipts are only added; the last one of an organisation and a period holds.

CREATE TABLE handed_up (
    id INTEGER PRIMARY KEY, -- the receipt
    org TEXT NOT NULL REFERENCES org (code) ON DELETE RESTRICT, -- whose figures
    period TEXT NOT NULL, -- 2026Q1
    edition INTEGER NOT NULL CHECK (edition >= 0), -- of its closing; 0: it was not closed yet
    as_of TEXT NOT NULL, -- the day the figures are of
    unit TEXT NOT NULL, -- who handed it in, as the file says
    received_at TEXT NOT NULL, -- when it came
    received_by TEXT NOT NULL, -- who took it
    file TEXT NOT NULL, -- the name of the file
    digest TEXT NOT NULL -- SHA-256 of the file
) STRICT;
CREATE INDEX handed_up_org ON handed_up (org, period);

CREATE TABLE handed_line (
    receipt INTEGER NOT NULL REFERENCES handed_up (id) ON DELETE CASCADE, -- handed_up.id
    n INTEGER NOT NULL CHECK (n >= 0), -- its place
    line TEXT NOT NULL, -- org, rule, meeting, ledger
    key TEXT NOT NULL, -- of a rule, a type, a kind; ''
    title TEXT NOT NULL, -- in words; ''
    figure TEXT NOT NULL, -- need, have …
    value INTEGER NOT NULL, -- how much; money in fen
    PRIMARY KEY (receipt, n, figure)
) STRICT;

-- Digests of what a closing keeps: of each organisation, of the rules, of each sheet of a report.
-- The digest of all of them is noted in the journal with the closing, so that a figure changed past
-- the program is found, and which.
CREATE TABLE kept_digest (
    closing INTEGER NOT NULL, -- closing.id
    part TEXT NOT NULL, -- org/B1, rules, quarter/2 (report and kept_sheet.n)
    digest TEXT NOT NULL, -- SHA-256, hexadecimal
    PRIMARY KEY (closing, part)
) STRICT;

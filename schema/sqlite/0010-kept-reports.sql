-- The reports a closing keeps, as they were on that day: every sheet with its columns, its lines
-- and its notes, so that whatever the program learns to print later, the closed report stays.

CREATE TABLE kept_report (
    closing INTEGER NOT NULL, -- closing.id
    report TEXT NOT NULL, -- quarter, figures …
    title TEXT NOT NULL, -- of the document
    unit TEXT NOT NULL, -- whose it is
    author TEXT NOT NULL, -- who closed
    day TEXT NOT NULL, -- the day of the closing
    PRIMARY KEY (closing, report)
) STRICT;

CREATE TABLE kept_sheet (
    closing INTEGER NOT NULL, -- closing.id
    report TEXT NOT NULL, -- of which report
    n INTEGER NOT NULL CHECK (n >= 0), -- its place; 0 is the table programs read
    name TEXT NOT NULL, -- on the tab
    title TEXT NOT NULL, -- above the table
    form INTEGER NOT NULL CHECK (form IN (0, 1)), -- ends in the line of those who sign
    explains INTEGER NOT NULL CHECK (explains IN (0, 1)), -- says what figures mean
    total INTEGER NOT NULL CHECK (total IN (0, 1)), -- the last line sums the others
    chart TEXT, -- title of a chart below it
    chart_label INTEGER NOT NULL, -- its columns
    chart_value INTEGER NOT NULL, -- likewise
    notes TEXT NOT NULL, -- lines below it
    -- JSON: for each column name, label, kind, cells to which it may shrink, and two marks
    columns TEXT NOT NULL,
    PRIMARY KEY (closing, report, n)
) STRICT;

CREATE TABLE kept_line (
    closing INTEGER NOT NULL, -- closing.id
    report TEXT NOT NULL, -- of which report
    sheet INTEGER NOT NULL, -- kept_sheet.n
    n INTEGER NOT NULL CHECK (n >= 0), -- its place
    -- JSON: a cell each: null, a number, a text, or two (a word and what people read; a fraction)
    cells TEXT NOT NULL,
    PRIMARY KEY (closing, report, sheet, n)
) STRICT;

-- What a closing keeps (结账数字): how a period stood on the day it was closed, whole, so that the
-- closed report says the same for ever. Written with the closing by the door and never changed; a
-- closing that is taken back and done again finds its own, for its number is given only once.

-- The organisations it covers.
CREATE TABLE kept_org (
    closing INTEGER NOT NULL, -- closing.id
    n INTEGER NOT NULL CHECK (n >= 0), -- its place in the order of codes
    code TEXT NOT NULL, -- its code
    name TEXT NOT NULL, -- its name on the last day of the period
    kind TEXT NOT NULL, -- committee, branch …
    parent TEXT NOT NULL, -- what it stood under on that day; '' for none
    own_books INTEGER NOT NULL CHECK (own_books IN (0, 1)), -- it keeps its records elsewhere
    below INTEGER NOT NULL CHECK (below IN (0, 1)), -- something stands below it
    full INTEGER NOT NULL, -- full members on the last day
    probationary INTEGER NOT NULL, -- probationary ones
    expected INTEGER NOT NULL, -- heads called to the meetings of all members
    present INTEGER NOT NULL, -- of them there, or made up
    talks INTEGER NOT NULL, -- talks held
    due INTEGER NOT NULL, -- fen of dues to be paid
    paid INTEGER NOT NULL, -- fen paid
    owing INTEGER NOT NULL, -- fen owing, month by month
    sum_full INTEGER NOT NULL, -- the same eight with all below it
    sum_probationary INTEGER NOT NULL, -- probationary
    sum_expected INTEGER NOT NULL, -- expected
    sum_present INTEGER NOT NULL, -- present
    sum_talks INTEGER NOT NULL, -- talks
    sum_due INTEGER NOT NULL, -- due
    sum_paid INTEGER NOT NULL, -- paid
    sum_owing INTEGER NOT NULL, -- owing
    PRIMARY KEY (closing, n)
) STRICT;

-- The rules that asked something.
CREATE TABLE kept_rule (
    closing INTEGER NOT NULL, -- closing.id
    n INTEGER NOT NULL CHECK (n >= 0), -- its place
    id TEXT NOT NULL, -- nx6.theme-day
    kind TEXT NOT NULL, -- periodic, event, term, streak …
    title TEXT NOT NULL, -- its title
    source TEXT NOT NULL, -- document and clause
    PRIMARY KEY (closing, n)
) STRICT;

-- The obligations whose deadline lies in the period.
CREATE TABLE kept_duty (
    closing INTEGER NOT NULL, -- closing.id
    n INTEGER NOT NULL CHECK (n >= 0), -- its place
    org INTEGER NOT NULL, -- kept_org.n
    rule INTEGER NOT NULL, -- kept_rule.n
    matter TEXT NOT NULL, -- in words, with the period: 支部主题党日（2026年3月）
    period_start TEXT, -- as due --format json has it
    deadline TEXT NOT NULL, -- likewise
    done_on TEXT, -- likewise
    event TEXT NOT NULL, -- code of the event; '' for none
    item TEXT NOT NULL, -- the record that carries the deadline; '' for none
    status TEXT NOT NULL, -- overdue, late, done, waived, unmet
    have INTEGER NOT NULL, -- reached; hundredths where it is hours
    need INTEGER NOT NULL, -- needed
    hours INTEGER NOT NULL CHECK (hours IN (0, 1)), -- have and need are hours
    advice INTEGER NOT NULL CHECK (advice IN (0, 1)), -- the rule only advises
    lacking TEXT NOT NULL, -- who or what is lacking, by name
    PRIMARY KEY (closing, n)
) STRICT;

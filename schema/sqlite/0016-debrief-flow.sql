-- What a debrief (述职评议) leaves behind: how many judged it, what was said, what is to be put
-- right.
-- how many were there to judge it; the ballots come to no more
ALTER TABLE debrief
    ADD COLUMN present INTEGER CHECK (present >= 0);
-- when it was judged
ALTER TABLE debrief
    ADD COLUMN evaluated_on TEXT
        CHECK (evaluated_on IS date(evaluated_on, '+0 days')
            AND evaluated_on BETWEEN '1900-01-01' AND '2199-12-31');
ALTER TABLE debrief
    ADD COLUMN comment TEXT; -- what the superior commented on
ALTER TABLE debrief
    ADD COLUMN question TEXT; -- what was asked there and then
-- from which debrief an item to be put right came; that of the next year lists it
ALTER TABLE ledger
    ADD COLUMN debrief TEXT REFERENCES debrief (code) ON DELETE RESTRICT;
CREATE INDEX ledger_debrief ON ledger (debrief) WHERE debrief IS NOT NULL;

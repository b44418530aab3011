-- The steps of a re-election that had no day of their own (换届程序：酝酿、请示、选举、报批).
-- when the superior reminded of the end (上级提前6个月提醒)
ALTER TABLE term
    ADD COLUMN notified_on TEXT
        CHECK (notified_on IS date(notified_on, '+0 days')
            AND notified_on BETWEEN '1900-01-01' AND '2199-12-31');
-- when candidates were proposed and looked at
ALTER TABLE term
    ADD COLUMN candidates_on TEXT
        CHECK (candidates_on IS date(candidates_on, '+0 days')
            AND candidates_on BETWEEN '1900-01-01' AND '2199-12-31');
-- when their names were requested
ALTER TABLE term
    ADD COLUMN names_requested_on TEXT
        CHECK (names_requested_on IS date(names_requested_on, '+0 days')
            AND names_requested_on BETWEEN '1900-01-01' AND '2199-12-31');
-- when their names were approved
ALTER TABLE term
    ADD COLUMN names_approved_on TEXT
        CHECK (names_approved_on IS date(names_approved_on, '+0 days')
            AND names_approved_on BETWEEN '1900-01-01' AND '2199-12-31');
-- when those elected first met
ALTER TABLE term
    ADD COLUMN first_meeting_on TEXT
        CHECK (first_meeting_on IS date(first_meeting_on, '+0 days')
            AND first_meeting_on BETWEEN '1900-01-01' AND '2199-12-31');
-- when those not elected were talked with
ALTER TABLE term
    ADD COLUMN talks_on TEXT
        CHECK (talks_on IS date(talks_on, '+0 days')
            AND talks_on BETWEEN '1900-01-01' AND '2199-12-31');
-- when the result was reported
ALTER TABLE term
    ADD COLUMN reported_on TEXT
        CHECK (reported_on IS date(reported_on, '+0 days')
            AND reported_on BETWEEN '1900-01-01' AND '2199-12-31');
-- when it was filed
ALTER TABLE term
    ADD COLUMN filed_on TEXT
        CHECK (filed_on IS date(filed_on, '+0 days')
            AND filed_on BETWEEN '1900-01-01' AND '2199-12-31');

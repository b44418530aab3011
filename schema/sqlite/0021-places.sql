-- Who was where, and when, in the order in which the scheduler reads: the people of one
-- organisation stand together. Derived like the marks: at every commit the table holds exactly
-- what the view says. Days are numbers, 0 = 1970-01-01.

CREATE TABLE mark_place (
    org_rank INTEGER NOT NULL, -- place of the organisation in the order of codes (org.rank)
    code     TEXT NOT NULL,    -- person.code
    from_day INTEGER NOT NULL, -- membership.from_on; -268435456: not known
    person   INTEGER NOT NULL, -- person.id
    home     INTEGER NOT NULL, -- mark_home.org_rank: where the marks are filed
    to_day   INTEGER NOT NULL, -- membership.to_on; 268435456: still
    joined   INTEGER NOT NULL, -- person.joined_on; -2147483648: not recorded
    "full"   INTEGER NOT NULL, -- person.full_on, likewise
    until    INTEGER NOT NULL, -- person.probation_until, likewise
    standing INTEGER NOT NULL, -- person.status: 0 full, 1 probationary, 2 no member
    PRIMARY KEY (org_rank, code, from_day)
) STRICT, WITHOUT ROWID;

-- Those whose marks are filed elsewhere: they moved on.
CREATE INDEX mark_place_away ON mark_place (org_rank, code, from_day, person, home)
 WHERE home <> org_rank;

CREATE VIEW mark_place_source AS
SELECT o.rank AS org_rank, p.code,
       coalesce(unixepoch(nullif(m.from_on, '')) / 86400, -268435456) AS from_day,
       p.id AS person, coalesce(h.org_rank, 0) AS home,
       coalesce(unixepoch(m.to_on) / 86400, 268435456) AS to_day,
       coalesce(unixepoch(p.joined_on) / 86400, -2147483648) AS joined,
       coalesce(unixepoch(p.full_on) / 86400, -2147483648) AS "full",
       coalesce(unixepoch(p.probation_until) / 86400, -2147483648) AS until,
       CASE p.status WHEN 'full' THEN 0 WHEN 'probationary' THEN 1 ELSE 2 END AS standing,
       m.id AS membership
  FROM membership m
  JOIN person p ON p.code = m.person
  JOIN org o ON o.code = m.org
  LEFT JOIN mark_home h ON h.person = p.id;

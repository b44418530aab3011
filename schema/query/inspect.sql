-- What an inspector finds (src/work/inspect.c): organisation, entity, key of the record, the name
-- of the sentence that tells it (inspect_words.c) and what stands in it. $1 is today; what cannot
-- be known from the row alone is left to C.

-- Meetings with votes, for quorum and sums: also the votes and the day.
-- name: inspect_votes
SELECT a.org, 'activity', a.code, a.votes, a.held_on,
       EXISTS (SELECT 1 FROM activity_type y
                WHERE y.activity = a.id AND y.type = 'member_assembly')
  FROM activity a WHERE a.votes IS NOT NULL ORDER BY a.org, a.held_on, a.code;

-- Who was at an assembly of members, where its list was kept: meeting by meeting.
-- name: inspect_present
SELECT a.org, 'activity', a.code, x.person, a.held_on, max(x.status = 'present')
  FROM activity a
  JOIN activity_type y ON y.activity = a.id AND y.type = 'member_assembly'
  JOIN attendance x ON x.activity = a.code
 GROUP BY a.id, x.person ORDER BY a.org, a.held_on, a.code;

-- One person in two meetings at the same hour.
-- name: inspect_twice
SELECT org, 'activity', code, 'twice', held_on, name, person, other, start_time, other_start,
       other_end
  FROM (SELECT a.org, a.code, a.held_on, a.start_time, x.person, p.name,
               lag(a.code) OVER w AS other, lag(a.start_time) OVER w AS other_start,
               lag(a.end_time) OVER w AS other_end
          FROM activity a
          JOIN (SELECT DISTINCT activity, person FROM attendance WHERE status = 'present') x
            ON x.activity = a.code
          JOIN person p ON p.code = x.person
         WHERE a.start_time IS NOT NULL
        WINDOW w AS (PARTITION BY x.person, a.held_on ORDER BY a.start_time, a.code))
 WHERE other IS NOT NULL AND (start_time < other_end OR start_time = other_start)
 ORDER BY org, code, person;

-- Two records with the same minutes; short ones say little.
-- name: inspect_same_text
SELECT org, 'activity', code, 'same_text', held_on, first, first_day
  FROM (SELECT org, code, held_on,
               first_value(code) OVER w AS first, first_value(held_on) OVER w AS first_day
          FROM activity WHERE length(content) >= 20
        WINDOW w AS (PARTITION BY content ORDER BY held_on, code))
 WHERE code <> first ORDER BY org, held_on, code;

-- Held outside the life of its organisation; a group lives only while its branch lives.
-- name: inspect_life
SELECT a.org, 'activity', a.code,
       CASE WHEN a.held_on < o.founded_on THEN 'before_org'
            WHEN a.held_on >= o.dissolved_on THEN 'after_org'
            WHEN a.held_on < b.founded_on THEN 'before_branch'
            ELSE 'after_branch' END,
       a.held_on,
       CASE WHEN a.held_on < o.founded_on THEN o.founded_on
            WHEN a.held_on >= o.dissolved_on THEN o.dissolved_on
            WHEN a.held_on < b.founded_on THEN b.founded_on
            ELSE b.dissolved_on END
  FROM activity a
  JOIN org o ON o.code = a.org
  LEFT JOIN org b ON b.code = o.parent AND o.kind = 'group'
 WHERE a.held_on < o.founded_on OR a.held_on >= o.dissolved_on
    OR a.held_on < b.founded_on OR a.held_on >= b.dissolved_on
 ORDER BY a.org, a.held_on, a.code;

-- Typed more than a week after the event (补录), of the last 400 days. Many of one organisation
-- typed on one day are one finding.
-- name: inspect_late
SELECT org, 'activity', code, CASE WHEN n <= 5 THEN 'late' ELSE 'late_many' END, entered_on,
       CASE WHEN n <= 5 THEN held_on ELSE n END,
       CASE WHEN n <= 5 THEN CAST(julianday(entered_on) - julianday(held_on) AS INTEGER)
            ELSE first_day END, last_day
  FROM (SELECT org, code, held_on, entered_on, count(*) OVER w AS n,
               min(held_on) OVER w AS first_day, max(held_on) OVER w AS last_day,
               row_number() OVER (PARTITION BY org, entered_on ORDER BY held_on, code) AS nth
          FROM activity
         WHERE entered_on > date(held_on, '+7 days') AND held_on >= date($1, '-400 days')
        WINDOW w AS (PARTITION BY org, entered_on))
 WHERE n <= 5 OR nth = 1 ORDER BY org, held_on, code;

-- Organisations without one above but the first; under one that is dissolved; groups outside
-- branches; those that lead back to themselves.
-- name: inspect_tree
WITH RECURSIVE reached (code) AS (
    SELECT code FROM org WHERE parent IS NULL
    UNION SELECT o.code FROM org o JOIN reached r ON o.parent = r.code)
SELECT code, 'org', code, 'no_parent', NULL, NULL FROM org
 WHERE parent IS NULL AND (dissolved_on IS NULL OR dissolved_on > $1)
   AND id <> (SELECT min(id) FROM org WHERE parent IS NULL)
UNION ALL
SELECT o.code, 'org', o.code, 'parent_gone', p.code, p.dissolved_on
  FROM org o JOIN org p ON p.code = o.parent
 WHERE p.dissolved_on <= $1 AND (o.dissolved_on IS NULL OR o.dissolved_on > $1)
   AND o.kind <> 'group'
UNION ALL
SELECT o.code, 'org', o.code, CASE WHEN p.code IS NULL THEN 'group_alone' ELSE 'group_astray' END,
       p.code, NULL
  FROM org o LEFT JOIN org p ON p.code = o.parent
 WHERE o.kind = 'group' AND coalesce(p.kind, '') <> 'branch'
   AND (o.dissolved_on IS NULL OR o.dissolved_on > $1)
UNION ALL
SELECT code, 'org', code, 'circle', NULL, NULL FROM org
 WHERE parent IS NOT NULL AND code NOT IN (SELECT code FROM reached)
 ORDER BY 1, 4;

-- People who still belong to an organisation that is no more.
-- name: inspect_people
SELECT m.org, 'person', m.person, 'left_behind', p.name, p.code, o.dissolved_on
  FROM membership m JOIN org o ON o.code = m.org JOIN person p ON p.code = m.person
 WHERE o.dissolved_on <= $1 AND (m.to_on IS NULL OR m.to_on > $1)
 ORDER BY m.org, m.person;

-- Who has a day of joining and nothing that says whether the probation is over: counted nowhere.
-- name: inspect_stage
SELECT m.org, 'person', m.person, 'no_stage', p.name, p.code, p.joined_on
  FROM membership m JOIN person p ON p.code = m.person
 WHERE p.joined_on <= $1 AND p.full_on IS NULL AND p.status IS NULL
   AND m.from_on <= $1 AND (m.to_on IS NULL OR m.to_on > $1)
 ORDER BY m.org, m.person;

-- Members of no organisation, who never had one and did not leave: counted nowhere. Told at the
-- organisation above all.
-- name: inspect_astray
SELECT (SELECT code FROM org WHERE parent IS NULL ORDER BY id LIMIT 1), 'person', p.code, 'no_org',
       p.name, p.code
  FROM person p
 WHERE p.left_on IS NULL
   AND (p.status IN ('full', 'probationary')
        OR (p.status IS NULL AND (p.joined_on <= $1 OR p.full_on <= $1)))
   AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person = p.code)
 ORDER BY p.code;

-- Who led a meeting and stands on its list as one who was not there: the two do not agree.
-- name: inspect_leaders
SELECT a.org, 'activity', a.code, 'led_away', a.held_on, p.name, p.code
  FROM attendance x
  JOIN activity a ON a.code = x.activity
  JOIN person p ON p.code = x.person
 WHERE x.role = 'attendee' AND x.status <> 'present'
   AND EXISTS (SELECT 1 FROM attendance h
                WHERE h.activity = x.activity AND h.person = x.person AND h.role <> 'attendee'
                  AND h.status = 'present')
 ORDER BY a.org, a.held_on, a.code, p.code;

-- The last term of an organisation that still is, which ended more than ten years ago: a year that
-- was mistyped, or elections that nobody recorded. $2: of this record alone; NULL: all. Where
-- neither the record nor a day says it, five years are the longest.
-- name: inspect_long_past
SELECT org, 'term', org || '/' || elected_on, 'long_past', elected_on, ended
  FROM (SELECT t.id, t.org, t.elected_on,
               coalesce(t.extended_to, date(t.elected_on, '+' || coalesce(t.years, 5) || ' years'))
                   AS ended
          FROM term t JOIN org o ON o.code = t.org
         WHERE (o.dissolved_on IS NULL OR o.dissolved_on > $1)
           AND NOT EXISTS (SELECT 1 FROM term n
                            WHERE n.org = t.org AND n.elected_on > t.elected_on))
 WHERE ($2 IS NULL OR id = $2) AND ended < date($1, '-10 years')
 ORDER BY org;

-- Terms whose numbers do not follow their days; two secretaries of one organisation at once.
-- name: inspect_terms
SELECT org, 'term', org || '/' || elected_on, 'number', elected_on, number, before_on, before
  FROM (SELECT org, elected_on, number, lag(number) OVER w AS before,
               lag(elected_on) OVER w AS before_on
          FROM term WHERE number IS NOT NULL
        WINDOW w AS (PARTITION BY org ORDER BY elected_on))
 WHERE number <= before
UNION ALL
SELECT a.org, 'post', b.person || '/' || b.org || '/' || b.role || '/' || b.from_on,
       'two_secretaries', p.name, p.code, q.name, q.code
  FROM post a
  JOIN post b ON b.org = a.org AND b.role = a.role AND b.person <> a.person
             AND (a.from_on, a.id) < (b.from_on, b.id)
             AND (a.to_on IS NULL OR a.to_on > b.from_on)
             AND (b.to_on IS NULL OR b.to_on > b.from_on)
  JOIN person p ON p.code = a.person JOIN person q ON q.code = b.person
 WHERE a.role = 'secretary'
 ORDER BY 1, 3;

-- Posts that begin before the person joined; posts on a committee held today by who is on
-- probation: $2 is the id of one post, NULL: all.
-- name: inspect_posts
SELECT x.org, 'post', x.person || '/' || x.org || '/' || x.role || '/' || x.from_on,
       CASE WHEN x.from_on <> '' AND x.from_on < p.joined_on THEN 'post_too_early'
            ELSE 'post_on_probation' END,
       p.name, p.code, nullif(x.from_on, ''), p.joined_on
  FROM post x JOIN person p ON p.code = x.person
 WHERE ($2 IS NULL OR x.id = $2)
   AND ((x.from_on <> '' AND x.from_on < p.joined_on)
        OR (x.role IN ('secretary', 'deputy_secretary', 'organisation_member', 'publicity_member',
                       'discipline_member', 'youth_member', 'member')
            AND x.from_on <= $1 AND (x.to_on IS NULL OR x.to_on > $1)
            AND (p.joined_on IS NULL OR p.joined_on <= $1)
            AND CASE WHEN p.full_on IS NOT NULL THEN p.full_on > $1 AND p.joined_on IS NOT NULL
                     ELSE coalesce(p.status, '') = 'probationary' END))
 ORDER BY x.org, x.person, x.from_on, x.role;

-- The years of which anybody was reviewed.
-- name: review_years
SELECT DISTINCT year FROM review WHERE result IS NOT NULL ORDER BY year;

-- Struck off (除名) without a record of it that the superior approved; handed on less than the
-- share of what was collected, to the fen, half a fen up.
-- name: inspect_dues
SELECT m.org, 'person', m.person, 'struck_off', p.name, p.code, m.to_on, m.reason
  FROM membership m JOIN person p ON p.code = m.person
 WHERE (m.reason LIKE '%除名%' OR m.reason LIKE '%脱党%') AND m.to_on IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM attendance x
                     JOIN activity a ON a.code = x.activity
                     JOIN activity_type y ON y.activity = a.id AND y.type = 'removal'
                    WHERE x.person = m.person AND a.held_on <= m.to_on
                      AND ';' || replace(coalesce(a.ticked, ''), ' ', '') || ';'
                          LIKE '%;approved;%')
UNION ALL
SELECT org, 'remittance', org || '/' || quarter, 'remitted_less', quarter,
       printf('%d.%02d', owed / 100, owed % 100), printf('%d.%02d', amount / 100, amount % 100),
       NULL
  FROM (SELECT org, quarter, amount,
               (collected * CAST(round(coalesce(CAST(share AS REAL), 100) * 100) AS INTEGER) + 5000)
               / 10000 AS owed
          FROM remittance WHERE collected IS NOT NULL)
 WHERE amount < owed
 ORDER BY 1, 3;

-- What was recorded as due since a day ($1), where a base was set for the person.
-- name: inspect_dues_due
SELECT d.person, d.month, d.amount_due
  FROM dues d
 WHERE d.amount_due IS NOT NULL AND d.month >= substr(date($1, '-400 days'), 1, 7)
   AND EXISTS (SELECT 1 FROM dues_base b WHERE b.person = d.person)
 ORDER BY d.person, d.month;

-- Criteria of a year whose weights do not come to 100, or that lack one; points above the weight.
-- name: inspect_criteria
SELECT org, 'org', org, 'weights', year, cohort, count(*),
       ltrim(rtrim(rtrim(printf('%.2f', sum(weight * 1.0)), '0'), '.'), ''),
       nullif(count(*) - count(weight), 0)
  FROM criterion
 GROUP BY org, year, cohort
HAVING sum(CAST(round(coalesce(weight, '0') * 100) AS INTEGER)) <> 10000
UNION ALL
SELECT c.org, 'score', c.code || '/' || s.org || '/' || s.person || '/' || s.given_on,
       'above_weight', coalesce(o.name, '') || coalesce(p.name, ''), c.name, s.points, c.weight,
       NULL
  FROM score s
  JOIN criterion c ON c.code = s.criterion
  LEFT JOIN org o ON o.code = s.org_code
  LEFT JOIN person p ON p.code = s.person_code
 WHERE c.weight IS NOT NULL AND s.points * 1.0 > c.weight * 1.0
 ORDER BY 1, 3;

-- Debriefs whose ballots are fewer than those who were there; delivered or judged without the day;
-- judged without a word of comment or question.
-- name: inspect_debriefs
SELECT org, 'debrief', code, 'ballots', year, votes, present, NULL
  FROM (SELECT *, coalesce(good, 0) + coalesce(fairly_good, 0) + coalesce(average, 0)
                  + coalesce(poor, 0) AS votes FROM debrief)
 WHERE votes <> present
UNION ALL
SELECT org, 'debrief', code, CASE stage WHEN 'delivered' THEN 'delivered' ELSE 'evaluated' END,
       year, CASE WHEN delivered_on IS NULL THEN 1 END,
       CASE WHEN stage <> 'delivered' AND comment IS NULL THEN 1 END,
       CASE WHEN stage <> 'delivered' AND question IS NULL THEN 1 END
  FROM debrief
 WHERE (stage IN ('delivered', 'evaluated', 'rectified') AND delivered_on IS NULL)
    OR (stage IN ('evaluated', 'rectified') AND (comment IS NULL OR question IS NULL))
UNION ALL
SELECT d.org, 'debrief', d.code, 'still_open', d.year, count(*), NULL, NULL
  FROM debrief d
  JOIN ledger l ON l.debrief = d.code AND l.closed_on IS NULL
 WHERE d.stage = 'rectified'
 GROUP BY d.id
 ORDER BY 1, 3, 4;

-- Persons graded excellent: organisation, key, person, the day from which it and the grades of that
-- year of the organisation and of those whose secretary the person was all stood, year.
-- name: inspect_capped
SELECT a.org, a.org || '/' || a.person || '/' || a.year || '/' || a.cohort, a.person,
       max(a.rated_on, coalesce((SELECT max(b.rated_on) FROM assessment b
                                  WHERE (b.org = a.org
                                         OR b.org IN (SELECT p.org FROM post p
                                                       WHERE p.person = a.person
                                                         AND p.role = 'secretary'))
                                    AND b.person = '' AND b.year = a.year
                                    AND b.rated_on <= $1), a.rated_on)),
       a.year
  FROM assessment a
 WHERE a.person <> '' AND a.grade = 'excellent' AND a.rated_on <= $1
 ORDER BY 1, 2;

-- Grades given for a year ($1) by a day ($2): organisation, person, day, key, grade.
-- name: inspect_graded
SELECT org, person, rated_on, org || '/' || person || '/' || year || '/' || cohort, grade
  FROM assessment
 WHERE year = $1 AND grade IS NOT NULL AND rated_on <= $2
 ORDER BY 1, 4;

-- Stars with titles: organisation, key, year, day, titles.
-- name: inspect_titles
SELECT org, org || '/' || year, year, rated_on, titles
  FROM star WHERE titles IS NOT NULL AND rated_on <= $1 ORDER BY 1, 2;

-- What the door asks before it writes (src/work/check_*.c, history.c, match.c).

-- name: org_stand
SELECT kind, coalesce(parent, ''), name FROM org WHERE code = $1;

-- Where an organisation stands on a day; '' is before every day.
-- name: placement_at
SELECT coalesce(parent, '') FROM placement WHERE org = $1 AND from_on <= $2
ORDER BY from_on DESC LIMIT 1;

-- name: placement_before
SELECT id FROM placement WHERE org = $1 AND from_on < $2 ORDER BY from_on DESC LIMIT 1;

-- name: placement_last
SELECT id FROM placement WHERE org = $1 ORDER BY from_on DESC LIMIT 1;

-- name: membership_last
SELECT id FROM membership WHERE person = $1 ORDER BY from_on DESC LIMIT 1;

-- Another membership of the person that shares a day with [$3, $4); '' in $4 is still.
-- name: membership_overlap
SELECT org, from_on, coalesce(to_on, '') FROM membership
WHERE person = $1 AND id <> $2 AND (to_on IS NULL OR (to_on > $3 AND to_on > from_on))
AND ($4 = '' OR from_on < $4)
LIMIT 1;

-- name: post_overlap
SELECT from_on, coalesce(to_on, '') FROM post
WHERE person = $1 AND org = $2 AND role = $3 AND id <> $4
AND (to_on IS NULL OR (to_on > $5 AND to_on > from_on)) AND ($6 = '' OR from_on < $6)
LIMIT 1;

-- name: person_of_id_no
SELECT id, code, name FROM person WHERE id_no = $1 AND id <> $2 LIMIT 2;

-- Rows that may be the one meant where no code is given.
-- name: person_named
SELECT id, coalesce(id_no, ''), coalesce(birth_on, ''), coalesce(org, '') FROM person
WHERE name = $1;

-- name: org_named
SELECT id, coalesce(parent, '') FROM org WHERE name = $1;

-- A 党小组 of that branch, by its name or short name.
-- name: group_named
SELECT code FROM org WHERE parent = $2 AND kind = 'group' AND (name = $1 OR short_name = $1)
LIMIT 2;

-- name: activity_held
SELECT id, types FROM activity
WHERE org = $1 AND held_on = $2 AND coalesce(start_time, '') = $3;

-- name: event_occurred
SELECT id FROM event
WHERE type = $1 AND occurred_on = $2 AND coalesce(org, '') = $3 AND coalesce(person, '') = $4;

-- name: ledger_like
SELECT id FROM ledger WHERE kind = $1 AND org = $2 AND title = $3;

-- name: project_like
SELECT id FROM project WHERE kind = $1 AND org = $2 AND title = $3;

-- name: tie_like
SELECT id FROM tie
WHERE kind = $1 AND org = $2 AND coalesce(person, '') = $3 AND coalesce(partner, '') = $4
AND coalesce(from_on, '') = $5;

-- name: debrief_like
SELECT id FROM debrief
WHERE org = $1 AND coalesce(person, '') = $2 AND year = CAST($3 AS INTEGER)
AND coalesce(form, '') = $4;

-- name: criterion_like
SELECT id, code FROM criterion
WHERE org = $1 AND year = CAST($2 AS INTEGER) AND coalesce(cohort, '') = $3 AND name = $4;

-- Closings that stand (src/work/closed.c).
-- name: closed
SELECT org, period, closed_on, coalesce(closed_by, '') FROM closing WHERE reopened_on IS NULL
ORDER BY org, period;

-- To which organisation a person belonged on a day.
-- name: home_at
SELECT org FROM membership
WHERE person = $1 AND from_on <= $2 AND (to_on IS NULL OR to_on > $2)
ORDER BY from_on DESC LIMIT 1;

-- A meeting with its roster (src/work/meeting.c).

-- Members of the organisation on the day: persons whose organisation it is, or whose group it is.
-- name: meeting_roster
SELECT p.code, p.name
  FROM membership m JOIN person p ON p.code = m.person
 WHERE (m.org = $1 OR m."group" = $1)
   AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
   AND CASE WHEN p.full_on <= $2 THEN 1
            WHEN p.joined_on > $2 THEN 0
            WHEN p.joined_on IS NOT NULL AND p.full_on IS NOT NULL THEN 1
            ELSE p.status IN ('full', 'probationary') END
 ORDER BY p.code;

-- name: meeting_attended
SELECT 1 FROM attendance WHERE activity = $1 LIMIT 1;

-- name: meeting_last
SELECT coalesce(max(id), 0) FROM activity;

-- name: meetings_unattended
SELECT a.org, a.types, a.held_on FROM activity a
 WHERE a.id > $1 AND NOT EXISTS (SELECT 1 FROM attendance x WHERE x.activity = a.code);

-- name: meeting_attendance
SELECT x.person, p.name, x.status, coalesce(x.reason, ''), coalesce(x.made_up_on, '')
  FROM attendance x JOIN person p ON p.code = x.person
 WHERE x.activity = $1 AND x.role = 'attendee'
 ORDER BY x.person;

-- What the scheduler needs, table by table, each in one pass (src/store/office*.c).

-- name: office_setting
SELECT value FROM setting WHERE name = $1;

-- name: office_orgs
SELECT code, kind, founded_on, dissolved_on, committee_from, committee_to, coalesce(appointed,
       0), tracking_from, rank
  FROM org ORDER BY code;

-- name: office_placements
SELECT org, from_on, parent, policy, name FROM placement;

-- name: office_persons
SELECT code, joined_on, full_on, status, id, probation_until FROM person;

-- name: office_person_names
SELECT id, name FROM person;

-- name: office_memberships
SELECT person, org, "group", from_on, to_on FROM membership;

-- name: office_posts
SELECT person, org, role, from_on, to_on, full_time FROM post;

-- name: office_terms
SELECT org, elected_on, CASE WHEN approval_no <> '' THEN extended_to END, coalesce(years,
       0) FROM term;

-- name: office_facts
SELECT org, name, from_on, value FROM fact WHERE value IS NOT NULL;

-- name: office_events
SELECT code, type, org, person, scope = 'below', occurred_on FROM event ORDER BY code;

-- name: office_waivers
SELECT org, slot, person, from_on, to_on FROM waiver;

-- name: office_types
SELECT id, name FROM evidence_type ORDER BY id;

-- Records that name events, once for each organisation they count for.
-- name: office_named
SELECT n.event, o.code, t.name, a.for_day, a.record,
       a.base + min(coalesce(a.hours, 0), 1048575) * 268435456
  FROM activity_event n
  CROSS JOIN mark_activity a ON a.id = n.activity
  CROSS JOIN activity_type y ON y.activity = a.id
  CROSS JOIN evidence_type t ON t.name = y.type
  CROSS JOIN org o ON o.code = a.org
UNION ALL
SELECT n.event, j.org, t.name, a.for_day, a.record,
       a.base + min(coalesce(a.hours, 0), 1048575) * 268435456
  FROM activity_event n
  CROSS JOIN mark_activity a ON a.id = n.activity
  CROSS JOIN activity_joint j ON j.activity = a.id AND j.org <> a.org
  CROSS JOIN activity_type y ON y.activity = a.id
  CROSS JOIN evidence_type t ON t.name = y.type;

-- Whose own the records with a partner are, and who hosted them (and since when that is known).
-- name: office_partner_orgs
SELECT a.id * 16, a.org, NULL
  FROM (SELECT DISTINCT activity FROM attendance WHERE role = 'partner') x
 CROSS JOIN activity a ON a.code = x.activity
UNION ALL
SELECT a.id * 16, j.org, NULL
  FROM (SELECT DISTINCT activity FROM attendance WHERE role = 'partner') x
 CROSS JOIN activity a ON a.code = x.activity
 CROSS JOIN activity_joint j ON j.activity = a.id;

-- name: office_partner_hosts
SELECT a.id * 16, h.person, CASE WHEN h.status <> 'present' THEN h.made_up_on END
  FROM (SELECT DISTINCT activity FROM attendance WHERE role = 'partner') x
 CROSS JOIN activity a ON a.code = x.activity
 CROSS JOIN attendance h ON h.activity = a.code AND h.role = 'host'
 WHERE h.status = 'present' OR h.made_up_on IS NOT NULL
UNION ALL
SELECT a.id * 16, a.host, NULL
  FROM (SELECT DISTINCT activity FROM attendance WHERE role = 'partner') x
 CROSS JOIN activity a ON a.code = x.activity
 WHERE a.host IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM attendance h
                    WHERE h.activity = a.code AND h.person = a.host AND h.role = 'host');

-- name: office_marks_org
SELECT org_rank, type, for_day, record, rest FROM mark_org
 ORDER BY org_rank, type, for_day, record;

-- name: office_marks_org_of
SELECT org_rank, type, for_day, record, rest FROM mark_org
 WHERE org_rank = $1 ORDER BY org_rank, type, for_day, record;

-- name: office_marks_person
SELECT person, type, for_day, record, rest FROM mark_person
 ORDER BY org_rank, person, type, for_day, record;

-- name: office_marks_person_of
SELECT person, type, for_day, record, rest FROM mark_person
 WHERE org_rank = $1 ORDER BY org_rank, person, type, for_day, record;

-- The marks of some persons: $1 is [[rank, person], …].
-- name: office_marks_some
SELECT m.person, m.type, m.for_day, m.record, m.rest
  FROM json_each($1) w
 CROSS JOIN mark_person m ON m.org_rank = w.value ->> 0 AND m.person = w.value ->> 1;

-- Who was on leave, and from what; one row for each type of the record. Who took part in any part
-- was not on leave.
-- name: office_makeups
SELECT a.code || '/' || x.person, a.org, x.person, a.held_on, min(x.made_up_on), y.type
  FROM attendance x
  JOIN activity a ON a.code = x.activity
  JOIN activity_type y ON y.activity = a.id
 WHERE x.status = 'leave'
   AND NOT EXISTS (SELECT 1 FROM attendance p
                    WHERE p.activity = x.activity AND p.person = x.person
                      AND p.status = 'present')
 GROUP BY a.id, x.person, y.type
 ORDER BY a.code, x.person;

-- Records of a type since a day, with what they hold.
-- name: office_sheets
SELECT a.code, a.org, a.held_on, coalesce(a.none, '') || ';' || coalesce(a.ticked, ''),
       a.ended_on IS NOT NULL, a.start_time IS NOT NULL, a.end_time IS NOT NULL,
       a.place IS NOT NULL, a.theme IS NOT NULL, a.host IS NOT NULL, a.recorder IS NOT NULL,
       a.content IS NOT NULL, a.votes IS NOT NULL, a.resolutions IS NOT NULL,
       a.hours IS NOT NULL, a.for_on IS NOT NULL, a.events IS NOT NULL, a.joint IS NOT NULL,
       a.guests IS NOT NULL, a.occasion IS NOT NULL, a.note IS NOT NULL,
       (SELECT group_concat(DISTINCT x.role) FROM attendance x
         WHERE x.activity = a.code AND (x.status = 'present' OR x.made_up_on IS NOT NULL)),
       (SELECT count(*) FROM attendance x
         WHERE x.activity = a.code AND (x.status = 'present' OR x.made_up_on IS NOT NULL)),
       (SELECT count(*) FROM attendance x
         WHERE x.activity = a.code AND x.status <> 'present' AND x.made_up_on IS NULL
           AND x.reason IS NULL
           AND NOT EXISTS (SELECT 1 FROM attendance p
                            WHERE p.activity = a.code AND p.person = x.person
                              AND (p.status = 'present' OR p.made_up_on IS NOT NULL)))
  FROM activity_type y
 CROSS JOIN activity a ON a.id = y.activity
 WHERE y.type = $1 AND a.held_on >= $2
 ORDER BY a.code;

-- Deadlines that ledgers and letters of transfer carry.
-- name: office_ledgers
SELECT code, org, NULL, opened_on, closed_on, deadline, kind FROM ledger ORDER BY code;

-- name: office_transfers
SELECT person || '/' || issued_on, from_org, person, issued_on, received_on,
       date(issued_on, '+' || valid_days || ' days'), ''
  FROM transfer ORDER BY person, issued_on;

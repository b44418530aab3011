-- What a run of the scheduler looks up beside the marks: who was away, and the parts of a record
-- other than attending. Both are few among all attendances.
DROP INDEX attendance_partner;
CREATE INDEX attendance_away ON attendance (activity, person) WHERE status <> 'present';
CREATE INDEX attendance_part ON attendance (activity, role) WHERE role <> 'attendee';

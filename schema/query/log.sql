-- The journal as people read it (src/cmd/log.c), the newest change first.

-- $1 an entity, $2 a key: '' for all; $3 the first day; $4 how many at most; $5 a batch, 0: all.
-- name: log_changes
SELECT journal.id, batch.id, batch.at, batch.user, batch.what, coalesce(batch.undoes, 0),
       batch.id IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL),
       journal.entity, journal.key, journal.op, journal.version, journal.row
  FROM journal JOIN batch ON batch.id = journal.batch
 WHERE ($1 = '' OR journal.entity = $1) AND ($2 = '' OR journal.key = $2) AND batch.at >= $3
   AND ($5 = 0 OR batch.id = $5)
 ORDER BY journal.id DESC LIMIT $4;

-- The fields of one change: before and after, each with the type of its JSON value; NULL where that
-- side is not there, 'object' where the value is guarded. A side that is no JSON was damaged by
-- others (check says so): the change is shown without it.
-- name: log_fields
WITH side AS (
    SELECT iif(json_valid(before), before, NULL) AS before,
           iif(json_valid(after), after, NULL) AS after
      FROM journal WHERE id = $1
)
SELECT one.key,
       (SELECT type FROM json_each(side.before) WHERE key = one.key),
       (SELECT atom FROM json_each(side.before) WHERE key = one.key),
       (SELECT type FROM json_each(side.after) WHERE key = one.key),
       (SELECT atom FROM json_each(side.after) WHERE key = one.key)
  FROM side, json_each(coalesce(side.after, side.before, '{}')) AS one
 ORDER BY one.id;

-- Batches, the newest first: $1 at most, of which time, person or deed hold $2.
-- name: log_batches
SELECT batch.id, batch.at, batch.user, batch.what,
       batch.id IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL),
       (SELECT count(*) FROM journal WHERE journal.batch = batch.id AND journal.op <> 'note')
  FROM batch
 WHERE $2 = '' OR instr(batch.at || ' ' || batch.user || ' ' || batch.what, $2) > 0
 ORDER BY batch.id DESC LIMIT $1;

-- The last deletion of a record ($1 its entity, $2 its row), which says what it was.
-- name: log_deleted
SELECT id FROM journal WHERE entity = $1 AND row = $2 AND op = 'delete' ORDER BY id DESC LIMIT 1;

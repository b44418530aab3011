-- Taking batches back (src/work/undo.c).

-- Batches of one person that nothing has taken back, the latest first, with the deed each of them
-- is about. A deed is 0 steps from itself, its undo 1, the redo of that 2: $2 0 asks for what undo
-- may take back, 1 for what redo may.
-- name: undo_candidates
WITH RECURSIVE line (top, id, steps) AS (
    SELECT id, id, 0 FROM batch
     WHERE user = $1 AND id NOT IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL)
    UNION ALL
    SELECT line.top, batch.undoes, line.steps + 1
      FROM line JOIN batch ON batch.id = line.id
     WHERE batch.undoes IS NOT NULL)
SELECT line.top, deed.at, deed.what
  FROM line JOIN batch AS deed ON deed.id = line.id
 WHERE deed.undoes IS NULL AND line.steps % 2 = $2
 ORDER BY line.top DESC;

-- How many changes of rows a batch holds, and what its notes are about.
-- name: undo_changes
SELECT count(*) FROM journal WHERE batch = $1 AND op <> 'note';

-- name: undo_notes
SELECT DISTINCT entity FROM journal WHERE batch = $1 AND op = 'note';

-- The changes of a batch, the last first.
-- name: undo_steps
SELECT id FROM journal WHERE batch = $1 AND op <> 'note' ORDER BY id DESC;

-- The first rows that a batch touched.
-- name: batch_rows
SELECT entity, key FROM journal WHERE batch = $1 AND op <> 'note'
GROUP BY entity, key ORDER BY min(id) LIMIT $2;

-- Rows of each kind that a batch touched; sections of policies have no row.
-- name: undo_rows
SELECT entity, count(DISTINCT CASE WHEN row = 0 THEN key ELSE row END)
  FROM journal WHERE batch = $1 AND op <> 'note'
GROUP BY entity ORDER BY min(id);

-- What happened to the row of that id, the last first; a batch that is still being written is not
-- among them.
-- name: undo_touches
SELECT batch.id, coalesce(batch.undoes, 0), batch.at, batch.user, batch.what,
       journal.op, journal.version
  FROM journal JOIN batch ON batch.id = journal.batch
 WHERE journal.entity = $1 AND journal.row = $2 AND journal.op <> 'note'
 ORDER BY journal.id DESC;

-- When and by whom a row was entered, as of the change $3.
-- name: undo_entered
SELECT substr(batch.at, 1, 10), batch.user
  FROM journal JOIN batch ON batch.id = journal.batch
 WHERE journal.entity = $1 AND journal.row = $2 AND journal.op = 'insert' AND journal.id < $3
   AND batch.undoes IS NULL
 ORDER BY journal.id DESC LIMIT 1;

-- Who changed a section of a policy last.
-- name: undo_policy_last
SELECT batch.at, batch.user, batch.what FROM journal JOIN batch ON batch.id = journal.batch
 WHERE journal.entity = 'policy' AND journal.key = $1
 ORDER BY journal.id DESC LIMIT 1;

-- The journal: batches chained by their hashes.

-- name: batch_last
SELECT id, hash, at FROM batch ORDER BY id DESC LIMIT 1;

-- Its hash and time, and whether what followed the making of the database was this.
-- name: batch_end
SELECT hash, at, EXISTS (SELECT 1 FROM batch WHERE id <= 2 AND user = $1 AND what = $2)
FROM batch ORDER BY id DESC LIMIT 1;

-- name: batch_insert
INSERT INTO batch (id, at, user, what, undoes, prev_hash, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: journal_insert
INSERT INTO journal (batch, entity, row, key, version, op, before, after)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: guarded_insert
INSERT INTO journal_guarded (journal, field, salt, before, after)
VALUES ($1, $2, $3, $4, $5);

-- name: batch_all
SELECT id, at, user, what, undoes, prev_hash, hash FROM batch ORDER BY id;

-- name: journal_of_batch
SELECT id, entity, row, key, version, op, before, after FROM journal WHERE batch = $1 ORDER BY id;

-- One journal row, for undo and the log.
-- name: journal_get
SELECT entity, row, key, version, op, before, after, batch FROM journal WHERE id = $1;

-- name: journal_orphans
SELECT count(*) FROM journal WHERE batch NOT IN (SELECT id FROM batch);

-- The largest id that any row of an entity ever had.
-- name: journal_last_row
SELECT max(row) FROM journal WHERE entity = $1;

-- Guarded values beside the hashes the chain holds of them.
-- name: guarded_all
SELECT journal_guarded.journal, journal_guarded.field, journal_guarded.salt,
       journal_guarded.before, journal_guarded.after,
       json_extract(journal.before, '$."' || journal_guarded.field || '".sha256'),
       json_extract(journal.after, '$."' || journal_guarded.field || '".sha256')
FROM journal_guarded JOIN journal ON journal.id = journal_guarded.journal;

-- The fields of one side of a change; a guarded one gives the value from the side table, NULL
-- where it was erased.
-- name: journal_before
SELECT one.key, CASE WHEN one.type = 'object'
            THEN (SELECT before FROM journal_guarded
                  WHERE journal_guarded.journal = $1 AND field = one.key)
            ELSE one.value END, one.type = 'object'
FROM journal, json_each(coalesce(journal.before, '{}')) AS one WHERE journal.id = $1;

-- name: journal_after
SELECT one.key, CASE WHEN one.type = 'object'
            THEN (SELECT after FROM journal_guarded
                  WHERE journal_guarded.journal = $1 AND field = one.key)
            ELSE one.value END, one.type = 'object'
FROM journal, json_each(coalesce(journal.after, '{}')) AS one WHERE journal.id = $1;

-- The end of the chain of batches is kept apart, in meta: 'chain.end', number and hash of the last
-- one. Batches taken off the end are missed then.

INSERT INTO meta (name, value)
SELECT 'chain.end', id || ' ' || hash FROM batch ORDER BY id DESC LIMIT 1;

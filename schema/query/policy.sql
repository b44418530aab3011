-- Policies (src/store/policy_store.c).

-- name: policy_put
INSERT INTO policy (id, title, number, loaded_at, loaded_by) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, number = excluded.number,
                                   loaded_at = excluded.loaded_at, loaded_by = excluded.loaded_by;

-- name: policy_entries_clear
DELETE FROM policy_entry WHERE policy = $1;

-- name: policy_entry_put
INSERT INTO policy_entry (policy, ordinal, section, name, key, value, line) VALUES ($1, $2, $3,
     $4, $5, $6, $7);

-- One section taken out, and its lines put at the end: their order among the others says nothing.
-- name: policy_section_clear
DELETE FROM policy_entry WHERE policy = $1 AND section = $2 AND name = $3;

-- name: policy_entry_add
INSERT INTO policy_entry (policy, ordinal, section, name, key, value, line)
SELECT $1, coalesce((SELECT max(ordinal) FROM policy_entry WHERE policy = $1), 0) + 1,
       $2, $3, $4, $5, $6;

-- name: policy_entries
SELECT section, name, key, value, line FROM policy_entry WHERE policy = $1 ORDER BY ordinal;

-- name: policy_ids
SELECT id FROM policy ORDER BY id;

-- name: policy_known
SELECT 1 FROM policy WHERE id = $1;

-- A type of evidence or event, or a fact, that some policy declares; and one key of it.
-- name: policy_declares
SELECT coalesce((SELECT k.value FROM policy_entry k
                  WHERE k.policy = d.policy AND k.section = d.section AND k.name = d.name
                       AND k.key = $3), '')
  FROM policy_entry d
 WHERE d.section = $1 AND d.name = $2 AND d.key = '';

-- The lists that policies give under a key: forms of a type, grades of all versions of a scale.
-- name: policy_lists
SELECT value FROM policy_entry
 WHERE section = $1 AND key = $3
   AND (name = $2 OR substr(name, 1, length($2) + 1) = $2 || '/');

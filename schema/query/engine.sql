-- Statements that belong to the engine alone.

-- name: engine_integrity
PRAGMA integrity_check(5);

-- name: engine_references
PRAGMA foreign_key_check;

-- What the file says it is made of.
-- name: engine_shape
SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL;

-- name: meta_get
SELECT value FROM meta WHERE name = $1;

-- name: meta_set
INSERT INTO meta (name, value) VALUES ($1, $2)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- name: setting_get
SELECT value FROM setting WHERE name = $1;

-- name: setting_set
INSERT INTO setting (name, value) VALUES ($1, $2)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

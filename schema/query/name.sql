-- What lists look for and stand by (src/store/name_key.c).

-- name: name_key_put
INSERT INTO name_key (entity, row, code, search, pinyin, strokes, strokes_short)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (entity, row) DO UPDATE SET
    code = excluded.code, search = excluded.search, pinyin = excluded.pinyin,
    strokes = excluded.strokes, strokes_short = excluded.strokes_short;

-- name: name_key_drop
DELETE FROM name_key WHERE entity = $1 AND row = $2;

-- name: name_key_clear
DELETE FROM name_key;

-- Names in pieces: $2 the row after which they begin, $3 how many.
-- name: name_texts
SELECT row, code, search FROM name_key WHERE entity = $1 AND row > $2 ORDER BY row LIMIT $3;

-- Operators (操作员): who may write rows of which organisations (src/work/scope.c).

-- How many there are, whether the user is one, and the scope (empty: all).
-- name: operator_mine
SELECT count(*), coalesce(sum(CASE WHEN user = $1 THEN 1 ELSE 0 END), 0),
       coalesce(max(CASE WHEN user = $1 THEN coalesce(scope, '') ELSE '' END), '')
FROM operator;

-- Whether organisation $1 is $2 or below it.
-- name: operator_reaches
WITH RECURSIVE up (code) AS (
    SELECT CAST($1 AS TEXT)
    UNION
    SELECT org.parent FROM org JOIN up ON org.code = up.code WHERE org.parent IS NOT NULL
)
SELECT count(*) FROM up WHERE code = $2;

-- Who may write rows of organisation $1; empty: who may write everything.
-- name: operator_of_org
WITH RECURSIVE up (code) AS (
    SELECT CAST($1 AS TEXT)
    UNION
    SELECT org.parent FROM org JOIN up ON org.code = up.code WHERE org.parent IS NOT NULL
)
SELECT user FROM operator WHERE scope IS NULL OR scope IN (SELECT code FROM up)
ORDER BY user LIMIT 6;

-- name: operator_person_org
SELECT org FROM person WHERE code = $1;

-- name: operator_activity_org
SELECT org FROM activity WHERE code = $1;

-- name: operator_ledger_org
SELECT org FROM ledger WHERE code = $1;

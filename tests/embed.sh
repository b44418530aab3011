#!/bin/sh
# build-aux/embed.awk: what goes in comes out, byte for byte, and mistakes are named.

. "${srcdir:=.}/tests/tap.sh"

: "${CC:=cc}"
source=$(cd "$srcdir" && pwd)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

embed() {
    what=$1
    shift
    LC_ALL=C "$AWK" -v what="$what" -f "$source/build-aux/embed.awk" "$@"
}

# refused NAME WORDS WHAT FILE...: embed fails and says so.
refused() {
    name=$1
    words=$2
    shift 2
    if embed "$@" >out 2>err; then
        tap_ok 1 "refused: $name"
    else
        tap_is "refused: $name" "$(cat err)" "embed.awk: $words"
    fi
}

# A migration with all that a literal could stumble over, and longer than any compiler must take.
{
    printf -- '-- 组织 "org" \\ back\\n ??/ ??= tab\there 100%% %%s\n\n'
    printf "SELECT '支部''\"'; -- */ /*\n"
    i=0
    while [ $i -lt 2000 ]; do
        echo "-- $i: 政策就是数据，义务是一个纯函数，其余都是通向它们的门。"
        i=$((i + 1))
    done
} >0001-first-one.sql
echo 'SELECT 2;' >0002-second.sql
printf '[rule x]\nname = "支部"\n' >nx6.ini
printf '; 注释\n' >base.ini
printf 'day,kind,name\n2026-01-01,holiday,元旦\n' >2026.csv
cat >q1.sql <<'END'
-- A file of statements.

-- name: due_evidence
-- what counts
SELECT a, '--' -- kept
FROM b

WHERE c = $1;
-- name:   one
SELECT 1;
END
printf -- '-- name: two_2\nSELECT "2?";\n' >q2.sql

cat >show.c <<'END'
#include <stdio.h>
#include "query.h"
#include "schema.h"
int main(void)
{
    FILE *f = fopen("1.out", "w");
    fputs(schema_migrations[0].sql, f);
    fclose(f);
    for (int i = 0; schema_migrations[i].sql != NULL; i++)
        printf("%d %s\n", schema_migrations[i].version, schema_migrations[i].name);
    for (int i = 0; schema_policies[i].id != NULL; i++)
        printf("%s=%s", schema_policies[i].id, schema_policies[i].text);
    for (int i = 0; schema_calendars[i].year != NULL; i++)
        printf("%s=%s", schema_calendars[i].year, schema_calendars[i].text);
    for (int i = 0; i < QUERY_COUNT; i++)
        printf("%s=%s", query_text[i].name, query_text[i].sql);
    printf("%d %d %d %d\n", QUERY_DUE_EVIDENCE, QUERY_ONE, QUERY_TWO_2, query_text[3].sql == NULL);
    return 0;
}
END
cat >wanted <<'END'
1 first-one
2 second
nx6=[rule x]
name = "支部"
base=; 注释
2026=day,kind,name
2026-01-01,holiday,元旦
due_evidence=SELECT a, '--' -- kept
FROM b
WHERE c = $1;
one=SELECT 1;
two_2=SELECT "2?";
0 1 2 1
END

build() {
    embed names q1.sql q2.sql >query.h &&
        {
            printf '#include "query.h"\n#include "schema.h"\n'
            embed migrations 0001-first-one.sql 0002-second.sql &&
                embed policies nx6.ini base.ini && embed calendars 2026.csv &&
                embed queries q1.sql q2.sql
        } >schema.c &&
        $CC -std=c11 -Wall -Wextra -Werror -I. -I"$source/include" -o show show.c schema.c
}

tap_run 'generated files compile' build
tap_is 'names, order, numbers, texts' "$(./show)" "$(cat wanted)"
tap_run 'a long migration survives byte for byte' cmp 0001-first-one.sql 1.out
tap_run 'nothing at all is legal' embed names

printf -- '-- name: one\nSELECT 1;\n' >again.sql
printf -- '-- name: One\nSELECT 1;\n' >upper.sql
printf -- '-- name: a\n-- nothing\n-- name: b\nSELECT 1;\n' >empty.sql
printf -- '-- name: a\n' >end.sql
printf 'SELECT 1;\n' >bare.sql
printf 'SELECT 1;\r\n' >0001-cr.sql
: >0001-void.sql
mkdir other
cp nx6.ini other/
cp nx6.ini 'N X.ini'
for what in names queries; do
    refused "$what: the same name twice" 'again.sql:1: one is also at q1.sql:9' \
        "$what" q1.sql again.sql
    refused "$what: capitals" 'upper.sql:1: "One" is no name (a-z, 0-9, _)' "$what" upper.sql
    refused "$what: a name without statement" 'empty.sql:1: a has no statement' "$what" empty.sql
    refused "$what: the last without statement" 'end.sql:1: a has no statement' "$what" end.sql
    refused "$what: a statement without name" 'bare.sql:1: a statement without "-- name:"' \
        "$what" bare.sql
done
refused 'a missing file' 'gone.sql: cannot be read' queries gone.sql
refused 'a gap' '0002-second.sql: expected migration 1' migrations 0002-second.sql
refused 'a twin' '0001-first-one.sql: expected migration 2' \
    migrations 0001-first-one.sql 0001-first-one.sql
refused 'a name without number' 'again.sql: a migration is called 0001-what-it-does.sql' \
    migrations again.sql
refused 'a carriage return' '0001-cr.sql:1: a carriage return' migrations 0001-cr.sql
refused 'an empty file' '0001-void.sql: is empty' migrations 0001-void.sql
refused 'two policies of one id' 'other/nx6.ini: id nx6 is also nx6.ini' \
    policies nx6.ini other/nx6.ini
refused 'a policy with a strange id' 'N X.ini: a policy is called by its id, as nx6.ini' \
    policies 'N X.ini'
refused 'a calendar without a year' 'nx6.ini: a calendar is called by its year, as 2026.csv' \
    calendars nx6.ini
refused 'an unknown task' 'what=walls is not known' walls
tap_end

#!/bin/sh
# What a shell offers on a command line: out of the tables by which the line is read.
. "${srcdir:=.}/tests/cli/lib.sh"

tap_run 'an office' office

# What the program says of the last word.
tap_is 'commands' "$(dj complete -- '' | sort)" \
    "$({ dj --help | sed -n 's/^  \([a-z]*\) .*/\1/p'; echo help; } | sort)"
tap_is 'a command begun' "$(dj complete -- re)" "$(printf 'report\nreopen\nredo\nrestore')"
tap_is 'help of a command' "$(dj complete -- help dem)" demo
tap_is 'an option of a command' "$(dj complete -- due --wi)" "$(printf '%s\n' --within --width)"
tap_is 'the one with a value behind its sign' "$(dj complete -- due --format=j)" "$(printf '%s\n' --format=json --format=jsonl)"
tap_is 'the value of an option' "$(dj complete -- due --format j)" "$(printf 'json\njsonl')"
tap_is 'the last of a list' "$(dj complete -- due --status overdue,un)" overdue,unmet
tap_is 'after -- there are no options' "$(dj complete -- due -- --wi)" ''
tap_is 'options before the command' "$(dj complete -- --l)" --lang
tap_is 'organisations' "$(dj complete -- --org B)" "$(printf 'B1\nB2')"
tap_is 'kinds of records' "$(dj complete -- add per)" person
tap_is 'fields' "$(dj complete -- add org short)" short_name=
tap_is 'the words of a field' "$(dj complete -- add org code=B3 kind=bran)" kind=branch
tap_is 'what a field refers to' "$(dj complete -- set person P1 org=B)" "$(printf 'org=B1\norg=B2')"
tap_is 'codes' "$(dj complete -- show person P)" "$(printf 'P1\nP2\nP3')"
tap_is 'of the kind that was named' "$(dj complete -- log --entity activity --code M)" "$(printf 'M1\nM2')"
tap_is 'a filter' "$(dj complete -- list org --where short)" short_name=
tap_is 'an order, the other way round' "$(dj complete -- list org --sort -short)" -short_name
tap_is 'none by what is private' "$(dj complete -- list person --sort d)" ''
tap_is 'policies' "$(dj complete -- policy show b)" "$(printf 'base\n:file')"
tap_is 'those the program brings along' "$(dj complete -- init --policy l)" "$(printf 'lm13\n:file')"
tap_is 'rules' "$(dj complete -- due --rule base.theme)" base.theme-day
tap_is 'of an organisation' "$(dj complete -- why B1/base.theme)" B1/base.theme-day
tap_is 'reports' "$(dj complete -- report '' | tr '\n' ' ')" \
    "$(dj report --list | awk '{ print $1 }' | tr '\n' ' ')"
tap_is 'periods' "$(dj complete -- matrix --period 2026Q | tr '\n' ' ')" '2026Q1 2026Q2 2026Q3 2026Q4 '
tap_is 'files' "$(dj complete -- import person '')" :file
tap_is 'nothing where nothing can be said' "$(dj complete -- due --within 3)" ''
tap_is 'another database' "$(dj complete -- --db "$work/none.db" show person P)" ''
tap_is 'none at all is no failure' "$(DANGJIAN_DB=$work/none.db dj complete -- policy show n)" "nx6
:file"

tap_is 'keys of a rule' "$(dj complete -- policy set base base.theme-day rem)" remind=

# What the tables ask for by @NAME is known.
cat "$srcdir"/src/cmd/*.c "$srcdir"/src/cmd/*.h "$srcdir"/include/command.h | grep -o '@[a-z][a-z-]*' |
    tr -d '@' | sort -u >"$work/asked"
sed -n 's/ *{ *"\([a-z-]*\)", offer_[a-z_]* },*/\1 /gp' "$srcdir/src/cmd/complete.c" | tr ' ' '\n' |
    grep . | sort -u >"$work/sources"
tap_is 'every source that is asked for is there' "$(comm -23 "$work/asked" "$work/sources")" ''
tap_is 'and some are' "$([ "$(wc -l <"$work/asked")" -gt 10 ] && echo yes)" yes

# Every option a command reads is in its help, and nothing else is offered.
for command in $(dj complete -- '' | grep -v help); do
    dj complete -- "$command" - | sort >"$work/offered"
    dj help "$command" | sed -n 's/^\(-[-a-z]*\) .*/\1/p' | sort >"$work/told"
    tap_run "options of $command" cmp "$work/offered" "$work/told"
    known=0
    while read -r option; do
        dj "$command" "$option" 2>&1 | grep -q "没有选项 $option" && known=1
    done <"$work/offered"
    tap_ok "$known" "$command knows them"
done

if ! command -v bash >/dev/null; then
    tap_note 'bash is not here: its completion was not tried'
    tap_end
    exit 0
fi

# offers LINE: what bash offers at its end; words as bash itself breaks them.
cat >"$work/offers.bash" <<'END'
source "$1"
COMP_LINE=$2
COMP_POINT=${#COMP_LINE}
COMP_WORDS=()
rest=$COMP_LINE
while [[ -n $rest ]]; do
    rest=${rest#"${rest%%[! ]*}"}
    [[ -n $rest ]] || { COMP_WORDS+=(''); break; }
    if [[ $rest == [=:]* ]]; then part=${rest:0:1}; else part=${rest%%[ =:]*}; fi
    COMP_WORDS+=("$part")
    rest=${rest#"$part"}
done
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_dangjian "${COMP_WORDS[0]}"
printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort | tr '\n' ' '
END
PATH=$(cd "$(dirname "$DANGJIAN")" && pwd):$PATH
export PATH
script=$(cd "$srcdir" && pwd)/contrib/completion/dangjian
offers() {
    (cd "$work" && bash offers.bash "$script" "$1")
}
touch "$work/names.csv" "$work/names.xlsx"
tap_is 'bash: a command' "$(offers 'dangjian ma')" 'matrix '
tap_is 'bash: options' "$(offers 'dangjian due --wi')" '--width --within '
tap_is 'bash: after one with its value' "$(offers 'dangjian due --within 3 --ex')" '--exit-code '
tap_is 'bash: a value' "$(offers 'dangjian due --format ')" 'csv ics json jsonl table text xlsx '
tap_is 'bash: behind a sign' "$(offers 'dangjian due --format=x')" 'xlsx '
tap_is 'bash: right behind it' "$(offers 'dangjian show person P1 --format=')" 'csv json jsonl table '
tap_is 'bash: a kind of record' "$(offers 'dangjian add perso')" 'person '
tap_is 'bash: a field' "$(offers 'dangjian add org short')" 'short_name= '
tap_is 'bash: its words' "$(offers 'dangjian add org code=B3 kind=bran')" 'branch '
tap_is 'bash: in the middle' "$(offers 'dangjian add org kind=branch short')" 'short_name= '
tap_is 'bash: files' "$(offers 'dangjian import person nam')" 'names.csv names.xlsx '
tap_is 'bash: a file of an option' "$(offers 'dangjian due -o names.c')" 'names.csv '
tap_end

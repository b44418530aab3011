# Looks at texts line by line; bytes, so LC_ALL=C. Prints "KIND FILE:LINE: words".

function say(kind, words) {
    print kind " " FILENAME ":" FNR ": " words
}

# Columns of a line: ideographs and other wide characters take two.
function columns(line,    wide, tails) {
    if (length(line) <= 100)
        return length(line)
    tails = gsub(/[\200-\277]/, "", line)
    wide = gsub(/[\343-\355\357-\364]/, "", line)
    return length(line) + 2 * wide
}

function close_file() {
    if (limited && lines > 500 && index(" " long_files " ", " " last " ") == 0)
        print "length " last ":" lines ": a file has at most 500 lines"
}

FNR == 1 {
    close_file()
    last = FILENAME
    kind = FILENAME
    sub(/.*\//, "", kind)
    sub(/.*\./, "", kind)
    body = 0
    is_c = kind == "c" || kind == "h"
    limited = is_c || kind == "sh" || kind == "awk"
    is_code = is_c || kind ~ /^(sh|awk|py|sql)$/ || FILENAME ~ /bootstrap$|\.ci\/run$/
    if (is_c && $0 !~ /^\/\*/ || kind ~ /^(sh|awk|py)$/ && $0 !~ /^(#|""")/ ||
        kind == "sql" && $0 !~ /^--/)
        say("header", "a file begins with what it is for")
}

{
    lines = FNR
}

/\t/ && kind != "am" && FILENAME !~ /bootstrap$/ {
    say("tab", "a tab")
}

/[ \t\r]$/ {
    say("blank", "blanks at the end of the line")
}

# Shell tests hold what the program prints, to the letter.
is_code && columns($0) > 100 && FILENAME !~ /tests\/.*\.sh$/ {
    say("width", columns($0) " columns")
}

# Split so that this line is not its own example.
is_code && $0 ~ ("(^|[^A-Z])TO" "DO|FIX" "ME") {
    say("todo", "unfinished")
}

FILENAME ~ /^tests\// && kind ~ /^(sh|py)$/ && /^[^#]*(^|[^a-z_-])sleep([ (]|$)/ {
    say("sleep", "a test waits for a sign, not for time")
}

is_c && /^\{/ {
    body = FNR
}

is_c && /^\}/ {
    if (body > 0 && FNR - body > 81)
        say("function", "a function of " FNR - body - 1 " lines")
    body = 0
}

END {
    close_file()
}

# Takes C apart for the tests of the house. For each line it prints, separated by tabs,
#   FILE LINE C code, with comments left out and strings emptied
#   FILE LINE S the text of each string
#   FILE LINE I what an #include names, with its quotes or brackets

FNR == 1 {
    in_comment = 0
}

{
    rest = $0
    code = ""
    if (!in_comment && rest ~ /^[ \t]*#[ \t]*include[ \t]/) {
        sub(/^[ \t]*#[ \t]*include[ \t]+/, "", rest)
        print FILENAME "\t" FNR "\tI\t" rest
        next
    }
    while (rest != "") {
        if (in_comment) {
            end = index(rest, "*/")
            if (end == 0)
                break
            rest = substr(rest, end + 2)
            in_comment = 0
            code = code " "
        } else if (!match(rest, /\/\*|\/\/|"|'/)) {
            code = code rest
            break
        } else {
            code = code substr(rest, 1, RSTART - 1)
            mark = substr(rest, RSTART, RLENGTH)
            rest = substr(rest, RSTART + RLENGTH)
            if (mark == "/*") {
                in_comment = 1
            } else if (mark == "//") {
                break
            } else if (mark == "'") {
                match(rest, /^([^'\\]|\\.)*'/)
                rest = substr(rest, RLENGTH > 0 ? RLENGTH + 1 : 1)
                code = code "''"
            } else {
                match(rest, /^([^"\\]|\\.)*"/)
                print FILENAME "\t" FNR "\tS\t" substr(rest, 1, RLENGTH > 0 ? RLENGTH - 1 : 0)
                rest = substr(rest, RLENGTH > 0 ? RLENGTH + 1 : 1)
                code = code "\"\""
            }
        }
    }
    if (code !~ /^[ \t]*$/)
        print FILENAME "\t" FNR "\tC\t" code
}

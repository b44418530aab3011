# Turns files of schema/ into C. Used by Makefile.am:
#
#   awk -v what=migrations -f embed.awk schema/sqlite/*.sql      array schema_migrations
#   awk -v what=policies   -f embed.awk schema/policy/*.ini      array schema_policies
#   awk -v what=calendars  -f embed.awk schema/calendar/*.csv    array schema_calendars
#   awk -v what=names      -f embed.awk schema/query/*.sql       header query.h: the enum
#   awk -v what=queries    -f embed.awk schema/query/*.sql       array query_text
#
# A file of statements holds, before each one, a line "-- name: due_evidence"; other lines that
# begin with "--" are comments and stay behind. A string is written as one literal for each line.

function fail(words) {
    print "embed.awk: " words > "/dev/stderr"
    failed = 1
    exit 1
}

# One line as a C literal; "?" is escaped for the sake of trigraphs.
function literal(line) {
    gsub(/\\/, "\\\\&", line)
    gsub(/"/, "\\\"", line)
    gsub(/\?/, "\\?", line)
    gsub(/\t/, "\\t", line)
    return "        \"" line "\\n\""
}

function base_name(path) {
    sub(/.*\//, "", path)
    sub(/\.[^.]*$/, "", path)
    return path
}

function read_line(file,    got) {
    got = (getline line < file)
    if (got < 0)
        fail(file ": cannot be read")
    number++
    if (got > 0 && line ~ /\r/)
        fail(file ":" number ": a carriage return")
    return got
}

# The whole file as literals.
function print_file(file) {
    number = 0
    while (read_line(file) > 0)
        print literal(line)
    if (number == 1)
        fail(file ": is empty")
    close(file)
}

function migration(file,    name, version) {
    name = base_name(file)
    if (name !~ /^[0-9][0-9][0-9][0-9]-[a-z0-9-]+$/)
        fail(file ": a migration is called 0001-what-it-does.sql")
    version = substr(name, 1, 4) + 0
    if (version != ++versions)
        fail(file ": expected migration " versions)
    print "    {"
    print "        " version ", \"" substr(name, 6) "\","
    print_file(file)
    print "    },"
}

function check_id(file, id) {
    if (what == "policies" && id !~ /^[a-z][a-z0-9_-]*$/)
        fail(file ": a policy is called by its id, as nx6.ini")
    if (what == "calendars" && id !~ /^[0-9][0-9][0-9][0-9]$/)
        fail(file ": a calendar is called by its year, as 2026.csv")
    if (id in where)
        fail(file ": id " id " is also " where[id])
}

# A policy or a calendar: its id and its text.
function whole(file,    id) {
    id = base_name(file)
    check_id(file, id)
    where[id] = file
    print "    {"
    print "        \"" id "\","
    print_file(file)
    print "    },"
}

function close_query() {
    if (name != "" && empty)
        fail(where[name] ": " name " has no statement")
    if (name != "" && what == "queries")
        print "    },"
    name = ""
}

function open_query(place) {
    close_query()
    name = line
    sub(/^--[ ]*name:[ ]*/, "", name)
    sub(/[ ]+$/, "", name)
    if (name !~ /^[a-z][a-z0-9_]*$/)
        fail(place ": \"" name "\" is no name (a-z, 0-9, _)")
    if (name in where)
        fail(place ": " name " is also at " where[name])
    where[name] = place
    empty = 1
    if (what == "names") {
        print "    QUERY_" toupper(name) ","
    } else {
        print "    [QUERY_" toupper(name) "] = {"
        print "        \"" name "\","
    }
}

function queries(file) {
    number = 0
    while (read_line(file) > 0) {
        if (line ~ /^--[ ]*name:/) {
            open_query(file ":" number)
        } else if (line ~ /^[ \t]*(--.*)?$/) {
            continue
        } else if (name == "") {
            fail(file ":" number ": a statement without \"-- name:\"")
        } else {
            empty = 0
            if (what == "queries")
                print literal(line)
        }
    }
    close_query()
    close(file)
}

function before() {
    if (what == "migrations") {
        print "const struct migration schema_migrations[] = {"
    } else if (what == "policies") {
        print "const struct shipped_policy schema_policies[] = {"
    } else if (what == "calendars") {
        print "const struct shipped_calendar schema_calendars[] = {"
    } else if (what == "queries") {
        print "const struct query_text query_text[] = {"
    } else if (what == "names") {
        print "/* Made from schema/query by build-aux/embed.awk: the named statements. */"
        print "#ifndef QUERY_H\n#define QUERY_H\n"
        print "enum query {"
    } else {
        fail("what=" what " is not known")
    }
}

function after() {
    if (what == "names") {
        print "    QUERY_COUNT,\n};\n"
        print "struct query_text {\n    const char *name, *sql;\n};\n"
        print "/* Indexed by enum query; QUERY_COUNT rows and one of NULLs. */"
        print "extern const struct query_text query_text[];\n"
        print "#endif"
    } else {
        print what == "migrations" ? "    { 0, 0, 0 }," : "    { 0, 0 },"
        print "};\n"
    }
}

BEGIN {
    before()
    for (i = 1; i < ARGC; i++) {
        if (what == "migrations")
            migration(ARGV[i])
        else if (what == "policies" || what == "calendars")
            whole(ARGV[i])
        else
            queries(ARGV[i])
    }
    after()
    exit 0
}

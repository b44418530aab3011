# Judges the lines of code.awk by the tables of floors.sh.

function say(kind, words) {
    print kind " " $1 ":" $2 ": " words
}

# Which room a file lives in; "" if in none.
function room_of(file,    part) {
    if (file == "src/main.c")
        return "main"
    split(file, part, "/")
    if (part[1] == "src")
        return part[2] in sees ? part[2] : ""
    return header_room(part[2])
}

# The room of a header in include/: by the table, by the lowest source of that name, by its name.
function header_room(name,    stem, i) {
    if (name in given)
        return given[name]
    stem = name
    sub(/\.h$/, "", stem)
    for (i = 1; i <= floors; i++) {
        if (("src/" order[i] "/" stem ".c") in exists)
            return order[i]
    }
    return stem in sees ? stem : ""
}

function may_see(from, to) {
    return from == to || index(" " sees[from] " ", " " to " ") > 0
}

function judge_own(name,    here, there, dir) {
    if (name == "config.h")
        return
    if (name ~ /\//) {
        say("floor", "a path in an #include: a private header stays in its room")
        return
    }
    here = room_of($1)
    dir = $1
    sub(/[^\/]*$/, "", dir)
    if ((dir name) in exists && dir != "include/")
        return
    there = header_room(name)
    if (!(("include/" name) in exists) && name != "query.h")
        say("floor", name " is neither in include/ nor in the room")
    else if (here != "" && there != "" && !may_see(here, there))
        say("floor", here " may not see " there " (" name ")")
    else if (name == "clock.h" && here == "schedule")
        say("floor", "schedule is pure: it may not see the clock")
}

function judge_library(name,    i) {
    sub(/^ncursesw\//, "", name)
    if (name in fence && (fence[name] == "-" || index($1, fence[name]) != 1))
        say("fence", "<" name "> belongs " (fence[name] == "-" ? "nowhere" : "to " fence[name]))
    if (name in lonely) {
        if (name in only && only[name] != $1)
            say("fence", "<" name "> is already seen by " only[name])
        else
            only[name] = $1
    }
}

function calls(names) {
    return $4 ~ ("(^|[^A-Za-z0-9_.>])(" names ")[ ]*\\(")
}

BEGIN {
    n = split(rooms, row, "\n")
    for (i = 1; i <= n; i++) {
        if (split(row[i], side, ":") < 2)
            continue
        gsub(/ /, "", side[1])
        sees[side[1]] = side[2]
        order[++floors] = side[1]
    }
    n = split(headers, row, "\n")
    for (i = 1; i <= n; i++) {
        if (split(row[i], side, /[ ]*=[ ]*/) == 2)
            given[side[1]] = side[2]
    }
    n = split(fences, row, "\n")
    for (i = 1; i <= n; i++) {
        if (split(row[i], side, /[ ]+/) == 2)
            fence[side[1]] = side[2]
    }
    n = split(alone, row, " ")
    for (i = 1; i <= n; i++)
        lonely[row[i]] = 1
    while ((getline file < list) > 0)
        exists[name[++files] = file] = 1
    for (i = 1; i <= files; i++) {
        if (room_of(name[i]) == "")
            print "room " name[i] ":1: no room is known for it: see the tables of tests/floors.sh"
    }
    sql = "SELECT |INSERT |UPDATE |DELETE FROM|CREATE (TABLE|INDEX|VIEW|TRIGGER)|ALTER TABLE" \
        "|PRAGMA |BEGIN IMMEDIATE| WHERE |select .* from |insert into|delete from|create table"
}

$3 == "I" {
    header = $4
    sub(/^["<]/, "", header)
    sub(/[">].*/, "", header)
    if ($4 ~ /^"/)
        judge_own(header)
    else
        judge_library(header)
}

$3 == "C" && $1 != "src/date/clock.c" && calls("time|(local|gm)time|(local|gm)time_r|mktime") {
    say("clock", "only src/date/clock.c reads the clock")
}

$3 == "C" && calls("system|popen|socket|connect|getaddrinfo") {
    say("process", "no shell and no socket")
}

$3 == "S" && $1 !~ /^src\/store\// && $4 ~ sql {
    say("sql", "statements live in schema/, tables in src/store")
}

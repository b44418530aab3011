# Turns schema/hanzi/pinyin.txt and strokes.txt into the table of src/base/hanzi.c. Used by
# Makefile.am:
#
#   LC_ALL=C awk -f hanzi.awk pinyin.txt strokes.txt
#
# A character takes three bytes: 9 bits say its syllable, 15 its place in the order of strokes; the
# block U+4E00..U+9FFF by its code point, what lies outside in a list of its own.

function fail(words) {
    print "hanzi.awk: " FILENAME ":" FNR ": " words > "/dev/stderr"
    failed = 1
    exit 1
}

# The code point of the character at byte i of s; its bytes in `taken`.
function decode(s, i,    lead, point, k) {
    lead = byte[substr(s, i, 1)]
    taken = lead >= 240 ? 4 : lead >= 224 ? 3 : 0
    if (taken == 0)
        fail("no ideograph at byte " i)
    point = lead % (taken == 4 ? 8 : 16)
    for (k = 1; k < taken; k++)
        point = point * 64 + byte[substr(s, i + k, 1)] % 64
    return point
}

BEGIN {
    first = 19968 # U+4E00
    last = 40959  # U+9FFF
    for (i = 1; i < 256; i++)
        byte[sprintf("%c", i)] = i
}

FNR == 1 {
    files++
}

/^#/ {
    next
}

NF != 2 {
    fail("expected a word and characters")
}

files == 1 && $1 != syllable[syllables] {
    syllable[++syllables] = $1
}

files == 2 && $1 != counted {
    for (counted++; counted <= $1; counted++)
        begins[counted] = places + 0
    counted = $1
}

{
    for (i = 1; i <= length($2); i += taken) {
        point = decode($2, i)
        if (point < first || point > last)
            outside[point] = 1
        if (files == 1)
            reads[point] = syllables
        else
            place[point] = ++places
    }
}

function packed(point) {
    value = reads[point] * 32768 + place[point]
    return int(value / 65536) ", " int(value / 256) % 256 ", " value % 256
}

END {
    if (failed)
        exit 1
    if (syllables > 511 || places > 32767)
        fail("too many for their bits")
    print "/* Made from schema/hanzi by build-aux/hanzi.awk. */"
    print "#include \"hanzi_table.h\"\n"
    print "const char *const hanzi_syllable[] = {\n    \"\","
    for (i = 1; i <= syllables; i++)
        print "    \"" syllable[i] "\","
    print "};\n"
    print "const unsigned short hanzi_begins[] = {"
    for (i = 1; i <= counted; i++)
        print "    " begins[i] ","
    print "};\n\nconst int hanzi_most_strokes = " counted ";\n"
    print "const unsigned char hanzi_block[][3] = {"
    for (point = first; point <= last; point++)
        print "    { " packed(point) " },"
    print "};\n"
    # in the order of code points: the few are sorted by hand
    for (point in outside)
        list[++others] = point + 0
    for (i = 2; i <= others; i++) {
        point = list[i]
        for (k = i - 1; k >= 1 && list[k] > point; k--)
            list[k + 1] = list[k]
        list[k + 1] = point
    }
    print "const struct hanzi_other hanzi_others[] = {"
    for (i = 1; i <= others; i++)
        print "    { " list[i] ", { " packed(list[i]) " } },"
    print "};\n\nconst int hanzi_others_count = " others ";"
}

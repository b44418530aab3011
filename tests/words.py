"""Literals with hanzi in the code of functions that are neither marked nor a message's own format.

words.py FILE...: lines "FILE:LINE: words". Tables are not looked at: make pot collects all their
words, and who shows one translates it.
"""
import re
import sys

HANZI = re.compile("[\u3400-\u9fff\u3000-\u303f\uff00-\uffef\u2018-\u201d]")
TOKEN = re.compile(
    r'/\*.*?\*/|//[^\n]*|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|[A-Za-z_]\w*|\s+|.', re.S
)
# the place of the format in what translates it by itself
FORMAT = {
    "err_set": 2, "err_prefix": 1, "why_say": 2, "why_title": 2, "problems_add": 3,
    "BAD": 1, "YARD_BAD": 1, "output_say": 0,
}
FONTS = {'"仿宋_GB2312"', '"黑体"'}
# what compares and reads, and what is marked
SILENT = {
    "strcmp", "strncmp", "strcasecmp", "strstr", "strlen", "memcmp", "sscanf", "is_one_of",
    "put_text", "format_set_font_name", "worksheet_set_footer", "_", "N_",
}


class Place:
    """An open parenthesis or brace."""

    def __init__(self, sign, callee, kind, static):
        self.sign, self.callee, self.kind, self.static = sign, callee, kind, static
        self.argument = 0


def is_static(before):
    """Whether the declaration that ends here is static."""
    depth = 0
    for word in reversed(before):
        depth += (word == "}") - (word == "{")
        if depth < 0 or (depth == 0 and word == ";"):
            return False
        if depth == 0 and word == "static":
            return True
    return False


def brace(before, places):
    """What a brace opens: an initialiser, a block, or a type."""
    inside = any(p.kind == "init" for p in places)
    last = before[-1] if before else ""
    if last in ("=", ",", "{", "(") or inside:
        return "init"
    return "block" if last in (")", "else", "do", ";", "}", ":") else "type"


def said(places):
    """Whether a literal here has to be marked."""
    if not any(p.kind == "block" for p in places):
        return False
    inits = [p for p in places if p.kind == "init"]
    if inits and inits[0].static:
        return False
    for p in reversed(places):
        if p.sign == "{":
            return True
        if p.callee:
            return p.callee not in SILENT and FORMAT.get(p.callee) != p.argument
    return True


def unmarked(text):
    """Yields the offsets of such literals."""
    places, before = [], []
    for m in TOKEN.finditer(text):
        t = m.group()
        if t.isspace() or t.startswith(("/*", "//")):
            continue
        if t[0] == '"' and HANZI.search(t) and t not in FONTS and said(places):
            yield m.start()
        if t in ("(", "[", "{"):
            callee = before[-1] if t == "(" and before and before[-1].isidentifier() else None
            kind = brace(before, places) if t == "{" else "paren"
            places.append(Place(t, callee, kind, kind == "init" and is_static(before)))
        elif t in (")", "]", "}") and places:
            places.pop()
        elif t == "," and places:
            places[-1].argument += 1
        before.append(t)


for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as f:
        source = f.read()
    for at in unmarked(source):
        print(f"{name}:{source.count(chr(10), 0, at) + 1}: {source[at:at + 40].splitlines()[0]}")

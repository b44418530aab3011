"""Makes workbooks by hand, part by part: sheets.py FILE <SPEC, a Python literal:

{"sheets": [(NAME, ROWS, OPTIONS)], "date1904": bool, OPTIONS}

A row is a list of cells, or (NUMBER, list). A cell: "text" (shared), None, or (KIND, ...):
("i", text) inline, ("n", raw) number, ("d", raw) a day by built-in style, ("c", raw) a day by a
style of its own, ("m", raw) the same shown as year and month, ("z", raw) a number of four digits,
("t", raw) a time, ("f", raw, type) the cached value of a formula, ("e", word),
("b", "1"), ("r", [runs]) rich text with a reading above it, ("x", xml) as it stands.
Options of a sheet: merge, state. Options of the book: prefix (of the elements), doctype, parts
{name: text} to put in or replace, drop [names]."""
import ast
import re
import sys
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACK = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLE = {"d": 1, "c": 2, "t": 3, "m": 5, "z": 6}
STYLES = """<styleSheet xmlns="%s"><numFmts count="4">
<numFmt numFmtId="180" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
<numFmt numFmtId="181" formatCode="0.00&quot;days&quot;"/>
<numFmt numFmtId="182" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>
<numFmt numFmtId="183" formatCode="0000"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>
<xf numFmtId="180"/><xf numFmtId="20"/><xf numFmtId="181"/>
<xf numFmtId="182"/><xf numFmtId="183"/></cellXfs></styleSheet>""" % MAIN


def letters(i):
    word = ""
    i += 1
    while i:
        i, rest = divmod(i - 1, 26)
        word = chr(65 + rest) + word
    return word


class Book:
    def __init__(self):
        self.strings = []

    def shared(self, inner):
        self.strings.append("<si>%s</si>" % inner)
        return len(self.strings) - 1

    def cell(self, ref, c):
        if isinstance(c, str):
            i = self.shared('<t xml:space="preserve">%s</t>' % escape(c))
            return '<c r="%s" t="s"><v>%d</v></c>' % (ref, i)
        kind, value = c[0], c[1]
        if kind == "i":
            return '<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' % (ref, escape(value))
        if kind == "r":
            runs = "".join("<r><rPr><b/></rPr><t>%s</t></r>" % escape(r) for r in value)
            i = self.shared(runs + '<rPh sb="0" eb="1"><t>reading</t></rPh>')
            return '<c r="%s" t="s"><v>%d</v></c>' % (ref, i)
        if kind == "f":
            t = ' t="%s"' % c[2] if c[2] else ""
            return '<c r="%s"%s><f>A1&amp;B1</f><v>%s</v></c>' % (ref, t, escape(value))
        if kind in "eb":
            return '<c r="%s" t="%s"><v>%s</v></c>' % (ref, kind, escape(value))
        if kind == "x":
            return value
        return '<c r="%s" s="%d"><v>%s</v></c>' % (ref, STYLE.get(kind, 0), value)

    def sheet(self, rows, options):
        out, number = ['<worksheet xmlns="%s"><sheetData>' % MAIN], 0
        for row in rows:
            number, cells = row if isinstance(row, tuple) else (number + 1, row)
            out.append('<row r="%d">' % number)
            for i, c in enumerate(cells):
                if c is not None:
                    out.append(self.cell("%s%d" % (letters(i), number), c))
            out.append("</row>")
        out.append("</sheetData>")
        merge = options.get("merge", [])
        if merge:
            out.append("<mergeCells>%s</mergeCells>"
                       % "".join('<mergeCell ref="%s"/>' % m for m in merge))
        return "".join(out) + "</worksheet>"


def make(spec):
    book, parts, sheets, links = Book(), {}, "", ""
    for n, sheet in enumerate(spec["sheets"], 1):
        name, rows, options = (sheet + ({},))[:3]
        parts["xl/worksheets/sheet%d.xml" % n] = book.sheet(rows, options)
        state = ' state="%s"' % options["state"] if "state" in options else ""
        sheets += '<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>' % (escape(name), n, state, n)
        links += ('<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>'
                  % (n, REL, n))
    links += '<Relationship Id="s" Type="%s/sharedStrings" Target="sharedStrings.xml"/>' % REL
    links += '<Relationship Id="f" Type="%s/styles" Target="/xl/styles.xml"/>' % REL
    pr = '<workbookPr date1904="1"/>' if spec.get("date1904") else "<workbookPr/>"
    parts["xl/workbook.xml"] = ('<workbook xmlns="%s" xmlns:r="%s">%s<sheets>%s</sheets></workbook>'
                                % (MAIN, REL, pr, sheets))
    parts["xl/_rels/workbook.xml.rels"] = ('<Relationships xmlns="%s">%s</Relationships>'
                                           % (PACK, links))
    parts["xl/sharedStrings.xml"] = '<sst xmlns="%s">%s</sst>' % (MAIN, "".join(book.strings))
    parts["xl/styles.xml"] = STYLES
    parts["_rels/.rels"] = ('<Relationships xmlns="%s"><Relationship Id="a" '
                            'Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>'
                            % (PACK, REL))
    parts["[Content_Types].xml"] = "<Types/>"
    if spec.get("prefix"):
        for name in parts:
            if name.startswith("xl/worksheets/"):
                text = re.sub(r"<(/?)(\w)", r"<\1x:\2", parts[name])
                parts[name] = text.replace("xmlns=", "xmlns:x=")
    parts.update(spec.get("parts", {}))
    for name in spec.get("drop", []):
        del parts[name]
    return parts


def main():
    parts = make(ast.literal_eval(sys.stdin.read()))
    with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as z:
        for name, text in parts.items():
            z.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>\n' + text)


main()

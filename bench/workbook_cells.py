#!/usr/bin/python3
"""What a workbook holds, for workbook_floor to write once more.

  workbook_cells.py XLSX > CELLS

A line for each row of the first sheet: its height (empty: the usual one), then by tabs the cells,
each a letter and a text: b (blank, with a format), n (number), s (text), behind it the number of
the format. Line ends within a text are the character U+2028.
"""
import re
import sys
import zipfile

CELL = re.compile(r'<c r="[A-Z]+\d+"(?: s="(\d+)")?(?: t="(\w+)")?(?:/>|>(.*?)</c>)', re.S)
ROW = re.compile(r'<row r="\d+"([^>]*)>(.*?)</row>', re.S)
TEXT = re.compile(r'<t[^>]*>(.*?)</t>', re.S)


def plain(s):
    for entity, c in (('&lt;', '<'), ('&gt;', '>'), ('&quot;', '"'), ('&amp;', '&')):
        s = s.replace(entity, c)
    return s.replace('\t', ' ').replace('\n', '\u2028')


def main():
    with zipfile.ZipFile(sys.argv[1]) as book:
        xml = book.read('xl/worksheets/sheet1.xml').decode()
    for attributes, cells in ROW.findall(xml):
        height = re.search(r'ht="([\d.]+)"', attributes)
        line = [height.group(1) if height else '']
        for style, kind, inner in CELL.findall(cells):
            text = TEXT.search(inner)
            if kind == 'inlineStr':
                cell = 's', plain(text.group(1))
            elif inner:
                cell = 'n', re.search(r'<v>(.*?)</v>', inner).group(1)
            else:
                cell = 'b', ''
            line.append('%s%c%s' % (cell[0], 48 + int(style or 0), cell[1]))
        sys.stdout.write('\t'.join(line) + '\n')


if __name__ == '__main__':
    main()

#!/usr/bin/env python3
"""Makes schema/hanzi/pinyin.txt and strokes.txt: for maintainers, when the sources change.

    contrib/hanzi.py [UNIHAN_FOLDER] [STROKE_DICTIONARY]

Readings (kMandarin) and stroke counts (kTotalStrokes) are those of the Unicode character data
(Debian: unicode-data); the order of strokes inside a count is that of rime-data-stroke: 横 竖 撇 点
折. Of several codes the last one that is as long as the count says: the mainland's stand behind
those of CNS 11643. Covered are U+4E00..U+9FFF and what else the table of 8,105 general characters
(kTGH) or a few names need."""

import bz2
import os
import re
import sys
import unicodedata

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'schema', 'hanzi')
UNIHAN = sys.argv[1] if len(sys.argv) > 1 else '/usr/share/unicode'
STROKES = sys.argv[2] if len(sys.argv) > 2 else '/usr/share/rime-data/stroke.dict.yaml'
MORE = '〇㐂𠮷'
ORDER = {'h': '1', 's': '2', 'p': '3', 'n': '4', 'z': '5'}
# What the sources lack or say wrongly.
MEND_PINYIN = {'〇': 'ling', '𠮷': 'ji', '㐂': 'xi'}
MEND_COUNT = {'〇': 1}
MEND_CODE = {'〇': '5'}
LINE = 48


def properties(*wanted):
    found = {name: {} for name in wanted}
    for name in sorted(os.listdir(UNIHAN)):
        if not re.match(r'Unihan_.*\.txt(\.bz2)?$', name):
            continue
        path = os.path.join(UNIHAN, name)
        with bz2.open(path, 'rt') if name.endswith('.bz2') else open(path) as lines:
            for line in lines:
                parts = line.rstrip('\n').split('\t')
                if len(parts) == 3 and parts[1] in found:
                    found[parts[1]][int(parts[0][2:], 16)] = parts[2]
    return [found[name] for name in wanted]


def plain(reading):
    """zhāng as zhang, lǚ as lv."""
    letters = unicodedata.normalize('NFD', reading.replace('ü', 'v').replace('ǖ', 'v')
                                    .replace('ǘ', 'v').replace('ǚ', 'v').replace('ǜ', 'v'))
    letters = ''.join(c for c in letters if not unicodedata.combining(c)).lower()
    return letters if re.fullmatch('[a-z]+', letters) else None


def codes():
    found = {}
    with open(STROKES, encoding='utf-8') as lines:
        for line in lines:
            parts = line.rstrip('\n').split('\t')
            if len(parts) >= 2 and len(parts[0]) == 1 and re.fullmatch('[hspnz]+', parts[1]):
                code = ''.join(ORDER[c] for c in parts[1])
                found.setdefault(ord(parts[0]), []).append(code)
    return found


def write(name, head, groups):
    with open(os.path.join(HERE, name), 'w', encoding='utf-8') as out:
        out.write(head)
        for word, chars in groups:
            for i in range(0, len(chars), LINE):
                out.write('%s %s\n' % (word, ''.join(map(chr, chars[i:i + LINE]))))


def main():
    mandarin, total, general = properties('kMandarin', 'kTotalStrokes', 'kTGH')
    code_of = codes()
    points = set(range(0x4E00, 0xA000)) | set(general) | {ord(c) for c in MORE}
    by_syllable, by_count = {}, {}
    for point in sorted(points):
        char = chr(point)
        reading = MEND_PINYIN.get(char) or plain(mandarin.get(point, '').split(' ')[0])
        if reading:
            by_syllable.setdefault(reading, []).append(point)
        count = MEND_COUNT.get(char) or int(total.get(point, '0').split(' ')[0])
        if count:
            known = [MEND_CODE[char]] if char in MEND_CODE else code_of.get(point, [])
            fitting = [code for code in known if len(code) == count] or known or ['6']
            by_count.setdefault(count, []).append((fitting[-1], point))
    write('pinyin.txt',
          '# Made by contrib/hanzi.py from Unihan kMandarin (Unicode licence): the syllable,\n'
          '# without its tone (v for ü), and the characters read so.\n',
          sorted(by_syllable.items()))
    write('strokes.txt',
          '# Made by contrib/hanzi.py from Unihan kTotalStrokes (Unicode licence) and the\n'
          '# order of strokes in rime-data-stroke (LGPL-3): the count, and the characters of\n'
          '# that count, by their strokes 横 竖 撇 点 折.\n',
          [(count, [p for _, p in sorted(chars)]) for count, chars in sorted(by_count.items())])


main()

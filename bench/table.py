#!/usr/bin/python3
"""One table of what a run of the bench has measured: ours, what stands beside it, the ratio.

  table.py TABLE [KEYS]     TABLE by runm -t and run.sh, KEYS by keys.py

Lines of TABLE, by tabs: what, who, how often, processor seconds, MiB; or what, "ratio", how often,
median, least, most; or what, "says", a text. Without a ratio of pairs it is that of the medians.
"""
import sys

TARGETS = [  # what begins so: at most; doc/scale.md says which are met
    ('due list', '1.3'),
    ('this year out of ten', '1.6'),
    ('import of activities', '2.5'),
    ('export of activities', '2.5'),
    ('workbook', '1.15, 32 MiB'),
    ('first screen', '3'),
    ('after one entry', '16 ms'),
]


def target(what):
    return next((most for begins, most in TARGETS if what.startswith(begins)), '')


def read(path):
    """what -> (ours, beside, ratio, text)"""
    rows = {}
    with open(path, encoding='utf-8') as fh:
        for line in fh:
            what, who, *rest = line.rstrip('\n').split('\t')
            row = rows.setdefault(what, {})
            row['ours' if who == 'dangjian' else who if who in ('ratio', 'says') else 'beside'] = (
                who, rest)
    return rows


def figure(entry, named):
    if entry is None:
        return ''
    who, (_, seconds, mib) = entry
    return '%s%s s, %s MiB' % (who + ': ' if named else '', seconds, mib)


def ratio(row):
    if 'ratio' in row:
        n, median, least, most = row['ratio'][1]
        return '%s [%s..%s], n = %s' % (median, least, most, n)
    if 'ours' in row and 'beside' in row:
        return '%.2f, n = 1' % (float(row['ours'][1][1]) / float(row['beside'][1][1]))
    return ''


def keys(path):
    """(step, ours, the others)"""
    steps = {}
    with open(path, encoding='utf-8') as fh:
        for line in fh:
            label, step, _, ms, _, size, _, _, processor = line.rstrip('\n').split('\t')
            steps.setdefault(step, {})[label] = '%s ms, processor %s, %s bytes' % (
                ms, processor, size)
    for step, who in steps.items():
        if 'dangjian' in who:
            yield step, who['dangjian'], '; '.join(
                '%s: %s' % (k, v) for k, v in who.items() if k != 'dangjian')


def main():
    print('Processor time; ratios are ours to what stands beside it, for one rule theirs to ours.')
    print()
    print('| what | dangjian | beside it | ratio | at most |')
    print('|---|---|---|---|---|')
    for what, row in read(sys.argv[1]).items():
        ours = row['says'][1][0].rstrip('; ') if 'says' in row else figure(row.get('ours'), False)
        print('| %s | %s | %s | %s | %s |' % (
            what, ours, figure(row.get('beside'), True), ratio(row), target(what)))
    for step, ours, beside in keys(sys.argv[2]) if len(sys.argv) > 2 else ():
        print('| a key in a list of 100,000: %s | %s | %s | | |' % (step, ours, beside))


if __name__ == '__main__':
    main()

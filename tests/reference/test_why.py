#!/usr/bin/python3
"""Holds every explanation against its line of the due list.

    test_why.py BINARY [--seeds A..B] [--db FILE --on DAY]

For each line of `due --all` there is one explanation, and what it names as counted gives exactly
the figures of the line: the amounts add up to `have`, those who lack are `lacking`, a record's
elements are those that are there. On random worlds, or on a database that is there.
"""
import argparse
import collections
import json
import os
import sys
import tempfile
from fractions import Fraction

sys.dont_write_bytecode = True
import compare    # noqa: E402
import worlds     # noqa: E402


def objects(text):
    return [json.loads(line, parse_float=Fraction) for line in text.splitlines() if line]


def name_of(line):
    parts = [line['org'], line['rule'], line['period_start'] or '-']
    return '/'.join(parts + [line[key] for key in ('event', 'item') if line[key]])


def lines_of(told, kind, depth=0):
    return [line for section in told['sections'] if section['kind'] == kind
            for line in section['lines'] if line['depth'] == depth]


def fault(line, told):
    """What the explanation says otherwise than the line; None where they agree."""
    for key in ('status', 'need', 'have', 'deadline', 'window_start', 'period_start', 'done_on',
                'source', 'basis', 'kind', 'title', 'org_name'):
        if line[key] != told[key]:
            return '%s: %r, explained as %r' % (key, line[key], told[key])
    codes = lambda kind: sorted(each['code'] for each in lines_of(told, kind))
    met, lacking = lines_of(told, 'met'), lines_of(told, 'lacking')
    kind = line['kind']
    own = any(each['kind'] == 'counted' for each in told['sections'])
    if kind == 'periodic' and (met or lacking) and own:
        # `instead`: its own, or what all those below did, each by itself.
        have = sum(Fraction(each['amount']) for each in lines_of(told, 'counted'))
        if max(have, line['need'] if met and not lacking else 0) != line['have']:
            return 'what counted gives %s, met %d, lacking %d' % (have, len(met), len(lacking))
    elif kind == 'periodic' and (met or lacking):
        if (len(met), len(met) + len(lacking)) != (line['have'], line['need']):
            return 'met %d, lacking %d' % (len(met), len(lacking))
        if codes('lacking') != line['lacking']:
            return 'lacking %s' % codes('lacking')
        if met and line['done_on'] and max(each['day'] for each in met) != line['done_on']:
            return 'the last one met it on another day'
    elif kind in ('periodic', 'event'):
        have = sum(Fraction(each['amount']) for each in lines_of(told, 'counted'))
        if have != line['have']:
            return 'what counted gives %s' % have
    elif kind == 'streak':
        if codes('turns') != line['lacking']:
            return 'lacking %s' % codes('turns')
        runs, run = [], 0
        for each in told['sections'][-1]['lines']:
            if each['depth'] == 0:
                runs.append(0)
            else:
                runs[-1] = runs[-1] + 1 if each['cause'] == 'lacks' else 0
        if max(runs) < line['have']:
            return 'the longest run is told as %d' % max(runs)
    elif kind == 'record':
        elements = lines_of(told, 'elements')
        lacks = sorted(each['code'] for each in elements if each['cause'] == 'lacks')
        if lacks != line['lacking'] or len(elements) - len(lacks) != line['have']:
            return 'elements %s' % lacks
    elif kind == 'item':
        causes = [each['cause'] for each in lines_of(told, 'item')]
        if causes != ['counts' if line['have'] else 'lacks']:
            return 'the record is told as %s' % causes
    elif kind == 'structure' and lacking:
        if codes('lacking') != line['lacking']:
            return 'lacking %s' % codes('lacking')
    elif kind == 'term':
        counts = [each for each in lines_of(told, 'terms') if each['cause'] == 'counts']
        if len(counts) != line['have'] or (counts and counts[0]['day'] != line['done_on']):
            return 'the next term is told as %s' % counts
    return None


def check(binary, database, today):
    """(lines, first fault or None)"""
    base = [binary, '--db', database, '--on', today]
    lines = objects(compare.run(*base, 'due', '--all', '--format', 'jsonl'))
    of_org = collections.defaultdict(list)
    for line in lines:
        of_org[line['org']].append(line)
    for org, mine in of_org.items():
        told = objects(compare.run(*base, 'why', org, '--format', 'jsonl'))
        for line in mine:
            # two versions of a rule may begin a period on the same day
            name = name_of(line)
            found = [(fault(line, each) or '', each) for each in told if each['id'] == name]
            if not found:
                return len(lines), '%s is not explained' % name
            least, explained = min(found, key=lambda pair: len(pair[0]))
            if least:
                return len(lines), '%s as of %s: %s' % (name, today, least)
            told.remove(explained)
        if told:
            return len(lines), '%s is explained and not in the list' % told[0]['id']
    return len(lines), None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('binary')
    parser.add_argument('--seeds', default='1..10')
    parser.add_argument('--db')
    parser.add_argument('--on')
    asked = parser.parse_args()
    if asked.db:
        lines, found = check(asked.binary, asked.db, asked.on)
        print('%d lines' % lines, found or '')
        return 1 if found or not lines else 0
    first, last = (int(word) for word in asked.seeds.split('..'))
    total = 0
    for seed in range(first, last + 1):
        with tempfile.TemporaryDirectory(prefix='why-', dir=compare.scratch()) as place:
            world = worlds.make(seed, 'all')
            worlds.write(world, place)
            database = os.path.join(place, 'w.db')
            compare.build(asked.binary, place, database)
            for today in world['about']['days'][:2]:
                lines, found = check(asked.binary, database, today)
                total += lines
                if found:
                    print('seed %d: %s' % (seed, found))
                    return 1
    print('%d lines' % total)
    return 0 if total else 1


if __name__ == '__main__':
    sys.exit(main())

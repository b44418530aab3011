#!/usr/bin/python3
"""Compares the program with the reference on random worlds.

    compare.py BINARY [--seeds A..B] [--features core|all] [--keep DIR] [--shrink]
                      [--jobs N]
    compare.py BINARY --world DIR

For each seed a world is made, imported with the program, and its due list
compared with the reference's for every day asked: values, key order, order of
the lines and the way numbers are written. --keep leaves the worlds that differ
in DIR; --shrink removes rows and rules while the difference stays and prints
the small world; --world compares a folder written by hand or kept earlier.
Exit code 1 when anything differs.
"""
import argparse
import copy
import itertools
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
import reference    # noqa: E402
import worlds       # noqa: E402


class Refused(Exception):
    """The program refused the world or broke."""


def run(binary, *arguments):
    clean = {name: word for name, word in os.environ.items()
             if name not in ('DANGJIAN_DB', 'DANGJIAN_TODAY')}
    done = subprocess.run([binary, *arguments], capture_output=True, timeout=120, env=clean)
    if done.returncode:
        raise Refused('%s: exit code %d\n%s' % (
            ' '.join(arguments), done.returncode,
            done.stderr.decode('utf-8', 'replace').strip()[:2000]))
    return done.stdout.decode('utf-8')


def build(binary, folder, database):
    """Imports the world of a folder into a new database."""
    with open(os.path.join(folder, 'world.json'), encoding='utf-8') as file:
        about = json.load(file)
    base = ['--db', database, '--on', about['entry']]
    path = lambda name: os.path.join(folder, name)
    root = about['root']
    run(binary, *base, 'init', '--policy', path(about['policies'][0]), '--code', root['code'],
        '--name', root['name'], '--kind', root['kind'], '--since', about['since'])
    for name in about['policies'][1:]:
        run(binary, *base, 'policy', 'load', path(name))
    for entity in worlds.ORDER:
        if os.path.exists(path(entity + '.csv')):
            run(binary, *base, 'import', '--alike', 'new', entity, path(entity + '.csv'))


def parse(text):
    """JSON with the order of keys and the text of numbers kept."""
    number = lambda word: 'number ' + word
    return json.loads(text, object_pairs_hook=lambda pairs: pairs,
                      parse_int=number, parse_float=number)


def name_of(each):
    row = dict(each)
    return '/'.join(str(row.get(key) or '-') for key in (
        'org', 'rule', 'period_start', 'event', 'item'))


def show(each):
    return json.dumps(dict(each), ensure_ascii=False) if each else '(none)'


def difference(program, ours):
    """None, or a readable description of the first difference."""
    for i in range(max(len(program), len(ours))):
        a = program[i] if i < len(program) else None
        b = ours[i] if i < len(ours) else None
        if a == b:
            continue
        text = ''
        if a and b and name_of(a) != name_of(b):
            names = [name_of(each) for each in ours]
            if name_of(a) not in names:
                b = None
            elif name_of(b) not in [name_of(each) for each in program]:
                a = None
            else:
                text = 'the order differs here\n'
        elif a and b:
            keys = [key for key, _ in a], [key for key, _ in b]
            text = ('the keys differ\n' if keys[0] != keys[1] else 'differs in: ' + ', '.join(
                '%s (%s / %s)' % (key, x, y)
                for (key, x), (_, y) in zip(a, b) if x != y) + '\n')
        return '%s\n%s  program:   %s\n  reference: %s' % (
            name_of(a or b), text, show(a), show(b))
    return None


def other(program, ours, key):
    """None, or the first line of a report that differs, lines named by these fields."""
    program, ours = ({tuple(each[name] for name in key): each for each in lines}
                     for lines in (program, ours))
    for name in sorted(set(program) | set(ours)):
        if program.get(name) != ours.get(name):
            return '%s\n  program:   %s\n  reference: %s' % (
                '/'.join(name), program.get(name), ours.get(name))
    return None


def period_of(T):
    """A period that holds a day, of another length from day to day: (name, first, last)."""
    year, month, dom = (int(part) for part in T.split('-'))
    every = (1, 3, 6, 12)[dom % 4]
    first = (month - 1) // every * every + 1
    name = {1: '%d-%02d' % (year, first), 3: '%dQ%d' % (year, (first + 2) // 3),
            6: '%dH%d' % (year, (first + 5) // 6), 12: '%d' % year}[every]
    last = reference.make_day(year + (first + every > 12), (first + every - 1) % 12 + 1, 1) - 1
    return name, reference.make_day(year, first, 1), last


def slices(binary, database, T, about, output):
    """The list of all holds the people of one organisation at a time; that of what stands
    below one of them holds everybody, and looks each organisation up by itself."""
    whole = run(binary, '--db', database, '--on', T, '--org', about['root']['code'], 'due',
                '--all', '--within', str(about['within']), '--format', 'json')
    return None if whole == output else 'read whole it is another list'


def since(binary, database, T, about, output):
    """What falls due from a day on: periods that are not derived for it, and years of records
    that are not read, alter no line of it."""
    year, month = int(T[:4]), int(T[5:7])
    first = '%d-01-01' % year if month % 2 else '%d-%02d-15' % (year - 1, month)
    last = '%d-12-31' % (year + 1)
    want = [each for each in json.loads(output)
            if each['deadline'] and first <= each['deadline'] <= last]
    got = json.loads(run(binary, '--db', database, '--on', T, 'due', '--all', '--within',
                         str(about['within']), '--from', first, '--to', last, '--format', 'json'))
    ends = reference.day(T) + about['within']
    got = [each for each in got
           if reference.day(each['deadline']) <= ends or each['window_start'] <= T]
    if got == want:
        return None
    return 'from %s: %s' % (first, next(
        (json.dumps(a or b, ensure_ascii=False) for a, b in itertools.zip_longest(got, want)
         if a != b), ''))


def reports(binary, database, T, world):
    """What is no due list: None, or the first difference."""
    name, first, last = period_of(T)
    theirs = json.loads(run(binary, '--db', database, '--on', T, 'report', 'figures',
                            '--period', name, '--format', 'json'))
    found = other(theirs, reference.figure_lines(world, first, last, reference.day(T)),
                  ('org', 'scope'))
    if found:
        return 'figures %s: %s' % (name, found)
    theirs = json.loads(run(binary, '--db', database, '--on', T, 'matrix',
                            '--period', name, '--format', 'json'))
    lines = json.loads(run(binary, '--db', database, '--on', T, 'due', '--all', '--within', '400',
                           '--format', 'json'))
    found = other(theirs, counted(lines, first, last), ('org', 'rule'))
    return found and 'matrix %s: %s' % (name, found)


def counted(lines, first, last):
    """The matrix of a due list: one line for each organisation and rule, its title
    that of the newest version (worlds name them so that it sorts last)."""
    cells = {}
    lines = [each for each in lines
             if each['deadline'] and first <= reference.day(each['deadline']) <= last]
    titles = {}
    for each in lines:
        titles[each['rule']] = max(titles.get(each['rule'], ''), each['title'])
    for each in lines:
        cell = cells.setdefault((each['org'], each['rule']), dict(
            {name: each[name] for name in ('org', 'org_name', 'rule')},
            title=titles[each['rule']], have=0, need=0, waived=0, overdue=0))
        cell['have'] += each['status'] in ('done', 'late')
        cell['need'] += each['status'] != 'waived'
        cell['waived'] += each['status'] == 'waived'
        cell['overdue'] += each['status'] == 'overdue'
    return list(cells.values())


def check(binary, folder, days=None):
    """(days, obligations compared, first difference or None, its day)."""
    world, about = reference.load(folder)
    lines = count = 0
    with tempfile.TemporaryDirectory(prefix='due-', dir=scratch()) as place:
        database = os.path.join(place, 'w.db')
        build(binary, folder, database)
        for T in days or about['days']:
            output = run(binary, '--db', database, '--on', T, 'due', '--all', '--within',
                         str(about['within']), '--format', 'json')
            ours = reference.as_json(reference.obligations(
                world, reference.day(T), about['within']))
            try:
                theirs = parse(output)
            except ValueError as error:
                raise Refused('due --on %s: no JSON: %s' % (T, error))
            count += 1
            lines += len(theirs)
            found = difference(theirs, parse(ours)) or slices(
                binary, database, T, about, output) or since(
                binary, database, T, about, output) or reports(binary, database, T, world)
            if found:
                return count, lines, 'T = %s: %s' % (T, found), T
    return count, lines, None, None


def scratch():
    """A folder in memory where there is one."""
    return '/dev/shm' if os.access('/dev/shm', os.W_OK) else None


# ---------------------------------------------------------------- shrinking

REFERENCES = {'org': 'org', 'parent': 'org', 'person': 'person', 'activity': 'activity',
              'host': 'person', 'group': 'org', 'from_org': 'org', 'to_org': 'org'}


def prune(world):
    """Removes rows that name what is no longer there."""
    tables = world['tables']
    while True:
        codes = {entity: {row['code'] for row in tables[entity]}
                 for entity in ('org', 'person', 'activity', 'event')}
        root = world['about']['root']['code']
        codes['org'].add(root)
        removed = False
        for entity, rows in tables.items():
            for row in list(rows):
                for field, target in REFERENCES.items():
                    if row.get(field) and row[field] not in codes[target]:
                        if field == 'host':
                            row[field] = ''
                        else:
                            rows.remove(row)
                            removed = True
                            break
                for field, target in (('joint', 'org'), ('events', 'event')):
                    if row.get(field):
                        row[field] = ';'.join(code for code in row[field].split(';')
                                              if code in codes[target])
        slots = {header.split(' ')[1].split('/')[0] for sections in world['policies'].values()
                 for header, _ in sections if header.startswith(('rule ', 'evidence '))}
        tables['waiver'] = [row for row in tables['waiver']
                            if not row['slot'] or row['slot'] in slots]
        if not removed:
            return world


def pieces(world):
    """Everything that can be taken away, as (group, path) pairs."""
    for file, sections in world['policies'].items():
        for i, (header, keys) in enumerate(sections):
            if header != 'policy':
                yield 'section', (file, i)
    for entity in reversed(worlds.ORDER):
        for i, row in enumerate(world['tables'][entity]):
            if entity != 'org' or row['code'] != world['about']['root']['code']:
                yield entity, (entity, i)


def without(world, group, paths):
    small = copy.deepcopy(world)
    for name, i in sorted(paths, reverse=True):
        del (small['policies'] if group == 'section' else small['tables'])[name][i]
    return prune(small)


def optional(world):
    """Cells and keys that may be emptied one by one."""
    keep = {'code', 'name', 'kind', 'org', 'person', 'status', 'activity', 'role', 'types',
            'held_on', 'type', 'occurred_on', 'month', 'year', 'elected_on', 'from_on', 'value',
            'result', 'reason', 'approved_by', 'full_time', 'parent', 'amount_due',
            'title', 'issued_on', 'rated_on', 'opened_on', 'stars', 'policy'}
    for entity, rows in world['tables'].items():
        for i, row in enumerate(rows):
            for field in row:
                if row[field] and field not in keep:
                    yield ('tables', entity, i, field)
    for file, sections in world['policies'].items():
        for i, (header, keys) in enumerate(sections):
            if header.startswith('rule '):
                for key, _ in keys:
                    if key in ('when', 'from', 'until', 'remind', 'window', 'role', 'clause',
                               'basis', 'number', 'measure', 'count', 'warn', 'force', 'by',
                               'before', 'naming', 'counts', 'among', 'reach', 'asks'):
                        yield ('policies', file, i, key)


def emptied(world, path):
    small = copy.deepcopy(world)
    kind, name, i, field = path
    if kind == 'tables':
        small['tables'][name][i][field] = ''
        if field == 'extended_to':
            small['tables'][name][i]['approval_no'] = ''
    else:
        section = small['policies'][name][i]
        section[1] = [pair for pair in section[1] if pair[0] != field]
    return small


def shrink(binary, world, T, seconds=300):
    """A small world that still differs."""
    world = copy.deepcopy(world)
    world['about']['days'] = [T]
    until = time.time() + seconds

    def differs(candidate):
        if time.time() > until:
            return False
        with tempfile.TemporaryDirectory(prefix='small-', dir=scratch()) as folder:
            worlds.write(candidate, folder)
            try:
                return check(binary, folder)[2] is not None
            except (Refused, KeyError, ValueError, subprocess.TimeoutExpired):
                return False

    size = None
    while size != (size := sum(1 for _ in pieces(world))) and time.time() < until:
        for group in ['section'] + worlds.ORDER:
            paths = [path for name, path in pieces(world) if name == group]
            step = len(paths)
            while step >= 1:
                i = 0
                while i < len(paths):
                    candidate = without(world, group, paths[i:i + step])
                    if differs(candidate):
                        world = candidate
                        paths = [path for name, path in pieces(world) if name == group]
                    else:
                        i += step
                step //= 2
    for path in list(optional(world)):
        candidate = emptied(world, path)
        if differs(candidate):
            world = candidate
    return world


def printed(world):
    """A small world as text."""
    out = [json.dumps(world['about'], ensure_ascii=False)]
    for file, sections in world['policies'].items():
        out.append('--- ' + file)
        for header, keys in sections:
            out.append('[%s] ' % header + '; '.join('%s = %s' % pair for pair in keys))
    for entity, rows in world['tables'].items():
        for row in rows:
            out.append('%-11s' % entity + ' '.join(
                '%s=%s' % (key, word) for key, word in row.items() if word))
    return '\n'.join(out)


# ---------------------------------------------------------------- the run

def one(job):
    """Compares one seed: (seed, days, obligations, report or None)."""
    binary, seed, features, keep, shrinking = job
    world = worlds.make(seed, features)
    folder = tempfile.mkdtemp(prefix='world-', dir=scratch())
    report, T, days, lines = None, None, 0, 0
    try:
        worlds.write(world, folder)
        try:
            days, lines, report, T = check(binary, folder)
        except (Refused, subprocess.TimeoutExpired) as error:
            report = 'refused: %s' % error
        if report and keep:
            shutil.copytree(folder, os.path.join(keep, str(seed)), dirs_exist_ok=True)
        if T and shrinking:
            small = shrink(binary, world, T)
            worlds.write(small, folder)
            report = check(binary, folder)[2] or report
            report += '\n' + printed(small)
            if keep:
                worlds.write(small, os.path.join(keep, '%d-small' % seed))
    finally:
        shutil.rmtree(folder)
    return seed, days, lines, report


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('binary')
    parser.add_argument('--seeds', default='1..100', metavar='A..B')
    parser.add_argument('--features', choices=worlds.FEATURES, default='core')
    parser.add_argument('--keep', metavar='DIR')
    parser.add_argument('--shrink', action='store_true')
    parser.add_argument('--world', metavar='DIR')
    parser.add_argument('--jobs', type=int, default=2)
    options = parser.parse_args()
    binary = os.path.abspath(options.binary)
    if not os.access(binary, os.X_OK):
        parser.error('no program: ' + binary)
    if options.world:
        days, lines, report, _ = check(binary, options.world)
        print(report or 'equal: %d days, %d obligations' % (days, lines))
        sys.exit(1 if report else 0)
    first, _, last = options.seeds.partition('..')
    seeds = range(int(first), int(last or first) + 1)
    jobs = [(binary, seed, options.features, options.keep, options.shrink) for seed in seeds]
    days = lines = different = 0
    with multiprocessing.Pool(options.jobs) as pool:
        for seed, some_days, some_lines, report in pool.imap(one, jobs):
            days += some_days
            lines += some_lines
            if report:
                different += 1
                print('seed %d: %s\n' % (seed, report), flush=True)
    print('%d worlds, %d days, %d obligations compared, %d different'
          % (len(jobs), days, lines, different))
    sys.exit(1 if different else 0)


if __name__ == '__main__':
    main()

"""One meaning for every figure.

    figures.py BINARY DATABASE POLICIES DAY...    POLICIES: their files, joined with commas;
                                                  which rules are advice is read there
    figures.py BINARY --seed N FOLDER             a random office of tests/reference, made in
                                                  FOLDER, on three of its days

What each list, letter, report and workbook says of a day is compared with the lines of `due --all`.
What differs is printed; exit 1."""
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), 'reference'))
import compare  # noqa: E402
import worlds   # noqa: E402

LABELS = ('逾期', '不达标', '临期', '待办', '未到期', '补办', '完成', '免除', '建议未做')
WORDS = ('overdue', 'unmet', 'due', 'open', 'upcoming', 'late', 'done', 'waived')
binary, database, policies, days = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
if database == '--seed':
    seed, folder = int(policies), days[0]
    worlds.write(worlds.make(seed), folder)
    database = os.path.join(folder, 'w.db')
    compare.build(binary, folder, database)
    with open(os.path.join(folder, 'world.json'), encoding='utf-8') as world:
        about = json.load(world)
    days = about['days'][:3]
    policies = ','.join(os.path.join(folder, name) for name in about['policies'])


def run(day, *arguments):
    done = subprocess.run([binary, '--db', database, '--on', day, *arguments], capture_output=True)
    if done.returncode:
        sys.exit(f'{arguments}: {done.stderr.decode()}')
    return done.stdout.decode('utf-8-sig'), done.stderr.decode()


def advice():
    """Ids of the rules whose every version is advice; a rule that changed its mind is none."""
    forced, other = set(), set()
    for path in policies.split(','):
        with open(path, encoding='utf-8') as file:
            text = file.read()
        policy = re.search(r'(?m)^id\s*=\s*(\S+)', text).group(1)
        for slot, body in re.findall(r'(?ms)^\[rule ([^\]/]+)[^\]]*\]\n(.*?)(?=^\[|\Z)', text):
            mild = re.search(r'(?m)^force\s*=\s*advice', body)
            (forced if mild else other).add(f'{policy}.{slot}')
    return forced - other


def tell(lines, mild):
    """label -> how many, as a person would count them."""
    out = dict.fromkeys(LABELS, 0)
    for d in lines:
        label = LABELS[WORDS.index(d['status'])]
        out['建议未做' if d['status'] == 'unmet' and d['rule'] in mild else label] += 1
    return out


def said(text, sep):
    """The figures of a sentence: 逾期 38 · 不达标 8, 逾期 3 项、临期 2 项."""
    out = dict.fromkeys(LABELS, 0)
    for part in re.split(sep, text):
        m = re.match(r'\s*(?:其中)?(\S+?) ?(\d+)(?: 项)?\s*$', part)
        if m and m.group(1) in out:
            out[m.group(1)] += int(m.group(2))
    return out


def usual(lines, counts, day):
    """What is listed where nobody asked: what is owed, and of what is open the next 31 days."""
    from datetime import date
    soon = sum(d['status'] == 'open' and (d['deadline'] is None or (
        date.fromisoformat(d['deadline']) - date.fromisoformat(day)).days <= 31) for d in lines)
    return dict(dict.fromkeys(LABELS, 0), 待办=soon,
                **{k: counts[k] for k in ('逾期', '不达标', '临期')})


def quarter_of(day):
    year, month = int(day[:4]), int(day[5:7])
    q = (month - 1) // 3
    last = {3: 31, 6: 30, 9: 30, 12: 31}[q * 3 + 3]
    return f'{year}Q{q + 1}', f'{year}-{q * 3 + 1:02}-01', f'{year}-{q * 3 + 3:02}-{last}'


def letter(day, *options):
    """The sentence of a letter, and the headings below it."""
    text = run(day, 'due', '--format', 'text', '--width', '9999', *options)[0]
    heads = dict.fromkeys(LABELS, 0)
    for label, n in re.findall(r'(?m)^【(\S+)】(\d+) 项', text):
        heads[label] = int(n)
    first = text.split('\n')[0].split('。')[0]
    return said(first.split('，其中')[-1], '、'), heads


def summary(text):
    line = next(x for x in text.split('\n') if re.search('共 [0-9]+ 项', x))
    return said(line.split('；')[0], ' · |，')


def of_day(day, mild):
    name, first, last = quarter_of(day)
    lines = json.loads(run(day, 'due', '--all', '--within', '400', '--format', 'json')[0])
    counts = tell(lines, mild)
    want = usual(lines, counts, day)
    yield 'due', summary(run(day, 'due')[0]), want
    for what, got in zip(('the sentence of a letter', 'its headings'), letter(day)):
        yield what, got, want
    only = dict(dict.fromkeys(LABELS, 0), 不达标=counts['不达标'], 建议未做=counts['建议未做'])
    yield 'due --status unmet', summary(run(day, 'due', '--status', 'unmet')[0]), only
    for what, got in zip(('a letter of those', 'its headings'), letter(day, '--status', 'unmet')):
        yield what, got, only
    found = json.loads(run(day, 'check', '--format', 'json')[0])
    groups = [f['group'] for f in found]
    yield 'check', groups.count('structure') + groups.count('incomplete'), counts['不达标']
    m = re.search('有 ([0-9]+) 处不达标', run(day, 'check')[1])
    yield 'what check says', int(m.group(1)) if m else 0, counts['不达标']

    inside = [d for d in lines if d['deadline'] and first <= d['deadline'] <= last]
    counts_in = tell(inside, mild)
    yield 'report due', summary(run(day, 'report', 'due', '--period', name)[0]), counts_in
    cells = json.loads(run(day, 'matrix', '--period', name, '--format', 'json')[0])
    sums = {k: sum(c[k] for c in cells) for k in ('have', 'need', 'waived', 'overdue')}
    done = counts_in['完成'] + counts_in['补办']
    ours = {'have': done, 'need': len(inside) - counts_in['免除'], 'waived': counts_in['免除'],
            'overdue': counts_in['逾期']}
    yield 'matrix', sums, ours
    ours |= {'late': counts_in['补办'], 'advice': counts_in['建议未做'],
             'pending': counts_in['临期'] + counts_in['待办'] + counts_in['未到期']}
    quarter = json.loads(run(day, 'report', 'quarter', '--period', name, '--format', 'json')[0])
    for kind in 'org', 'rule':
        sums = {k: sum(x[k] or 0 for x in quarter if x['line'] == kind) for k in ours}
        yield f'quarter, {kind}', sums, ours
    text = run(day, 'report', 'quarter', '--period', name, '--sheet', '未完成',
               '--format', 'csv')[0]
    rows = list(csv.DictReader(io.StringIO(text)))
    got = {k: sum(r['status'] == k for r in rows) for k in ('逾期', '不达标', '建议未做')}
    yield 'quarter, what is lacking', got, {
        '逾期': counts_in['逾期'], '不达标': counts['不达标'], '建议未做': 0}
    slips = list(csv.DictReader(io.StringIO(run(day, 'report', 'slip', '--format', 'csv')[0])))
    yield 'slips: soon', sum(r['status'] == 'due' for r in slips), counts['临期']
    text = run(day, 'report', 'slip')[0]
    yield 'slips: overdue', sum(int(n) for n in re.findall('项：逾期 ([0-9]+)', text)), \
        counts['逾期'] if slips else 0
    text = run(day, 'report', 'handover', '--sheet', '概况', '--format', 'csv')[0]
    about = dict(list(csv.reader(io.StringIO(text)))[1:])
    open_ = {k: counts[k] for k in ('逾期', '不达标', '临期', '待办')}
    yield 'handover', said(about['未办事项'].split('：')[-1], '、'), dict(
        dict.fromkeys(LABELS, 0), **open_)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'due.xlsx')
        run(day, 'due', '--format', 'xlsx', '-o', path)
        about = subprocess.run([sys.executable, os.path.join(HERE, 'xlsx.py'),
                                'csv', path], capture_output=True, check=True).stdout.decode()
        yield 'the workbook', summary(about), want


bad = 0
mild_rules = advice()
for T in days:
    for what, is_, should in of_day(T, mild_rules):
        if is_ != should:
            bad += 1
            print(f'{T} {what}: {is_}, the lines say {should}')
sys.exit(bad > 0)

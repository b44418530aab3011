#!/usr/bin/python3
"""What offices use instead, given one rule of the twelve: how many committee meetings did each
organisation hold for each month of the year, as of a day?

  peers.py prepare DIR [WHAT...]     the generated data in each peer's own form, under DIR/peer
  peers.py csv|openpyxl|rrule DIR    the counts: organisation,month,meetings
  peers.py sheet FILE                the same out of what LibreOffice saved of the workbook
  peers.py check LIST COUNTS         holds counts against lines of the due list: same, or what not

rrule reckons the months with dateutil, openpyxl reads a workbook, csv is a clerk's dozen lines of
Python. The workbook for LibreOffice has one COUNTIFS for each organisation and month.
"""
import bisect
import csv
import datetime as dt
import json
import os
import sys
import uuid

TYPE = 'branch_committee'


def meta(folder):
    with open(os.path.join(folder, 'meta'), encoding='ascii') as fh:
        return dict(line.strip().split('=') for line in fh)


def rows(folder, name):
    with open(os.path.join(folder, name), encoding='utf-8', newline='') as fh:
        yield from csv.DictReader(fh)


def codes(folder):
    return ['C'] + [r['code'] for r in rows(folder, 'org.csv') if r['code'] != 'C']


def meetings(folder, asof):
    """(organisation, day it counts for)"""
    for r in rows(folder, 'activity.csv'):
        if r['types'] == TYPE and r['held_on'] <= asof:
            yield r['org'], r['for_on'] or r['held_on']


def months(year):
    first = [dt.date(year + m // 12, m % 12 + 1, 1) for m in range(13)]
    return [(first[m], first[m + 1] - dt.timedelta(1)) for m in range(12)]


def tell(org, month, n):
    sys.stdout.write('%s,%s,%d\n' % (org, month, n))


def count_csv(folder):
    m, n = meta(folder), {}
    for org, day in meetings(folder, m['asof']):
        key = org, day[:7]
        n[key] = n.get(key, 0) + 1
    for org in codes(folder):
        for first, _ in months(int(m['to'][:4])):
            month = first.isoformat()[:7]
            tell(org, month, n.get((org, month), 0))


def count_openpyxl(folder):
    import openpyxl
    m, n = meta(folder), {}
    book = openpyxl.load_workbook(os.path.join(folder, 'peer', 'log.xlsx'), read_only=True)
    for org, day in book['log'].iter_rows(min_row=2, values_only=True):
        key = org, day.isoformat()[:7]
        n[key] = n.get(key, 0) + 1
    out = openpyxl.Workbook(write_only=True)
    sheet = out.create_sheet('counts')
    for org, in book['org'].iter_rows(min_row=2, values_only=True):
        line = [n.get((org, first.isoformat()[:7]), 0) for first, _ in months(int(m['to'][:4]))]
        sheet.append([org] + line)
        for month, count in enumerate(line, 1):
            tell(org, '%s-%02d' % (m['to'][:4], month), count)
    out.save(os.path.join(folder, 'peer', 'counts.xlsx'))


def count_rrule(folder):
    from dateutil.rrule import MONTHLY, rrule
    m, held = meta(folder), {}
    for org, day in meetings(folder, m['asof']):
        held.setdefault(org, []).append(day)
    for days in held.values():
        days.sort()
    start = dt.datetime.fromisoformat(m['to'][:4] + '-01-01')
    for org in codes(folder):
        days = held.get(org, [])
        for last in rrule(MONTHLY, dtstart=start, bymonthday=-1, count=12):
            month = last.date().isoformat()[:7]
            tell(org, month, bisect.bisect_right(days, month + '-31') -
                 bisect.bisect_left(days, month + '-01'))


def prepare_books(folder, formulas):
    """log.xlsx: the log and the organisations; countifs.xlsx: with the formulas"""
    import openpyxl
    m = meta(folder)
    book = openpyxl.Workbook(write_only=True)
    log, orgs, n = book.create_sheet('log'), book.create_sheet('org'), 1
    log.append(['org', 'day'])
    for org, day in meetings(folder, m['asof']):
        log.append([org, dt.date.fromisoformat(day)])
        n += 1
    orgs.append(['org'] + ([str(first) for first, _ in months(int(m['to'][:4]))]
                           if formulas else []))
    for i, org in enumerate(codes(folder), 2):
        orgs.append([org] + ([
            '=COUNTIFS(log!$A$2:$A$%d,$A%d,log!$B$2:$B$%d,">="&DATE(%d,%d,1),'
            'log!$B$2:$B$%d,"<="&DATE(%d,%d,%d))' % (
                n, i, n, first.year, first.month, n, last.year, last.month, last.day)
            for first, last in months(int(m['to'][:4]))] if formulas else []))
    book.save(os.path.join(folder, 'peer', 'countifs.xlsx' if formulas else 'log.xlsx'))


def prepare_remind(folder):
    with open(os.path.join(folder, 'peer', 'due.rem'), 'w', encoding='utf-8') as fh:
        for org in codes(folder):
            fh.write('REM 1 --1 MSG %s %s\n' % (org, TYPE))


def prepare_calcurse(folder):
    place, year = os.path.join(folder, 'peer', 'calcurse'), int(meta(folder)['to'][:4])
    os.makedirs(place, exist_ok=True)
    for name in ('todo', 'conf'):
        open(os.path.join(place, name), 'w').close()
    with open(os.path.join(place, 'apts'), 'w', encoding='utf-8') as fh:
        for org in codes(folder):
            fh.write('01/28/%d [1] {1M -> 12/31/%d} %s %s\n' % (year, year, org, TYPE))


def prepare_task(folder):
    year = dt.date.today().year
    with open(os.path.join(folder, 'peer', 'task.json'), 'w', encoding='utf-8') as fh:
        for i, org in enumerate(codes(folder), 1):
            fh.write(json.dumps({
                'description': '%s %s' % (org, TYPE), 'status': 'recurring', 'mask': '',
                'uuid': str(uuid.UUID(int=i)), 'entry': '%d0101T000000Z' % year,
                'due': '%d0131T000000Z' % year, 'recur': 'monthly', 'rtype': 'periodic'}) + '\n')


def prepare(folder, *what):
    os.makedirs(os.path.join(folder, 'peer'), exist_ok=True)
    makes = {'openpyxl': lambda f: prepare_books(f, False), 'remind': prepare_remind,
             'sheet': lambda f: prepare_books(f, True), 'calcurse': prepare_calcurse,
             'task': prepare_task}
    for one in what:
        makes[one](folder)


def sheet(path):
    with open(path, encoding='utf-8', newline='') as fh:
        lines = csv.reader(fh)
        head = next(lines)
        for line in lines:
            for first, n in zip(head[1:], line[1:]):
                tell(line[0], first[:7], int(n))


def check(path, counts):
    """Each line of the due list has the count; the list leaves out what is not asked."""
    with open(counts, encoding='utf-8') as fh:
        count = {(org, month): int(n) for org, month, n in csv.reader(fh)}
    asked = 0
    with open(path, encoding='utf-8') as fh:
        for line in fh:
            duty = json.loads(line)
            key = duty['org'], duty['period_start'][:7]
            asked += 1
            if count.get(key) != duty['have']:
                sys.exit('DIFF: %s %s: %s, the due list says %d' % (*key, count.get(key),
                                                                     duty['have']))
    print('same' if asked else sys.exit('DIFF: an empty list'))


def main(what='', *rest):
    makes = {'prepare': prepare, 'csv': count_csv, 'openpyxl': count_openpyxl,
             'rrule': count_rrule, 'sheet': sheet, 'check': check}
    if what not in makes:
        sys.exit(__doc__)
    makes[what](*rest)


if __name__ == '__main__':
    main(*sys.argv[1:])

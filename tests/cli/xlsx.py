"""Reads a workbook with nothing but zip and XML, and holds it against what the program says.

    xlsx.py sound FILE          well-formed throughout, no formula, laid out for print
    xlsx.py due FILE DUE NAMES… the first sheet against `due --format json`; NAMES: those of
                                persons and organisations, as `list --format json` gives them
    xlsx.py quarter FILE QUARTER DUE MATRIX FIGURES
                                the report of a quarter against its own JSON, and that against the
                                JSON of due, matrix and figures for the same period
    xlsx.py csv FILE [SHEET]    a sheet as CSV, days as 2026-03-05
    xlsx.py cell FILE SHEET A1  one cell: its type and its value

What does not hold is printed; exit 1.
"""
import csv
import datetime
import json
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

M = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
R = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
STATUS = {'overdue': '逾期', 'unmet': '不达标', 'due': '临期', 'open': '待办', 'upcoming': '未到期',
          'late': '补办', 'done': '完成', 'waived': '免除'}


class Workbook:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        bad = self.zip.testzip()
        if bad:
            raise SystemExit(f'{bad} is damaged')
        book = self.xml('xl/workbook.xml')
        rels = {r.get('Id'): r.get('Target') for r in self.xml('xl/_rels/workbook.xml.rels')}
        self.sheets = {s.get('name'): 'xl/' + rels[s.get(R + 'id')]
                       for s in book.iter(M + 'sheet')}
        styles = self.xml('xl/styles.xml')
        codes = {n.get('numFmtId'): n.get('formatCode') for n in styles.iter(M + 'numFmt')}
        self.formats = [codes.get(x.get('numFmtId'), x.get('numFmtId'))
                        for x in styles.find(M + 'cellXfs')]
        shared = self.xml('xl/sharedStrings.xml') if 'xl/sharedStrings.xml' in self.zip.namelist() \
            else []
        fonts = [(f.find(M + 'name').get('val'), f.find(M + 'family').get('val'))
                 for f in styles.find(M + 'fonts')]
        self.fonts = [fonts[int(x.get('fontId'))] for x in styles.find(M + 'cellXfs')]
        self.shared = [''.join(t.text or '' for t in s.iter(M + 't')) for s in shared]

    def xml(self, part):
        return ET.fromstring(self.zip.read(part))

    def value(self, c):
        """(type, value): text, number, day or empty."""
        kind, v = c.get('t'), c.find(M + 'v')
        if kind == 'inlineStr':
            return 'text', plain(''.join(t.text or '' for t in c.iter(M + 't')))
        if v is None:
            return 'empty', ''
        if kind == 's':
            return 'text', plain(self.shared[int(v.text)])
        if kind == 'str':
            return 'text', v.text
        number = float(v.text)
        if self.formats[int(c.get('s', '0'))] == 'yyyy-mm-dd':
            return 'day', str(datetime.date(1899, 12, 30) + datetime.timedelta(int(number)))
        return 'number', int(number) if number == int(number) else number

    def rows(self, name):
        """Lists of (type, value), empty rows too."""
        out = []
        for row in self.xml(self.sheets[name]).iter(M + 'row'):
            while len(out) < int(row.get('r')) - 1:
                out.append([])
            cells = []
            for c in row.iter(M + 'c'):
                at = column(re.match('[A-Z]+', c.get('r'))[0])
                cells += [('empty', '')] * (at - len(cells))
                cells.append(self.value(c))
            out.append(cells)
        return out


def plain(s):
    """Undoes the writing of characters as _x005F_."""
    return re.sub('_x([0-9A-Fa-f]{4})_', lambda m: chr(int(m[1], 16)), s)


def column(letters):
    n = 0
    for letter in letters:
        n = n * 26 + ord(letter) - ord('A') + 1
    return n - 1


def sound(path):
    book = Workbook(path)
    for part in book.zip.namelist():
        if part.endswith(('.xml', '.rels')):
            ET.fromstring(book.zip.read(part))
    types = book.zip.read('[Content_Types].xml').decode()
    charts = set()
    for name, part in book.sheets.items():
        sheet = book.xml(part)
        if sheet.find(M + 'drawing') is not None:
            charts.add(name)  # a sheet of its own: no cells, no header
        wrong = [what for what, bad in (
            ('a formula', sheet.find(f'.//{M}f') is not None),
            ('a link', sheet.find(f'.//{M}hyperlink') is not None),
            ('not in the contents', f'"/{part}"' not in types),
            ('not A4', sheet.find(M + 'pageSetup').get('paperSize') != '9'),
            ('not landscape', sheet.find(M + 'pageSetup').get('orientation') != 'landscape'),
            ('not fit to the width', sheet.find(f'.//{M}pageSetUpPr').get('fitToPage') != '1'),
            ('cells beside a chart', name in charts and sheet.find(f'.//{M}c') is not None),
            # the fonts of documents, and of which family one may stand for them
            ('another font', {book.fonts[int(c.get('s', '0'))] for c in sheet.iter(M + 'c')}
             - {('黑体', '2'), ('仿宋_GB2312', '3')}),
            ('no frozen header', name not in charts and
             sheet.find(f'.//{M}pane').get('state') != 'frozen'),
            ('no page number', '&P' not in sheet.find(f'{M}headerFooter/{M}oddFooter').text),
        ) if bad]
        if wrong:
            yield f'{name}: {", ".join(wrong)}'
    titles = {d.text for d in book.xml('xl/workbook.xml').iter(M + 'definedName')
              if d.get('name') == '_xlnm.Print_Titles'}
    if len(titles) != len(book.sheets) - len(charts):
        yield f'a header is not repeated: {titles}'


def urgency(duty):
    first = 0 if duty['status'] == 'overdue' else 1 if duty['deadline'] is None else 2
    return first, duty['deadline'] or ''


# What a record may lack, as people call it.
ELEMENTS = {'start_time': '开始时间', 'place': '地点', 'theme': '主题', 'content': '内容',
            'present': '出席', 'absent': '缺席', 'nonvoting': '列席', 'votes': '表决',
            'resolutions': '决议', 'speaker': '主讲', 'guide': '指导', 'talks': '谈心谈话',
            'criticism': '批评和自我批评', 'rectification': '整改措施'}


def due(path, duties, *lists):
    book = Workbook(path)
    with open(duties, encoding='utf-8') as f:
        wanted = sorted(json.load(f), key=urgency)
    names = dict(ELEMENTS)
    for file in lists:
        with open(file, encoding='utf-8') as f:
            names.update((p['code'], p['name']) for p in json.load(f))
    rows = book.rows('待办')
    at = next(i for i, r in enumerate(rows) if r and r[0] == ('text', '状态'))
    head = [v for _, v in rows[at]]
    body = rows[at + 1:at + 1 + len(wanted)]
    if len(body) != len(wanted) or (len(rows) > at + 1 + len(wanted)
                                    and rows[at + 1 + len(wanted)]):
        yield f'{len(wanted)} lines wanted'
    for duty, row in zip(wanted, body):
        got = dict(zip(head, row))
        want = {
            '状态': ('text', STATUS[duty['status']]),
            '期限': ('day', duty['deadline']),
            '天数': ('number', duty['days_left']),
            '编号': ('text', duty['org']),
            '组织': ('text', duty['org_name']),
            '应完成': ('number', duty['need']),
            '已完成': ('number', duty['have']),
            '完成日期': ('day', duty['done_on']),
            '尚缺': ('text', '、'.join(names.get(x, x) for x in duty['lacking'])),
            '依据': ('text', duty['source'] +
                   ('（数字为程序所定）' if duty['basis'] == 'default' else '')),
        }
        for key, (kind, value) in want.items():
            cell = ('empty', '') if value in (None, '') else (kind, value)
            if got.get(key, ('empty', '')) != cell:
                yield f'{duty["org"]} {duty["rule"]} {key}: {got.get(key)}, wanted {cell}'
        if not got['事项'][1].startswith(duty['title']):
            yield f'{duty["rule"]}: {got["事项"]}'
    explained = {r[0][1] for r in book.rows('说明') if r}
    for rule in sorted({d['rule'] for d in wanted} - explained):
        yield f'{rule} is not explained'


def read_json(path):
    with open(path, encoding='utf-8') as f:
        return json.load(f)


def table(book, name, first='代码'):
    """The rows below the header, as dicts of values; empty cells are None."""
    rows = book.rows(name)
    at = next(i for i, r in enumerate(rows) if r and r[0] == ('text', first))
    head = [v for _, v in rows[at]]
    out = []
    for row in rows[at + 1:]:
        if not row:
            break
        out.append({h: None if kind == 'empty' else v for h, (kind, v) in zip(head, row)})
    return out


COUNTS = {'need': '应完成', 'have': '完成', 'late': '其中补办', 'overdue': '逾期',
          'pending': '期限未到', 'advice': '建议未做',
          'waived': '免除'}
HEADS = {'full': '正式党员', 'probationary': '预备党员', 'expected': '应到', 'present': '实到',
         'attendance': '到会率', 'talks': '谈心谈话', 'due': '党费应缴', 'paid': '实缴',
         'owing': '欠缴'}
MEETINGS = {'title': '会议、活动', 'held': '次数', 'expected': '应到', 'present': '实到',
            'attendance': '到会率'}
LEDGER = {'title': '台账', 'opened': '本期新增', 'closed': '本期办结', 'left': '尚未办结',
          'overdue': '其中逾期'}

GRADES = '优秀', '合格', '基本合格', '不合格'


def close(got, want):
    if isinstance(want, float) and got is not None:
        return abs(got - want) < 0.00006  # a share has four places in JSON
    return got == want


def same(where, rows, lines, columns):
    if len(rows) != len(lines):
        yield f'{where}: {len(rows)} rows, {len(lines)} wanted'
    for row, line in zip(rows, lines):
        if row['代码'] != line['org']:
            yield f'{where}: {row["代码"]}, wanted {line["org"]}'
        for name, label in columns.items():
            got = row.get(label)
            if name == 'advice':  # left out where there is none
                got = got or 0
            if not close(got, line[name]):
                yield f'{where} {line["org"]} {label}: {got}, wanted {line[name]}'


def tally(duties):
    """(org, rule) -> what the due list says of it."""
    out = {}
    for d in duties:
        c = out.setdefault((d['org'], d['rule']), dict.fromkeys(
            ('need', 'have', 'late', 'overdue', 'waived'), 0))
        c['waived'] += d['status'] == 'waived'
        c['need'] += d['status'] != 'waived'
        c['have'] += d['status'] in ('done', 'late')
        c['late'] += d['status'] == 'late'
        c['overdue'] += d['status'] == 'overdue'
    return out


def quarter(path, quarter_json, due_json, matrix_json, figures_json):
    book = Workbook(path)
    data, duties = read_json(quarter_json), read_json(due_json)
    lines = {kind: [x for x in data if x['line'] == kind]
             for kind in ('org', 'rule', 'meeting', 'ledger', 'review')}
    counted = tally(duties)
    got = {(x['org'], x['key']): {k: x[k] for k in ('need', 'have', 'late', 'overdue', 'waived')}
           for x in lines['rule']}
    for key in sorted(set(counted) | set(got)):
        if counted.get(key) != got.get(key):
            yield f'{key}: {got.get(key)}, the due list says {counted.get(key)}'
    for cell_ in read_json(matrix_json):
        mine = got.get((cell_['org'], cell_['rule']), {})
        for name in ('have', 'need', 'waived', 'overdue'):
            if mine.get(name) != cell_[name]:
                yield f'{cell_}: {mine}'
    figures = {x['org']: x for x in read_json(figures_json) if x['scope'] == 'own'}
    for org in lines['org']:
        for name in HEADS:
            if figures[org['org']][name] != org[name]:
                yield f'{org["org"]} {name}: {org[name]}, figures say {figures[org["org"]][name]}'
        for name in ('need', 'have', 'late', 'overdue', 'waived'):
            if org[name] != sum(c[name] for (o, _), c in counted.items() if o == org['org']):
                yield f'{org["org"]} {name}: {org[name]} is no sum'
    totals = table(book, '汇总')
    yield from same('汇总', totals[:-1], lines['org'], {**COUNTS, **HEADS})
    for name, label in COUNTS.items():
        if (totals[-1].get(label) or 0) != sum(x[name] for x in lines['org']):
            yield f'合计 {label}: {totals[-1][label]}'
    for row in table(book, '概况', '事项'):
        mine = [x for x in lines['rule'] if row['事项'] in ('合计', x['title'])]
        for name, label in COUNTS.items():
            if (row.get(label) or 0) != sum(x[name] for x in mine):
                yield f'概况 {row["事项"]} {label}: {row[label]}'
        if row['组织数'] != len({x['org'] for x in mine}):
            yield f'概况 {row["事项"]}: {row["组织数"]} organisations'
    yield from same('事项', table(book, '事项'), lines['rule'], {'title': '事项', **COUNTS})
    yield from same('会议', table(book, '会议'), lines['meeting'], MEETINGS)
    yield from same('台账', table(book, '台账'), lines['ledger'], LEDGER)
    grades = {}
    for line in lines['review']:
        grades.setdefault(line['org'], []).append(line['held'])
    if {x['代码']: [x[g] for g in GRADES] for x in table(book, '民主评议')} != grades:
        yield f'民主评议: {grades} wanted'
    overdue = sum(r[0] == ('text', '逾期') for r in book.rows('未完成') if r)
    if overdue != sum(d['status'] == 'overdue' for d in duties):
        yield f'{overdue} overdue lines'
    chart = book.zip.read('xl/charts/chart1.xml').decode()
    bars = len(table(book, '完成率'))
    if not re.search(rf'完成率.?!\$F\$\d+:\$F\$\d+', chart) or bars == 0:
        yield 'no chart of the shares'


def as_csv(path, sheet=None):
    book = Workbook(path)
    out = csv.writer(sys.stdout)
    for row in book.rows(sheet or next(iter(book.sheets))):
        out.writerow([v for _, v in row])
    return ()


def cell(path, sheet, name):
    book = Workbook(path)
    letters, number = re.match('([A-Z]+)([0-9]+)', name).groups()
    print(*book.rows(sheet)[int(number) - 1][column(letters)])
    return ()


DEEDS = {'sound': sound, 'due': due, 'quarter': quarter, 'csv': as_csv, 'cell': cell}
complaints = list(DEEDS[sys.argv[1]](*sys.argv[2:]))
print('\n'.join(complaints[:20]), end='')
sys.exit(bool(complaints))

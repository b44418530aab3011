#!/usr/bin/python3
"""Makes deterministic data for the due list's benchmark, in the program's own import format.

  gen.py --orgs N [--seed S] [--years Y] --out DIR [--end-year 2025] [--asof 2025-11-15]

N counts committees, general branches and branches: 1 committee, about one general branch for 25,
the rest branches. Groups are organisations too, but come on top (about 0.9 for each branch), and so
do about 20 members for each branch. Writes into DIR

  bench.ini       the policy: twelve periodic rules, one of them `each = member`
  org.csv         organisations, parents before children (all but the root that `init` makes)
  person.csv      members with their branch and group
  moves.csv       the rows of those who changed branch or group within the range
  activity.csv    what was held: on time, late, late with for_on, twice, on boundary days
  attendance.csv  who took part in the theme days
  meta            from, to, asof and what there is of each, as shell assignments

The same arguments give the same bytes: only random() of one seeded generator is used.
"""
import argparse
import datetime as dt
import os
import random

RULES = '''\
; 十二条规则，供待办清单的速度测量。bench/floor.c 把同样的规则写死在程序里。

[policy]
id     = bench
title  = 测量用制度
number = 测量〔2025〕1号

%s[rule annual-plan]
title    = 年度党建工作计划
clause   = 一
subject  = committee, general_branch, branch
every    = year
window   = ..01-31
evidence = plan

[rule committee-meeting]
title    = 委员会会议
clause   = 二
subject  = general_branch, branch
when     = has_committee
every    = month
evidence = branch_committee

[rule committee-session]
title    = 机关党委会议
clause   = 三
subject  = committee
every    = quarter
evidence = committee_meeting

[rule democratic-review]
title    = 民主评议党员
clause   = 四
subject  = branch
every    = year
evidence = member_review

[rule group-meeting]
title    = 党小组会
clause   = 五
subject  = group
every    = month
evidence = group_meeting

[rule july1-theme]
title    = “七一”主题党日
clause   = 六
subject  = branch
every    = year
window   = 06-01..06-30
evidence = july_first

[rule lecture]
title    = 党课
clause   = 七
subject  = general_branch, branch
every    = quarter
evidence = lecture

[rule member-assembly]
title    = 支部党员大会（不设党小组）
clause   = 八
subject  = branch
when     = groups = 0
every    = month
evidence = member_assembly

[rule member-assembly-grouped]
title    = 支部党员大会（设党小组）
clause   = 八
subject  = branch
when     = groups > 0
every    = quarter
evidence = member_assembly

[rule org-life]
title    = 组织生活会
clause   = 九
subject  = branch
every    = half-year
evidence = life_meeting

[rule report]
title    = 季度工作报告
clause   = 十
subject  = general_branch, branch
every    = quarter
window   = first-month
evidence = quarter_report

[rule theme-day]
title    = 支部主题党日，每名党员参加
clause   = 十一
subject  = branch
each     = member
every    = month
evidence = theme_day | july_first
'''
TYPES = (('branch_committee', '委员会会议'), ('committee_meeting', '机关党委会议'),
         ('group_meeting', '党小组会'), ('july_first', '“七一”主题党日'), ('lecture', '党课'),
         ('life_meeting', '组织生活会'), ('member_assembly', '支部党员大会'),
         ('member_review', '民主评议党员'), ('plan', '工作计划'), ('quarter_report', '季度报告'),
         ('talk', '谈心谈话'), ('theme_day', '主题党日'))
SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
GIVEN = '建国军平伟芳娜敏静丽强磊洋艳勇杰娟涛明超兰霞秀英华玉文志海波'
FIRST = dt.date(1985, 7, 1).toordinal()
NEVER = 1 << 30
LATEST = 366                                             # days for which a record may count back


def month_end(y, m):
    return dt.date(y + m // 12, m % 12 + 1, 1).toordinal() - 1


def day(y, m, d):
    return dt.date(y, m, d).toordinal()


def periods(kind, y0, y1):
    """(first day and last day of the window, last day of the period)"""
    out = []
    for y in range(y0, y1 + 1):
        if kind == 'month':
            out += [(day(y, m, 1), month_end(y, m), month_end(y, m)) for m in range(1, 13)]
        elif kind == 'quarter':
            out += [(day(y, m, 1), month_end(y, m + 2), month_end(y, m + 2)) for m in (1, 4, 7, 10)]
        elif kind == 'report':
            out += [(day(y, m, 1), month_end(y, m), month_end(y, m + 2)) for m in (1, 4, 7, 10)]
        elif kind == 'half':
            out += [(day(y, m, 1), month_end(y, m + 5), month_end(y, m + 5)) for m in (1, 7)]
        elif kind == 'year':
            out.append((day(y, 1, 1), day(y, 12, 31), day(y, 12, 31)))
        elif kind == 'plan':
            out.append((day(y, 1, 1), day(y, 1, 31), day(y, 12, 31)))
        elif kind == 'june':
            out.append((day(y, 6, 1), day(y, 6, 30), day(y, 12, 31)))
    return out


PLAN = ('plan', 'plan')
COMMON = [PLAN, ('lecture', 'quarter'), ('quarter_report', 'report')]
BRANCH = [('member_review', 'year'), ('life_meeting', 'half'), ('july_first', 'june'),
          ('theme_day', 'month')]


def records_of(org):
    """What an organisation ought to record: (type, kind of period)"""
    if org.kind == 'committee':
        return [PLAN, ('committee_meeting', 'quarter')]
    if org.kind == 'group':
        return [('group_meeting', 'month')]
    out = COMMON + ([('branch_committee', 'month')] if org.committee else [])
    if org.kind == 'branch':
        out = out + BRANCH + [('member_assembly', 'quarter' if org.groups else 'month')]
    return out


class Org:
    def __init__(self, code, name, kind, parent, founded, dissolved):
        self.code, self.name, self.kind, self.parent = code, name, kind, parent
        self.founded, self.dissolved = founded, dissolved    # NEVER: still
        self.committee = self.committee_end = 0              # first day, first day without
        self.groups = []
        self.members = []                                    # (code, from, to)


class Maker:
    def __init__(self, a):
        self.rnd = random.Random(a.seed).random
        self.out = a.out
        self.y0, self.y1 = a.end_year - a.years + 1, a.end_year
        self.lo, self.hi = day(self.y0, 1, 1), day(self.y1, 12, 31)
        self.asof = dt.date.fromisoformat(a.asof).toordinal()
        self.span = self.hi - self.lo + 1
        self.orgs, self.branches, self.iso, self.persons = [], [], {0: '', NEVER: ''}, 0
        self.activities = self.attendances = 0

    def text(self, ordinal):
        got = self.iso.get(ordinal)
        if got is None:
            got = self.iso[ordinal] = dt.date.fromordinal(ordinal).isoformat()
        return got

    def open(self, name, header):
        fh = open(os.path.join(self.out, name), 'w', encoding='utf-8', newline='')
        fh.write(header + '\n')
        return fh

    def pick(self, n):
        return int(self.rnd() * n)

    def in_range(self):
        """A day of the range; often the first, the middle or the last of a month."""
        d = dt.date.fromordinal(self.lo + self.pick(self.span))
        x = self.rnd()
        if x < 0.20:
            return day(d.year, d.month, 1)
        if x < 0.35:
            return day(d.year, d.month, 15 + self.pick(3))
        return month_end(d.year, d.month) if x < 0.45 else d.toordinal()

    def life(self):
        """70 % old, 20 % of the ten years before the range, 10 % founded in it; 3 % dissolved"""
        x = self.rnd()
        if x < 0.70:
            founded = FIRST + self.pick(self.lo - 3652 - FIRST)
        elif x < 0.90:
            founded = self.lo - 1 - self.pick(3652)
        else:
            founded = self.in_range()
        dissolved = NEVER
        if self.rnd() < 0.03:
            dissolved = max(founded + 1, self.in_range())
        return founded, dissolved

    def make_committee(self, org, chance):
        if self.rnd() >= chance:
            return
        org.committee, x = org.founded, self.rnd()
        if x < 0.03:
            org.committee = max(org.founded, self.in_range())
        elif x < 0.06:
            org.committee_end = max(org.founded + 1, self.in_range())

    def make_groups(self, org, number):
        x, first, last = self.rnd(), 0, NEVER
        if x < 0.05:
            first = self.in_range()
        elif x < 0.10:
            last = self.in_range()
        for k in range(1, number + 1):
            org.groups.append(Org('%s-%d' % (org.code, k), '%s第%d党小组' % (org.name, k), 'group',
                                  org.code, first, last))

    def make_orgs(self, n):
        ngeneral = 0 if n < 4 else max(1, n // 25)
        root = Org('C', '中共红星集团机关委员会', 'committee', '', FIRST, NEVER)
        self.orgs.append(root)
        for i in range(1, ngeneral + 1):
            org = Org('G%04d' % i, '第%d党总支' % i, 'general_branch', 'C', *self.life())
            self.make_committee(org, 1.0)
            self.orgs.append(org)
        for i in range(1, n - ngeneral):
            p = 0 if not ngeneral or self.rnd() < 0.05 else 1 + self.pick(ngeneral)
            name = '第%d党总支第%d党支部' % (p, i) if p else '直属第%d党支部' % i
            org = Org('B%05d' % i, name, 'branch', 'G%04d' % p if p else 'C', *self.life())
            grouped = self.rnd() < 0.30
            self.make_committee(org, 1.0 if grouped else 0.45)
            if grouped:
                self.make_groups(org, 2 + self.pick(3))
            self.orgs.append(org)
            self.orgs += org.groups
            self.branches.append(org)

    def write_orgs(self):
        with self.open('org.csv', 'code,name,kind,parent,founded_on,dissolved_on,committee_from,'
                       'committee_to') as fh:
            for o in self.orgs:
                fh.write('%s,%s,%s,%s,%s,%s,%s,%s\n' % (
                    o.code, o.name, o.kind, o.parent, self.text(o.founded), self.text(o.dissolved),
                    self.text(o.committee), self.text(o.committee_end)))

    def standing(self):
        """(status, joined, full)"""
        x, joined = self.rnd(), FIRST + self.pick(self.lo - 400 - FIRST)
        if x < 0.95:
            return 'full', joined, joined + 365
        if x < 0.96:
            return 'full', 0, 0
        if x < 0.98:
            return 'probationary', self.lo - self.pick(365), 0
        return ('probationary', self.in_range(), 0) if x < 0.99 else ('applicant', 0, 0)

    def make_person(self, org, persons, moves):
        self.persons += 1
        code = 'P%07d' % self.persons
        name = SURNAMES[self.pick(20)] + GIVEN[self.pick(30)] + GIVEN[self.pick(30)]
        status, joined, full = self.standing()
        x, since, left = self.rnd(), self.lo - 1 - self.pick(7000), 0
        if x < 0.05:
            since = 0
        elif x < 0.12:
            since = self.in_range()
        elif x < 0.15:
            left = max(since + 1, self.in_range())
        group = org.groups[self.pick(len(org.groups))].code if org.groups else ''
        persons.write('%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n' % (
            code, name, org.code, group, self.text(since), self.text(left), '调出' if left else '',
            status, self.text(joined), self.text(full)))
        to = NEVER if not left else left
        x = self.rnd()
        if x < 0.025 and not left:
            day_of, other = self.in_range(), org
            if x >= 0.005:
                other = self.branches[self.pick(len(self.branches))]
            there = other.groups[self.pick(len(other.groups))].code if other.groups else ''
            if day_of > since and (other is not org or there != group):
                moves.write('%s,%s,%s,%s\n' % (code, other.code, there, self.text(day_of)))
                if other is not org:
                    other.members.append((code, day_of, NEVER))
                    to = day_of
        org.members.append((code, since, to))

    def write_persons(self):
        with self.open('person.csv', 'code,name,org,group,since_on,left_on,left_reason,status,'
                       'joined_on,full_on') as persons, \
             self.open('moves.csv', 'code,org,group,since_on') as moves:
            for org in self.branches:
                for _ in range(3 + self.pick(35)):
                    self.make_person(org, persons, moves)

    def held(self, w1, w2, end):
        """The day on which something was held for a window, and what it was held for; 0: not"""
        x, for_on = self.rnd(), 0
        if x < 0.03:
            d = w1
        elif x < 0.06:
            d = w2
        elif x < 0.07:
            d = end
        elif x < 0.90:
            d = w1 + self.pick(w2 - w1 + 1)
        elif x < 0.95:
            d = w2 + 1 + self.pick(20)
            for_on = w1 + self.pick(w2 - w1 + 1) if self.rnd() < 0.5 else 0
        else:
            return 0, 0
        if d > self.asof:
            if d - self.asof > 20:
                return 0, 0
            d = self.asof - self.pick(3)
        if for_on and d - for_on > LATEST:     # the door refuses more
            for_on = d - LATEST
        return d, for_on if for_on < d else 0

    def write_attendance(self, fh, code, org, d):
        """Everybody who is a member that day; returns who led it"""
        lines, host = [], ''
        for person, since, to in org.members:
            if not since <= d < to:
                continue
            x = self.rnd()
            if x < 0.95:
                host = host or person
                lines.append('%s,%s,attendee,present,,\n' % (code, person))
            elif x < 0.99:
                made = d + 1 + self.pick(30)
                made = made if x < 0.98 and made <= self.asof else 0
                lines.append('%s,%s,attendee,leave,出差,%s\n' % (code, person, self.text(made)))
            elif x < 0.995:
                lines.append('%s,%s,attendee,absent,未说明,\n' % (code, person))
        fh.write(''.join(lines))
        self.attendances += len(lines)
        return host

    def record(self, org, kind, d, for_on):
        """One record, and sometimes the same once more, each at its own hour: two of one day that
        say no hour are asked about"""
        for _ in range(1 if self.rnd() >= 0.03 else 2):
            self.activities += 1
            code, host, joint = 'A%07d' % self.activities, '', ''
            start = '%02d:%02d' % (6 + self.activities % 16, self.activities // 16 % 60)
            if org.kind == 'branch' and kind in ('theme_day', 'july_first'):
                host = self.write_attendance(self.attendance, code, org, d)
            elif kind == 'lecture' and self.rnd() < 0.02:
                joint = self.branches[self.pick(len(self.branches))].code
            self.activity.write('%s,%s,%s,%s,%s,%s,%s,%s\n' % (
                code, org.code, kind, self.text(d), start, self.text(for_on), host,
                joint if joint != org.code else ''))

    def write_records(self):
        cache = {k: periods(k, self.y0, self.y1)
                 for k in ('month', 'quarter', 'report', 'half', 'year', 'plan', 'june')}
        with self.open('activity.csv',
                       'code,org,types,held_on,start_time,for_on,host,joint') as self.activity, \
             self.open('attendance.csv',
                       'activity,person,role,status,reason,made_up_on') as self.attendance:
            for org in self.orgs:
                for kind, every in records_of(org):
                    for w1, w2, end in cache[every]:
                        if w1 > self.asof:
                            break
                        d, for_on = self.held(w1, w2, end)
                        if d and org.founded <= d < org.dissolved:
                            self.record(org, kind, d, for_on)
                if self.rnd() < 0.10:      # of a type no rule asks for
                    self.record(org, 'talk', self.lo + self.pick(self.asof - self.lo), 0)
                if self.rnd() < 0.02:      # before the range
                    self.record(org, 'theme_day', self.lo - 1, 0)

    def run(self, n):
        with open(os.path.join(self.out, 'bench.ini'), 'w', encoding='utf-8') as fh:
            fh.write(RULES % ''.join('[evidence %s]\ntitle = %s\n\n' % t for t in TYPES))
        self.make_orgs(n)
        self.write_orgs()
        self.write_persons()
        self.write_records()
        with open(os.path.join(self.out, 'meta'), 'w', encoding='ascii') as fh:
            fh.write('from=%s\nto=%s\nasof=%s\norgs=%d\nwith_groups=%d\npersons=%d\nactivities=%d\n'
                     'attendances=%d\n' % (
                         self.text(self.lo), self.text(self.hi), self.text(self.asof), n,
                         len(self.orgs), self.persons, self.activities, self.attendances))


def main():
    ap = argparse.ArgumentParser(description='Makes data for the due list\'s benchmark.')
    ap.add_argument('--orgs', type=int, required=True)
    ap.add_argument('--seed', type=int, default=7)
    ap.add_argument('--years', type=int, default=1)
    ap.add_argument('--out', required=True)
    ap.add_argument('--end-year', type=int, default=2025)
    ap.add_argument('--asof', default='2025-11-15')
    a = ap.parse_args()
    os.makedirs(a.out, exist_ok=True)
    Maker(a).run(a.orgs)


if __name__ == '__main__':
    main()

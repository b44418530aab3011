#!/usr/bin/python3
"""Random small worlds, biased hard towards boundary days.

    worlds.py SEED DIR [--features core|all]

writes a world into DIR: policy .ini files, one CSV for each entity in the
format `dangjian import` takes, and world.json:

    root      code, name, kind, policy of the first organisation
    policies  the policy files in the order they must be loaded
    since     tracking_from
    entry     the day on which everything is imported
    days      the days T asked
    within    --within

The same seed and features give the same world. `core` (the default) is what
the program is asked to know; `all` adds what it does not know yet, today nothing.
All names are made up.
"""
import datetime
import json
import os
import random
import sys

import csv

COLUMNS = {
    'org': 'code name kind parent founded_on dissolved_on policy committee_from '
           'committee_to appointed tracking_from dues_day',
    'placement': 'org from_on parent policy name',
    'fact': 'org name from_on value',
    'person': 'code name org group since_on left_on status joined_on full_on '
              'probation_until category',
    'membership': 'person org group from_on to_on',
    'post': 'person org role from_on to_on full_time',
    'term': 'org elected_on years extended_to approval_no',
    'event': 'code type org person scope occurred_on',
    'activity': 'code org types held_on ended_on host hours for_on events joint theme '
                'place recorder content votes resolutions occasion none ticked guests',
    'attendance': 'activity person role status reason made_up_on hours',
    'dues': 'person month amount_due amount_paid paid_on earlier',
    'review': 'person year result held_on',
    'waiver': 'org slot person from_on to_on reason approved_by',
    'ledger': 'code kind org title opened_on filed_on deadline closed_on',
    'star': 'org year rated_on stars',
    'assessment': 'org person year cohort rated_on grade',
    'transfer': 'person from_org to_org letter_no issued_on valid_days received_on',
    'debrief': 'code org person year delivered_on',
    'project': 'code kind org title started_on closed_on',
    'tie': 'code kind org partner from_on to_on',
    'remittance': 'org quarter amount paid_on',
    'dues_base': 'person from_on base fixed approved_by',
}
NEW = ['ledger', 'star', 'assessment', 'transfer', 'debrief', 'project', 'tie', 'remittance',
       'dues_base']
FEATURES = ['core', 'all']
COLUMNS = {name: columns.split() for name, columns in COLUMNS.items()}
ORDER = list(COLUMNS)           # references exist when imported in this order

PARENTS = {
    'unit': ['work_committee', 'unit'],
    'committee': ['work_committee', 'unit'],
    'leading_group': ['unit'],
    'general_branch': ['committee', 'unit', 'work_committee'],
    'branch': ['committee', 'general_branch', 'unit', 'work_committee'],
    'group': ['branch'],
    'discipline_committee': ['committee'],
}
TYPES = ['theme_day', 'lecture', 'study_day', 'talk', 'training', 'member_assembly']
PERSON_EVENTS = ['award', 'penalty', 'job_change', 'violation']
ORG_EVENTS = ['central_decision', 'problem_found', 'violation']
ROLES = ['secretary', 'deputy_secretary', 'group_leader', 'party_officer',
         'discipline_member', 'leading_member']
SLOTS = ['theme-day', 'a-1', 'a', 'lecture', 'b2', 'hours', 'talk-each', 'elect',
         'plan', 'seat', 'z', 'm-m', 'news', 'report', 'dues', 'k9']
FORMS = ['theme_day(a)', 'theme_day(b)', 'lecture(a)']
ELEMENTS = ['place', 'theme', 'present', 'absent', 'nonvoting', 'content', 'votes',
            'resolutions', 'host', 'recorder', 'speaker', 'guide', 'talks', 'criticism']
LEDGERS = ['problem', 'main_duty', 'resolution']
PROJECTS = ['brand', 'practice', 'task']
GRADES = ['excellent', 'good', 'fair', 'poor']
CATEGORIES = ['working', 'retired', 'student']
SIZES = {'month': 1, 'quarter': 3, 'half-year': 6, 'year': 12,
         '2 years': 24, '3 years': 36, '5 years': 60}


def number(year, month, dom):
    return datetime.date(year, month, dom).toordinal()


def text(d):
    return '' if d is None else datetime.date.fromordinal(d).isoformat()


def period_of(d, size):
    date = datetime.date.fromordinal(d)
    k = ((date.year - 2000) * 12 + date.month - 1) // size * size
    return (number(2000 + k // 12, k % 12 + 1, 1),
            number(2000 + (k + size) // 12, (k + size) % 12 + 1, 1) - 1)


class Maker:
    """Makes one world; every choice comes from one random stream."""

    def __init__(self, seed, features='core'):
        self.r = random.Random(seed)
        self.all = features == 'all'    # guards what the program does not know yet
        self.tables = {name: [] for name in ORDER}
        self.used = set()
        r = self.r
        self.hot = []
        self.focus = r.choice(['', '', '', 'partner', 'event', 'office', 'fact', 'window',
                               'streak', 'item', 'record', 'entity'])
        self.since = self.nasty(number(r.choice([2023, 2024, 2026, 2027]), 1, 1), None, 365)
        self.entry = self.nasty(self.since + 60, None, 700)
        self.lo, self.hi = self.since - 420, self.entry + 240
        # Days that this world comes back to, so that boundaries meet.
        self.hot = [self.nasty(self.since, self.entry) for _ in range(r.choice([2, 3, 5]))]
        self.policies = []
        self.organisations()
        self.make_policies()
        self.placements()
        self.facts()
        self.persons()
        self.posts()
        self.terms()
        self.events()
        self.activities()
        self.payments()
        self.deeds = []         # days of what the further entities record
        for entity in NEW:
            if self.chance(70):
                getattr(self, 'rows_' + entity)()
        self.waivers()
        self.asked()

    # ---- choosing

    def chance(self, percent):
        return self.r.random() * 100 < percent

    def nasty(self, lo, hi, span=None):
        """A day of [lo, hi], most often on or beside a boundary: the ends of
        a period, or the day that makes exactly half of it."""
        r = self.r
        hi = lo + span if hi is None else hi
        hi = max(lo, hi)
        for _ in range(12):
            if self.hot and self.chance(30):
                d = r.choice(self.hot) + r.choice([0, 0, 0, 0, -1, 1])
                if lo <= d <= hi:
                    return d
            some = r.randint(lo, hi)
            if self.chance(15):
                return some
            if self.chance(6):
                year = datetime.date.fromordinal(some).year
                d = number(year, 3, 1) - r.randint(0, 2)
            else:
                start, end = period_of(some, r.choice([1, 1, 1, 3, 3, 6, 12, 12, 24]))
                days = end - start + 1
                d = r.choice([start, start, end, end, end + 1, start - 1,
                              start + days // 2, start + (days + 1) // 2,
                              start + days // 2 + 1, start + (days + 1) // 2 - 1,
                              start + days // 2 - 1])
            if lo <= d <= hi:
                return d
        return r.randint(lo, hi)

    def maybe(self, percent, d):
        return d if self.chance(percent) else None

    def add(self, entity, key, **row):
        """Adds a row unless its key is taken."""
        if (entity, key) in self.used:
            return False
        self.used.add((entity, key))
        self.tables[entity].append({name: str(row.get(name, '') if row.get(name) is not None
                                              else '') for name in COLUMNS[entity]})
        return True

    # ---- organisations

    def organisations(self):
        r = self.r
        self.kind, self.parent = {}, {}
        size = r.choice([3, 4, 5, 6, 7, 8, 9, 10, 12, 14])
        stems = [stem + str(i) for i in range(1, 13) for stem in ('A', 'B', 'c', 'Z-')]
        self.codes = r.sample(stems, size)
        self.kind[self.codes[0]] = r.choice(['work_committee', 'unit', 'committee'])
        wanted = (['branch'] * 5 + ['group'] * 4 + ['committee'] * 2 + ['general_branch'] * 2
                  + ['unit', 'discipline_committee', 'leading_group'])
        for code in self.codes[1:]:
            before = list(self.kind)
            for kind in [r.choice(wanted) for _ in range(6)] + ['branch']:
                fit = [c for c in before if self.kind[c] in PARENTS[kind]]
                if fit:
                    break
            self.kind[code], self.parent[code] = kind, r.choice(fit)
        self.kinds = sorted(set(self.kind.values()))

    def placements(self):
        """The rows of the organisations, and where they move later."""
        r = self.r
        self.moving = set()
        ids = [policy['id'] for policy in self.policies]
        for i, code in enumerate(self.codes):
            kind = self.kind[code]
            founded = self.maybe(45, self.nasty(self.lo, self.entry))
            dissolved = self.maybe(30, self.nasty((founded or self.lo) + 1, self.hi))
            committee = self.maybe(50, self.nasty(self.lo, self.hi))
            self.add('org', code, code=code, name='虚构机构' + code, kind=kind,
                     parent=self.parent.get(code),
                     founded_on=text(founded), dissolved_on=text(dissolved),
                     policy=ids[0] if i == 0 else r.choice(ids) if self.chance(20) else '',
                     committee_from=text(committee),
                     committee_to=text(committee and self.maybe(
                         50, self.nasty(committee + 1, self.hi + 1))),
                     appointed=r.choice(['yes', 'no', '']) if self.chance(30) else '',
                     tracking_from=text(self.maybe(15, self.nasty(self.lo, self.entry))),
                     dues_day=r.choice([1, 5, 15, 28, 30, 31]) if self.chance(25) else '')
            if i == 0:
                if len(ids) > 1 and self.chance(70):
                    self.add('placement', (code, 1), org=code, name='虚构机构' + code,
                             from_on=text(self.maybe(40, self.nasty(self.lo, self.entry))
                                          or number(2001, 1, 1)), policy=ids[-1])
                continue
            if not self.chance(70 if self.focus in ('office', 'event') else 30):
                continue
            for _ in range(r.choice([1, 1, 2])):
                d = self.nasty(self.lo, self.hi)
                fit = [c for c in self.codes[:i] if self.kind[c] in PARENTS[kind]]
                parent = r.choice(fit)
                if self.add('placement', (code, d), org=code, from_on=text(d), parent=parent,
                            policy=r.choice(ids) if self.chance(40) else '',
                            name=r.choice(['虚构机构', '新编机构']) + code):
                    if parent != self.parent[code]:
                        self.moving.add(code)

    def facts(self):
        r = self.r
        values = {'headcount': lambda: r.choice([0, 1, 2, 3, 5, 8, 200]),
                  'retired_members': lambda: r.choice([0, 1, 2]),
                  'level': lambda: r.choice(['county', 'city', 'region', 'center']),
                  'budget': lambda: r.choice([0, 200, 350]),
                  'budget_share': lambda: r.choice(['0.5', '1', '2.25']),
                  'venue': lambda: r.randint(0, 6),
                  'joint_office': lambda: r.choice(['yes', 'no'])}
        for _ in range(r.choice([12, 20] if self.focus == 'fact' else [0, 2, 4, 8])):
            org, name = r.choice(self.codes[:3] + self.codes), r.choice(sorted(values))
            d = self.nasty(self.lo, self.hi)
            self.add('fact', (org, name, d), org=org, name=name, from_on=text(d),
                     value=values[name]())

    # ---- policies

    def make_policies(self):
        r = self.r
        self.slots = []
        count = r.choice([1, 1, 1, 2, 2, 3])
        chained = self.chance(50)
        self.lone = count == 1 or not chained   # no policy includes another
        if count == 1:
            self.make_policy('p1', None, r.randint(6, 12))
        for i in range(count if count > 1 else 0):
            self.make_policy('p%d' % (i + 1), 'p%d' % i if i and chained else None,
                             r.randint(3, 7))
        for policy in self.policies:
            self.slots += [slot for slot in policy['slots'] if slot not in self.slots]

    def make_policy(self, name, include, rules):
        r = self.r
        about = [('id', name), ('title', '虚构制度' + name),
                 ('number', '虚字〔2020〕%s号' % name[1:])]
        below = [p for p in self.policies if p['id'] == include]
        inherited = below[0]['slots'] if below else []
        if include:
            about.append(('include', include))
        sections = [['policy', about]]
        if not include:
            if not self.policies:
                sections.append(['fact joint_office', [('title', '合署办公'), ('kind', 'yesno')]])
        if not include:
            sections.append(['scale assessment', [('title', '考核等次'), ('grades', ', '.join(
                '%s:等次%d' % pair for pair in zip(GRADES, range(4))))]])
        sections += self.evidence_sections(bool(include))
        self.declared = name == 'p1' or bool(include and below[0]['declared'])
        self.mine = mine = r.sample(SLOTS, rules)
        dropped = [slot for slot in inherited if slot not in mine and self.chance(25)]
        for slot in dropped:
            sections.append(['drop ' + slot, []])
        for slot in mine:
            sections += self.versions(slot)
        self.policies.append({'id': name, 'file': name + '.ini', 'sections': sections,
                              'declared': self.declared,
                              'slots': [s for s in inherited if s not in dropped + mine] + mine})

    def evidence_sections(self, including):
        """What records must hold; the forms of TYPES are declared where nothing is
        included, and stay when such a section is replaced."""
        r = self.r
        found = []
        for name in TYPES[:4]:
            forms = [form.split('(')[1][:-1] for form in FORMS if form.startswith(name + '(')]
            keys = [('title', '记录' + name)]
            if self.chance(70):
                keys.append(('elements', 'talks, criticism'))
                words = ELEMENTS
            else:
                words = ELEMENTS[:-2]
            if self.chance(70 if self.focus == 'record' else 25):
                keys.append(('required', ', '.join(r.sample(words, r.randint(1, 8)))))
            if forms:
                keys.append(('forms', ', '.join(forms)))
            if self.chance(30) if including else (forms or len(keys) > 1):
                found.append(['evidence ' + name, keys])
        return found

    def versions(self, slot):
        """One slot: mostly one version, sometimes two or three in a row."""
        r = self.r
        if self.chance(75):
            start = self.maybe(25, self.nasty(self.lo, self.hi))
            end = self.maybe(20, self.nasty((start or self.lo) + 1, self.hi))
            return [self.rule(slot, start, end)]
        count = r.choice([2, 2, 3])
        cuts = sorted({self.nasty(self.lo, self.hi) for _ in range(count - 1)})
        found = []
        for i in range(len(cuts) + 1):
            start = cuts[i - 1] if i else None
            if start is not None and self.chance(15):
                start += r.choice([1, 15])
            end = cuts[i] if i < len(cuts) else None
            if start is not None and end is not None and start >= end:
                continue
            found.append(self.rule(slot if not i else '%s/%d' % (slot, i + 1), start, end))
        return found

    def rule(self, name, start, end):
        r = self.r
        kind = r.choice(['periodic'] * 6 + ['event'] * 2 + ['term', 'structure', 'streak',
                                                            'item', 'item', 'tenure'])
        if self.chance(60):
            kind = {'partner': 'periodic', 'event': 'event', 'office': 'periodic',
                    'fact': r.choice(['term', 'structure', 'structure', 'periodic']),
                    'window': 'periodic', 'streak': 'streak', 'item': 'item',
                    }.get(self.focus, kind)
        keys = [('title', '规则' + name)]
        if self.chance(80):
            keys.append(('clause', '%d·%d' % (r.randint(1, 9), r.randint(1, 9))))
        if self.chance(10):
            keys.append(('number', '另字〔2021〕1号'))
        if self.chance(10):
            keys.append(('basis', r.choice(['text', 'default'])))
        keys += getattr(self, 'rule_' + kind)()
        if self.chance(60 if self.focus in ('fact', 'event') else 30):
            keys.append(('when', self.condition(kind != 'term', kind == 'structure')))
        if start is not None:
            keys.append(('from', text(start)))
        if end is not None:
            keys.append(('until', text(end)))
        if self.chance(30):
            keys.append(('remind', r.choice(['0', '1', '7', '15', '30', '200'] +
                                            ['dues_day'] * 4 * (kind == 'periodic'))))
        if self.chance(12):
            keys.append(('force', 'advice'))
        return ['rule ' + name, keys]

    def subject(self, kinds=None):
        kinds = [kind for kind in kinds or self.kinds if kind in self.kinds] or self.kinds
        if self.chance(60) and 'branch' in kinds:
            kinds = ['branch'] + [kind for kind in kinds if self.chance(30) and kind != 'branch']
        else:
            kinds = self.r.sample(kinds, min(len(kinds), self.r.randint(1, 3)))
        return ('subject', ', '.join(kinds))

    def evidence(self):
        return ('evidence', ' | '.join(self.types([1, 2, 2, 3])))

    def types(self, counts):
        """Some evidence types; the first ones more often."""
        count = self.r.choice(counts)
        found = []
        while len(found) < count:
            name = self.r.choice(TYPES[:2] * 3 + TYPES + FORMS)
            if name not in found:
                found.append(name)
        return found

    def amount(self):
        """count and measure."""
        r = self.r
        measure = r.choice(['count'] * 6 + ['days'] * 2 + ['hours'] * 2)
        keys = [] if measure == 'count' and self.chance(50) else [('measure', measure)]
        count = (r.choice(['0.5', '1.5', '2', '2.25', '4', '6.75']) if measure == 'hours'
                 else r.choice(['1', '1', '1', '2', '3']))
        return keys + ([('count', count)] if count != '1' or self.chance(40) else [])

    def window(self, every):
        r = self.r
        if self.chance(35 if self.focus == 'window' else 15):
            return [('by', '%d-%02d' % (r.randint(1, SIZES[every]), r.choice(
                [1, 10, 15, 20, 28, 29, 30, 31])))]
        if every == 'year' and self.chance(85 if self.focus == 'window' else 45):
            d = sorted(self.nasty(number(2024, 1, 1), number(2024, 12, 31)) for _ in range(2))
            left, right = (text(each)[5:] for each in d)
            return [('window', r.choice([left + '..' + right, '..' + right, left + '..']))]
        if every != 'month' and self.chance(15):
            return [('window', 'first-month')]
        return []

    def counts(self, person):
        """A condition on records; person: it may ask for what is a person's own."""
        r = self.r
        if not self.chance(25):
            return []
        words = ['days %s %d' % (r.choice(['>=', '=', '<']), r.choice([1, 2, 3])),
                 'hours %s %s' % (r.choice(['>', '<=', '!=']), r.choice(['0', '1', '2.25'])),
                 'has.' + r.choice(['place', 'content', 'occasion', 'host', 'theme']),
                 'not has.' + r.choice(['place', 'content', 'occasion', 'host'])]
        words += ['own', 'not own', 'own = 1'] if person else []
        return [('counts', r.choice(['%s and %s', '%s or %s', '%s']).replace(
            '%s', '{}').format(*r.sample(words, 2)))]

    def among(self):
        r = self.r
        if not self.chance(30):
            return []
        words = ['category %s %s' % (r.choice(['=', '!=']), r.choice(CATEGORIES)),
                 'status %s %s' % (r.choice(['=', '!=']), r.choice(['full', 'probationary'])),
                 'full_time', 'full_time = no', 'not full_time', 'heads = 0', 'heads',
                 'post.' + r.choice(ROLES), 'not post.' + r.choice(ROLES), 'post.secretary >= 1']
        return [('among', r.choice(['{} and {}', '{} or {}', '{}', '{}']).format(
            *r.sample(words, 2)))]

    def entity_evidence(self):
        return ('evidence', ' | '.join(self.r.sample(
            ['star', 'assessment', 'debrief', 'transfer', 'project(brand)', 'project',
             'remittance', 'dues_base', 'term',
             'ledger(problem)', 'ledger', 'theme_day', 'review'], self.r.choice([1, 2, 2, 3]))))

    def rule_periodic(self):
        r = self.r
        every = r.choice(['month'] * 4 + ['quarter'] * 3 + ['half-year'] * 2 + ['year'] * 4
                         + ['2 years', '3 years', '5 years']
                         + ['year'] * (12 if self.focus == 'window' else 0))
        keys = [('every', every)] + self.window(every)
        if keys[-1] == ('window', 'first-month') and self.chance(50):
            keys.append(('before', str(r.choice([1, 20, 31, 57]))))
        special = self.focus in ('partner', 'office')
        if self.chance(10 if special else 40):
            if self.chance(60 if self.focus == 'entity' else 10):
                return keys + [self.subject(), self.entity_evidence()]
            if self.chance(15):
                return keys + [self.subject(), self.evidence(), ('measure', 'persons'),
                               ('count', str(r.randint(1, 4)))] + self.counts(False)
            amount = self.amount()
            if self.chance(20) and not any(key == 'measure' for key, _ in amount):
                kinds = r.sample(['group', 'branch', 'general_branch', 'committee'],
                                 r.choice([1, 1, 2]))
                amount.append(('instead', 'org:' + ','.join(kinds)))
            return keys + [self.subject(), self.evidence()] + amount + self.counts(False)
        return keys + self.each(special)

    def rule_streak(self):
        r = self.r
        every = r.choice(['month'] * 6 + ['quarter'] * 2 + ['half-year', 'year'])
        streak = r.choice([1, 2, 2, 3, 4, 6])
        keys = [('every', every)] + self.window(every) + [('streak', str(streak))]
        if self.chance(50):
            keys.append(('warn', str(r.randint(1, streak))))
        return keys + self.each(self.focus in ('partner', 'office'))

    def each(self, special):
        """subject, each, evidence, amount and role of a rule for each one."""
        r = self.r
        high = ['unit', 'committee', 'work_committee', 'general_branch']
        if self.chance(5 if special else 25):     # dues and reviews
            each = ('each', r.choice(['member', 'full_member']))
            if self.chance(60):
                return [self.subject(['branch', 'group']), each, ('evidence', 'dues'),
                        ('count', r.choice(['1', '1', '3']))] + self.among()
            keys = [self.subject(['branch', 'group']), each,
                    ('evidence', r.choice(['review', 'review', 'review | talk']))]
            return keys + ([('role', 'speaker')] if self.chance(20) else [])
        each = r.choice(['member'] * 4 + ['full_member'] * 2 + ['post'] * 3
                        + ['office'] * 3 + ['head'] * 2 + ['org'] * 2)
        if special and self.chance(70):
            each = 'member' if self.focus == 'partner' else r.choice(['office', 'head', 'post'])
        kind = each
        if each == 'post':
            each = 'post:' + ','.join(r.sample(ROLES, r.choice([1, 1, 2, 3])))
        elif each == 'office':
            each = 'office:' + r.choice(ROLES[:1] + ROLES)
        elif each in ('head', 'org'):
            fit = [k for k in self.kinds if k in ('branch', 'general_branch', 'committee', 'group')]
            each += ':' + (','.join(r.sample(fit, min(len(fit), r.choice([1, 2])))) or 'branch'
                           if each == 'head' else r.choice(fit or ['branch']))
        persons = kind in ('member', 'full_member', 'post')
        reach = kind not in ('head', 'org') and self.chance(25)
        keys = [self.subject(high if reach or kind in ('head', 'org') else None), ('each', each)]
        if reach:
            keys.append(('reach', 'below'))
        if self.chance(50 if self.focus == 'entity' else 8):
            keys.append(self.entity_evidence())
        elif kind == 'org' and self.chance(25):
            keys += [self.evidence(), ('measure', 'persons'), ('count', str(r.randint(1, 3)))]
        else:
            keys += [self.evidence()] + self.amount() + self.counts(persons)
        keys += self.among() if persons else []
        if kind != 'org' and (self.chance(50) or self.focus == 'partner'):
            keys.append(('role', r.choice(['present', 'speaker', 'host', 'partner', 'partner']
                                          + ['partner'] * (5 if self.focus == 'partner' else 0))))
        return keys

    def rule_event(self):
        r = self.r
        types = r.sample(sorted(set(PERSON_EVENTS + ORG_EVENTS)), r.choice([1, 2, 3]))
        keys = [('after', ' | '.join(types)),
                ('within', str(r.choice([0, 1, 7, 15, 30, 30, 60, 200]))),
                self.evidence()] + self.amount()
        if self.chance(25):
            keys.append(('before', str(r.choice([1, 7, 30, 60, 180]))))
        if self.chance(20):
            keys.append(('naming', 'required'))
        if self.chance(25):
            return [self.subject(['unit', 'committee', 'work_committee', 'general_branch']),
                    ('asks', 'above')] + keys + self.counts(False)
        return [self.subject()] + keys + self.counts(False)

    def rule_item(self):
        r = self.r
        item = r.choice(['ledger.problem'] * 3 + ['ledger.main_duty', 'makeup', 'makeup',
                                                  'transfer', 'transfer', 'probation'])
        keys = [self.subject(), ('item', item)]
        if item == 'makeup':
            keys.append(self.evidence())
        if item == 'makeup' or item != 'probation' and self.chance(60):
            keys.append(('within', str(r.choice([0, 7, 15, 30, 90]))))
        return keys

    def rule_tenure(self):
        r = self.r
        keys = [self.subject(), ('each', 'post:' + ','.join(r.sample(ROLES, r.choice([1, 2])))),
                ('tenure', str(r.randint(1, 3)))]
        return keys + ([('reach', 'below')] if self.chance(30) else []) + self.among()

    def rule_term(self):
        subject = self.subject()
        if self.focus == 'fact':
            subject = ('subject', ', '.join(self.kinds))
        return [subject, ('term', str(self.r.randint(1, 5)))]

    def rule_structure(self):
        return [self.subject(), ('require', self.condition(True, True))]

    def condition(self, overdue, counting=False, depth=0):
        """A random expression; overdue: term_overdue may stand in it, counting:
        missed.SLOT and marks.TYPE may."""
        r = self.r
        if depth < 2 and self.chance(35):
            left, right = (self.condition(overdue, counting, depth + 1) for _ in range(2))
            return r.choice(['%s and %s', '%s or %s', '(%s) and (%s)', 'not (%s or %s)',
                             '%s or not %s']) % (left, right)
        op = r.choice(['=', '!=', '<', '<=', '>', '>='])
        facts = ['members', 'full_members', 'groups', 'branches', 'discipline_committee',
                 'post.secretary', 'post.group_leader', 'fulltime', 'parttime', 'headcount',
                 'retired_members', 'budget', 'budget_share', 'venue']
        choice = r.randint(0, 9)
        if self.chance(60 if self.focus == 'entity' else 25):
            words = ['star %s %d' % (op, r.randint(1, 5)), 'grade %s %s' % (op, r.choice(GRADES)),
                     'pairings %s %d' % (op, r.randint(0, 2)),
                     'projects.%s %s %d' % (r.choice(PROJECTS), op, r.randint(0, 2))]
            if counting:
                words += ['marks.%s %s %d' % (r.choice(TYPES[:3] + ['star', 'ledger', 'debrief']),
                                              op, r.randint(0, 4))] * 2
            if counting and self.lone:
                words += ['missed.%s %s %d' % (r.choice(self.mine), op, r.randint(0, 3))] * 3
            return r.choice(words)
        if overdue and self.focus == 'fact' and self.chance(25):
            return r.choice(['not term_overdue', 'term_overdue', 'term_overdue = 0',
                             'not term_late', 'term_late'])
        if self.chance(10):
            return '%s %s %d' % (r.choice(['fulltime', 'parttime']), op, r.randint(0, 2))
        if choice == 9:
            return 'post.%s %s %d' % (r.choice(ROLES[:2]), op, r.randint(0, 2))
        if choice == 0:
            return 'level %s %s' % (op, r.choice(['county', 'city', 'region', 'center']))
        if choice == 1:
            return 'fulltime + parttime %s 0.02 * headcount' % op
        if choice == 2:
            return '%s / %s %s %s' % (r.choice(facts), r.choice(facts), op,
                                      r.choice(['1', '0.5', '2']))
        if choice == 3:
            flags = ['has_committee', 'groups', 'headcount', 'retired_members']
            flags += ['term_overdue', 'term_late'] * 2 if overdue else []
            flags += ['joint_office'] if self.declared else []
            return r.choice(['', 'not ']) + r.choice(flags)
        if choice == 4 and self.chance(50):
            return 'headcount %s %d' % (op, r.choice([1, 2, 5, 200]))
        if choice == 4:
            return 'members - retired_members %s %d' % (op, r.randint(0, 4))
        return '%s %s %d' % (r.choice(facts[:8] if choice < 8 else facts), op, r.randint(0, 4))

    # ---- people

    def persons(self):
        r = self.r
        self.people, self.homes = [], {}
        branches = [c for c in self.codes if self.kind[c] == 'branch'] or self.codes
        for i in range(r.choice([0, 2, 5, 8, 8, 12, 16, 25])):
            code = r.choice(['P', 'q', 'P0']) + str(i)
            self.people.append(code)
            stays = []
            cuts = sorted({self.nasty(self.lo, self.entry) for _ in range(
                r.choice([1, 1, 1, 2, 3]))})
            for k, start in enumerate(cuts):
                org = r.choice(branches if self.chance(90) else self.codes)
                while self.kind[org] == 'group':
                    org = self.parent[org]
                groups = [c for c in self.codes if self.kind[c] == 'group'
                          and self.parent[c] == org and c not in self.moving]
                group = r.choice(groups) if groups and self.chance(75) else ''
                if stays and stays[-1][:2] == (org, group) and stays[-1][3] == start:
                    continue
                end = cuts[k + 1] if k + 1 < len(cuts) else None
                if end is not None and self.chance(20):
                    end = self.nasty(start + 1, end)
                stays.append((org, group, start, end))
            org, group, start, _ = stays[-1]
            left = self.maybe(20, self.nasty(start + 1, self.hi))
            if len(stays) == 1 and self.chance(10):
                start = None
            elif self.chance(40):       # most were there long before
                org0, group0, _, end0 = stays[0]
                stays[0] = (org0, group0, self.lo - 500, end0)
                start = stays[-1][2]
            self.homes[code] = [stay[0] for stay in stays]
            joined = self.maybe(70, self.nasty(self.lo - 300, self.entry))
            full = joined and self.maybe(70, self.nasty(joined, self.hi))
            status = ('full' if full and full <= self.entry else 'probationary' if full
                      else r.choice(['full', 'full', 'probationary']) if joined
                      else r.choice(['full'] * 6 + ['probationary', 'applicant', 'activist']))
            self.add('person', code, code=code, name='甲人' + code, org=org, group=group,
                     since_on=text(start), left_on=text(left), status=status,
                     joined_on=text(joined), full_on=text(full),
                     **self.personal(joined))
            for org, group, start, end in stays[:-1]:
                self.add('membership', (code, start), person=code, org=org, group=group,
                         from_on=text(start), to_on=text(end if end else stays[-1][2]))

    def personal(self, joined):
        until = joined and self.maybe(35, self.nasty(joined + 1, joined + 500))
        return {'category': self.r.choice(CATEGORIES + ['']), 'probation_until': text(until)}

    def posts(self):
        r = self.r
        taken = []              # (person, role, from, to): never overlapping
        if not self.people:
            return
        for org in self.codes:
            for role in ROLES:
                if not self.chance({'secretary': 70, 'party_officer': 35}.get(role, 22)):
                    continue
                start = self.nasty(self.lo, self.hi) if self.chance(60) else self.lo - 300
                for _ in range(r.choice([1, 2, 2, 3])):
                    end = self.maybe(75, self.nasty(start + 1, self.hi + 30))
                    homely = [p for p in self.people if org in self.homes[p]]
                    person = r.choice(homely if homely and self.chance(70) else self.people)
                    if not any(p == person and k == role and start < (b or 10 ** 9)
                               and (end or 10 ** 9) > a for p, k, a, b in taken):
                        taken.append((person, role, start, end))
                        self.add('post', (person, org, role, start), person=person, org=org,
                                 role=role, from_on=text(start), to_on=text(end),
                                 full_time=r.choice(['yes', 'no', '']))
                    if end is None:
                        if self.chance(80):
                            break
                        end = start + r.randint(1, 200)
                    start = end if self.chance(75) else self.nasty(end - 20, end + 40)
        self.held = taken

    # ---- terms, events, records

    def terms(self):
        r = self.r
        self.deadlines = []
        for org in self.codes:
            if not self.chance(55):
                continue
            for _ in range(r.choice([1, 1, 2, 3])):
                years = r.choice(['', '1', '2', '3', '5'])
                natural = int(years or r.randint(1, 5))
                goal = self.nasty(self.lo, self.hi + 200)   # where it should end
                date = datetime.date.fromordinal(goal)
                elected = min(self.entry, number(date.year - natural, date.month,
                                                 min(date.day, 28)) + max(0, date.day - 28))
                if self.chance(5):
                    elected = number(2020, 2, 29)
                end = elected + 366 * natural
                extended = self.maybe(25 if years else 0, self.nasty(end, end + 300))
                self.deadlines.append(goal if extended is None else extended)
                self.add('term', (org, elected), org=org, elected_on=text(elected), years=years,
                         extended_to=text(extended), approval_no=extended and '虚批〔2022〕3号')

    def events(self):
        r = self.r
        self.happened = []
        for i in range(r.choice([8, 14] if self.focus == 'event' else [0, 2, 4, 8])):
            code = r.choice(['E', 'e', 'E0']) + str(i)
            d = self.nasty(self.since - 60, self.entry)
            if self.people and self.chance(50):
                person = r.choice(self.people)
                self.happened.append((code, d, r.choice(self.homes[person])))
                self.add('event', code, code=code, type=r.choice(PERSON_EVENTS),
                         person=person, occurred_on=text(d))
            else:
                org = r.choice(self.codes[:3] + self.codes)
                self.happened.append((code, d, org))
                self.add('event', code, code=code, type=r.choice(ORG_EVENTS),
                         org=org, occurred_on=text(d),
                         scope=r.choice(['own', 'below', 'below', '']))

    def activities(self):
        r = self.r
        self.moments = []       # days on which something is done
        branches = [c for c in self.codes if self.kind[c] == 'branch'] or self.codes
        for i in range(r.choice([50, 90] if self.focus in ('event', 'partner', 'office')
                                else [0, 10, 25, 50, 90])):
            code = r.choice(['M', 'M0', 'n']) + str(i)
            org = r.choice(branches if self.chance(60) else self.codes)
            held = self.nasty(self.since - 40, self.entry)
            events = []
            if self.happened and self.chance(75 if self.focus == 'event' else 30):
                event, d, place = r.choice(self.happened)
                org = place if self.chance(60) else org
                held = min(self.entry, max(self.lo, d + r.choice([-1, 0, 1, 7, 8, 30, 31, 61])))
                events = [event] if self.chance(70) else []
                if events and self.chance(20):
                    events = sorted({event, r.choice(self.happened)[0]})
            ended = self.maybe(20, min(self.entry, held + r.choice([0, 1, 1, 2, 5, 31])))
            for_on = self.maybe(20, self.nasty(max(held - 366, self.lo), held))
            if for_on is None and self.chance(4):
                for_on = held - 366
            joint = [c for c in r.sample(self.codes, min(2, len(self.codes)))
                     if c != org and self.chance(20)]
            hosts = [p for p, role, a, b in getattr(self, 'held', []) if role == 'secretary'
                     and (a - 1 <= held <= (b or held) or self.chance(10))]
            host = r.choice((hosts or self.people) if self.chance(75) else self.people) \
                if self.people and self.chance(60 if self.focus == 'partner' else 40) else ''
            self.add('activity', code, code=code, org=org,
                     types=';'.join(self.types([1, 1, 2, 3])),
                     held_on=text(held), ended_on=text(ended), host=host,
                     hours=r.choice(['', '1', '0.5', '2.25', '1.25', '4']),
                     for_on=text(for_on), events=';'.join(events), joint=';'.join(joint),
                     **self.contents(code))
            self.moments.append(held)
            self.attendance(code, org, held, host)

    def contents(self, code):
        """What a record says beyond days and places."""
        r = self.r
        rate = r.choice([30, 80])
        filled = {'theme': '虚构主题' + code, 'place': '虚构会议室', 'recorder': '甲人',
                  'content': '虚构内容' + code, 'votes': '议题:5/4/4/0/0',
                  'resolutions': '虚构决议', 'occasion': '虚构时机', 'guests': '乙人'}
        row = {name: word for name, word in filled.items() if self.chance(rate)}
        row['none'] = ';'.join(r.sample(ELEMENTS[:8], r.choice([0, 0, 1, 2])))
        row['ticked'] = ';'.join(r.sample(ELEMENTS[-2:], r.choice([0, 1, 2])))
        return row

    def attendance(self, code, org, held, host):
        r = self.r
        if not self.people:
            return
        who = [p for p in self.people if org in self.homes[p]] if self.chance(45) else []
        who += r.sample(self.people, min(len(self.people), r.choice([0, 1, 2, 4])))
        who += [host] if host and self.chance(35) else []
        for person in who:
            role = r.choice(['attendee'] * 8 + ['speaker'] * 3 + ['host'] * 3 + ['partner'] * 3
                            + ['recorder', 'nonvoting', 'guide'])
            if self.focus == 'partner' and self.chance(50):
                role = 'partner'
            elif person == host and self.chance(60):
                role = 'host'
            status = r.choice(['present'] * (2 if role == 'host' else 6) + ['absent', 'leave'])
            made_up = None
            if status != 'present' and self.chance(60):
                made_up = self.nasty(held, min(self.entry, held + 120))
                self.moments.append(made_up)
            self.add('attendance', (code, person, role), activity=code, person=person, role=role,
                     status=status,
                     reason='' if status == 'present' or self.chance(25) else '虚构事由',
                     made_up_on=text(made_up),
                     hours=r.choice(['', '', '', '0.5', '3', '2.75']))
            if self.chance(20):
                who.append(person)      # another part of the same person

    def payments(self):
        r = self.r
        words = str([policy['sections'] for policy in self.policies])
        if "'dues'" in words:
            for person in self.people:
                rate = r.choice([20, 70, 95])
                d = self.since - 45
                while d < self.entry:
                    start, end = period_of(d, 1)
                    d = end + 1
                    if not self.chance(rate):
                        continue
                    due = '0.00' if self.chance(8) else '10.50'
                    paid = r.choice([end, end, end + 1, start, start - 1, start + 9,
                                     end + 31, end + 90])
                    paid = None if paid > self.entry or self.chance(8) or due == '0.00' else paid
                    amount = (('0.00' if due == '0.00' else
                               r.choice(['10.50'] * 8 + ['10.49', '11.00', '']))
                              if paid else
                              r.choice(['', '10.50', '0.00']) if due != '0.00' else '')
                    earlier = ''
                    if paid and amount[:2] in ('10', '11') and self.chance(15):
                        earlier = ';'.join('%s %s' % (text(paid - before), part) for before, part
                                           in r.choice([[(1, '10.00')], [(31, '3.00'), (2, '4.00')],
                                                        [(9, '10.49')], [(3, '10.48 0007')]]))
                        if amount == '10.49' and '10.49' in earlier:
                            amount = '10.50'
                    if amount == '11.00' and earlier and self.chance(50):
                        earlier = '%s 10.50' % text(paid - 4)
                    self.add('dues', (person, start), person=person, month=text(start)[:7],
                             amount_due=due, paid_on=text(paid), amount_paid=amount,
                             earlier=earlier)
        if 'review' in words:
            for person in self.people:
                for year in range(datetime.date.fromordinal(self.lo).year,
                                  datetime.date.fromordinal(self.entry).year + 1):
                    held = self.nasty(number(year, 11, 1), number(year + 1, 4, 1))
                    if held <= self.entry and self.chance(70):
                        self.add('review', (person, year), person=person, year=year,
                                 result=r.choice(['excellent', 'qualified']), held_on=text(held))

    # ---- further entities

    def some(self):
        """How many rows an entity gets."""
        return range(self.r.choice([2, 6, 12]) * (2 if self.focus == 'entity' else 1))

    def done(self, d, percent, days=200):
        """A day on or after d, or none; in front of the entry day."""
        found = self.maybe(percent, self.nasty(d, min(self.entry, d + days)))
        self.deeds += [d] + [found] * (found is not None)
        return text(found)

    def rated(self):
        """A day on which something was judged, and the year it was judged for."""
        d = self.nasty(self.lo, self.entry)
        self.deeds.append(d)
        return d, datetime.date.fromordinal(d).year - self.r.choice([0, 0, 1])

    def rows_ledger(self):
        r = self.r
        for i in self.some():
            d = self.nasty(self.lo, self.entry)
            deadline = self.maybe(65, self.nasty(d, d + 200))
            self.deeds += [deadline] * (deadline is not None)
            self.add('ledger', i, code='L%d' % i, kind=r.choice(LEDGERS),
                     org=r.choice(self.codes), title='虚构问题%d' % i, opened_on=text(d),
                     filed_on=self.done(d, 30), deadline=text(deadline),
                     closed_on=self.done(d, 50))

    def rows_star(self):
        r = self.r
        for _ in self.some():
            org, (d, year) = r.choice(self.codes), self.rated()
            if not ('rated', org, d) in self.used and self.add(
                    'star', (org, year), org=org, year=year, rated_on=text(d),
                    stars=r.randint(1, 5)):
                self.used.add(('rated', org, d))

    def rows_assessment(self):
        r = self.r
        for _ in self.some():
            org, (d, year) = r.choice(self.codes), self.rated()
            mine = [p for p in self.people if org in self.homes[p]]
            person = r.choice(mine) if mine and self.chance(40) else ''
            if not ('graded', org, d) in self.used and self.add(
                    'assessment', (org, person, year), org=org, person=person, year=year,
                    cohort='虚构组', rated_on=text(d), grade=r.choice(GRADES + [''])):
                self.used.add(('graded', org, d))

    def rows_transfer(self):
        r = self.r
        for i in self.some() if self.people else []:
            person, d = r.choice(self.people), self.nasty(self.lo, self.entry)
            days = r.choice(['', '', '30', '60', '90'])
            self.deeds.append(d + int(days or 30))
            self.add('transfer', (person, d), person=person, issued_on=text(d), valid_days=days,
                     from_org=r.choice(self.homes[person] + self.codes),
                     to_org=r.choice(self.codes), letter_no='虚信%d' % i,
                     received_on=self.done(d, 50))

    def rows_debrief(self):
        r = self.r
        for i in self.some():
            org, (d, year) = r.choice(self.codes), self.rated()
            mine = [p for p, *_ in getattr(self, 'held', [])]
            self.add('debrief', i, code='D%d' % i, org=org, year=year, delivered_on=text(d),
                     person=r.choice(mine) if mine and self.chance(70) else '')

    def rows_project(self):
        r = self.r
        for i in self.some():
            d = self.nasty(self.lo, self.entry)
            self.add('project', i, code='J%d' % i, kind=r.choice(PROJECTS),
                     org=r.choice(self.codes), title='虚构项目%d' % i, started_on=text(d),
                     closed_on=self.done(d, 50))

    def rows_remittance(self):
        r = self.r
        for _ in self.some():
            org, d = r.choice(self.codes), self.nasty(self.lo, self.entry)
            year, quarter = text(d)[:4], (int(text(d)[5:7]) + 2) // 3
            self.add('remittance', (org, year, quarter), org=org, amount='10.00',
                     quarter='%sQ%d' % (year, quarter), paid_on=self.done(d, 80))

    def rows_dues_base(self):
        r = self.r
        for _ in self.some() if self.people else []:
            person, d = r.choice(self.people), self.maybe(90, self.nasty(self.lo, self.entry))
            what = r.choice(['base', 'base', 'fixed', 'none'])
            self.add('dues_base', (person, d), person=person, from_on=text(d),
                     base='3000.00' if what == 'base' else '',
                     fixed='5.00' if what == 'fixed' else '',
                     approved_by='虚构机关' if what == 'fixed' else '')

    def rows_tie(self):
        r = self.r
        for i in self.some():
            d = self.nasty(self.lo, self.entry)
            self.add('tie', i, code='T%d' % i, kind=r.choice(['pairing'] * 4 + ['shared_venue']),
                     org=r.choice(self.codes), partner='虚构单位', from_on=text(d),
                     to_on=self.done(d + 1, 40) if d < self.entry else '')

    def waivers(self):
        r = self.r
        slots = self.slots + TYPES[:4]
        for _ in range(r.choice([0, 2, 5, 10])):
            org = r.choice(self.codes)
            d = self.nasty(self.lo, self.hi)
            slot = r.choice(slots) if self.chance(65) else ''
            mine = [p for p in self.people if org in self.homes[p]]
            person = r.choice(mine) if mine and self.chance(50) else ''
            self.add('waiver', (org, slot, person, d), org=org, slot=slot, person=person,
                     from_on=text(d), to_on=text(self.maybe(80, self.nasty(d, self.hi))),
                     reason='虚构事由', approved_by='虚构批准人')

    # ---- the days asked

    def asked(self):
        r = self.r
        reminds = [7, 15, 30, 180]
        for policy in self.policies:
            for _, keys in policy['sections']:
                reminds += [int(v) for k, v in keys if k == 'remind' and v != 'dues_day']
        ends = list(self.deadlines) + self.deeds
        if self.focus == 'record':
            ends += [d + 400 for d in self.moments[-20:]]
        for _, d, _ in self.happened:
            ends += [d + days for days in (0, 1, 7, 15, 30, 60)]
        for size in (1, 3, 6, 12, 12):
            d = self.since
            while d <= self.entry + 40:
                ends.append(period_of(d, size)[1])
                d = ends[-1] + 1
        days = {self.entry}
        for _ in range(60):
            if len(days) >= r.choice([3, 4, 5]):
                break
            d = r.choice(ends) - r.choice([0, 0, 0, -1, 1] + [
                remind + jitter for remind in [r.choice(reminds)] for jitter in (-1, 0, 1)])
            if self.chance(30):
                d = r.choice(self.hot + self.moments[-40:]) + r.choice([0, 0, -1, 1])
            elif self.chance(10):
                d = self.nasty(self.since, self.entry)
            if self.since - 20 <= d <= self.entry or (d <= self.entry + 60 and self.chance(15)):
                days.add(d)
        self.days = sorted(days)

    def world(self):
        root = self.codes[0]
        return {'about': {
                    'root': {'code': root, 'name': '虚构机构' + root, 'kind': self.kind[root],
                             'policy': self.policies[0]['id']},
                    'policies': [policy['file'] for policy in self.policies],
                    'since': text(self.since), 'entry': text(self.entry),
                    'days': [text(d) for d in self.days],
                    'within': self.r.choice([0, 1, 31, 31, 31, 100, 400])},
                'policies': {policy['file']: policy['sections'] for policy in self.policies},
                'tables': self.tables}


def make(seed, features='core'):
    """The world of a seed: {about, policies {file: sections}, tables}."""
    return Maker(seed, features).world()


def write(world, folder):
    """Writes a world into a folder; an entity without rows gets no file."""
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'world.json'), 'w', encoding='utf-8') as file:
        json.dump(world['about'], file, ensure_ascii=False, indent=1)
    for name, sections in world['policies'].items():
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
            for header, keys in sections:
                file.write('[%s]\n' % header)
                file.writelines('%s = %s\n' % pair for pair in keys)
                file.write('\n')
    for entity, rows in world['tables'].items():
        path = os.path.join(folder, entity + '.csv')
        if not rows:
            if os.path.exists(path):
                os.unlink(path)
            continue
        with open(path, 'w', encoding='utf-8', newline='') as file:
            writer = csv.DictWriter(file, COLUMNS[entity], lineterminator='\n')
            writer.writeheader()
            writer.writerows(rows)


if __name__ == '__main__':
    words = sys.argv[1:]
    if len(words) not in (2, 4) or words[2:3] not in ([], ['--features']) \
            or words[3:] not in ([], *([name] for name in FEATURES)):
        sys.exit('usage: worlds.py SEED DIR [--features core|all]')
    write(make(int(words[0]), *words[3:]), words[1])

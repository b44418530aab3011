#!/usr/bin/python3
"""A second, slow and obvious implementation of the due list.

    reference.py DIR [--on DATE]

reads a world (policy files, CSV files and world.json in DIR) and prints what
`dangjian due --all --within N --format json --on T` must print, for the day
asked or for every day of world.json in turn.

It is written from the design text alone (sections 1 to 6 of obligations.md,
kinds periodic, event, term and structure) and shares nothing with the program.
Days are counted one by one and every obligation looks at every record.

READING marks the places where the text leaves room and a choice was made.
"""
import csv
import datetime
import json
import operator
import os
import re
import sys
from fractions import Fraction

# ---------------------------------------------------------------- days

ALWAYS = 0              # before every day
EVER = 10 ** 9          # after every day


def day(text):
    """YYYY-MM-DD as a day number; None for an empty text."""
    return datetime.date.fromisoformat(text).toordinal() if text else None


def text_of(d):
    return None if d is None else datetime.date.fromordinal(d).isoformat()


def make_day(year, month, dom):
    """That day, or the last day of the month where the month is shorter."""
    while True:
        try:
            return datetime.date(year, month, dom).toordinal()
        except ValueError:
            dom -= 1
            if dom < 28:
                raise


def add_years(d, years):
    date = datetime.date.fromordinal(d)
    return make_day(date.year + years, date.month, date.day)


def life(row, start, end):
    """Half-open lifetime; a missing start is always, a missing end is still."""
    return day(row[start]) or ALWAYS, day(row[end]) or EVER


def within(d, lifetime):
    return lifetime[0] <= d < lifetime[1]


def half(period, there):
    """The half rule: there(d) on at least half of the days of the period."""
    days = range(period[0], period[1] + 1)
    return 2 * sum(1 for d in days if there(d)) >= len(days)


MONTHS = {'month': 1, 'quarter': 3, 'half-year': 6, 'year': 12}


def months_of(every):
    return MONTHS[every] if every in MONTHS else 12 * int(every.split()[0])


def month_start(number):
    """First day of a month counted from January 2000."""
    return datetime.date(2000 + number // 12, number % 12 + 1, 1).toordinal()


def periods(every, first, last):
    """All periods that hold a day of [first, last], as (start, end)."""
    size = months_of(every)
    date = datetime.date.fromordinal(first)
    k = ((date.year - 2000) * 12 + date.month - 1) // size
    while month_start(k * size) <= last:
        yield month_start(k * size), month_start((k + 1) * size) - 1
        k += 1


def window_of(period, window):
    """The window of a period; both days belong to it."""
    start, end = period
    date = datetime.date.fromordinal(start)
    if not window:
        return start, end
    if window == 'first-month':
        return start, month_start((date.year - 2000) * 12 + date.month) - 1
    left, right = (side.strip() for side in window.split('..'))
    if left:
        start = make_day(date.year, int(left[:2]), int(left[3:]))
    if right:
        end = make_day(date.year, int(right[:2]), int(right[3:]))
    return start, end


# ---------------------------------------------------------------- expressions

TOKEN = re.compile(r'\s*(\d+(?:\.\d+)?|[A-Za-z_][\w.-]*|<=|>=|!=|[=<>()+*/-])')
COMPARE = {'=': operator.eq, '!=': operator.ne, '<': operator.lt,
           '<=': operator.le, '>': operator.gt, '>=': operator.ge}


def parse(text):
    """An expression as nested tuples (operator, operands...)."""
    tokens, at = [], 0
    text = text.strip()
    while at < len(text):
        match = TOKEN.match(text, at)
        if not match:
            raise ValueError('expression: ' + text)
        tokens.append(match.group(1))
        at = match.end()

    def take(*wanted):
        return tokens.pop(0) if tokens and tokens[0] in wanted else None

    def chain(lower, *operators):
        node = lower()
        while (op := take(*operators)):
            node = (op, node, lower())
        return node

    def any_of():
        return chain(all_of, 'or')

    def all_of():
        return chain(negation, 'and')

    def negation():
        return ('not', negation()) if take('not') else comparison()

    def comparison():
        left = total()
        op = take(*COMPARE)
        return (op, left, total()) if op else left

    def total():
        return chain(product, '+', '-')

    def product():
        return chain(atom, '*', '/')

    def atom():
        if take('('):
            node = any_of()
            if not take(')'):
                raise ValueError('expression: ' + text)
            return node
        token = tokens.pop(0)
        if token[0].isdigit():
            return ('number', Fraction(token))
        if not re.match(r'[A-Za-z_]', token):
            raise ValueError('expression: ' + text)
        return ('name', token)

    node = any_of()
    if tokens:
        raise ValueError('expression: ' + text)
    return node


def value(node, fact):
    """The number of an arithmetic node, None where it is not recorded."""
    op = node[0]
    if op == 'number':
        return node[1]
    if op == 'name':
        return fact(node[1])
    a, b = value(node[1], fact), value(node[2], fact)
    if a is None or b is None:
        return None
    if op == '/':
        return a / b if b else None
    return {'+': operator.add, '-': operator.sub, '*': operator.mul}[op](a, b)


def holds(node, fact):
    """Whether a condition holds; an unrecorded value makes a comparison false,
    also !=, and `not` of it is then true."""
    op = node[0]
    if op == 'or':
        return holds(node[1], fact) or holds(node[2], fact)
    if op == 'and':
        return holds(node[1], fact) and holds(node[2], fact)
    if op == 'not':
        return not holds(node[1], fact)
    if op in COMPARE:
        a, b = value(node[1], fact), value(node[2], fact)
        return a is not None and b is not None and COMPARE[op](a, b)
    # READING: a bare number or name is true when recorded and not zero.
    number = value(node, fact)
    return number is not None and number != 0


# ---------------------------------------------------------------- policies

def read_ini(text):
    """Sections of an INI text: a list of (header, {key: value})."""
    sections = []
    for line in text.lstrip('\ufeff').splitlines():
        line = line.strip()
        if not line or line[0] in ';#':
            continue
        if line[0] == '[':
            sections.append((line.strip('[]').strip(), Row()))
        else:
            key, _, rest = line.partition('=')
            sections[-1][1][key.strip()] = rest.strip()
    return sections


def split(text, mark):
    return [part.strip() for part in text.split(mark) if part.strip()]


class Row(dict):
    """A row of a table; a column that is absent is empty."""
    def __missing__(self, key):
        return ''


REMIND = {'month': 7, 'quarter': 15, 'half-year': 30, 'event': 7, 'term': 180}


class Rule:
    """One version of one slot of one policy file."""

    def __init__(self, policy, name, row):
        self.slot, _, version = name.partition('/')
        self.version = int(version or 1)
        self.id = policy['id'] + '.' + self.slot
        self.title = row['title']
        # `number` is the document when it is not the policy's own.
        self.source = ' '.join(filter(None, [row['number'] or policy['number'],
                                             row['clause']]))
        self.basis = row['basis'] or 'text'
        self.subject = split(row['subject'], ',')
        self.when = parse(row['when']) if row['when'] else None
        self.life = life(row, 'from', 'until')
        self.every, self.window = row['every'], row['window']
        self.evidence = split(row['evidence'], '|')
        self.count = Fraction(row['count'] or 1)
        self.measure = row['measure'] or 'count'
        self.each, self.role = row['each'], row['role'] or 'present'
        self.after, self.days = split(row['after'], '|'), int(row['within'] or 0)
        self.term = int(row['term'] or 0)
        self.require = parse(row['require']) if row['require'] else None
        # Kinds that are not here yet (streak, item) are passed over.
        self.kind = ('other' if row['streak'] or row['item'] else
                     'periodic' if self.every else 'event' if self.after else
                     'term' if self.term else
                     'structure' if self.require else 'other')
        default = REMIND.get(self.every or self.kind, 30)
        self.remind = int(row['remind']) if row['remind'] else default


def read_policies(texts):
    """{policy id: [rules, all versions]}, includes resolved."""
    files = {}
    for text in texts:
        sections = read_ini(text)
        policy = dict(sections)['policy']
        files[policy['id']] = (policy, sections)

    def slots(name):
        policy, sections = files[name]
        found = {}
        for included in split(policy['include'].replace(' ', ','), ','):
            found.update(slots(included))
        for header, _ in sections:
            if header.startswith('drop '):
                del found[header[5:].strip()]
        own = {}
        for header, row in sections:
            if header.startswith('rule '):
                rule = Rule(policy, header[5:].strip(), row)
                own.setdefault(rule.slot, []).append(rule)
        # READING: a rule of the including file replaces every version of the
        # included slot.
        found.update(own)
        return found

    return {name: [rule for rules in slots(name).values() for rule in rules]
            for name in files}


# ---------------------------------------------------------------- the world

def remembered(method):
    """Keeps the answers of a question that depends on its arguments alone."""
    def ask(self, *arguments):
        key = (method.__name__,) + arguments
        if key not in self.memory:
            self.memory[key] = method(self, *arguments)
        return self.memory[key]
    ask.__name__ = method.__name__
    ask.__doc__ = method.__doc__
    return ask


LEVELS = {'county': 0, 'city': 1, 'region': 2, 'center': 3}
WORDS = dict(LEVELS, yes=1, no=0)


class World:
    """Everything that is recorded; knows no T."""

    def __init__(self, policies, tables, since, root_policy=None):
        """policies: texts; tables: {entity: [{field: text}]}; since: a day;
        root_policy: policy of the organisation without parent."""
        self.memory = {}
        self.policies = read_policies(policies)
        self.since = since
        table = {name: [Row(row) for row in rows] for name, rows in tables.items()}
        self.table = lambda name: table.get(name, [])
        self.orgs = {row['code']: row for row in self.table('org')}
        self.people = {row['code']: row for row in self.table('person')}

        # READING: the org row carries the first state and is the placement
        # with from_on '', which means always.
        self.placements = {code: {ALWAYS: row} for code, row in self.orgs.items()}
        for row in self.table('placement'):
            self.placements[row['org']][day(row['from_on']) or ALWAYS] = row
        for code, row in self.orgs.items():
            if root_policy and not row['parent'] and not row['policy']:
                row['policy'] = root_policy

        # The person row carries the last membership, membership.csv the others.
        memberships = {}
        for row in self.table('person'):
            if row['org']:
                memberships[row['code'], row['since_on']] = (
                    row['code'], row['org'], row['group'],
                    life(row, 'since_on', 'left_on'))
        for row in self.table('membership'):
            memberships[row['person'], row['from_on']] = (
                row['person'], row['org'], row['group'],
                life(row, 'from_on', 'to_on'))
        self.memberships = list(memberships.values())
        self.posts = [(row['person'], row['org'], row['role'], row['full_time'],
                       life(row, 'from_on', 'to_on')) for row in self.table('post')]
        self.records = self.read_records()

    # ---- the tree

    @remembered
    def placement(self, org, d):
        rows = self.placements[org]
        begun = [start for start in rows if start <= d]
        return rows[max(begun) if begun else min(rows)]

    def parent(self, org, d):
        return self.placement(org, d)['parent']

    def above(self, org, d):
        """The organisation itself, its parent, and so on, on a day."""
        while org:
            yield org
            org = self.parent(org, d)

    @remembered
    def below(self, org, d):
        """Codes of all organisations below, at any depth, living or not."""
        return [code for code in self.orgs
                if code != org and org in self.above(code, d)]

    @remembered
    def policy(self, org, d):
        """The id of the policy an organisation is under; one that names none
        inherits its parent's."""
        for code in self.above(org, d):
            if self.placement(code, d)['policy']:
                return self.placement(code, d)['policy']
        return None

    @remembered
    def active(self, org, d):
        row = self.orgs[org]
        if not within(d, life(row, 'founded_on', 'dissolved_on')):
            return False
        # READING: a group lives on the days where both it and its parent (on
        # that day) live.
        parent = self.parent(org, d)
        return row['kind'] != 'group' or not parent or self.active(parent, d)

    @remembered
    def there(self, org, period):
        return half(period, lambda d: self.active(org, d))

    def living_below(self, org, d):
        return [code for code in self.below(org, d) if self.active(code, d)]

    def tracking_from(self, org, d):
        """READING: the inheritance follows the tree on T."""
        for code in self.above(org, d):
            if self.orgs[code]['tracking_from']:
                return day(self.orgs[code]['tracking_from'])
        return self.since

    # ---- people

    @remembered
    def status(self, person, d):
        """full, probationary, or another word of the status field, or ''."""
        row = self.people[person]
        joined, full = day(row['joined_on']), day(row['full_on'])
        if full is not None and d >= full:
            return 'full'
        if joined is not None and d < joined:
            return ''
        if joined is not None and full is not None:
            return 'probationary'
        return row['status']        # the day that would decide is not recorded

    def belongs(self, person, org, d):
        """Whether the person's own organisation (a group: the group) is org."""
        return any(who == person and org == (group if self.is_group(org) else own)
                   and within(d, lifetime)
                   for who, own, group, lifetime in self.memberships)

    def is_group(self, org):
        return self.orgs[org]['kind'] == 'group'

    def own_org(self, person, d):
        for who, own, _, lifetime in self.memberships:
            if who == person and within(d, lifetime):
                return own
        return None

    @remembered
    def own_members(self, org, d, statuses):
        return [person for person in self.people
                if self.belongs(person, org, d) and self.status(person, d) in statuses]

    @remembered
    def holders(self, org, roles, d):
        return {person for person, where, role, _, lifetime in self.posts
                if where == org and role in roles and within(d, lifetime)}

    # ---- facts

    def dated_fact(self, org, name, d):
        """The latest value at or before d, the organisation's own, else its
        nearest ancestor's."""
        for code in self.above(org, d):
            rows = [(day(row['from_on']) or ALWAYS, row['value'])
                    for row in self.table('fact')
                    if row['org'] == code and row['name'] == name]
            rows = [row for row in rows if row[0] <= d]
            if rows:
                text = max(rows)[1]
                return Fraction(WORDS[text]) if text in WORDS else Fraction(text)
        # READING: retired_members is 0 where it is recorded nowhere.
        return Fraction(0) if name == 'retired_members' else None

    @remembered
    def fact(self, org, name, d):
        """The value of a fact of an organisation on a day; None: not recorded."""
        kind = self.orgs[org]['kind']
        if name in ('members', 'full_members'):
            statuses = ('full',) if name[0] == 'f' else ('full', 'probationary')
            where = [org]
            if kind not in ('branch', 'group'):
                where += self.living_below(org, d)
            return Fraction(len({person for code in where
                                 for person in self.own_members(code, d, statuses)}))
        if name in ('groups', 'discipline_committee'):
            wanted = {'groups': 'group'}.get(name, name)
            return Fraction(sum(1 for code in self.living_below(org, d)
                                if self.parent(code, d) == org
                                and self.orgs[code]['kind'] == wanted))
        if name == 'branches':
            return Fraction(sum(1 for code in self.living_below(org, d)
                                if self.orgs[code]['kind'] == 'branch'))
        if name == 'has_committee':
            row = self.orgs[org]
            return Fraction(bool(row['committee_from']) and
                            within(d, life(row, 'committee_from', 'committee_to')))
        if name in ('fulltime', 'parttime'):
            # READING: posts, as recorded, whatever the life of their organisation.
            wanted = {'fulltime': '1', 'parttime': '0'}[name]
            where = [org] + self.below(org, d)
            return Fraction(sum(1 for person, code, role, full, lifetime in self.posts
                                if code in where and role == 'party_officer'
                                and within(d, lifetime)
                                and str(WORDS.get(full, full)) == wanted))
        if name == 'term_overdue':
            # READING: as that day's own due list has it (T = d).
            return Fraction(any(line['status'] == 'overdue'
                                for policy, rules in self.policies.items()
                                for rule in rules if rule.kind == 'term'
                                for line in term(self, policy, rule, org, d, 0)))
        if name.startswith('post.'):
            return Fraction(len(self.holders(org, (name[5:],), d)))
        if name in WORDS:
            return Fraction(WORDS[name])
        return self.dated_fact(org, name, d)

    def holds(self, node, org, d):
        return node is None or holds(node, lambda name: self.fact(org, name, d))

    # ---- records

    def read_records(self):
        records = []
        parts = {}
        for row in self.table('attendance'):
            parts.setdefault(row['activity'], []).append(row)
        for row in self.table('activity'):
            mine = list(parts.get(row['code'], []))
            # READING: a recorded host part of the same person wins over the
            # field; a host part of another does not take the field away.
            if row['host'] and not any(part['person'] == row['host'] and
                                       part['role'] == 'host' for part in mine):
                mine.append(Row(person=row['host'], role='host', status='present'))
            records.append(Activity(row, mine))
        for row in self.table('dues'):
            first = day(row['month'] + '-01')
            due, paid = Fraction(row['amount_due'] or 0), Fraction(row['amount_paid'] or 0)
            if row['paid_on']:
                done = day(row['paid_on']) if paid >= due else None
            else:
                # READING: nothing due and no day of payment: met on the first.
                done = first if due == 0 else None
            if done is not None:
                records.append(Entry('dues', row['person'], first, done))
        for row in self.table('review'):
            if row['held_on']:
                held = day(row['held_on'])
                records.append(Entry('review', row['person'],
                                     min(held, day(row['year'] + '-12-31')), held))
        return records

    # ---- waivers

    def waivers(self, org, slot, d):
        """Persons ('' is the organisation) that waivers cover on a deadline;
        both ends of a waiver belong to it."""
        return {row['person'] for row in self.table('waiver')
                if row['org'] == org and row['slot'] in ('', slot)
                and (day(row['from_on']) or ALWAYS) <= d <= (day(row['to_on']) or EVER)}


# ---------------------------------------------------------------- marks
# A mark is (for-day, done-day, amount).

class Activity:
    """A record of an organisation with the parts persons had in it."""

    def __init__(self, row, parts):
        self.code, self.org = row['code'], row['org']
        # A joint record gives its marks to each organisation it names.
        self.orgs = {row['org'], *split(row['joint'], ';')}
        self.types = split(row['types'], ';')
        self.events = split(row['events'], ';')
        self.held = day(row['held_on'])
        self.ended = day(row['ended_on']) or self.held
        self.for_on = day(row['for_on'])
        self.hours = Fraction(row['hours'] or 0)
        self.parts = parts

    def marks(self, measure):
        """The marks of the record itself."""
        if measure == 'days' and self.for_on is None:
            return [(d, d, Fraction(1)) for d in range(self.held, self.ended + 1)]
        for_day = self.held if self.for_on is None else self.for_on
        return [(for_day, self.held, self.hours if measure == 'hours' else Fraction(1))]

    def counting(self, people, role, T):
        """The parts of these people that count on T, as (day made up, hours)."""
        found = []
        for part in self.parts:
            if part['person'] in people and role in ('present', part['role']):
                hours = Fraction(part['hours']) if part['hours'] else self.hours
                made_up = day(part['made_up_on'])
                if part['status'] == 'present':
                    found.append((None, hours))
                elif made_up is not None and made_up <= T:
                    found.append((made_up, hours))
        return found

    def marks_of(self, people, role, measure, T):
        """One set of marks for these people together: of several parts the
        earliest done-day and the most hours count."""
        parts = self.counting(people, role, T)
        if not parts:
            return []
        most = max(hours for _, hours in parts)
        # READING: with several days the earliest done-day is taken mark by mark.
        return [(for_day,
                 min(done if made_up is None else made_up for made_up, _ in parts),
                 most if measure == 'hours' else amount)
                for for_day, done, amount in self.marks(measure)]


class Entry:
    """A mark that another entity gives to a person; it has no part."""

    def __init__(self, kind, person, for_day, done):
        self.types, self.person = [kind], person
        self.for_day, self.held = for_day, done
        self.orgs, self.events = (), ()

    def marks_of(self, people, role, measure, T):
        if self.person not in people:
            return []
        return [(self.for_day, self.held, Fraction(0 if measure == 'hours' else 1))]


def serves(record, rule):
    """A record of several types serves a rule once."""
    return any(name in rule.evidence for name in record.types)


def reached(marks, need, measure):
    """(have, R): the measure, and the done-day on which the need was reached."""
    if measure == 'days':           # marks of the same for-day count once
        first = {}
        for for_day, done, amount in marks:
            if for_day not in first or done < first[for_day]:
                first[for_day] = done
        marks = [(for_day, done, Fraction(1)) for for_day, done in first.items()]
    have, when = Fraction(0), None
    for _, done, amount in sorted(marks, key=lambda mark: mark[1]):
        have += amount
        if when is None and have >= need:
            when = done
    return have, when


# ---------------------------------------------------------------- lines

class Case:
    """One obligation while it is judged: the days and what is reached."""

    def __init__(self, start, end, w1, D, need, have, R, lacking=(),
                 person=None, event=None):
        self.start, self.end, self.w1, self.D = start, end, w1, D
        self.need, self.have, self.R = need, have, R
        self.lacking, self.person, self.event = sorted(lacking), person, event


def table_status(case, waived, remind, T):
    """The table of section 3: the first line that fits."""
    if case.have >= case.need:
        return 'done' if case.R <= case.D else 'late'
    if waived:
        return 'waived'
    if T > case.D:
        return 'overdue'
    if T < case.w1:
        return 'upcoming'
    return 'due' if case.D - T <= remind else 'open'


def plain(number):
    """At most two decimals and no trailing zeros."""
    return int(number) if number.denominator == 1 else round(float(number), 2)


def line(world, rule, org, T, case, status=None):
    if status is None:
        waived = '' in world.waivers(org, rule.slot, case.D)
        status = table_status(case, waived, rule.remind, T)
    return {
        'rule': rule.id, 'kind': rule.kind, 'title': rule.title,
        'source': rule.source, 'basis': rule.basis,
        'org': org, 'org_name': world.placement(org, T)['name'],
        'person': case.person,
        'period_start': text_of(case.start), 'period_end': text_of(case.end),
        'window_start': text_of(case.w1), 'deadline': text_of(case.D),
        'status': status,
        'days_left': None if case.D is None else case.D - T,
        'need': plain(Fraction(case.need)), 'have': plain(Fraction(case.have)),
        # READING: a structure line that is done has no R, its done_on is null.
        'done_on': text_of(case.R) if status in ('done', 'late') else None,
        'lacking': case.lacking, 'event': case.event, 'item': None}


def governs(world, policy, rule, org, d):
    """READING: policy and parent are looked up on the day `when` is judged."""
    return world.policy(org, d) == policy and world.holds(rule.when, org, d)


# ---- 3.1 periodic rules

def persons_of(world, rule, org, period, w2, T):
    """Persons of a population for a period, and how to tell that one is there."""
    x = min(T, w2)
    if rule.each in ('member', 'full_member'):
        statuses = ('full',) if rule.each[0] == 'f' else ('full', 'probationary')
        found = world.own_members(org, x, statuses)
        # READING: membership days count whatever the status was on them.
        there = lambda person, d: world.belongs(person, org, d)
    else:
        roles = tuple(split(rule.each.partition(':')[2], ','))
        found = world.holders(org, roles, x)
        # READING: the days of several posts are a union.
        there = lambda person, d: person in world.holders(org, roles, d)
    waived = world.waivers(org, rule.slot, w2)
    return [person for person in found if person not in waived
            and half_of(world, rule.each, org, person, period, there)]


def half_of(world, each, org, person, period, there):
    key = ('half', each, org, person, period)
    if key not in world.memory:
        world.memory[key] = half(period, lambda d: there(person, d))
    return world.memory[key]


def population(world, rule, org, period, w2, T):
    """The ones who must meet the rule: (code, people on the held_on of a record)."""
    kind, _, words = rule.each.partition(':')
    words = split(words, ',')
    if kind == 'office':
        return [(org, lambda d: world.holders(org, tuple(words), d))]
    if kind == 'head':
        # READING: "below" is the tree on min(T, w2).
        return [(code, lambda d, code=code: world.holders(code, ('secretary',), d))
                for code in world.below(org, min(T, w2))
                if world.orgs[code]['kind'] in words
                and world.active(code, w2) and world.there(code, period)]
    return [(person, lambda d, person=person: {person})
            for person in persons_of(world, rule, org, period, w2, T)]


def usable(world, record, rule, org, T):
    """With role = partner an activity must be the organisation's own, or hosted
    by one who was its secretary on held_on."""
    if rule.role != 'partner' or isinstance(record, Entry) or org in record.orgs:
        return True
    # READING: a host who made it up by T hosted; the organisation's own holds
    # for a joint record too.
    secretaries = world.holders(org, ('secretary',), record.held)
    return bool(record.counting(secretaries, 'host', T))


def periodic(world, policy, rule, org, T, horizon):
    tracking = world.tracking_from(org, T)
    for period in periods(rule.every, tracking, T + horizon):
        w1, w2 = window_of(period, rule.window)
        if not (w2 >= tracking and world.active(org, w2) and world.there(org, period)
                and within(w2, rule.life)
                and half(period, lambda d: within(d, rule.life))
                and governs(world, policy, rule, org, min(T, w2))):
            continue

        def counted(marks):
            return [mark for mark in marks if w1 <= mark[0] <= w2 and mark[1] <= T]

        if not rule.each:
            marks = [mark for record in world.records
                     if org in record.orgs and serves(record, rule)
                     for mark in record.marks(rule.measure)]
            have, R = reached(counted(marks), rule.count, rule.measure)
            case = Case(*period, w1, w2, rule.count, have, R)
        else:
            ones = population(world, rule, org, period, w2, T)
            days, lacking = [], []
            for code, people in ones:
                marks = [mark for record in world.records
                         if serves(record, rule) and usable(world, record, rule, org, T)
                         for mark in record.marks_of(people(record.held), rule.role,
                                                     rule.measure, T)]
                have, R = reached(counted(marks), rule.count, rule.measure)
                if have >= rule.count:
                    days.append(R)
                else:
                    lacking.append(code)
            if not ones:
                continue            # an empty population asks nothing
            case = Case(*period, w1, w2, len(ones), len(days),
                        max(days, default=None), lacking)
        yield line(world, rule, org, T, case)


# ---- 3.2 event rules

def event(world, policy, rule, org, T, horizon):
    for row in world.table('event'):
        day0 = day(row['occurred_on'])
        if row['type'] not in rule.after or day0 > T:
            continue
        person = row['person']
        if person:
            mine = world.own_org(person, day0) == org
        else:
            mine = row['org'] == org or (row['scope'] == 'below' and
                                         org in world.below(row['org'], day0))
        D = day0 + rule.days
        if not (mine and world.active(org, day0) and world.active(org, D)
                and within(D, rule.life) and D >= world.tracking_from(org, T)
                and governs(world, policy, rule, org, min(T, D))):
            continue
        marks = []
        for record in world.records:
            if not serves(record, rule):
                continue
            if row['code'] in record.events:
                # (a) names this event; also after D.
                # READING: the for-day is looked at mark by mark.
                if person or org in record.orgs:
                    marks += [mark for mark in record.marks(rule.measure)
                              if mark[0] >= day0]
            elif not record.events:
                # (b) names no event.
                if person:
                    found = record.marks_of({person}, 'present', rule.measure, T)
                else:
                    found = record.marks(rule.measure) if org in record.orgs else []
                marks += [mark for mark in found if day0 <= mark[0] <= D]
        have, R = reached([mark for mark in marks if mark[1] <= T],
                          rule.count, rule.measure)
        yield line(world, rule, org, T,
                   Case(day0, D, day0, D, rule.count, have, R,
                        person=person or None, event=row['code']))


# ---- 3.3 term rules

def term(world, policy, rule, org, T, horizon):
    row = world.orgs[org]
    if row['kind'] not in rule.subject or WORDS.get(row['appointed'], row['appointed']) in (1, '1'):
        return
    terms = sorted((day(each['elected_on']), each) for each in world.table('term')
                   if each['org'] == org and day(each['elected_on']) <= T)
    if not terms:
        if (world.active(org, T) and within(T, rule.life)
                and governs(world, policy, rule, org, T)):
            waived = '' in world.waivers(org, rule.slot, T)
            yield line(world, rule, org, T, Case(None, None, None, None, 1, 0, None),
                       'waived' if waived else 'unmet')
    for i, (elected, each) in enumerate(terms):
        if each['extended_to'] and each['approval_no']:
            D = day(each['extended_to'])
        else:
            D = add_years(elected, int(each['years'] or rule.term))
        latest = i + 1 == len(terms)
        R = None if latest else terms[i + 1][0]
        if (within(D, rule.life) and (world.active(org, D) or world.active(org, T))
                and (latest or D >= world.tracking_from(org, T))
                and governs(world, policy, rule, org, min(T, D))):
            yield line(world, rule, org, T,
                       Case(elected, D, elected, D, 1, 0 if latest else 1, R))


# ---- 3.4 structure rules

def structure(world, policy, rule, org, T, horizon):
    if (world.active(org, T) and within(T, rule.life)
            and governs(world, policy, rule, org, T)):
        met = world.holds(rule.require, org, T)
        waived = '' in world.waivers(org, rule.slot, T)
        yield line(world, rule, org, T, Case(None, None, None, None, 1, int(met), None),
                   'done' if met else 'waived' if waived else 'unmet')


# A new kind is a function like these and a line here.
KINDS = {'periodic': periodic, 'event': event, 'term': term, 'structure': structure}


# ---------------------------------------------------------------- the due list

def obligations(world, T, horizon):
    """The lines of `due --all --within horizon --on T`, in order."""
    found = []
    for org, row in world.orgs.items():
        for policy, rules in world.policies.items():
            for rule in rules:
                if rule.kind in KINDS and row['kind'] in rule.subject:
                    for each in KINDS[rule.kind](world, policy, rule, org, T, horizon):
                        found.append((rule.version, each))

    def shown(each):
        return (each['deadline'] is None or day(each['window_start']) <= T
                or day(each['deadline']) <= T + horizon)

    # READING: two versions of a slot with the same period stand in the order
    # of the versions.
    def order(pair):
        version, each = pair
        return (each['org'], each['rule'], each['period_start'] or '',
                each['event'] or '', each['item'] or '', version)

    return [each for _, each in sorted(found, key=order) if shown(each)]


def load(folder):
    """The world of a folder, and its world.json."""
    with open(os.path.join(folder, 'world.json'), encoding='utf-8') as file:
        about = json.load(file)
    texts, tables = [], {}
    for name in about['policies']:
        with open(os.path.join(folder, name), encoding='utf-8') as file:
            texts.append(file.read())
    for name in sorted(os.listdir(folder)):
        if name.endswith('.csv'):
            with open(os.path.join(folder, name), encoding='utf-8-sig', newline='') as file:
                tables[name[:-4]] = list(csv.DictReader(file))
    root = about['root']
    if not any(row['code'] == root['code'] for row in tables.get('org', [])):
        tables.setdefault('org', []).append(
            {name: root[name] for name in ('code', 'name', 'kind')})
    return World(texts, tables, day(about['since']), root['policy']), about


def as_json(lines):
    return '[' + ',\n '.join(json.dumps(each, ensure_ascii=False, separators=(',', ':'))
                             for each in lines) + ']'


def main(arguments):
    if not arguments or arguments[0].startswith('-'):
        sys.exit('usage: reference.py DIR [--on DATE]')
    world, about = load(arguments[0])
    days = about['days']
    if '--on' in arguments:
        days = [arguments[arguments.index('--on') + 1]]
    for T in days:
        print(as_json(obligations(world, day(T), about['within'])))


if __name__ == '__main__':
    main(sys.argv[1:])

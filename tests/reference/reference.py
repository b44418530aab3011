#!/usr/bin/python3
"""A second, slow and obvious implementation of the due list.

    reference.py DIR [--on DATE]

reads a world (policy files, CSV files and world.json in DIR) and prints what
`dangjian due --all --within N --format json --on T` must print, for the day
asked or for every day of world.json in turn.

It is written from the design text alone (sections 1 to 7 and 10 of
obligations.md, and the figures of section 8) and shares nothing with the program.
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


def window_of(period, window, by=''):
    """The window of a period; both days belong to it."""
    start, end = period
    date = datetime.date.fromordinal(start)
    if by:                      # N-DD: that day of the N-th month of the period
        nth, _, dom = by.partition('-')
        first = datetime.date.fromordinal(month_start(
            (date.year - 2000) * 12 + date.month - 1 + int(nth) - 1))
        return start, make_day(first.year, first.month, int(dom))
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


# READING: tenure, which the table does not name, is reminded like a term.
REMIND = {'month': 7, 'quarter': 15, 'half-year': 30, 'event': 7, 'item': 7, 'term': 180,
          'tenure': 180}


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
        self.counts = parse(row['counts']) if row['counts'] else None
        self.among = parse(row['among']) if row['among'] else None
        self.below = row['reach'] == 'below'
        self.by, self.advice = row['by'], row['force'] == 'advice'
        self.after, self.days = split(row['after'], '|'), int(row['within'] or 0)
        self.instead = split(row['instead'].partition(':')[2], ',')
        self.before, self.naming = int(row['before'] or 0), row['naming'] == 'required'
        self.above = row['asks'] == 'above'
        self.term = int(row['term'] or 0)
        self.require = parse(row['require']) if row['require'] else None
        # READING: without `warn` nobody is warned before `streak`.
        self.streak = int(row['streak'] or 0)
        self.warn = int(row['warn'] or self.streak)
        # READING: tenure takes the place of `require` and makes a structure rule.
        self.tenure = int(row['tenure'] or 0)
        self.item, self.within = row['item'], row['within']
        self.kind = ('item' if self.item else 'streak' if self.streak else
                     'periodic' if self.every else 'event' if self.after else
                     'term' if self.term else 'structure')
        default = REMIND.get(self.every or ('tenure' if self.tenure else self.kind), 30)
        # READING: remind = dues_day: from the day the organisation fixed, else the default.
        self.dues_day = row['remind'] == 'dues_day'
        self.remind = int(row['remind']) if row['remind'] and not self.dues_day else default


class Evidence:
    """An [evidence TYPE] section: what a record of that type must hold (3.7)."""
    kind, version, subject, basis, advice = 'record', 1, None, 'text', False

    def __init__(self, policy, name, row):
        self.slot, self.id = name, policy['id'] + '.' + name
        self.title = row['title']
        self.source = ' '.join(filter(None, [row['number'] or policy['number'],
                                             row['clause']]))
        # READING: what `elements` declares is required only where `required` lists it.
        self.required = split(row['required'], ',')
        self.words = split(row['elements'], ',')


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
            if header.startswith('evidence '):
                own[header] = [Evidence(policy, header[9:].strip(), row)]
        # READING: a rule of the including file replaces every version of the
        # included slot, an [evidence TYPE] the included one of that type.
        found.update(own)
        return found

    return {name: [rule for rules in slots(name).values() for rule in rules]
            for name in files}


def read_grades(texts):
    """{word: number} of the scale `assessment`, the best the largest."""
    for text in texts:
        for header, row in read_ini(text):
            if header == 'scale assessment':
                words = [each.partition(':')[0].strip() for each in split(row['grades'], ',')]
                return {word: len(words) - i for i, word in enumerate(words)}
    return {}


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
        self.grades = read_grades(policies)
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
        # READING: who leads a leading group, as its secretary or a deputy, is one of its
        # members, whether or not that is recorded beside it.
        self.posts += [(person, org, 'leading_member', full, lifetime)
                       for person, org, role, full, lifetime in self.posts
                       if role in ('secretary', 'deputy_secretary')
                       and self.orgs[org]['kind'] == 'leading_group']
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

    def counts(self, rule, record, person):
        """`counts`: whether a record counts (for a person, where there is one)."""
        def fact(name):
            if name == 'days':
                # READING: the civil days of the record, also where for_on is set.
                return Fraction(record.ended - record.held + 1)
            if name == 'hours':
                return record.hours         # the record's own; blank = 0
            if name == 'own':
                # READING: on held_on; a joint record is each one's own; without
                # a person it is not recorded.
                return None if person is None else Fraction(any(
                    self.belongs(person, org, record.held) for org in record.orgs))
            if name.startswith('has.'):
                return Fraction(record.has(name[4:]))
            return WORDS.get(name)
        return rule.counts is None or holds(rule.counts, fact)

    def among(self, rule, person, d):
        """`among`: whether a person belongs to the narrowed population on a day."""
        def fact(name):
            if name == 'category':
                return self.people[person]['category'] or None
            if name == 'status':
                return self.status(person, d) or None
            if name == 'full_time':
                # READING: whether one of the posts held on that day, anywhere, is
                # full-time; not recorded where none says yes or no.
                said = [str(WORDS.get(full, full)) for who, _, _, full, lifetime in self.posts
                        if who == person and full and within(d, lifetime)]
                return Fraction('1' in said) if said else None
            if name.startswith('post.'):
                # READING: 1 or 0, however many such posts.
                return Fraction(any(who == person and role == name[5:] and within(d, lifetime)
                                    for who, _, role, _, lifetime in self.posts))
            if name == 'heads':
                return Fraction(sum(who == person and role == 'secretary' and within(d, lifetime)
                                    and self.active(org, d) and self.orgs[org]['kind'] in
                                    ('committee', 'general_branch', 'branch')
                                    for who, org, role, _, lifetime in self.posts))
            return Fraction(WORDS[name]) if name in WORDS else name
        return rule.among is None or holds(rule.among, fact)

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
            # READING: as that day's own due list has it (T = d); one that is only
            # advice is unmet there and not overdue.
            return Fraction(any(line['status'] == 'overdue'
                                for policy, rules in self.policies.items()
                                for rule in rules if rule.kind == 'term'
                                for line in term(self, policy, rule, org, d, 0)))
        if name == 'term_late':
            # READING: overdue on d, or a next election in the calendar year of d that was
            # late: also one that is only a day late and was never in the due list of a day.
            return Fraction(any(
                each['status'] == 'overdue'
                or (each['status'] == 'late' and not rule.advice
                    and each['done_on'][:4] == text_of(d)[:4]
                    and '' not in self.waivers(org, rule.slot, day(each['deadline'])))
                for policy, rules in self.policies.items()
                for rule in rules if rule.kind == 'term'
                for each in term(self, policy, rule, org, d, 0)))
        if name.startswith('post.'):
            return Fraction(len(self.holders(org, (name[5:],), d)))
        if name in ('star', 'grade'):
            # READING: the latest by rated_on, of the organisation's own.
            entity, field = {'star': ('star', 'stars'), 'grade': ('assessment', 'grade')}[name]
            rows = [(row['rated_on'], row['year'], row[field]) for row in self.table(entity)
                    if row['org'] == org and not row['person'] and row['rated_on']
                    and day(row['rated_on']) <= d]
            word = max(rows)[2] if rows else ''
            # READING: of two grades the better one is the larger.
            return Fraction(self.grades.get(word, word)) if word else None
        if name == 'pairings':
            # READING: those that the organisation itself entered, on their days.
            return Fraction(sum(1 for row in self.table('tie')
                                if row['org'] == org and row['kind'] == 'pairing'
                                and within(d, life(row, 'from_on', 'to_on'))))
        if name.startswith('projects.'):
            # READING: those begun and not closed on that day.
            return Fraction(sum(1 for row in self.table('project')
                                if row['org'] == org and row['kind'] == name[9:]
                                and within(d, life(row, 'started_on', 'closed_on'))))
        if name.startswith('missed.'):
            # READING: the overdue lines of that day's own due list (T = d) whose
            # deadline is at most 366 days back.
            return Fraction(sum(
                1 for policy, rules in self.policies.items() for rule in rules
                if rule.slot == name[7:] and rule.kind not in ('structure', 'record')
                and kind in rule.subject
                for line in KINDS[rule.kind](self, policy, rule, org, d, 0)
                if line['status'] == 'overdue' and day(line['deadline']) >= d - 366))
        if name.startswith('marks.'):
            # READING: marks of organisations, whatever their life; for-day in the
            # year of d, done-day at or before d; a joint record gives one to each.
            year = datetime.date.fromordinal(d).year
            return Fraction(sum(
                1 for record in self.records if is_of(record, [name[6:]])
                for code in [org] + self.below(org, d) if code in record.orgs
                for for_day, done, _ in record.marks('count', d)
                if datetime.date.fromordinal(for_day).year == year and done <= d))
        if name in self.grades:
            return Fraction(self.grades[name])
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
                done = paid_up(row, due) if paid >= due else None
            else:
                # READING: nothing due and no day of payment: met on the first.
                done = first if due == 0 else None
            if done is not None:
                records.append(Entry('dues', first, done, person=row['person']))
        for kind, field in (('review', 'held_on'), ('star', 'rated_on'),
                            ('assessment', 'rated_on'), ('debrief', 'delivered_on')):
            for row in self.table(kind):
                if row[field]:
                    done = day(row[field])
                    of = dict(org=row['org'], person=row['person'])
                    if kind == 'assessment' and row['person']:
                        del of['org']       # of the person alone
                    records.append(Entry(kind, min(done, day(row['year'] + '-12-31')), done,
                                         part='speaker' if kind == 'debrief' else '', **of))
        for row in self.table('transfer'):
            issued = day(row['issued_on'])
            records.append(Entry('transfer', issued, issued, person=row['person']))
        for row in self.table('remittance'):
            if row['paid_on']:
                year, quarter = row['quarter'].split('Q')
                records.append(Entry('remittance', day('%s-%02d-01' % (year, int(quarter) * 3 - 2)),
                                     day(row['paid_on']), org=row['org']))
        for row in self.table('term'):
            elected = day(row['elected_on'])
            records.append(Entry('term', elected, elected, org=row['org']))
        for row in self.table('dues_base'):
            if row['from_on'] and (row['base'] or row['fixed']):
                records.append(Entry('dues_base', day(row['from_on']), day(row['from_on']),
                                     person=row['person']))
        for kind, field in (('project', 'started_on'), ('ledger', 'opened_on')):
            for row in self.table(kind):
                if row[field]:
                    begun = day(row[field])
                    records.append(Entry('%s(%s)' % (kind, row['kind']), begun,
                                         day(row['filed_on']) or begun, org=row['org']))
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
        self.row, self.code, self.org = row, row['code'], row['org']
        # A joint record gives its marks to each organisation it names.
        self.orgs = {row['org'], *split(row['joint'], ';')}
        self.types = split(row['types'], ';')
        self.events = split(row['events'], ';')
        self.held = day(row['held_on'])
        self.ended = day(row['ended_on']) or self.held
        self.for_on = day(row['for_on'])
        self.hours = Fraction(row['hours'] or 0)
        self.parts = parts

    def marks(self, measure, T):
        """The marks of the record itself; of `persons` (for-day, done-day, person)."""
        if measure == 'persons':
            return [(self.held if self.for_on is None else self.for_on,
                     min(self.held if made_up is None else made_up for made_up, _ in parts),
                     person)
                    for person in {part['person'] for part in self.parts}
                    if (parts := self.counting({person}, 'present', T))]
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
                for for_day, done, amount in self.marks(measure, T)]

    # ---- section 7

    def has(self, field):
        """Whether a field is filled; the host is the same fact as a host part."""
        if field == 'host':
            return any(part['role'] == 'host' and part['status'] == 'present'
                       for part in self.parts)
        return bool(self.row[field])

    def there(self, element, words, T):
        """Whether a required element is there; words are the type's own."""
        if element in split(self.row['none'], ';'):
            return True
        if element in words:
            return element in split(self.row['ticked'], ';')
        people = {part['person'] for part in self.parts}
        # READING: one who made it up by T counts as present here too.
        absent = [person for person in people if not self.counting({person}, 'present', T)]
        if element == 'present':
            return len(absent) < len(people)
        if element == 'absent':
            # READING: the absentees are those of the attendance list with no part
            # that counts; without a list nobody is absent.
            return all(any(part['reason'] for part in self.parts if part['person'] == person)
                       for person in absent)
        if element in ('nonvoting', 'guide') and self.row['guests']:
            return True
        return self.has(element) or bool(self.counting(people, element, T))


class Entry:
    """A mark that another entity gives; it has no part but that of a debrief."""

    def __init__(self, kind, for_day, done, org='', person='', part=''):
        self.types, self.person, self.part = [kind], person, part
        self.for_day, self.held, self.ended = for_day, done, done
        self.hours = Fraction(0)
        self.orgs, self.events = {org} - {''}, ()

    def has(self, field):
        return False

    def marks(self, measure, T):
        if measure == 'persons':            # nobody is present
            return []
        return [(self.for_day, self.held, Fraction(0 if measure == 'hours' else 1))]

    def marks_of(self, people, role, measure, T):
        if self.person not in people or (self.part and role not in ('present', self.part)):
            return []
        return self.marks(measure, T)


def is_of(record, types):
    """A record of plan(year) counts for `plan(year)` and for `plan`; one of
    several types counts once."""
    return any(name in types or name.partition('(')[0] in types for name in record.types)


def serves(record, rule):
    return is_of(record, rule.evidence)


def reached(marks, need, measure):
    """(have, R): the measure, and the done-day on which the need was reached."""
    if measure == 'days':           # marks of the same for-day count once
        first = {}
        for for_day, done, amount in marks:
            if for_day not in first or done < first[for_day]:
                first[for_day] = done
        marks = [(for_day, done, Fraction(1)) for for_day, done in first.items()]
    if measure == 'persons':        # (for-day, done-day, person), each person once
        first = {}
        for _, done, person in marks:
            first[person] = min(done, first.get(person, done))
        marks = [(None, done, Fraction(1)) for done in first.values()]
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
                 person=None, event=None, item=None):
        self.start, self.end, self.w1, self.D = start, end, w1, D
        self.need, self.have, self.R = need, have, R
        self.lacking = sorted(lacking)
        self.person, self.event, self.item = person, event, item


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


def reminder(world, rule, org, D):
    """Days before the deadline; of dues from the day of the month the organisation fixed, or the
    deadline itself where that comes first."""
    fixed = rule.kind == 'periodic' and rule.dues_day and world.orgs[org]['dues_day']
    if not fixed:
        return rule.remind
    last = datetime.date.fromordinal(D).day
    return last - min(int(fixed), last)


def line(world, rule, org, T, case, status=None):
    if status is None:
        waived = '' in world.waivers(org, rule.slot, case.D)
        status = table_status(case, waived, reminder(world, rule, org, case.D), T)
    if rule.advice and status == 'overdue':
        status = 'unmet'
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
        'lacking': case.lacking, 'event': case.event, 'item': case.item}


def governs(world, policy, rule, org, d):
    """READING: policy and parent are looked up on the day `when` is judged."""
    return world.policy(org, d) == policy and world.holds(rule.when, org, d)


# ---- 3.1 periodic rules

def places(world, rule, org, d):
    """Organisations whose populations count: S, with reach = below also those
    below it. READING: the tree of one day, min(T, w2)."""
    return [org] + (world.below(org, d) if rule.below else [])


def persons_of(world, rule, org, period, w2, T):
    """The persons of a population for a period."""
    x = min(T, w2)
    where = tuple(places(world, rule, org, x))
    # READING: a person below is there as recorded, whatever the life of the
    # organisation; the days in several organisations of the reach add up.
    if rule.each in ('member', 'full_member'):
        statuses = ('full',) if rule.each[0] == 'f' else ('full', 'probationary')
        found = {person for code in where for person in world.own_members(code, x, statuses)}
        # READING: membership days count whatever the status was on them.
        there = lambda person, d: any(world.belongs(person, code, d) for code in where)
    else:
        roles = tuple(split(rule.each.partition(':')[2], ','))
        found = {person for code in where for person in world.holders(code, roles, x)}
        # READING: the days of several posts are a union.
        there = lambda person, d: any(person in world.holders(code, roles, d)
                                      for code in where)
    # READING: with reach = below too the waivers are those of S.
    waived = world.waivers(org, rule.slot, w2)
    # READING: `among` is asked on min(T, w2) alone, not of the days of the half rule.
    return [person for person in sorted(found) if person not in waived
            and world.among(rule, person, x)
            and half_of(world, (rule.each, where), person, period, there)]


def half_of(world, each, person, period, there):
    key = ('half', each, person, period)
    if key not in world.memory:
        world.memory[key] = half(period, lambda d: there(person, d))
    return world.memory[key]


def by_org(world, rule, org, T):
    """The marks that a record gives to an organisation."""
    return lambda record: (record.marks(rule.measure, T) if org in record.orgs
                           and world.counts(rule, record, None) else [])


def by_people(world, rule, org, T, people):
    """The marks that a record gives to these people together."""
    def marks(record):
        if not usable(world, record, rule, org, T):
            return []
        mine = {person for person in people(record.held) if world.counts(rule, record, person)}
        return record.marks_of(mine, rule.role, rule.measure, T)
    return marks


def population(world, rule, org, period, w2, T):
    """The ones who must meet the rule: (code, marks of a record)."""
    kind, _, words = rule.each.partition(':')
    words = tuple(split(words, ','))
    x = min(T, w2)
    living = lambda code: world.active(code, w2) and world.there(code, period)
    if kind == 'office':
        # READING: offices below are asked like heads: of what lives.
        return [(code, by_people(world, rule, org, T,
                                 lambda d, code=code: world.holders(code, words, d)))
                for code in places(world, rule, org, x) if code == org or living(code)]
    if kind in ('head', 'org'):
        # READING: "below" is the tree on min(T, w2); org:KIND asks those that
        # head:KIND asks.
        codes = [code for code in world.below(org, x)
                 if world.orgs[code]['kind'] in words and living(code)]
        if kind == 'org':
            return [(code, by_org(world, rule, code, T)) for code in codes]
        return [(code, by_people(world, rule, org, T,
                                 lambda d, code=code: world.holders(code, ('secretary',), d)))
                for code in codes]
    return [(person, by_people(world, rule, org, T, lambda d, person=person: {person}))
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


def asked(world, policy, rule, org, T, period):
    """Whether the periodic obligation of a period exists."""
    w2 = window_of(period, rule.window, rule.by)[1]
    return (w2 >= world.tracking_from(org, T)
            and world.active(org, w2) and world.there(org, period)
            and within(w2, rule.life) and half(period, lambda d: within(d, rule.life))
            and governs(world, policy, rule, org, min(T, w2)))


def widened(rule, period):
    """The window, begun `before` days earlier."""
    w1, w2 = window_of(period, rule.window, rule.by)
    return w1 - rule.before, w2


def standing(world, rule, org, T, period):
    """{code: (have, R)} of each one of the population, or of S where there is none."""
    w1, w2 = widened(rule, period)
    ones = (population(world, rule, org, period, w2, T) if rule.each
            else [(org, by_org(world, rule, org, T))])
    def stand(marks):
        return reached([mark for record in world.records if serves(record, rule)
                        for mark in marks(record) if w1 <= mark[0] <= w2 and mark[1] <= T],
                       rule.count, rule.measure)
    found = {code: stand(marks) for code, marks in ones}
    # `instead`: what all those below did, each by itself, serves as well.
    codes = [code for code in world.below(org, min(T, w2))
             if rule.instead and world.orgs[code]['kind'] in rule.instead
             and world.active(code, w2) and world.there(code, period)]
    theirs = [stand(by_org(world, rule, code, T)) for code in codes]
    if theirs and all(have >= rule.count for have, _ in theirs):
        last = max(R for _, R in theirs)
        have, R = found[org]
        found[org] = (max(have, rule.count), last if have < rule.count else min(R, last))
    return found


def periodic(world, policy, rule, org, T, horizon):
    for period in periods(rule.every, world.tracking_from(org, T),
                          T + max(horizon, rule.before)):
        if not asked(world, policy, rule, org, T, period):
            continue
        ones = standing(world, rule, org, T, period)
        if not ones:
            continue                # an empty population asks nothing
        window = widened(rule, period)
        if rule.each:
            lacking = [code for code, (have, _) in ones.items() if have < rule.count]
            days = [R for have, R in ones.values() if have >= rule.count]
            case = Case(*period, *window, len(ones), len(days), max(days, default=None),
                        lacking)
        else:
            case = Case(*period, *window, rule.count, *ones[org])
        yield line(world, rule, org, T, case)


# ---- 3.5 streaks

def streak(world, policy, rule, org, T, horizon):
    past = [period for period in periods(rule.every, world.tracking_from(org, T), T)
            if window_of(period, rule.window, rule.by)[1] < T]
    runs, still = {}, None
    # READING: the run ends with the last period of the calendar that is over, and
    # that one must be asked of S; each version of a rule has runs of its own.
    for period in reversed(past):
        # READING: an organisation-wide waiver of a period ends the runs like a
        # personal one.
        w2 = window_of(period, rule.window, rule.by)[1]
        if (not asked(world, policy, rule, org, T, period)
                or '' in world.waivers(org, rule.slot, w2)):
            break
        missed = {code for code, (have, _) in standing(world, rule, org, T, period).items()
                  if have < rule.count}
        still = missed if still is None else still & missed
        for code in still:
            runs[code] = runs.get(code, 0) + 1
    warned = [code for code, run in runs.items() if run >= rule.warn]
    if warned:
        have = max(runs.values())
        yield line(world, rule, org, T,
                   Case(*past[-1], *window_of(past[-1], rule.window, rule.by),
                        rule.streak, have, None, warned),
                   'overdue' if have >= rule.streak else 'due')


# ---- 3.2 event rules

def asked_by_event(world, rule, row, org):
    """Whether an event asks something of an organisation."""
    happened = day(row['occurred_on'])
    own = world.own_org(row['person'], happened) if row['person'] else row['org']
    if rule.above:
        # READING: the nearest by its kind, living or not; scope plays no part.
        return org == next((code for code in world.above(own, happened)
                            if world.orgs[code]['kind'] in rule.subject), None)
    return own == org or (not row['person'] and row['scope'] == 'below'
                          and org in world.below(own, happened))


def event(world, policy, rule, org, T, horizon):
    for row in world.table('event'):
        day0, person = day(row['occurred_on']), row['person']
        if row['type'] not in rule.after or day0 > T:
            continue
        w1, D = day0 - rule.before, day0 + rule.days
        if not (asked_by_event(world, rule, row, org)
                and world.active(org, day0) and world.active(org, D)
                and within(D, rule.life) and D >= world.tracking_from(org, T)
                and governs(world, policy, rule, org, min(T, D))):
            continue
        marks = []
        for record in world.records:
            if not (serves(record, rule) and world.counts(rule, record, person or None)):
                continue
            if row['code'] in record.events:
                # (a) names this event; also after D.
                # READING: the for-day is looked at mark by mark; with `before`
                # such a record too counts from w1 on.
                if person or org in record.orgs:
                    marks += [mark for mark in record.marks(rule.measure, T)
                              if mark[0] >= w1]
            elif not record.events and not rule.naming:
                # (b) names no event.
                if person:
                    found = record.marks_of({person}, 'present', rule.measure, T)
                else:
                    found = record.marks(rule.measure, T) if org in record.orgs else []
                marks += [mark for mark in found if w1 <= mark[0] <= D]
        have, R = reached([mark for mark in marks if mark[1] <= T],
                          rule.count, rule.measure)
        # READING: `before` moves window_start alone; period_start is occurred_on.
        yield line(world, rule, org, T,
                   Case(day0, D, w1, D, rule.count, have, R,
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
        if rule.tenure:
            need, lacking = tenure(world, rule, org, T)
        else:
            need, lacking = 1, []
        have = need - len(lacking) if rule.tenure else int(world.holds(rule.require, org, T))
        waived = '' in world.waivers(org, rule.slot, T)
        if need:                    # an empty population asks nothing
            yield line(world, rule, org, T,
                       Case(None, None, None, None, need, have, None, lacking),
                       'done' if have >= need else 'waived' if waived else 'unmet')


def tenure(world, rule, org, T):
    """The number of holders on T, and those within `remind` of the end or past it."""
    roles = split(rule.each.partition(':')[2], ',')
    where = places(world, rule, org, T)
    waived = world.waivers(org, rule.slot, T)
    # READING: each post row has its own from_on; one without is not lacking.
    posts = [(person, lifetime[0]) for person, code, role, _, lifetime in world.posts
             if code in where and role in roles and within(T, lifetime)
             and person not in waived and world.among(rule, person, T)]
    return (len({person for person, _ in posts}),
            {person for person, start in posts
             if start != ALWAYS and add_years(start, rule.tenure) - T <= rule.remind})


# ---- 3.6 item rules

def sources(world, rule, T):
    """(S, person, w1, D, done-day, item) of each record of the source."""
    days = int(rule.within) if rule.within else None
    day_after = lambda d: None if days is None else d + days
    if rule.item.startswith('ledger.'):
        for row in world.table('ledger'):
            if row['kind'] == rule.item[7:] and row['opened_on']:
                opened = day(row['opened_on'])
                yield (row['org'], None, opened, day(row['deadline']) or day_after(opened),
                       day(row['closed_on']), row['code'])
    elif rule.item == 'makeup':
        for record in world.records:
            if isinstance(record, Entry) or not serves(record, rule):
                continue
            for person in {part['person'] for part in record.parts}:
                parts = [part for part in record.parts if part['person'] == person]
                status = [part['status'] for part in parts]
                # READING: one with a part present was there; of several parts the
                # earliest made_up_on; S is the organisation of the record, not
                # those of `joint`.
                if 'leave' in status and 'present' not in status:
                    yield (record.org, person, record.held, day_after(record.held),
                           min((day(part['made_up_on']) for part in parts
                                if part['made_up_on']), default=None),
                           record.code + '/' + person)
    elif rule.item == 'transfer':
        for row in world.table('transfer'):
            issued = day(row['issued_on'])
            yield (row['from_org'], row['person'], issued,
                   issued + int(row['valid_days']) if row['valid_days'] else day_after(issued),
                   day(row['received_on']), row['person'] + '/' + row['issued_on'])
    elif rule.item == 'probation':
        for person, row in world.people.items():
            if row['joined_on'] and (row['full_on'] or row['status'] == 'probationary'):
                # READING: without full_on the status field says who is on probation;
                # `own` is the organisation on min(T, D).
                joined = day(row['joined_on'])
                D = day(row['probation_until']) or add_years(joined, 1)
                own = world.own_org(person, min(T, D))
                yield own, person, joined, D, day(row['full_on']), person


def item(world, policy, rule, org, T, horizon):
    for S, person, w1, D, done, name in sources(world, rule, T):
        # READING: as with events the record must have begun (w1 <= T), the rule be
        # in force on D, `when` hold on min(T, D); S is active on D.
        if (S == org and w1 <= T and D is not None and D >= world.tracking_from(org, T)
                and world.active(org, D) and within(D, rule.life)
                and governs(world, policy, rule, org, min(T, D))):
            have = int(done is not None and done <= T)
            yield line(world, rule, org, T, Case(w1, D, w1, D, 1, have, done if have else None,
                                                 person=person, item=name))


# ---- 3.7 incomplete records

def record(world, policy, rule, org, T, horizon):
    for each in world.records:
        # READING: of the organisation of the record, not those of `joint`; whatever
        # its life; held at most 400 days back; the policy is that of held_on.
        if (isinstance(each, Activity) and each.org == org and is_of(each, [rule.slot])
                and T - 400 <= each.held <= T and each.held >= world.tracking_from(org, T)
                and world.policy(org, each.held) == policy):
            lacking = [element for element in rule.required
                       if not each.there(element, rule.words, T)]
            if lacking:
                waived = '' in world.waivers(org, rule.slot, each.held)
                need = len(rule.required)
                yield line(world, rule, org, T,
                           Case(each.held, None, None, None, need, need - len(lacking), None,
                                lacking, item=each.code), 'waived' if waived else 'unmet')


# A new kind is a function like these and a line here.
KINDS = {'periodic': periodic, 'streak': streak, 'event': event, 'term': term,
         'structure': structure, 'item': item, 'record': record}


# ---------------------------------------------------------------- the due list

def obligations(world, T, horizon):
    """The lines of `due --all --within horizon --on T`, in order."""
    found = []
    for org, row in world.orgs.items():
        for policy, rules in world.policies.items():
            for rule in rules:
                if rule.subject is None or row['kind'] in rule.subject:
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


# READING: attendance is that of meetings to which every member is called; a
# committee's meeting, or a talk of two, says nothing about it.
ROLLS = ('theme_day', 'july_first', 'member_assembly', 'group_meeting', 'lecture',
         'life_meeting', 'special_life_meeting', 'member_review')
DEEDS = ('expected', 'present', 'talks', 'due', 'paid', 'owing', 'unset', 'unset_owed')


def dues_lacks(world, year, T):
    """Who lacks which month of a year, by rules that ask dues of persons each month:
    {(person, first of the month): organisations}."""
    end = make_day(year, 12, 31)
    lacks = {}
    for org, row in world.orgs.items():
        for policy, rules in world.policies.items():
            for rule in rules:
                if (rule.kind != 'periodic' or rule.every != 'month' or not rule.each or
                        'dues' not in rule.evidence or
                        rule.subject is not None and row['kind'] not in rule.subject):
                    continue
                for each in periodic(world, policy, rule, org, T, max(0, end - T)):
                    month = day(each['period_start'])
                    if each['status'] != 'waived' and make_day(year, 1, 1) <= month <= end:
                        for person in each['lacking']:
                            if person in world.people:
                                lacks.setdefault((person, month), set()).add(org)
    return lacks


def month_end(month):
    after = month + 31
    return after - datetime.date.fromordinal(after).day


def payments(row):
    """The payments of a month, by their days: (day, sum)."""
    parts = [part.split(' ')[:2] for part in (row.get('earlier') or '').split(';') if part]
    parts = [(day(on), Fraction(fen)) for on, fen in parts]
    return parts + [(day(row['paid_on']),
                     Fraction(row['amount_paid'] or 0) - sum(fen for _, fen in parts))]


def paid_up(row, due):
    """The day on which what was paid came up to what was due; None: on none."""
    # READING: of a month paid in several parts.
    paid = 0
    for on, fen in payments(row):
        paid += fen
        if paid >= due:
            return on
    return None


def dues_month(world, person, month, org, lacking, kept, T):
    """(due, paid, owing) in fen of a month as the grid of an organisation has it on T, and
    whether nothing says how much is due, how much is owed."""
    # READING: what is paid after T is not known, what is not over not owed; a month
    # that nobody opened is due where it is asked, by an approved sum or the last
    # amount due; what was paid in part lacks the rest though no rule asks it.
    if kept is None and not lacking:
        return 0, 0, 0, 0, 0
    fen = lambda field: -1 if kept is None or kept[field] in (None, '') \
        else int(Fraction(kept[field]) * 100)
    due, paid = fen('amount_due'), fen('amount_paid')
    paid_on = None if kept is None else day(kept['paid_on'])
    if paid_on is not None and paid_on > T:
        known = [fen for on, fen in payments(kept) if on <= T]
        paid = int(sum(known) * 100) if known else -1
        paid_on = T if known else None
    full = due == 0 or paid_on is not None and paid >= 0 and paid >= due
    part = not full and paid > 0
    offered = due
    if offered < 0:
        bases = sorted((day(row['from_on']) or ALWAYS, row) for row in world.table('dues_base')
                       if row['person'] == person)
        rows = [row for start, row in bases if start <= month]
        rows = rows[-1:] or [row for start, row in bases if start <= month_end(month)][:1]
        if rows and rows[0]['fixed']:
            offered = int(Fraction(rows[0]['fixed']) * 100)
    if offered < 0:
        year = text_of(month)[:4]
        fees = sorted((row['month'], int(Fraction(row['amount_due'] or 0) * 100))
                      for row in world.table('dues') if row['person'] == person
                      and row['month'][:4] <= year and Fraction(row['amount_due'] or 0) > 0)
        offered = fees[-1][1] if fees else -1
    over = month_end(month) < T
    owed = over and not full and bool(part or lacking)
    short = offered - max(0, paid) if owed else 0
    return max(0, offered), max(0, paid), max(0, short), offered < 0, owed and offered < 0


def dues_figures(world, first, last, T):
    """{organisation: sums of dues_month()}: each month of a person stands in one grid."""
    year = datetime.date.fromordinal(first).year
    until = min(T, make_day(year, 12, 31))
    lacks = dues_lacks(world, year, T)
    kept = {(row['person'], day(row['month'] + '-01')): row for row in world.table('dues')}
    months = [make_day(year, m, 1) for m in range(1, 13)]
    member = lambda person, d: world.status(person, d) in ('full', 'probationary')
    sums = {}
    for person in world.people:
        homes = {world.own_org(person, d) for d in
                 [until] + [month for month in months if month <= until] if member(person, d)}
        for month in months:
            if not first <= month <= last:
                continue
            asks = lacks.get((person, month), set())
            home, moved = (world.own_org(person, d) for d in (month, month_end(month)))
            place = (home if home in asks or not asks else
                     moved if moved in asks else min(asks))
            if place is None or place not in homes and place not in {
                    org for (who, _), orgs in lacks.items() if who == person for org in orgs}:
                continue
            found = dues_month(world, person, month, place, place in asks,
                               kept.get((person, month)), T)
            sums[place] = tuple(a + b for a, b in zip(sums.get(place, (0,) * 5), found))
    return sums


def figures(world, first, last, T):
    """Section 8, for each organisation and the days first..last, dues as known on T:
    {(code, 'own' or 'sum'): figures}; the sum where something stands below."""
    found = {}
    dues = dues_figures(world, first, last, T)
    for org in world.orgs:
        expected = present = talks = 0
        due, paid, owing, unset, unset_owed = dues.get(org, (0,) * 5)
        for each in world.records:
            if isinstance(each, Activity) and each.org == org and first <= each.held <= last:
                talks += is_of(each, ['talk'])
                # READING: over the records with somebody on the list who was to be
                # there; waived is who has a waiver of all slots there on held_on; a
                # period knows no T, so whatever was made up counts.
                waived = world.waivers(org, '', each.held)
                members = set(world.own_members(org, each.held, ('full', 'probationary')))
                members -= waived
                if (is_of(each, ROLLS) and '' not in waived and
                        any(part['role'] == 'attendee' for part in each.parts)):
                    expected += len(members)
                    present += sum(1 for person in members
                                   if each.counting({person}, 'present', EVER))
        found[org, 'own'] = {'full': len(world.own_members(org, last, ('full',))),
                             'probationary': len(world.own_members(org, last, ('probationary',))),
                             'expected': expected, 'present': present, 'talks': talks,
                             'due': due, 'paid': paid, 'owing': owing,
                             'unset': unset, 'unset_owed': unset_owed}
    for org in world.orgs:
        below = world.below(org, last)
        if not below:
            continue
        # READING: heads as the fact `members` has them, on the last day; what was
        # done in the period counts whatever became of the organisation.
        full, members = (int(world.fact(org, name, last)) for name in ('full_members', 'members'))
        found[org, 'sum'] = dict({'full': full, 'probationary': members - full}, **{
            name: sum(found[code, 'own'][name] for code in [org] + below) for name in DEEDS})
    return found


def figure_lines(world, first, last, T):
    """The figures as `report figures` prints them: alive in the period, or not all nought."""
    lines = []
    found = figures(world, first, last, T)
    for org in sorted(world.orgs):
        row = world.orgs[org]
        begin, end = life(row, 'founded_on', 'dissolved_on')
        whole = found.get((org, 'sum')) or found[org, 'own']
        if not (begin <= last and end > first) and not any(whole.values()):
            continue
        for scope in ('own', 'sum'):
            if (org, scope) in found:
                each = found[org, scope]
                share = Fraction(each['present'], each['expected']) if each['expected'] else None
                counts = ('full', 'probationary', 'expected', 'present')
                # READING: nought of which nothing says how much is unknown, never 0.
                lines.append(dict(
                    org=org, org_name=world.placement(org, last)['name'], scope=scope,
                    **{name: each[name] for name in counts},
                    attendance=None if share is None else
                    float(Fraction(int(share * 10000 + Fraction(1, 2)), 10000)),
                    talks=each['talks'],
                    **{name: None if not each[name] and each.get(unset) else each[name] / 100
                       for name, unset in (('due', 'unset'), ('paid', ''),
                                           ('owing', 'unset_owed'))}))
    return lines


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

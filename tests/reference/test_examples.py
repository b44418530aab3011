#!/usr/bin/python3
"""The reference against expectations derived by hand: the worked examples of
section 9 by number, then the sentences of sections 1 to 7 and 10 on both
sides of their boundaries. Run it with: python3 test_examples.py
"""
import sys
import unittest

sys.dont_write_bytecode = True
import reference    # noqa: E402

POLICY = '[policy]\nid = p\ntitle = t\nnumber = N1\n'
ORGS = ['code=R kind=unit policy=p name=root', 'code=B kind=branch parent=R name=bee']


def row(text):
    return dict(pair.split('=', 1) for pair in text.split())


def rules(*texts):
    """'SLOT key=value; key=value' as policy text; subject is branch unless said."""
    out = POLICY
    for text in texts:
        slot, _, rest = text.partition(' ')
        keys = [pair.strip() for pair in rest.split(';')]
        out += '[rule %s]\n' % slot + '\n'.join(keys) + '\n'
        if not any(key.startswith('subject') for key in keys):
            out += 'subject = branch\n'
    return out


def world(policy, since='2026-01-01', **tables):
    tables.setdefault('org', ORGS)
    policies = [policy] if isinstance(policy, str) else policy
    return reference.World(policies, {name: [row(text) for text in rows]
                                      for name, rows in tables.items()}, reference.day(since))


class Case(unittest.TestCase):
    def due(self, policy, T, horizon=0, **tables):
        return reference.obligations(world(policy, **tables), reference.day(T), horizon)

    def at(self, policy, T, start, of='B', key='status', horizon=400, **tables):
        """One field of the line with that period_start; None without a line."""
        found = [each for each in self.due(policy, T, horizon, **tables)
                 if each['period_start'] == start and each['org'] == of]
        self.assertLessEqual(len(found), 1)
        return found[0][key] if found else None

    def one(self, policy, T, of='B', **tables):
        """The only line of an organisation among those begun."""
        found = [each for each in self.due(policy, T, 0, **tables) if each['org'] == of]
        self.assertEqual(len(found), 1, found)
        return found[0]


def org(*more):
    """Unit R and branch B with these further fields, then more rows."""
    first = more[0] if more else ''
    return [ORGS[0], ORGS[1] + ' ' + first, *more[1:]]


MONTHLY = rules('m every = month; evidence = lecture')


class Examples(Case):
    """Section 9, by number."""

    def test_01(self):
        lines = self.due(MONTHLY, '2026-10-15', 0, org=org('founded_on=2026-08-20'))
        self.assertEqual([each['period_start'] for each in lines], ['2026-09-01', '2026-10-01'])

    def test_02(self):
        lines = self.due(MONTHLY, '2026-09-15', 0, org=org('founded_on=2026-08-16'))
        self.assertEqual([each['period_start'] for each in lines], ['2026-08-01', '2026-09-01'])

    def test_03(self):
        every = rules(*('%s every = %s; evidence = lecture' % pair for pair in
                        (('m', 'month'), ('q', 'quarter'), ('h', 'half-year'))))
        starts = lambda end: [(each['rule'], each['period_start']) for each in
                              self.due(every, '2026-07-01', 0, org=org('dissolved_on=' + end))
                              if each['deadline'] == '2026-06-30']
        self.assertEqual(starts('2026-06-30'), [])
        self.assertEqual(starts('2026-07-01'), [('p.h', '2026-01-01'), ('p.m', '2026-06-01'),
                                                ('p.q', '2026-04-01')])

    def test_04(self):
        both = rules('m every = month; evidence = lecture', 'q every = quarter; evidence = lecture')
        done = [(each['rule'], each['status'], each['done_on'])
                for each in self.due(both, '2026-04-05', 0, activity=[
                    'code=M org=B types=lecture held_on=2026-03-31'])
                if each['deadline'] == '2026-03-31']
        self.assertEqual(done, [('p.m', 'done', '2026-03-31'), ('p.q', 'done', '2026-03-31')])

    def test_05(self):
        held = dict(activity=['code=M org=B types=lecture held_on=2026-04-03 for_on=2026-03-20'])
        self.assertEqual(self.at(MONTHLY, '2026-04-03', '2026-03-01', **held), 'late')
        self.assertEqual(self.at(MONTHLY, '2026-04-03', '2026-03-01', key='done_on', **held),
                         '2026-04-03')
        self.assertEqual(self.at(MONTHLY, '2026-04-02', '2026-03-01', **held), 'overdue')
        self.assertEqual(self.at(MONTHLY, '2026-04-30', '2026-04-01', key='have', **held), 0)

    def test_06(self):
        half = rules('h every = half-year; evidence = lecture')
        self.assertEqual(self.at(half, '2026-05-31', '2026-01-01'), 'due')
        self.assertEqual(self.at(half, '2026-05-31', '2026-01-01', key='days_left'), 30)
        self.assertEqual(self.at(half, '2026-05-30', '2026-01-01'), 'open')

    def test_07(self):
        both = rules('m every = month; evidence = lecture; when = groups = 0',
                     'q every = quarter; evidence = lecture; when = groups > 0')
        orgs = org('', 'code=G kind=group parent=B dissolved_on=2026-07-10 name=gee')
        asked = lambda T: [each['rule'] for each in self.due(both, T, 60, org=orgs)
                           if each['period_start'] == '2026-07-01' and each['org'] == 'B']
        self.assertEqual(asked('2026-08-05'), ['p.m'])
        self.assertEqual(asked('2026-07-10'), ['p.m'])
        self.assertEqual(asked('2026-07-09'), ['p.q'])
        self.assertEqual(asked('2026-07-05'), ['p.q'])

    def test_08(self):
        three = rules('t term = 3')
        terms = dict(term=['org=B elected_on=2024-02-29'])
        self.assertEqual(self.one(three, '2026-09-01', **terms)['status'], 'due')
        self.assertEqual(self.one(three, '2026-09-01', **terms)['deadline'], '2027-02-28')
        self.assertEqual(self.one(three, '2026-08-31', **terms)['status'], 'open')

    def test_09(self):
        three = rules('t term = 3')
        terms = dict(term=['org=B elected_on=2024-02-29 extended_to=2027-11-30 approval_no=a'])
        self.assertEqual(self.one(three, '2027-12-01', **terms)['status'], 'overdue')
        self.assertEqual(self.one(three, '2027-11-30', **terms)['status'], 'due')
        self.assertEqual(self.one(three, '2027-11-30', **terms)['deadline'], '2027-11-30')

    def test_10(self):
        days = rules('d every = month; evidence = study_day; measure = days; count = 2')
        have = lambda start, *held: self.at(days, '2026-04-30', start, key='have', activity=[
            'code=M%d org=B types=study_day %s' % pair for pair in enumerate(held)])
        self.assertEqual(have('2026-03-01', 'held_on=2026-03-05', 'held_on=2026-03-05'), 1)
        self.assertEqual(have('2026-03-01', 'held_on=2026-03-30 ended_on=2026-03-31'), 2)
        self.assertEqual(have('2026-03-01', 'held_on=2026-03-31 ended_on=2026-04-01'), 1)
        self.assertEqual(have('2026-04-01', 'held_on=2026-03-31 ended_on=2026-04-01'), 1)

    def test_11(self):
        dues = rules('f every = month; evidence = dues; each = member')
        two = dict(person=['code=X org=B status=full', 'code=Y org=B status=full'], dues=[
            'person=X month=2026-05 amount_due=5 amount_paid=5 paid_on=2026-05-20',
            'person=Y month=2026-05 amount_due=5 amount_paid=5 paid_on=2026-06-02'])
        may = lambda T, key: self.at(dues, T, '2026-05-01', key=key, **two)
        self.assertEqual((may('2026-06-02', 'status'), may('2026-06-02', 'have'),
                          may('2026-06-02', 'done_on')), ('late', 2, '2026-06-02'))
        self.assertEqual((may('2026-06-01', 'status'), may('2026-06-01', 'lacking')),
                         ('overdue', ['Y']))

    def test_12(self):
        each = rules('e every = month; evidence = lecture; each = member')
        moved = lambda d: self.at(each, '2026-09-01', '2026-08-01', key='lacking', person=[
            'code=X org=B since_on=%s status=full' % d])
        self.assertIsNone(moved('2026-08-20'))
        self.assertIsNone(moved('2026-08-17'))
        self.assertEqual(moved('2026-08-16'), ['X'])

    def test_13(self):
        reads = rules('e after = central_decision; within = 30; evidence = lecture')
        got = dict(event=['code=E type=central_decision org=B occurred_on=2026-03-07'])
        line = lambda held: self.one(reads, '2026-05-01', activity=[
            'code=M org=B types=lecture ' + held], **got)
        self.assertEqual(line('held_on=2026-01-31 events=E')['status'], 'overdue')
        self.assertEqual(line('held_on=2026-04-20 events=E')['status'], 'late')
        self.assertEqual(line('held_on=2026-03-20')['status'], 'done')
        self.assertEqual(line('held_on=2026-04-06')['status'], 'done')
        self.assertEqual(line('held_on=2026-04-07')['status'], 'overdue')

    def test_14(self):
        lecture = rules('l every = year; evidence = lecture; '
                        'each = office:secretary; role = speaker')
        line = self.one(lecture, '2026-12-01', person=['code=X org=B', 'code=Y org=B'], post=[
            'person=X org=B role=secretary to_on=2026-09-11',
            'person=Y org=B role=secretary from_on=2026-09-11'],
            activity=['code=M org=B types=lecture held_on=2026-05-05'],
            attendance=['activity=M person=X role=speaker status=present'])
        self.assertEqual((line['status'], line['need'], line['have']), ('done', 1, 1))

    def test_15(self):
        each = rules('e every = month; evidence = theme_day; each = member')
        on_leave = dict(person=['code=X org=B status=full'],
                        activity=['code=M org=B types=theme_day held_on=2026-03-10'],
                        attendance=['activity=M person=X role=attendee status=leave '
                                    'made_up_on=2026-04-10'])
        self.assertEqual(self.at(each, '2026-04-10', '2026-03-01', **on_leave), 'late')
        self.assertEqual(self.at(each, '2026-04-09', '2026-03-01', **on_leave), 'overdue')

    def test_16(self):
        started = lambda d: [(each['rule'], each['period_start']) for each in self.due(rules(
            'm every = month; evidence = lecture; from = ' + d,
            'q every = quarter; evidence = lecture; from = ' + d), '2026-06-30')]
        self.assertEqual(started('2026-06-25'), [])
        self.assertEqual(started('2026-06-17'), [])
        self.assertEqual(started('2026-06-16'), [('p.m', '2026-06-01')])

    def test_17(self):
        three = rules('t term = 3')
        line = self.one(three, '2026-05-01', org=org('founded_on=2026-05-01'))
        self.assertEqual((line['status'], line['deadline'], line['need'], line['have'],
                          line['days_left']), ('unmet', None, 1, 0, None))
        line = self.one(three, '2026-01-01', term=['org=B elected_on=2022-09-30'])
        self.assertEqual((line['status'], line['deadline']), ('overdue', '2025-09-30'))

    def test_18(self):
        dues = rules('d every = month; each = member; evidence = dues; streak = 1')
        lines = lambda T: self.due(dues, T, 0, since='2026-11-01',
                                   person=['code=X org=B status=full'])
        self.assertEqual(lines('2026-11-30'), [])
        self.assertEqual([(each['status'], each['have'], each['deadline'])
                          for each in lines('2026-12-01')], [('overdue', 1, '2026-11-30')])


class Days(Case):
    """Section 1."""

    def test_lifetimes_are_half_open(self):
        structure = rules('s require = members > 0')
        there = lambda T, life: len(self.due(structure, T, org=org(life)))
        self.assertEqual([there('2026-05-0%d' % d, 'founded_on=2026-05-02 dissolved_on=2026-05-04')
                          for d in (1, 2, 3, 4)], [0, 1, 1, 0])

    def test_a_recorded_end_in_the_future_is_known(self):
        self.assertIsNone(self.at(MONTHLY, '2026-03-02', '2026-03-01',
                                  org=org('dissolved_on=2026-03-31')))

    def test_no_committee_without_committee_from(self):
        structure = rules('s require = has_committee = 1')
        status = lambda life, T: self.one(structure, T, org=org(life))['status']
        self.assertEqual(status('committee_to=2027-01-01', '2026-05-01'), 'unmet')
        life = 'committee_from=2026-05-01 committee_to=2026-06-01'
        self.assertEqual([status(life, T) for T in ('2026-04-30', '2026-05-01', '2026-05-31',
                                                    '2026-06-01')],
                         ['unmet', 'done', 'done', 'unmet'])

    def test_a_group_lives_while_its_branch_lives(self):
        structure = rules('s subject = group; require = members > 0')
        there = lambda T: len(self.due(structure, T, org=org(
            'founded_on=2026-05-02 dissolved_on=2026-05-04', 'code=G kind=group parent=B name=g')))
        self.assertEqual([there('2026-05-0%d' % d) for d in (1, 2, 3, 4)], [0, 1, 1, 0])

    def test_other_organisations_live_by_their_own_days(self):
        orgs = [ORGS[0] + ' dissolved_on=2020-01-01', ORGS[1]]
        self.assertEqual(len(self.due(rules('s require = members > 0'), '2026-05-01', org=orgs)), 1)

    def test_posts_count_outside_the_life_of_the_organisation(self):
        each = rules('e every = month; evidence = lecture; each = post:secretary')
        line = self.at(each, '2026-05-31', '2026-05-01', org=org('founded_on=2026-05-16'),
                       key='need', person=['code=X'], post=[
                           'person=X org=B role=secretary from_on=2026-05-01 to_on=2026-05-17',
                           'person=X org=B role=secretary from_on=2026-05-31'])
        self.assertEqual(line, 1)

    def test_periods(self):
        block = lambda every, d: [reference.text_of(x) for x in next(
            reference.periods(every, reference.day(d), reference.day(d)))]
        self.assertEqual(block('2 years', '2026-05-01'), ['2026-01-01', '2027-12-31'])
        self.assertEqual(block('3 years', '2026-05-01'), ['2024-01-01', '2026-12-31'])
        self.assertEqual(block('3 years', '1999-05-01'), ['1997-01-01', '1999-12-31'])
        self.assertEqual(block('half-year', '2026-07-01'), ['2026-07-01', '2026-12-31'])
        self.assertEqual(block('quarter', '2026-06-30'), ['2026-04-01', '2026-06-30'])
        self.assertEqual(block('month', '2024-02-29'), ['2024-02-01', '2024-02-29'])

    def test_adding_years(self):
        later = lambda d, n: reference.text_of(reference.add_years(reference.day(d), n))
        self.assertEqual(later('2024-02-29', 3), '2027-02-28')
        self.assertEqual(later('2024-02-29', 4), '2028-02-29')
        self.assertEqual(later('2023-02-28', 1), '2024-02-28')

    def window(self, every, window, T='2026-06-01', start='2026-01-01'):
        policy = rules('w every = %s; evidence = lecture; window = %s' % (every, window))
        return (self.at(policy, T, start, key='window_start'),
                self.at(policy, T, start, key='deadline'))

    def test_windows(self):
        self.assertEqual(self.window('year', '03-01..04-15'), ('2026-03-01', '2026-04-15'))
        self.assertEqual(self.window('year', '..04-15'), ('2026-01-01', '2026-04-15'))
        self.assertEqual(self.window('year', '03-01..'), ('2026-03-01', '2026-12-31'))
        self.assertEqual(self.window('year', '..02-29'), ('2026-01-01', '2026-02-28'))
        self.assertEqual(self.window('year', '02-29..', '2027-12-01', '2028-01-01'),
                         ('2028-02-29', '2028-12-31'))
        self.assertEqual(self.window('quarter', 'first-month'), ('2026-01-01', '2026-01-31'))
        self.assertEqual(self.window('half-year', 'first-month', '2026-06-01', '2026-07-01'),
                         ('2026-07-01', '2026-07-31'))
        self.assertEqual(self.window('2 years', 'first-month'), ('2026-01-01', '2026-01-31'))

    def test_both_days_of_a_window_belong_to_it(self):
        policy = rules('w every = year; evidence = lecture; window = 03-01..04-15')
        have = lambda d: self.at(policy, '2026-06-01', '2026-01-01', key='have', activity=[
            'code=M org=B types=lecture held_on=' + d])
        self.assertEqual([have(d) for d in ('2026-02-28', '2026-03-01', '2026-04-15',
                                            '2026-04-16')], [0, 1, 1, 0])

    def test_half_rule_is_of_the_whole_period_whatever_the_window(self):
        policy = rules('w every = year; evidence = lecture; window = 12-01..')
        asked = lambda d: self.at(policy, '2026-12-31', '2026-01-01', org=org('founded_on=' + d))
        self.assertEqual((asked('2026-07-02'), asked('2026-07-03')), ('due', None))

    def test_exactly_half(self):
        # 30 days of June: from the 16th there are 15.
        asked = lambda d: self.at(MONTHLY, '2026-06-30', '2026-06-01', org=org('founded_on=' + d))
        self.assertEqual((asked('2026-06-16'), asked('2026-06-17')), ('due', None))


class Policies(Case):
    """Section 2."""

    def test_include_replace_drop(self):
        first = POLICY + ('[rule a]\ntitle=A\nsubject=branch\nrequire=members > 0\nclause=3\n'
                          '[rule b]\ntitle=B\nsubject=branch\nrequire=members > 0\n'
                          '[rule c]\ntitle=C\nsubject=branch\nrequire=members > 0\n')
        second = ('[policy]\nid = s\nnumber = N2\ninclude = p\n[drop c]\n; a comment\n'
                  '[rule b]\ntitle=B2\nsubject=branch\nrequire=members > 0\nnumber=N3\n')
        lines = self.due([first, second], '2026-05-01', org=[
            'code=R kind=unit policy=s name=r', 'code=B kind=branch parent=R name=b'])
        self.assertEqual([(each['rule'], each['title'], each['source']) for each in lines],
                         [('p.a', 'A', 'N1 3'), ('s.b', 'B2', 'N3')])

    def test_versions_share_slot_and_id(self):
        policy = rules('m every = month; evidence = lecture; until = 2026-03-01',
                       'm/2 every = month; evidence = lecture; count = 2; from = 2026-03-01')
        self.assertEqual([(each['rule'], each['need']) for each in self.due(policy, '2026-03-01')],
                         [('p.m', 1), ('p.m', 1), ('p.m', 2)])

    def test_policy_is_inherited_and_dated(self):
        other = '[policy]\nid = q\nnumber = N2\n[rule z]\nsubject = branch\nrequire = members > 0\n'
        first = rules('a require = members > 0')
        which = lambda T: [each['rule'] for each in self.due([first, other], T, placement=[
            'org=R from_on=2026-05-01 name=root policy=q'])]
        self.assertEqual((which('2026-04-30'), which('2026-05-01')), (['p.a'], ['q.z']))

    def test_policy_on_the_day_when_is_judged(self):
        other = '[policy]\nid = q\nnumber = N2\n'
        asked = lambda T: self.at([MONTHLY, other], T, '2026-05-01', placement=[
            'org=B from_on=2026-06-01 parent=R name=bee policy=q'])
        self.assertEqual((asked('2026-05-31'), asked('2026-08-01')), ('due', 'overdue'))
        self.assertIsNone(self.at([MONTHLY, other], '2026-06-30', '2026-06-01', placement=[
            'org=B from_on=2026-06-01 parent=R name=bee policy=q']))

    def test_default_reminders(self):
        def edge(policy, deadline_minus):
            return [self.due(policy, T, 400)[0]['status'] for T in deadline_minus]
        self.assertEqual(edge(MONTHLY, ['2026-01-23', '2026-01-24']), ['open', 'due'])
        self.assertEqual(edge(rules('q every = quarter; evidence = lecture'),
                              ['2026-03-15', '2026-03-16']), ['open', 'due'])
        self.assertEqual(edge(rules('y every = year; evidence = lecture'),
                              ['2026-11-30', '2026-12-01']), ['open', 'due'])
        self.assertEqual(edge(rules('y every = year; evidence = lecture; remind = 0'),
                              ['2026-12-30', '2026-12-31']), ['open', 'due'])


class Existence(Case):
    """Section 3: which obligations exist and how they stand."""

    def test_tracking_from(self):
        first = lambda d: self.due(MONTHLY, '2026-03-15', since=d)[0]['period_start']
        self.assertEqual((first('2026-01-31'), first('2026-02-01')), ('2026-01-01', '2026-02-01'))

    def test_nearest_tracking_from_wins(self):
        orgs = [ORGS[0] + ' tracking_from=2026-03-01', ORGS[1],
                'code=C kind=branch parent=R name=c tracking_from=2026-02-01']
        lines = self.due(MONTHLY, '2026-03-01', org=orgs)
        self.assertEqual([(each['org'], each['period_start']) for each in lines],
                         [('B', '2026-03-01'), ('C', '2026-02-01'), ('C', '2026-03-01')])

    def test_table(self):
        policy = rules('w every = year; evidence = lecture; window = 03-01..04-30; remind = 10')
        stand = lambda T: self.at(policy, T, '2026-01-01')
        self.assertEqual([stand(T) for T in ('2026-02-28', '2026-03-01', '2026-04-19',
                                             '2026-04-20', '2026-04-30', '2026-05-01')],
                         ['upcoming', 'open', 'open', 'due', 'due', 'overdue'])

    def test_waiver_days_belong_to_it(self):
        waived = lambda a, b, slot='m': self.at(MONTHLY, '2026-06-01', '2026-05-01', waiver=[
            'org=B slot=%s from_on=%s to_on=%s' % (slot, a, b)])
        self.assertEqual(waived('2026-05-31', '2026-05-31'), 'waived')
        self.assertEqual(waived('2026-05-31', '', ''), 'waived')
        self.assertEqual(waived('2026-06-01', '2026-07-01'), 'overdue')
        self.assertEqual(waived('2026-05-01', '2026-05-30'), 'overdue')
        self.assertEqual(waived('2026-05-31', '2026-05-31', 'x'), 'overdue')

    def test_done_before_waived_and_waiver_is_of_that_organisation_alone(self):
        cover = ['org=R from_on=2020-01-01', 'org=B from_on=2026-05-01']
        self.assertEqual(self.at(MONTHLY, '2026-05-31', '2026-05-01', waiver=cover[:1]), 'due')
        self.assertEqual(self.at(MONTHLY, '2026-05-31', '2026-05-01', waiver=cover, activity=[
            'code=M org=B types=lecture held_on=2026-05-31']), 'done')

    def test_person_waiver(self):
        each = rules('e every = month; evidence = lecture; each = member')
        people = ['code=X org=B status=full', 'code=Y org=B status=full']
        line = lambda *waivers: self.at(each, '2026-06-01', '2026-05-01', key='lacking',
                                        person=people, waiver=waivers)
        self.assertEqual(line('org=B person=X from_on=2026-05-31 to_on=2026-05-31'), ['Y'])
        self.assertEqual(line('org=B person=X from_on=2026-06-01'), ['X', 'Y'])
        self.assertEqual(line('org=R person=X from_on=2026-01-01'), ['X', 'Y'])
        self.assertIsNone(line('org=B person=X from_on=2026-01-01',
                               'org=B slot=e person=Y from_on=2026-01-01'))

    def test_have_is_not_capped_and_done_on_is_when_the_need_was_reached(self):
        policy = rules('m every = month; evidence = lecture; count = 2')
        line = self.one(policy, '2026-01-31', activity=[
            'code=M%d org=B types=lecture held_on=2026-01-%s' % (i, d)
            for i, d in enumerate(('20', '05', '11'))])
        self.assertEqual((line['have'], line['done_on']), (3, '2026-01-11'))

    def test_evidence_is_the_organisations_own(self):
        have = lambda fields: self.at(MONTHLY, '2026-01-31', '2026-01-01', key='have', activity=[
            'code=M types=lecture held_on=2026-01-05 ' + fields])
        self.assertEqual((have('org=R'), have('org=R joint=B'), have('org=B')), (0, 1, 1))

    def test_rule_in_force_on_w2(self):
        policy = rules('m every = month; evidence = lecture; until = 2026-03-31')
        self.assertIsNone(self.at(policy, '2026-03-31', '2026-03-01'))
        policy = rules('m every = month; evidence = lecture; until = 2026-04-01')
        self.assertEqual(self.at(policy, '2026-03-31', '2026-03-01'), 'due')

    def test_what_all_shows(self):
        policy = rules('w every = year; evidence = lecture; window = 03-01..04-15')
        shown = lambda T, n: len(self.due(policy, T, n, since='2026-01-01'))
        self.assertEqual((shown('2026-02-28', 45), shown('2026-02-28', 46),
                          shown('2026-03-01', 0)), (0, 1, 1))


class Events(Case):
    """Section 3.2."""
    RULE = rules('e after = award | upper; within = 10; evidence = lecture')
    PEOPLE = ['code=X org=B group=G since_on=2026-02-01 left_on=2026-05-01 status=applicant']
    GROUP = org('', 'code=G kind=group parent=B name=g')

    def test_of_a_person_the_own_organisation_never_the_group(self):
        lines = lambda d: [(each['org'], each['person'], each['event']) for each in self.due(
            rules('e after = award; within = 10; evidence = lecture; subject = branch, group'),
            '2026-06-01', org=self.GROUP, person=self.PEOPLE,
            event=['code=E type=award person=X occurred_on=' + d])]
        self.assertEqual(lines('2026-02-01'), [('B', 'X', 'E')])
        self.assertEqual(lines('2026-01-31'), [])
        self.assertEqual(lines('2026-04-30'), [('B', 'X', 'E')])
        self.assertEqual(lines('2026-05-01'), [])

    def test_scope_below(self):
        asked = lambda scope: [each['org'] for each in self.due(
            self.RULE, '2026-06-01', org=org('', 'code=C kind=branch parent=R name=c'),
            event=['code=E type=upper org=R occurred_on=2026-05-01 ' + scope])]
        self.assertEqual((asked('scope=below'), asked('scope=own'), asked('')),
                         (['B', 'C'], [], []))

    def test_scope_below_by_the_tree_of_that_day(self):
        asked = lambda d: len(self.due(self.RULE, '2026-06-01', org=[
            ORGS[0], 'code=S kind=unit parent=R name=s', ORGS[1]],
            placement=['org=B from_on=2026-05-02 parent=S name=b'],
            event=['code=E type=upper org=S scope=below occurred_on=' + d]))
        self.assertEqual((asked('2026-05-01'), asked('2026-05-02')), (0, 1))

    def line(self, T='2026-06-01', happened='2026-05-01', who='org=B', orgs=None, **tables):
        found = self.due(self.RULE, T, org=orgs or ORGS, event=[
            'code=E type=upper %s occurred_on=%s' % (who, happened)], **tables)
        return found[0] if found else None

    def test_days(self):
        line = self.line()
        self.assertEqual([line[key] for key in ('period_start', 'period_end', 'window_start',
                                                'deadline', 'days_left')],
                         ['2026-05-01', '2026-05-11', '2026-05-01', '2026-05-11', -21])
        self.assertIsNone(self.line(T='2026-04-30'))
        self.assertEqual(self.line(T='2026-05-01')['status'], 'open')
        self.assertEqual(self.line(T='2026-05-04')['status'], 'due')
        self.assertEqual(self.line(T='2026-05-12')['status'], 'overdue')

    def test_active_on_both_days(self):
        self.assertIsNone(self.line(orgs=org('founded_on=2026-05-02')))
        self.assertIsNotNone(self.line(orgs=org('founded_on=2026-05-01')))
        self.assertIsNone(self.line(orgs=org('dissolved_on=2026-05-11')))
        self.assertIsNotNone(self.line(orgs=org('dissolved_on=2026-05-12')))

    def test_tracking_from(self):
        self.assertIsNone(self.line(happened='2025-12-21'))
        self.assertIsNotNone(self.line(happened='2025-12-22'))

    def have(self, record, who='org=B', T='2026-06-01', **tables):
        return self.line(T=T, who=who, activity=['code=M types=lecture ' + record],
                         **tables)['have']

    def test_a_record_that_names_the_event(self):
        self.assertEqual(self.have('org=B held_on=2026-05-20 events=E'), 1)
        self.assertEqual(self.have('org=B held_on=2026-05-01 events=Z;E'), 1)
        self.assertEqual(self.have('org=B held_on=2026-04-30 events=E'), 0)
        self.assertEqual(self.have('org=B held_on=2026-05-20 for_on=2026-04-30 events=E'), 0)
        self.assertEqual(self.have('org=R held_on=2026-05-20 events=E'), 0)
        self.assertEqual(self.have('org=R joint=B held_on=2026-05-20 events=E'), 1)
        self.assertEqual(self.have('org=B held_on=2026-05-20 events=E', T='2026-05-19'), 0)

    def test_a_record_that_names_none_or_another(self):
        self.assertEqual(self.have('org=B held_on=2026-05-11'), 1)
        self.assertEqual(self.have('org=B held_on=2026-05-12'), 0)
        self.assertEqual(self.have('org=B held_on=2026-05-12 for_on=2026-05-11'), 1)
        self.assertEqual(self.have('org=B held_on=2026-04-30'), 0)
        self.assertEqual(self.have('org=B held_on=2026-05-05 events=Z'), 0)
        self.assertEqual(self.have('org=R held_on=2026-05-05'), 0)

    def test_of_a_person(self):
        people = dict(person=self.PEOPLE, who='person=X')
        self.assertEqual(self.have('org=R held_on=2026-05-05 events=E',
                                   person=['code=X org=B'], who='person=X'), 1)
        self.assertEqual(self.have('org=B held_on=2026-05-05', person=['code=X org=B'],
                                   who='person=X'), 0)
        there = lambda status: self.have(
            'org=R held_on=2026-05-05', person=['code=X org=B'], who='person=X',
            attendance=['activity=M person=X role=nonvoting ' + status])
        self.assertEqual((there('status=present'), there('status=leave'),
                          there('status=leave made_up_on=2026-06-01'),
                          there('status=leave made_up_on=2026-06-02')), (1, 0, 1, 0))

    def test_one_record_serves_several_events(self):
        lines = self.due(self.RULE, '2026-06-01', event=[
            'code=E2 type=upper org=B occurred_on=2026-05-01',
            'code=E1 type=upper org=B occurred_on=2026-05-01'],
            activity=['code=M org=B types=lecture held_on=2026-05-05'])
        self.assertEqual([(each['event'], each['status']) for each in lines],
                         [('E1', 'done'), ('E2', 'done')])


class Terms(Case):
    """Sections 3.3 and 3.4."""
    RULE = rules('t term = 3')

    def lines(self, T, *terms, **tables):
        return [(each['period_start'], each['deadline'], each['status']) for each in
                self.due(tables.pop('policy', self.RULE), T, term=terms, **tables)]

    def test_the_next_term_is_its_mark(self):
        terms = 'org=B elected_on=2023-05-01', 'org=B elected_on=2026-05-02'
        self.assertEqual(self.lines('2026-05-01', *terms),
                         [('2023-05-01', '2026-05-01', 'due')])
        self.assertEqual(self.lines('2026-05-02', *terms),
                         [('2023-05-01', '2026-05-01', 'late'),
                          ('2026-05-02', '2029-05-02', 'open')])
        self.assertEqual(self.lines('2026-05-01', terms[0], 'org=B elected_on=2026-05-01')[0][2],
                         'done')

    def test_own_years_win(self):
        self.assertEqual(self.lines('2026-05-01', 'org=B elected_on=2024-05-01 years=5'),
                         [('2024-05-01', '2029-05-01', 'open')])

    def test_extension_without_number_is_ignored(self):
        self.assertEqual(self.lines('2026-05-01',
                                    'org=B elected_on=2024-05-01 extended_to=2030-01-01'),
                         [('2024-05-01', '2027-05-01', 'open')])

    def test_active_on_the_deadline_or_on_T(self):
        at = lambda T, life: len(self.lines(T, 'org=B elected_on=2023-05-01', org=org(life)))
        self.assertEqual(at('2026-06-01', 'dissolved_on=2026-05-02'), 1)
        self.assertEqual(at('2026-06-01', 'dissolved_on=2026-05-01'), 0)
        self.assertEqual(at('2026-04-30', 'dissolved_on=2026-05-01'), 1)

    def test_tracking_from_does_not_hide_the_latest(self):
        terms = 'org=B elected_on=2019-05-01', 'org=B elected_on=2022-05-01'
        self.assertEqual(self.lines('2026-05-01', *terms),
                         [('2022-05-01', '2025-05-01', 'overdue')])
        self.assertEqual(len(self.lines('2026-05-01', *terms, since='2022-05-01')), 2)

    def test_no_term(self):
        none = [(None, None, 'unmet')]
        self.assertEqual(self.lines('2026-05-01'), none)
        self.assertEqual(self.lines('2026-05-01', 'org=B elected_on=2026-05-02'), none)
        self.assertEqual(self.lines('2026-05-01', org=org('appointed=yes')), [])
        self.assertEqual(self.lines('2026-05-01', org=org('dissolved_on=2026-05-01')), [])
        self.assertEqual(self.lines('2026-05-01', waiver=['org=B from_on=2026-05-01']),
                         [(None, None, 'waived')])
        self.assertEqual(self.lines('2026-05-01', waiver=['org=B from_on=2026-05-02']), none)

    def test_in_force_on_the_deadline(self):
        policy = rules('t term = 3; from = 2026-05-01')
        term = 'org=B elected_on=2023-05-01'
        self.assertEqual(len(self.lines('2026-01-01', term, policy=policy)), 1)
        policy = rules('t term = 3; from = 2026-05-02')
        self.assertEqual(len(self.lines('2026-06-01', term, policy=policy)), 0)

    def test_structure(self):
        policy = rules('s require = post.secretary >= 1; when = members >= 1')
        status = lambda T, **more: [each['status'] for each in self.due(
            policy, T, person=['code=X org=B status=full since_on=2026-05-02'], **more)]
        post = ['person=X org=B role=secretary from_on=2026-05-03']
        self.assertEqual(status('2026-05-01', post=post), [])
        self.assertEqual(status('2026-05-02', post=post), ['unmet'])
        self.assertEqual(status('2026-05-03', post=post), ['done'])
        cover = ['org=B slot=s from_on=2026-05-02 to_on=2026-05-03']
        self.assertEqual(status('2026-05-02', post=post, waiver=cover), ['waived'])
        self.assertEqual(status('2026-05-03', post=post, waiver=cover), ['done'])
        self.assertEqual(status('2026-05-04', waiver=cover), ['unmet'])

    def test_structure_line(self):
        line = self.one(rules('s require = members > 0'), '2026-05-01')
        self.assertEqual([line[key] for key in (
            'kind', 'person', 'period_start', 'period_end', 'window_start', 'deadline',
            'days_left', 'need', 'have', 'done_on', 'lacking', 'event', 'item')],
            ['structure', None, None, None, None, None, None, 1, 0, None, [], None, None])


class Populations(Case):
    """Section 4."""

    def lacking(self, each, T='2026-05-31', start='2026-05-01', **tables):
        policy = rules('e every = month; evidence = lecture; each = ' + each)
        return self.at(policy, T, start, key='lacking', **tables)

    def test_members_by_status_on_the_day(self):
        people = ['code=F org=B status=full', 'code=P org=B status=probationary',
                  'code=A org=B status=applicant',
                  'code=J org=B status=probationary joined_on=2026-05-31 full_on=2027-05-31',
                  'code=K org=B status=full joined_on=2025-05-31 full_on=2026-05-31']
        self.assertEqual(self.lacking('member', person=people), ['F', 'J', 'K', 'P'])
        self.assertEqual(self.lacking('full_member', person=people), ['F', 'K'])
        self.assertEqual(self.lacking('member', '2026-05-30', person=people), ['F', 'K', 'P'])
        self.assertEqual(self.lacking('full_member', '2026-05-30', person=people), ['F'])

    def test_members_of_a_group(self):
        policy = rules('e subject = group; every = month; evidence = lecture; each = member')
        line = self.due(policy, '2026-01-31', org=Events.GROUP, person=[
            'code=X org=B group=G status=full', 'code=Y org=B status=full'])
        self.assertEqual([each['lacking'] for each in line], [['X']])

    def test_not_those_of_organisations_below(self):
        policy = rules('e subject = unit; every = month; evidence = lecture; each = member')
        self.assertEqual(self.due(policy, '2026-01-31', person=['code=X org=B status=full']), [])

    def test_several_intervals_add_up(self):
        stays = lambda back: self.lacking('member',
                    org=org('', 'code=C kind=branch parent=R name=c'),
            person=['code=X org=B since_on=%s status=full' % back],
            membership=['person=X org=B from_on=2026-01-01 to_on=2026-05-05',
                        'person=X org=C from_on=2026-05-05 to_on=%s' % back])
        self.assertEqual(stays('2026-05-20'), ['X'])    # 4 + 12 of 31
        self.assertIsNone(stays('2026-05-21'))          # 4 + 11 of 31

    def test_in_it_on_the_earlier_of_T_and_w2(self):
        people = ['code=X org=B status=full left_on=2026-05-25']
        self.assertEqual(self.lacking('member', '2026-05-24', person=people), ['X'])
        self.assertIsNone(self.lacking('member', '2026-05-25', person=people))

    def test_posts_are_a_union(self):
        people = dict(person=['code=X'])
        post = lambda a, b: ['person=X org=B role=secretary to_on=' + a,
                             'person=X org=B role=deputy_secretary from_on=' + b]
        each = 'post:secretary,deputy_secretary'
        self.assertEqual(self.lacking(each, post=post('2026-05-10', '2026-05-05'), **people), ['X'])
        self.assertEqual(self.lacking(each, post=post('2026-05-05', '2026-05-20'), **people), ['X'])
        self.assertIsNone(self.lacking(each, post=post('2026-05-05', '2026-05-21'), **people))

    def test_office(self):
        each = 'office:secretary'
        self.assertEqual(self.lacking(each), ['B'])     # vacant, and still one
        have = lambda held, *more: self.lacking(
            each, person=['code=X', 'code=Y'], post=[
                'person=X org=B role=secretary from_on=2026-05-10 to_on=2026-05-12', *more],
            activity=['code=M org=R types=lecture held_on=' + held],
            attendance=['activity=M person=X role=attendee status=present'])
        self.assertEqual([have('2026-05-%s' % d) for d in ('09', '10', '11', '12')],
                         [['B'], [], [], ['B']])

    def test_office_two_holders_one_record(self):
        policy = rules('e every = month; evidence = lecture; each = office:secretary; count = 2')
        self.assertEqual(self.at(policy, '2026-01-31', '2026-01-01', key='have',
            person=['code=X', 'code=Y'],
            post=['person=%s org=B role=secretary' % p for p in 'XY'],
            activity=['code=M org=B types=lecture held_on=2026-01-05'],
            attendance=['activity=M person=%s role=attendee status=present' % p
                        for p in 'XY']), 0)

    def test_heads(self):
        policy = rules('h subject = unit; every = month; evidence = lecture; each = head:branch')
        orgs = org('', 'code=C kind=committee parent=R name=c',
                   'code=D kind=branch parent=C founded_on=2026-05-16 name=d',
                   'code=A kind=branch parent=C founded_on=2026-05-17 name=a',
                   'code=Z kind=branch parent=R dissolved_on=2026-05-31 name=z')
        line = self.at(policy, '2026-05-31', '2026-05-01', 'R', 'lacking', org=orgs)
        self.assertEqual(line, ['B', 'D'])
        line = self.at(policy, '2026-05-31', '2026-05-01', 'R', 'lacking', org=orgs,
                       person=['code=X'], post=['person=X org=D role=secretary'],
                       activity=['code=M org=D types=lecture held_on=2026-05-05 host=X'])
        self.assertEqual(line, ['B'])

    def test_the_day_reached_is_that_of_the_last_one(self):
        policy = rules('e every = month; evidence = lecture; each = member')
        line = self.at(policy, '2026-01-31', '2026-01-01', key='done_on',
            person=['code=X org=B status=full', 'code=Y org=B status=full'],
            activity=['code=M org=B types=lecture held_on=2026-01-05',
                      'code=N org=R types=lecture held_on=2026-01-09'],
            attendance=['activity=M person=X role=attendee status=present',
                        'activity=N person=Y role=attendee status=present'])
        self.assertEqual(line, '2026-01-09')

    def test_lacking_is_sorted_by_code_point(self):
        people = ['code=%s org=B status=full' % code for code in ('b', 'a10', 'a2', 'Z')]
        self.assertEqual(self.lacking('member', person=people), ['Z', 'a10', 'a2', 'b'])

    def test_partner(self):
        policy = rules('e every = month; evidence = talk; each = member; role = partner')
        def have(record, *parts):
            return self.at(policy, '2026-01-31', '2026-01-01', key='have',
                person=['code=X org=B status=full', 'code=S', 'code=O'],
                post=['person=S org=B role=secretary from_on=2026-01-05'],
                activity=['code=M types=talk ' + record],
                attendance=['activity=M person=X role=partner status=present',
                            *('activity=M ' + part for part in parts)])
        self.assertEqual(have('org=B held_on=2026-01-05'), 1)
        self.assertEqual(have('org=R held_on=2026-01-05'), 0)
        self.assertEqual(have('org=R joint=B held_on=2026-01-05'), 1)
        self.assertEqual(have('org=R held_on=2026-01-05 host=S'), 1)
        self.assertEqual(have('org=R held_on=2026-01-04 host=S'), 0)
        self.assertEqual(have('org=R held_on=2026-01-05 host=O'), 0)
        self.assertEqual(have('org=R held_on=2026-01-05',
                              'person=S role=host status=present'), 1)
        self.assertEqual(have('org=R held_on=2026-01-05 host=S',
                              'person=S role=host status=absent'), 0)


class Marks(Case):
    """Section 5."""

    def line(self, rule, T='2026-01-31', start='2026-01-01', **tables):
        policy = rules('m every = month; evidence = lecture | talk; ' + rule)
        found = [each for each in self.due(policy, T, 0, **tables)
                 if each['period_start'] == start]
        return found[0]

    def held(self, *records):
        return dict(activity=['code=M%d org=B %s' % pair for pair in enumerate(records)])

    def test_count_takes_several_days_as_one(self):
        have = self.line('count = 1', **self.held(
            'types=lecture held_on=2026-01-05 ended_on=2026-01-09'))['have']
        self.assertEqual(have, 1)

    def test_several_types_serve_once(self):
        self.assertEqual(self.line('count = 1', **self.held(
            'types=lecture;talk held_on=2026-01-05'))['have'], 1)

    def test_hours(self):
        line = self.line('measure = hours; count = 3.25', **self.held(
            'types=lecture held_on=2026-01-05 hours=1.25', 'types=talk held_on=2026-01-05',
            'types=talk held_on=2026-01-07 hours=2'))
        self.assertEqual((line['need'], line['have'], line['done_on']),
                         (3.25, 3.25, '2026-01-07'))
        self.assertIn('"need":3.25,"have":3.25', reference.as_json([line]))

    def test_whole_hours_have_no_decimals(self):
        line = self.line('measure = hours; count = 2.50', **self.held(
            'types=lecture held_on=2026-01-05 hours=2.50',
            'types=talk held_on=2026-01-06 hours=0.5'))
        self.assertIn('"need":2.5,"have":3,', reference.as_json([line]))

    def test_days_with_for_on_are_one_mark(self):
        have = self.line('measure = days; count = 1', T='2026-02-28', **self.held(
            'types=lecture held_on=2026-02-05 ended_on=2026-02-09 for_on=2026-01-20'))
        self.assertEqual((have['have'], have['status'], have['done_on']), (1, 'late', '2026-02-05'))

    def test_days_under_way(self):
        have = lambda T: self.line('measure = days; count = 5', T=T, **self.held(
            'types=lecture held_on=2026-01-05 ended_on=2026-01-09'))['have']
        self.assertEqual([have('2026-01-0%d' % d) for d in (4, 5, 8, 9)], [0, 1, 4, 5])

    def test_days_keep_the_earliest_done_day(self):
        line = self.line('measure = days; count = 1', T='2026-02-28', **self.held(
            'types=lecture held_on=2026-02-05 for_on=2026-01-20', 'types=talk held_on=2026-01-20'))
        self.assertEqual((line['have'], line['status']), (1, 'done'))

    def person(self, rule, *parts, record='held_on=2026-01-05', T='2026-02-28'):
        return self.line('each = member; ' + rule, T=T, person=['code=X org=B status=full'],
                         activity=['code=M org=R types=lecture ' + record],
                         attendance=['activity=M person=X ' + part for part in parts])

    def test_present_in_any_part(self):
        for role in ('attendee', 'guide', 'nonvoting', 'recorder', 'host', 'speaker'):
            self.assertEqual(self.person('count = 1', 'role=%s status=present' % role)['have'], 1)
        self.assertEqual(self.person('count = 1', 'role=attendee status=absent')['have'], 0)

    def test_role(self):
        self.assertEqual(self.person('role = speaker', 'role=attendee status=present')['have'], 0)
        self.assertEqual(self.person('role = speaker', 'role=speaker status=present')['have'], 1)
        self.assertEqual(self.person('role = host', record='held_on=2026-01-05 host=X')['have'], 1)

    def test_absent_made_up(self):
        line = self.person('count = 1', 'role=attendee status=absent made_up_on=2026-02-10')
        self.assertEqual((line['status'], line['done_on']), ('late', '2026-02-10'))

    def test_several_parts_earliest_day_and_most_hours(self):
        line = self.person('measure = hours; count = 3',
                           'role=speaker status=present hours=1',
                           'role=attendee status=leave made_up_on=2026-02-10 hours=4')
        self.assertEqual((line['have'], line['done_on']), (1, '2026-01-05'))
        line = self.person('measure = hours; count = 3', 'role=speaker status=present',
                           record='held_on=2026-01-05 hours=3')
        self.assertEqual(line['have'], 1)

    def test_dues(self):
        dues = rules('f every = month; evidence = dues; each = member; role = speaker')
        have = lambda fields: self.at(dues, '2026-05-31', '2026-05-01', key='have', person=[
            'code=X org=B status=full'], dues=['person=X month=2026-05 ' + fields])
        self.assertEqual(have('amount_due=5.00 amount_paid=5.00 paid_on=2026-05-31'), 1)
        self.assertEqual(have('amount_due=5.00 amount_paid=4.99 paid_on=2026-05-31'), 0)
        self.assertEqual(have('amount_due=5.00 amount_paid=5.00 paid_on=2026-06-01'), 0)
        self.assertEqual(have('amount_due=5.00 amount_paid=5.00'), 0)
        self.assertEqual(have('amount_due=5.00 amount_paid=5.00 paid_on=2026-04-30'), 1)
        self.assertEqual(have('amount_due=0.00'), 1)

    def test_reviews_are_capped_by_their_year(self):
        review = rules('r every = year; evidence = review; each = member')
        line = lambda held: self.at(review, '2026-06-01', '2025-01-01', key='status',
            since='2025-01-01', person=['code=X org=B status=full'],
            review=['person=X year=2025 held_on=' + held])
        self.assertEqual((line('2025-12-31'), line('2026-01-15'), line('2026-06-02')),
                         ('done', 'late', 'overdue'))


class Expressions(Case):
    """Section 6."""

    def met(self, condition, T='2026-05-01', of='B', **tables):
        policy = rules('s subject = unit, branch; require = ' + condition)
        return self.one(policy, T, of, **tables)['status'] == 'done'

    def true(self, expression, **facts):
        recorded = {name: None if word is None else reference.Fraction(word)
                    for name, word in facts.items()}
        return reference.holds(reference.parse(expression), recorded.get)

    def test_operators(self):
        for text, expected in (
                ('1 + 2 * 3 = 7', True), ('(1 + 2) * 3 = 9', True), ('7 - 2 - 1 = 4', True),
                ('8 / 4 / 2 = 1', True), ('1 > 2 or 2 > 1 and 3 > 2', True),
                ('(1 > 2 or 2 > 1) and 3 > 4', False), ('not 1 > 2 and 1 > 2', False),
                ('not (1 > 2 and 1 > 2)', True), ('1 != 1', False), ('2 <= 2', True),
                ('7 >= 0.035 * 200', True), ('0.1 + 0.2 = 0.3', True)):
            self.assertEqual(self.true(text), expected, text)

    def test_what_is_not_recorded(self):
        for text, expected in (('x = 1', False), ('x != 1', False), ('not x = 1', True),
                               ('x + 1 > 0', False), ('x', False), ('not x', True),
                               ('1 / 0 = 0', False), ('1 / 0 != 0', False), ('0', False),
                               ('2', True)):
            self.assertEqual(self.true(text, x=None), expected, text)

    def test_names_hold_hyphens(self):
        self.assertEqual(reference.parse('missed.theme-day - 1 > 0'),
                         ('>', ('-', ('name', 'missed.theme-day'), ('number', 1)),
                          ('number', 0)))

    def test_members(self):
        people = dict(person=['code=X org=B status=full', 'code=Y org=R status=probationary'])
        self.assertTrue(self.met('members = 1', **people))
        self.assertTrue(self.met('members = 2', of='R', **people))
        self.assertTrue(self.met('full_members = 1', of='R', **people))

    def test_dated_facts(self):
        facts = dict(fact=['org=R name=headcount from_on=2026-05-01 value=200',
                           'org=R name=headcount from_on=2026-06-01 value=10',
                           'org=R name=level from_on=2026-01-01 value=city',
                           'org=B name=headcount from_on=2026-07-01 value=3'])
        self.assertFalse(self.met('headcount >= 0', '2026-04-30', **facts))
        for T, number in (('2026-05-01', 200), ('2026-05-31', 200), ('2026-06-01', 10),
                          ('2026-07-01', 3)):
            self.assertTrue(self.met('headcount = %d' % number, T, **facts), T)
        self.assertTrue(self.met('level >= city', **facts))
        self.assertFalse(self.met('level >= region', **facts))
        self.assertTrue(self.met('level > county', **facts))
        self.assertTrue(self.met('retired_members = 0'))

    def test_full_and_part_time(self):
        people = dict(person=['code=X', 'code=Y'], post=[
            'person=X org=B role=party_officer full_time=yes',
            'person=Y org=R role=party_officer full_time=no',
            'person=Y org=R role=secretary full_time=yes'])
        self.assertTrue(self.met('fulltime = 1 and parttime = 1', of='R', **people))
        self.assertTrue(self.met('fulltime = 1 and parttime = 0', **people))
        self.assertTrue(self.met('post.secretary = 1', of='R', **people))

    def test_bodies_below(self):
        orgs = ['code=R kind=committee policy=p name=r',
                'code=D kind=discipline_committee parent=R dissolved_on=2026-05-02 name=d',
                'code=U kind=general_branch parent=R name=u', 'code=B kind=branch parent=U name=b',
                'code=G kind=group parent=B founded_on=2026-05-02 name=g']
        policy = rules('s subject = committee; require = %s')
        met = lambda text, T: self.due(policy % text, T, 0, org=orgs)[0]['have']
        self.assertEqual((met('discipline_committee', '2026-05-01'),
                          met('discipline_committee', '2026-05-02')), (1, 0))
        self.assertEqual((met('branches = 1', '2026-05-01'), met('groups = 0', '2026-05-02')),
                         (1, 1))

    def test_term_overdue(self):
        policy = rules('t term = 3', 's require = term_overdue = 0')
        met = lambda T: [each['status'] for each in self.due(
            policy, T, term=['org=B elected_on=2023-05-01']) if each['kind'] == 'structure']
        self.assertEqual((met('2026-05-01'), met('2026-05-02')), (['done'], ['unmet']))

    def test_term_late(self):
        policy = rules('t term = 3', 's require = term_late = 0')
        met = lambda T, second: [
            each['status'] for each in self.due(policy, T, term=['org=B elected_on=2023-05-01']
                                                + second) if each['kind'] == 'structure']
        held = lambda d: ['org=B elected_on=' + d]
        self.assertEqual((met('2026-05-01', []), met('2026-05-02', [])), (['done'], ['unmet']))
        self.assertEqual((met('2026-05-02', held('2026-05-01')),
                          met('2026-05-02', held('2026-05-02'))), (['done'], ['unmet']))
        self.assertEqual((met('2026-12-31', held('2026-06-01')),
                          met('2027-01-01', held('2026-06-01'))), (['unmet'], ['done']))
        self.assertEqual(met('2027-12-31', held('2027-01-01')), ['unmet'])


class Output(Case):
    """The lines themselves."""

    def test_line(self):
        policy = POLICY + ('[rule m]\ntitle = T\nclause = 2\nsubject = branch\nevery = month\n'
                           'evidence = lecture\n')
        text = reference.as_json(self.due(policy, '2026-01-21'))
        self.assertEqual(text, '[{"rule":"p.m","kind":"periodic","title":"T","source":"N1 2",'
                         '"basis":"text","org":"B","org_name":"bee","person":null,'
                         '"period_start":"2026-01-01","period_end":"2026-01-31",'
                         '"window_start":"2026-01-01","deadline":"2026-01-31","status":"open",'
                         '"days_left":10,"need":1,"have":0,"done_on":null,"lacking":[],'
                         '"event":null,"item":null}]')
        self.assertEqual(reference.as_json([]), '[]')

    def test_order_and_dated_name(self):
        policy = rules('b require = members > 0', 'a every = month; evidence = lecture')
        lines = self.due(policy, '2026-02-15', org=org('', 'code=A2 kind=branch parent=R name=x',
                                                       'code=A10 kind=branch parent=R name=y'),
                         placement=['org=B from_on=2026-02-15 parent=R name=new'])
        self.assertEqual([each['org'] for each in lines], ['A10'] * 3 + ['A2'] * 3 + ['B'] * 3)
        self.assertEqual([each['rule'] for each in lines[:3]], ['p.a', 'p.a', 'p.b'])
        self.assertEqual({each['org_name'] for each in lines[6:]}, {'new'})


class Streaks(Case):
    """Section 3.5."""
    RULE = rules('s every = month; each = member; evidence = dues; streak = 3; warn = 2')
    TWO = ['code=X org=B status=full', 'code=Y org=B status=full']

    def line(self, T, policy=None, **tables):
        tables.setdefault('person', self.TWO[:1])
        found = self.due(policy or self.RULE, T, 400, **tables)
        self.assertLessEqual(len(found), 1)
        return found[0] if found else None

    def run_of(self, T, **tables):
        """(have, status, deadline)"""
        line = self.line(T, **tables)
        return line and (line['have'], line['status'], line['deadline'])

    def paid(self, *pairs):
        return dict(dues=['person=%s month=%s amount_due=5 amount_paid=5 paid_on=%s' % pair
                          for pair in pairs])

    def test_only_periods_that_are_over(self):
        self.assertIsNone(self.line('2026-02-28'))
        self.assertEqual(self.run_of('2026-03-01'), (2, 'due', '2026-02-28'))
        self.assertEqual(self.run_of('2026-03-31'), (2, 'due', '2026-02-28'))
        self.assertEqual(self.run_of('2026-04-01'), (3, 'overdue', '2026-03-31'))
        self.assertEqual(self.run_of('2026-05-01'), (4, 'overdue', '2026-04-30'))

    def test_line(self):
        line = self.line('2026-04-03', person=self.TWO, **self.paid(('Y', '2026-01', '2026-01-05')))
        self.assertEqual([line[key] for key in (
            'kind', 'need', 'have', 'lacking', 'done_on', 'period_start', 'period_end',
            'window_start', 'deadline', 'days_left', 'person', 'event', 'item')],
            ['streak', 3, 3, ['X', 'Y'], None, '2026-03-01', '2026-03-31', '2026-03-01',
             '2026-03-31', -3, None, None, None])

    def test_lacking_are_those_at_warn_or_more(self):
        line = self.line('2026-04-03', person=self.TWO, **self.paid(('Y', '2026-02', '2026-02-05')))
        self.assertEqual((line['lacking'], line['have']), (['X'], 3))

    def test_warn_is_streak_unless_said(self):
        policy = self.RULE.replace('warn = 2\n', '')
        self.assertIsNone(self.line('2026-03-31', policy))
        self.assertEqual(self.line('2026-04-01', policy)['status'], 'overdue')

    def test_met_by_T(self):
        late = self.paid(('X', '2026-03', '2026-04-10'))
        self.assertEqual(self.run_of('2026-04-09', **late)[0], 3)
        self.assertIsNone(self.run_of('2026-04-10', **late))

    def test_the_run_ends_with_the_last_period_and_is_unbroken(self):
        broken = self.paid(('X', '2026-02', '2026-02-10'))
        self.assertIsNone(self.run_of('2026-04-30', **broken))
        self.assertEqual(self.run_of('2026-05-01', **broken), (2, 'due', '2026-04-30'))

    def test_tracking_from_ends_it(self):
        self.assertIsNone(self.run_of('2026-04-01', since='2026-03-31'))
        self.assertEqual(self.run_of('2026-04-01', since='2026-02-28')[0], 2)

    def test_not_in_the_population_ends_it(self):
        moved = lambda d: self.run_of('2026-05-01', person=[
            'code=X org=B status=full since_on=' + d])
        self.assertEqual(moved('2026-02-15')[0], 3)      # 14 of 28 days of February
        self.assertEqual(moved('2026-02-16')[0], 2)
        self.assertIsNone(self.run_of('2026-05-01', person=[
            'code=X org=B status=full left_on=2026-04-30']))
        self.assertEqual(self.run_of('2026-05-01', person=[
            'code=X org=B status=full left_on=2026-05-01'])[0], 4)

    def test_a_waiver_ends_it(self):
        for who in ('', 'person=X '):
            cover = lambda a, b: self.run_of('2026-05-01', waiver=[
                'org=B slot=s %sfrom_on=%s to_on=%s' % (who, a, b)])
            self.assertEqual(cover('2026-02-28', '2026-02-28')[0], 2)
            self.assertIsNone(cover('2026-04-30', '2026-04-30'))
            self.assertEqual(cover('2026-05-01', '2026-06-01')[0], 4)

    def test_the_last_period_must_be_asked(self):
        ended = self.RULE.replace('evidence', 'until = 2026-04-30\nevidence')
        self.assertEqual(self.line('2026-04-30', ended)['have'], 3)
        self.assertIsNone(self.line('2026-05-01', ended))

    def test_window_and_by(self):
        policy = self.RULE.replace('evidence', 'by = 1-10\nevidence')
        self.assertEqual(self.line('2026-03-10', policy)['deadline'], '2026-02-10')
        line = self.line('2026-03-11', policy)
        self.assertEqual((line['status'], line['deadline'], line['period_end'], line['have']),
                         ('overdue', '2026-03-10', '2026-03-31', 3))

    def test_advice(self):
        line = self.line('2026-04-01', self.RULE.replace('evidence', 'force = advice\nevidence'))
        self.assertEqual(line['status'], 'unmet')


class Items(Case):
    """Section 3.6."""

    def item(self, rule, T, **tables):
        found = self.due(rules('i ' + rule), T, 0, **tables)
        self.assertLessEqual(len(found), 1)
        return found[0] if found else None

    def ledger(self, T, fields, rule='item = ledger.problem', **tables):
        return self.item(rule, T, ledger=['code=L kind=problem org=B ' + fields], **tables)

    def test_ledger(self):
        line = self.ledger('2026-05-03', 'opened_on=2026-05-01 deadline=2026-05-20')
        self.assertEqual([line[key] for key in (
            'kind', 'person', 'period_start', 'period_end', 'window_start', 'deadline', 'status',
            'days_left', 'need', 'have', 'done_on', 'lacking', 'event', 'item')],
            ['item', None, '2026-05-01', '2026-05-20', '2026-05-01', '2026-05-20', 'open',
             17, 1, 0, None, [], None, 'L'])
        stand = lambda T, more='': self.ledger(
            T, 'opened_on=2026-05-01 deadline=2026-05-20 ' + more)
        self.assertEqual([stand('2026-05-%s' % d)['status'] for d in ('12', '13', '20', '21')],
                         ['open', 'due', 'due', 'overdue'])
        self.assertEqual(stand('2026-05-20', 'closed_on=2026-05-20')['status'], 'done')
        self.assertEqual(stand('2026-05-19', 'closed_on=2026-05-20')['status'], 'due')
        late = stand('2026-05-21', 'closed_on=2026-05-21')
        self.assertEqual((late['status'], late['have'], late['done_on']),
                         ('late', 1, '2026-05-21'))

    def test_ledger_deadline_of_the_rule(self):
        within = 'item = ledger.problem; within = 10'
        self.assertIsNone(self.ledger('2026-05-03', 'opened_on=2026-05-01'))
        self.assertEqual(self.ledger('2026-05-03', 'opened_on=2026-05-01',
                                     within)['deadline'], '2026-05-11')
        self.assertEqual(self.ledger('2026-05-03', 'opened_on=2026-05-01 deadline=2026-05-20',
                                     within)['deadline'], '2026-05-20')

    def test_existence(self):
        day20 = 'opened_on=2026-05-01 deadline=2026-05-20'
        self.assertIsNone(self.ledger('2026-05-03', day20, 'item = ledger.resolution'))
        self.assertIsNone(self.ledger('2026-05-03', day20,
                                      'item = ledger.problem; subject = unit'))
        self.assertIsNone(self.ledger('2026-04-30', day20))
        self.assertIsNone(self.ledger('2026-05-03', day20, since='2026-05-21'))
        self.assertIsNotNone(self.ledger('2026-05-03', day20, since='2026-05-20'))
        self.assertIsNone(self.ledger('2026-05-03', day20, org=org('dissolved_on=2026-05-20')))
        self.assertIsNotNone(self.ledger('2026-05-03', day20, org=org('dissolved_on=2026-05-21')))
        self.assertIsNone(self.ledger('2026-05-03', day20,
                                      'item = ledger.problem; until = 2026-05-20'))

    def test_waived_and_advice(self):
        day20 = 'opened_on=2026-05-01 deadline=2026-05-20'
        cover = lambda a: self.ledger('2026-05-21', day20, waiver=[
            'org=B slot=i from_on=2026-05-01 to_on=' + a])['status']
        self.assertEqual((cover('2026-05-20'), cover('2026-05-19')), ('waived', 'overdue'))
        self.assertEqual(self.ledger('2026-05-21', day20,
                                     'item = ledger.problem; force = advice')['status'], 'unmet')

    def makeup(self, T, *parts, record='org=B types=lecture'):
        return self.item('item = makeup; within = 14; evidence = lecture', T, person=['code=X'],
                         activity=['code=M held_on=2026-05-01 ' + record],
                         attendance=['activity=M person=X ' + part for part in parts])

    def test_makeup(self):
        away = 'role=attendee status=leave '
        line = self.makeup('2026-05-05', away)
        self.assertEqual([line[key] for key in ('person', 'item', 'period_start', 'deadline',
                                                'status')],
                         ['X', 'M/X', '2026-05-01', '2026-05-15', 'open'])
        self.assertEqual([self.makeup(T, away + 'made_up_on=2026-05-16')['status'] for T in (
            '2026-05-15', '2026-05-16')], ['due', 'late'])
        self.assertEqual(self.makeup('2026-05-16', away + 'made_up_on=2026-05-15')['status'],
                         'done')
        for part in ('role=attendee status=absent', 'role=attendee status=present'):
            self.assertIsNone(self.makeup('2026-05-05', part))
        self.assertIsNone(self.makeup('2026-05-05', away, 'role=speaker status=present'))
        self.assertIsNone(self.makeup('2026-05-05', away, record='org=B types=talk'))
        self.assertIsNone(self.makeup('2026-05-05', away, record='org=R joint=B types=lecture'))

    def transfer(self, fields, rule='item = transfer; within = 30', T='2026-05-05'):
        return self.item(rule, T, person=['code=X'],
                         transfer=['person=X issued_on=2026-05-01 to_org=R ' + fields])

    def test_transfer(self):
        line = self.transfer('from_org=B')
        self.assertEqual([line[key] for key in ('person', 'item', 'window_start', 'deadline')],
                         ['X', 'X/2026-05-01', '2026-05-01', '2026-05-31'])
        self.assertEqual(self.transfer('from_org=B valid_days=90')['deadline'], '2026-07-30')
        self.assertIsNone(self.transfer('from_org=B', 'item = transfer'))
        self.assertIsNone(self.transfer('from_org=R'))
        self.assertEqual(self.transfer('from_org=B received_on=2026-05-05')['status'], 'done')
        self.assertEqual(self.transfer('from_org=B received_on=2026-05-06')['status'], 'open')

    def test_probation(self):
        stand = lambda T, fields: self.item('item = probation', T, person=[
            'code=X org=B status=probationary ' + fields])
        line = stand('2026-05-01', 'joined_on=2025-06-30')
        self.assertEqual([line[key] for key in ('person', 'item', 'window_start', 'deadline',
                                                'status')],
                         ['X', 'X', '2025-06-30', '2026-06-30', 'open'])
        self.assertEqual(stand('2026-05-01', 'joined_on=2025-06-30 probation_until=2026-12-31')
                         ['deadline'], '2026-12-31')
        self.assertEqual(stand('2026-07-02', 'joined_on=2025-06-30 full_on=2026-07-01')['status'],
                         'late')
        self.assertIsNone(stand('2026-05-01', 'joined_on=2026-05-02'))
        self.assertIsNone(stand('2026-05-01', ''))
        self.assertEqual(stand('2028-05-01', 'joined_on=2027-02-28')['deadline'], '2028-02-28')
        for status, lines in (('full', 0), ('', 0), ('probationary', 1)):
            found = self.due(rules('i item = probation'), '2026-07-01', 400, person=[
                'code=X org=B joined_on=2025-06-30 status=' + status])
            self.assertEqual(len(found), lines)

    def test_probation_of_one_who_moved(self):
        where = lambda T: [each['org'] for each in self.due(
            rules('i item = probation'), T, 400,
            org=org('', 'code=C kind=branch parent=R name=c'),
            person=['code=X org=C since_on=2026-03-01 joined_on=2025-06-30 '
                    'status=probationary'],
            membership=['person=X org=B to_on=2026-03-01'])]
        self.assertEqual((where('2026-02-28'), where('2026-03-01'), where('2026-12-01')),
                         (['B'], ['C'], ['C']))


class Incomplete(Case):
    """Sections 3.7 and 7."""

    def lines(self, required, record='', parts=(), T='2026-05-31', elements='', **tables):
        policy = POLICY + ('[evidence lecture]\ntitle = L\nrequired = %s\nelements = %s\n'
                           % (required, elements))
        return self.due(policy, T, 0, person=['code=X', 'code=Y'],
                        activity=['code=M types=lecture held_on=2026-05-05 '
                                  + (record if 'org=' in record else 'org=B ' + record)],
                        attendance=['activity=M ' + part for part in parts], **tables)

    def lacking(self, *arguments, **words):
        lines = self.lines(*arguments, **words)
        return lines[0]['lacking'] if lines else []

    def test_line(self):
        line, = self.lines('theme, place, content', 'place=p')
        self.assertEqual([line[key] for key in (
            'rule', 'kind', 'title', 'source', 'basis', 'person', 'period_start', 'period_end',
            'window_start', 'deadline', 'status', 'days_left', 'need', 'have', 'done_on',
            'lacking', 'event', 'item')],
            ['p.lecture', 'record', 'L', 'N1', 'text', None, '2026-05-05', None, None, None,
             'unmet', None, 3, 1, None, ['content', 'theme'], None, 'M'])

    def test_what_is_complete_gives_none(self):
        self.assertEqual(self.lines('place', 'place=p'), [])
        self.assertEqual(self.lines(''), [])
        self.assertEqual(self.lines('', elements='talks'), [])

    def test_the_days(self):
        there = lambda T, since='2020-01-01': len(self.lines('place', T=T, since=since))
        self.assertEqual((there('2026-05-04'), there('2026-05-05')), (0, 1))
        self.assertEqual((there('2027-06-09'), there('2027-06-10')), (1, 0))  # 400, 401 days
        self.assertEqual((there('2026-05-31', '2026-05-05'), there('2026-05-31', '2026-05-06')),
                         (1, 0))

    def test_waiver(self):
        cover = lambda slot, d: self.lines('place', waiver=[
            'org=B slot=%s from_on=%s to_on=%s' % (slot, d, d)])[0]['status']
        self.assertEqual([cover('lecture', '2026-05-05'), cover('', '2026-05-05'),
                          cover('talk', '2026-05-05'), cover('lecture', '2026-05-06')],
                         ['waived', 'waived', 'unmet', 'unmet'])

    def test_none_and_ticked(self):
        self.assertEqual(self.lacking('place, votes', 'none=votes;theme'), ['place'])
        self.assertEqual(self.lacking('talks, criticism', 'ticked=talks',
                                      elements='talks, criticism'), ['criticism'])
        self.assertEqual(self.lacking('talks', 'none=talks', elements='talks'), [])

    def test_attendance(self):
        here, away = 'person=X role=attendee status=present', 'person=Y role=attendee status=leave'
        self.assertEqual(self.lacking('present, absent'), ['present'])
        self.assertEqual(self.lacking('present, absent', parts=[here]), [])
        self.assertEqual(self.lacking('present, absent', parts=[here, away]), ['absent'])
        self.assertEqual(self.lacking('present, absent', parts=[here, away + ' reason=r']), [])
        self.assertEqual(self.lacking('present, absent', parts=[away + ' reason=r']), ['present'])
        made_up = [away + ' made_up_on=2026-05-20']
        self.assertEqual(self.lacking('present, absent', parts=made_up, T='2026-05-20'), [])
        self.assertEqual(self.lacking('present, absent', parts=made_up, T='2026-05-19'),
                         ['absent', 'present'])

    def test_parts_and_guests(self):
        guest = lambda status: ['person=X role=nonvoting status=' + status]
        self.assertEqual(self.lacking('nonvoting, guide', parts=guest('present')), ['guide'])
        self.assertEqual(self.lacking('nonvoting, guide', parts=guest('absent')),
                         ['guide', 'nonvoting'])
        self.assertEqual(self.lacking('nonvoting, guide', 'guests=g'), [])
        self.assertEqual(self.lacking('host', 'host=X'), [])
        self.assertEqual(self.lacking('host', parts=['person=X role=host status=present']), [])

    def test_of_the_organisation_that_holds_it_and_its_policy(self):
        where = [each['org'] for each in self.lines('place', 'org=R joint=B')]
        self.assertEqual(where, ['R'])
        self.assertEqual(self.lines('place', placement=['org=R from_on=2026-05-05 name=r policy=q'],
                                    org=ORGS), [])

    def test_included_sections(self):
        first = POLICY + '[evidence lecture]\ntitle = L\nrequired = place\n'
        second = '[policy]\nid = s\nnumber = N2\ninclude = p\n'
        held = dict(activity=['code=M org=R types=lecture;talk held_on=2026-05-05'],
                    org=['code=R kind=unit policy=s name=r'])
        names = lambda more: [(each['rule'], each['source'], each['lacking']) for each in
                              self.due([first, second + more], '2026-05-31', **held)]
        self.assertEqual(names(''), [('p.lecture', 'N1', ['place'])])
        self.assertEqual(names('[evidence lecture]\nrequired = theme, place\n'
                               '[evidence talk]\nrequired = votes\n'),
                         [('s.lecture', 'N2', ['place', 'theme']), ('s.talk', 'N2', ['votes'])])


class Words(Case):
    """Section 10."""

    def have(self, rule, T='2026-12-31', key='have', of='B', **tables):
        return self.at(rules('w ' + rule), T, '2026-01-01', of, key, **tables)

    def test_forms(self):
        have = lambda wanted, types: self.have('every = year; evidence = ' + wanted, activity=[
            'code=M org=B held_on=2026-05-05 types=' + types])
        self.assertEqual(have('plan(year)', 'plan(year)'), 1)
        self.assertEqual(have('plan', 'plan(year)'), 1)
        self.assertEqual(have('plan(year)', 'plan'), 0)
        self.assertEqual(have('plan(year)', 'plan(quarter)'), 0)
        self.assertEqual(have('plan', 'plan(year);plan(quarter)'), 1)

    def test_counts(self):
        have = lambda counts, fields: self.have(
            'every = year; evidence = training; counts = ' + counts,
            activity=['code=M org=B types=training held_on=2026-05-05 ' + fields])
        self.assertEqual(have('days >= 2', ''), 0)
        self.assertEqual(have('days >= 2', 'ended_on=2026-05-06'), 1)
        self.assertEqual(have('hours > 1.5', 'hours=1.5'), 0)
        self.assertEqual(have('hours > 1.5', 'hours=1.51'), 1)
        self.assertEqual(have('hours < 1', ''), 1)
        self.assertEqual(have('has.place and not has.votes', 'place=p'), 1)
        self.assertEqual(have('has.place and not has.votes', 'place=p votes=v'), 0)
        self.assertEqual(have('has.host', 'host=X'), 1)
        self.assertEqual(have('has.host', ''), 0)

    def test_counts_own(self):
        have = lambda record: self.have(
            'every = year; evidence = lecture; each = member; counts = own',
            org=org('', 'code=G kind=group parent=B name=g', 'code=C kind=branch parent=R name=c'),
            person=['code=X org=B group=G status=full since_on=2026-01-01'],
            activity=['code=M types=lecture ' + record],
            attendance=['activity=M person=X role=attendee status=present'])
        self.assertEqual([have('held_on=2026-05-05 org=' + code) for code in 'RBGC'],
                         [0, 1, 1, 0])
        self.assertEqual(have('held_on=2026-05-05 org=C joint=B'), 1)

    def lacking(self, rule, T='2026-12-31', of='B', **tables):
        return self.have('every = year; evidence = lecture; ' + rule, T, 'lacking', of, **tables)

    def test_among(self):
        lacking = lambda among, **more: self.lacking('each = member; among = ' + among, person=[
            'code=X org=B status=full category=student',
            'code=Y org=B status=probationary category=working',
            'code=Z org=B status=full'], **more)
        self.assertEqual(lacking('category = student'), ['X'])
        self.assertEqual(lacking('category != student'), ['Y'])
        self.assertEqual(lacking('not category = student'), ['Y', 'Z'])
        self.assertEqual(lacking('status = full'), ['X', 'Z'])
        post = ['person=X org=R role=secretary full_time=yes to_on=2026-12-31',
                'person=Y org=R role=secretary full_time=no from_on=2026-12-31']
        self.assertEqual(lacking('full_time', post=post), None)
        self.assertEqual(lacking('full_time = no', post=post), ['Y'])
        self.assertEqual(lacking('post.secretary', post=post), ['Y'])
        self.assertEqual(self.lacking('each = member; among = post.secretary', T='2026-12-30',
                                      person=['code=X org=B status=full'], post=post), ['X'])

    BELOW = org('', 'code=C kind=branch parent=R name=c', 'code=G kind=group parent=B name=g')

    def test_reach(self):
        people = ['code=X org=B group=G status=full', 'code=Y org=C status=full',
                  'code=Z org=R status=full']
        lacking = lambda rule, **more: self.lacking('subject = unit; ' + rule, of='R',
                                                    **{'org': self.BELOW, 'person': people, **more})
        self.assertEqual(lacking('each = member'), ['Z'])
        self.assertEqual(lacking('each = member; reach = below'), ['X', 'Y', 'Z'])
        post = ['person=X org=C role=secretary', 'person=X org=B role=secretary']
        self.assertEqual(lacking('each = post:secretary', post=post), None)
        self.assertEqual(lacking('each = post:secretary; reach = below', post=post), ['X'])
        self.assertEqual(lacking('each = office:secretary; reach = below'), ['B', 'C', 'G', 'R'])
        self.assertEqual(lacking('each = office:secretary; reach = below', org=org(
            'dissolved_on=2026-12-31')), ['R'])

    def test_reach_adds_up_the_days_below(self):
        moved = lambda d: self.lacking(
            'subject = unit; each = member; reach = below', of='R', org=self.BELOW,
            person=['code=X org=C status=full since_on=' + d],
            membership=['person=X org=B from_on=2026-01-01 to_on=2026-03-01'])
        # 59 days at B; half of 365 is 183: 124 at C begin on 30 August.
        self.assertEqual((moved('2026-08-30'), moved('2026-08-31')), (['X'], None))

    def test_each_org(self):
        rule = 'every = year; subject = unit; evidence = lecture; each = org:branch'
        orgs = org('', 'code=C kind=branch parent=B name=c',
                   'code=D kind=branch parent=R name=d founded_on=2026-07-03',
                   'code=G kind=group parent=B name=g')
        held = ['code=M org=B types=lecture held_on=2026-05-05']
        self.assertEqual(self.have(rule, of='R', key='lacking', org=orgs, activity=held), ['C'])
        joint = [held[0] + ' joint=C']
        line = self.have(rule, of='R', key='status', org=orgs, activity=joint)
        self.assertEqual(line, 'done')
        orgs[3] = orgs[3].replace('07-03', '07-02')     # 183 of 365 days
        self.assertEqual(self.have(rule, of='R', key='lacking', org=orgs, activity=joint), ['D'])

    def test_persons(self):
        rule = rules('w every = year; evidence = lecture; measure = persons; count = 2')
        line = lambda *parts: self.one(rule, '2026-12-31', person=['code=X', 'code=Y'], activity=[
            'code=M org=B types=lecture held_on=2026-05-05',
            'code=N org=R joint=B types=lecture held_on=2026-06-06'],
            attendance=list(parts))
        part = 'activity=%s person=%s role=attendee status='
        self.assertEqual(line(part % ('M', 'X') + 'present', part % ('N', 'X') + 'present')['have'],
                         1)
        both = line(part % ('M', 'X') + 'present', part % ('N', 'Y') + 'present')
        self.assertEqual((both['have'], both['done_on']), (2, '2026-06-06'))
        self.assertEqual(line(part % ('M', 'X') + 'present', part % ('N', 'Y') + 'absent')['have'],
                         1)
        late = line(part % ('M', 'X') + 'present',
                    part % ('M', 'Y') + 'absent made_up_on=2026-07-07')
        self.assertEqual((late['have'], late['done_on']), (2, '2026-07-07'))

    EVENT = 'e after = award; evidence = training; within = 0; '

    def event(self, more, record, who='org=B', T='2026-06-01', **tables):
        return self.one(rules(self.EVENT + more), T,
                        event=['code=E type=award occurred_on=2026-05-31 ' + who],
                        activity=['code=M types=training ' + record], **tables)

    def test_before(self):
        line = self.event('before = 30', 'org=B held_on=2026-05-01')
        self.assertEqual([line[key] for key in ('period_start', 'window_start', 'deadline',
                                                'status', 'done_on')],
                         ['2026-05-31', '2026-05-01', '2026-05-31', 'done', '2026-05-01'])
        have = lambda record: self.event('before = 30', record)['have']
        self.assertEqual((have('org=B held_on=2026-04-30'), have('org=B held_on=2026-06-01')),
                         (0, 0))
        self.assertEqual((have('org=B events=E held_on=2026-04-30'),
                          have('org=B events=E held_on=2026-05-01'),
                          have('org=B events=E held_on=2026-06-01')), (0, 1, 1))
        self.assertEqual(self.event('before = 0', 'org=B held_on=2026-05-30')['have'], 0)

    def test_naming(self):
        have = lambda record: self.event('naming = required', record)['have']
        self.assertEqual((have('org=B held_on=2026-05-31'),
                          have('org=B held_on=2026-05-31 events=E')), (0, 1))

    def test_asks_above(self):
        orgs = org('', 'code=G kind=group parent=B name=g', 'code=C kind=branch parent=B name=c')
        asked = lambda subject, who, **more: [each['org'] for each in self.due(
            rules(self.EVENT + 'asks = above; subject = ' + subject), '2026-06-01',
            org=orgs, event=['code=E type=award occurred_on=2026-05-31 ' + who], **more)]
        self.assertEqual(asked('branch', 'org=G'), ['B'])
        self.assertEqual(asked('branch', 'org=B'), ['B'])
        self.assertEqual(asked('branch', 'org=C'), ['C'])
        self.assertEqual(asked('unit', 'org=G'), ['R'])
        self.assertEqual(asked('branch', 'org=R'), [])
        self.assertEqual(asked('branch', 'org=R scope=below'), [])
        self.assertEqual(asked('unit', 'person=X', person=['code=X org=C']), ['R'])
        line = self.due(rules(self.EVENT + 'asks = above; subject = unit'), '2026-06-01', org=orgs,
                        event=['code=E type=award occurred_on=2026-05-31 org=C'],
                        activity=['code=M org=R types=training held_on=2026-05-31'])[0]
        self.assertEqual((line['org'], line['status']), ('R', 'done'))

    def test_tenure(self):
        stand = lambda T, more='', **tables: self.one(rules(
            's each = post:party_officer; tenure = 5; remind = 30; ' + more), T,
            person=['code=X', 'code=Y'], post=[
                'person=X org=B role=party_officer from_on=2021-05-31',
                'person=Y org=B role=party_officer from_on=2023-05-31'], **tables)
        line = stand('2026-05-01')
        self.assertEqual([line[key] for key in ('kind', 'status', 'need', 'have', 'lacking',
                                                'deadline', 'period_start', 'done_on')],
                         ['structure', 'unmet', 2, 1, ['X'], None, None, None])
        self.assertEqual(stand('2026-04-30')['status'], 'done')
        self.assertEqual(stand('2027-01-01')['lacking'], ['X'])
        self.assertEqual(stand('2026-05-01', waiver=[
            'org=B slot=s from_on=2026-05-01 to_on=2026-05-01'])['status'], 'waived')
        line = stand('2026-05-01', waiver=['org=B slot=s person=X from_on=2026-05-01'])
        self.assertEqual((line['status'], line['need']), ('done', 1))
        self.assertEqual(self.due(rules('s each = post:secretary; tenure = 5'), '2026-05-01'), [])

    def test_advice(self):
        monthly = rules('m every = month; evidence = lecture; force = advice')
        stand = lambda T: self.at(monthly, T, '2026-05-01')
        self.assertEqual([stand(T) for T in ('2026-05-01', '2026-05-31', '2026-06-01')],
                         ['open', 'due', 'unmet'])
        self.assertEqual(self.at(monthly, '2026-06-01', '2026-05-01', key='days_left'), -1)
        both = rules('t term = 3; force = advice', 's require = term_overdue = 1')
        status = {each['rule']: each['status'] for each in
                  self.due(both, '2026-05-02', term=['org=B elected_on=2023-05-01'])}
        self.assertEqual(status, {'p.t': 'unmet', 'p.s': 'unmet'})

    def test_by(self):
        window = lambda every, by, start='2026-01-01', T='2026-01-31': (
            self.at(rules('w every = %s; evidence = lecture; by = %s' % (every, by)), T, start,
                    key='window_start'),
            self.at(rules('w every = %s; evidence = lecture; by = %s' % (every, by)), T, start,
                    key='deadline'))
        self.assertEqual(window('quarter', '1-15'), ('2026-01-01', '2026-01-15'))
        self.assertEqual(window('quarter', '2-31'), ('2026-01-01', '2026-02-28'))
        self.assertEqual(window('half-year', '4-10', '2026-07-01', '2026-07-01'),
                         ('2026-07-01', '2026-10-10'))
        self.assertEqual(window('month', '1-10'), ('2026-01-01', '2026-01-10'))
        self.assertEqual(window('2 years', '13-29', T='2026-06-01'), ('2026-01-01', '2027-01-29'))
        self.assertEqual(self.at(rules('w every = month; evidence = lecture; by = 1-10'),
                                 '2026-01-11', '2026-01-01'), 'overdue')


class Entities(Case):
    """Facts and marks of the further entities."""
    SCALE = '[scale assessment]\ngrades = good:x, fair:y, poor:z\n'

    def met(self, condition, T='2026-05-31', more='', **tables):
        policy = rules('s require = ' + condition) + self.SCALE + more
        line, = [each for each in self.due(policy, T, 0, **tables)
                 if each['org'] == 'B' and each['rule'] == 'p.s']
        return line['status'] == 'done'

    def test_star_and_grade(self):
        star = dict(star=['org=B year=2025 rated_on=2026-01-10 stars=3',
                          'org=B year=2026 rated_on=2026-05-31 stars=4'])
        self.assertTrue(self.met('star = 4', **star))
        self.assertTrue(self.met('star = 3', '2026-05-30', **star))
        self.assertFalse(self.met('star >= 0', '2026-01-09', **star))
        grade = dict(assessment=['org=B year=2026 rated_on=2026-05-31 grade=fair',
                                 'org=B person=X year=2026 rated_on=2026-05-31 grade=good'])
        self.assertTrue(self.met('grade = fair and grade >= poor and grade < good', **grade))
        self.assertFalse(self.met('grade != good', '2026-05-30', **grade))

    def test_pairings_and_projects(self):
        tie = dict(tie=['kind=pairing org=B from_on=2026-05-02 to_on=2026-06-01',
                        'kind=shared_venue org=B', 'kind=pairing org=R'])
        self.assertEqual([self.met('pairings = 1', T, **tie) for T in (
            '2026-05-01', '2026-05-02', '2026-05-31', '2026-06-01')], [False, True, True, False])
        project = dict(project=['kind=brand org=B started_on=2026-05-02 closed_on=2026-06-01',
                                'kind=task org=B started_on=2026-01-01'])
        self.assertEqual([self.met('projects.brand = 1', T, **project) for T in (
            '2026-05-01', '2026-05-02', '2026-05-31', '2026-06-01')], [False, True, True, False])

    def test_missed(self):
        missed = lambda n, T, more='', **tables: self.met(
            'missed.m-x = %d' % n, T, '[rule m-x]\nsubject = branch\nevery = month\n'
            'evidence = lecture\n' + more, **tables)
        self.assertTrue(missed(0, '2026-01-31'))
        self.assertTrue(missed(4, '2026-05-31'))
        self.assertTrue(missed(5, '2026-06-01'))
        self.assertTrue(missed(0, '2026-05-31', 'force = advice\n'))
        self.assertTrue(missed(3, '2026-05-31', waiver=[
            'org=B slot=m-x from_on=2026-02-28 to_on=2026-02-28']))
        # 366 days before 2027-02-01 is 2026-01-31.
        self.assertTrue(missed(13, '2027-02-01'))
        self.assertTrue(missed(12, '2027-02-02'))

    def test_marks(self):
        orgs = org('', 'code=G kind=group parent=B name=g')
        marks = lambda n, *records, T='2026-05-31': self.met('marks.lecture = %d' % n, T, org=orgs,
            activity=['code=M%d types=lecture %s' % pair for pair in enumerate(records)])
        self.assertTrue(marks(1, 'org=B held_on=2026-05-31', 'org=B held_on=2026-06-01'))
        self.assertTrue(marks(1, 'org=G held_on=2026-01-01', 'org=R held_on=2026-02-01'))
        self.assertTrue(marks(0, 'org=B held_on=2025-12-31'))
        self.assertTrue(marks(0, 'org=B held_on=2026-01-01 for_on=2025-12-31'))
        self.assertTrue(marks(2, 'org=B joint=G held_on=2026-01-01'))

    def have(self, evidence, start='2026-01-01', more='', T='2026-12-31', **tables):
        return self.at(rules('w every = year; evidence = %s; %s' % (evidence, more)), T, start,
                       key='have', since='2025-01-01', **tables)

    def test_marks_of_organisations(self):
        for kind, field in (('star', 'rated_on'), ('assessment', 'rated_on'),
                            ('debrief', 'delivered_on')):
            have = lambda d, start: self.have(kind, start, **{
                kind: ['code=D org=B year=2025 %s=%s' % (field, d)]})
            self.assertEqual((have('2026-01-15', '2025-01-01'), have('2026-01-15', '2026-01-01'),
                              have('2025-11-01', '2025-01-01')), (1, 0, 1), kind)
        self.assertEqual(self.have('assessment', assessment=[
            'org=B person=X year=2026 rated_on=2026-05-05']), 0)

    def test_marks_of_persons(self):
        people = dict(person=['code=X org=B status=full'], more='each = member')
        self.assertEqual(self.have('assessment', assessment=[
            'org=B person=X year=2026 rated_on=2026-05-05'], **people), 1)
        self.assertEqual(self.have('transfer', transfer=[
            'person=X issued_on=2026-05-05 received_on=2026-06-06'], T='2026-05-05', **people), 1)
        debrief = dict(debrief=['code=D org=B person=X year=2026 delivered_on=2026-05-05'])
        self.assertEqual([self.have('debrief', person=people['person'],
                                    more='each = member; role = ' + role, **debrief)
                          for role in ('present', 'speaker', 'host', 'partner')], [1, 1, 0, 0])

    def test_projects_and_ledgers(self):
        project = dict(project=['code=J org=B kind=brand started_on=2026-05-05'])
        self.assertEqual([self.have(name, **project) for name in (
            'project', 'project(brand)', 'project(task)')], [1, 1, 0])
        ledger = lambda more, T: self.have('ledger(problem)', T=T, ledger=[
            'code=L org=B kind=problem opened_on=2026-05-05 ' + more])
        self.assertEqual((ledger('', '2026-05-05'), ledger('filed_on=2026-05-09', '2026-05-08'),
                          ledger('filed_on=2026-05-09', '2026-05-09')), (1, 0, 1))

    def test_figures(self):
        made = world(POLICY, person=[
            'code=X org=B status=full', 'code=Y org=B status=probationary',
            'code=Z org=B status=full left_on=2026-03-31', 'code=W org=R status=full'],
            activity=['code=M org=B types=theme_day;talk held_on=2026-03-31',
                      'code=N org=B types=lecture held_on=2026-02-01',
                      'code=O org=B types=theme_day;talk held_on=2026-04-01',
                      # no roll calls: a talk, a list without anybody who was to be there
                      'code=Q org=B types=talk(heart) held_on=2026-03-03',
                      'code=S org=B types=lecture held_on=2026-03-03 host=X'],
            attendance=['activity=M person=X role=attendee status=present',
                        'activity=M person=W role=attendee status=present',
                        'activity=N person=Y role=attendee status=leave made_up_on=2026-05-01',
                        'activity=Q person=X role=attendee status=present',
                        'activity=S person=Y role=speaker status=present'],
            waiver=['org=B person=X from_on=2026-02-01 to_on=2026-02-01'],
            dues=['person=X month=2026-01 amount_due=10.50 amount_paid=10.00 paid_on=2026-01-09',
                  'person=X month=2026-03 amount_due=1.00 amount_paid=2.00 paid_on=2026-03-09',
                  'person=X month=2026-04 amount_due=9.00', 'person=W month=2026-01 amount_due=7'])
        first, last = reference.day('2026-01-01'), reference.day('2026-03-31')
        found = reference.figures(made, first, last, reference.day('2026-04-01'))
        # M: X of X, Y; N: Y of Y, Z (X waived).
        own = {'full': 1, 'probationary': 1, 'expected': 4, 'present': 2, 'talks': 2,
               'due': 1150, 'paid': 1200, 'owing': 50, 'unset': 0, 'unset_owed': 0}
        self.assertEqual(found['B', 'own'], own)
        self.assertNotIn(('B', 'sum'), found)
        # No rule asks dues: what W has not paid is due and nobody's debt; what X paid in part is.
        self.assertEqual((found['R', 'own']['due'], found['R', 'own']['owing']), (700, 0))
        self.assertEqual(found['R', 'sum'], dict(own, full=2, due=1850, owing=50))
        lines = reference.figure_lines(made, first, last, reference.day('2026-04-01'))
        self.assertEqual([(each['org'], each['scope'], each['attendance'], each['owing'])
                          for each in lines],
                         [('B', 'own', 0.5, 0.5), ('R', 'own', None, 0.0), ('R', 'sum', 0.5, 0.5)])


if __name__ == '__main__':
    unittest.main()

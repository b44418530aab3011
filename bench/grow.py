#!/usr/bin/python3
"""Makes a large office out of a small one for the due list's benchmark: so many copies of its
organisations, members and marks, and so many years of the marks (0: nothing was recorded).

  grow.py SOURCE OUT [--copies K] [--years Y]

Only what a due list reads is copied: organisations, placements, members, memberships and the
marks of what was recorded, not the records themselves: a province then fits a disk and is there in
minutes. The root stays one. Copy k has the codes of the source with a letter behind; the marks of
year y are those of the source y years before, and books are kept from so much earlier on. SOURCE
must be of today's form.
"""
import argparse
import datetime as dt
import os
import sqlite3

EPOCH = dt.date(1970, 1, 1)
RANK = (1 << 40) - 1                        # of an organisation, within a shelf of marks


def columns(db, table):
    return [c[1] for c in db.execute('PRAGMA src.table_info(%s)' % table)]


def copy_rows(db, table, key, copies, changed):
    """Rows of one table, copies side by side, so that ids follow codes; changed: column -> SQL"""
    names = columns(db, table)
    picked = ['(t.id - 1) * %d + k.k + 1' % copies if n == 'id' else
              changed[n] if n in changed else 't."%s"' % n for n in names]
    db.execute('INSERT INTO main.%s (%s) SELECT %s FROM src.%s t JOIN copy k ON %s ORDER BY %s' % (
        table, ', '.join('"%s"' % n for n in names), ', '.join(picked), table,
        'k.k = 0 OR t.%s <> (SELECT code FROM root)' % key, 't.id, k.k'))


def renamed(column):
    """The code of the copy; the root's stays."""
    return ("CASE WHEN t.\"%s\" = (SELECT code FROM root) OR t.\"%s\" IS NULL THEN t.\"%s\" "
            "ELSE t.\"%s\" || k.letter END" % ((column,) * 4))


def back(day, years):
    d = EPOCH + dt.timedelta(days=day)
    try:
        return (d.replace(year=d.year - years) - EPOCH).days
    except ValueError:                      # 29 February
        return (d.replace(year=d.year - years, day=28) - EPOCH).days


def shelf(day):
    """Where the marks of its year begin."""
    return ((EPOCH + dt.timedelta(days=day)).year - 1970) << 40


def main():
    ap = argparse.ArgumentParser(description='Makes a large office out of a small one.')
    ap.add_argument('source')
    ap.add_argument('out')
    ap.add_argument('--copies', type=int, default=1)
    ap.add_argument('--years', type=int, default=1)
    a = ap.parse_args()
    k, many = a.copies, a.copies * a.years
    if os.path.exists(a.out):
        os.unlink(a.out)
    db = sqlite3.connect(a.out, isolation_level=None)
    db.execute('PRAGMA journal_mode = OFF')
    db.execute('PRAGMA synchronous = OFF')
    db.execute('PRAGMA cache_size = -200000')
    db.execute('ATTACH ? AS src', (a.source,))
    later = []
    for kind, name, sql in db.execute(
            "SELECT type, name, sql FROM src.sqlite_schema WHERE sql IS NOT NULL "
            "AND name NOT LIKE 'sqlite_%' ORDER BY type = 'table' DESC, rowid").fetchall():
        if kind == 'table':
            db.execute(sql)
        else:
            later.append(sql)
    for pragma in ('application_id', 'user_version'):
        db.execute('PRAGMA %s = %d' % (pragma, db.execute('PRAGMA src.%s' % pragma).fetchone()[0]))
    db.execute('BEGIN')
    for table in ('meta', 'setting', 'policy', 'policy_section', 'policy_entry', 'evidence_type'):
        if columns(db, table):
            db.execute('INSERT INTO main.%s SELECT * FROM src.%s' % (table, table))
    db.execute("UPDATE setting SET value = (substr(value, 1, 4) - %d) || substr(value, 5) "
               "WHERE name = 'tracking_from'" % max(a.years - 1, 0))
    db.execute('CREATE TEMP TABLE copy (k INTEGER PRIMARY KEY, letter TEXT)')
    db.executemany('INSERT INTO copy VALUES (?, ?)',
                   [(i, '' if i == 0 else chr(96 + i)) for i in range(k)])
    db.execute('CREATE TEMP TABLE root AS SELECT code FROM src.org WHERE parent IS NULL')
    copy_rows(db, 'org', 'code', k, {'code': renamed('code'), 'parent': renamed('parent')})
    copy_rows(db, 'placement', 'org', k, {'org': renamed('org'), 'parent': renamed('parent')})
    for table, key in (('person', 'code'), ('membership', 'person')):
        copy_rows(db, table, key, k, {n: renamed(n) for n in ('code', 'person', 'org', 'group')})
    for sql in later:
        db.execute(sql)
    db.execute('UPDATE org SET rank = r.place FROM (SELECT id, row_number() OVER (ORDER BY code) '
               '* 1024 AS place FROM org) AS r WHERE org.id = r.id')
    db.execute('CREATE TEMP TABLE place (was INTEGER, k INTEGER, rank INTEGER, '
               'PRIMARY KEY (was, k)) WITHOUT ROWID')
    db.execute('INSERT OR REPLACE INTO place SELECT t.rank, k.k, n.rank FROM src.org t '
               'JOIN copy k JOIN main.org n ON n.code = %s' % renamed('code'))
    db.execute('CREATE TEMP TABLE shift (day INTEGER, y INTEGER, shifted INTEGER, year INTEGER, '
               'PRIMARY KEY (day, y)) WITHOUT ROWID')
    days = {d for t in ('mark_org', 'mark_person')
            for d, in db.execute('SELECT DISTINCT for_day FROM src.%s' % t)}
    shifts = [(d, y, back(d, y)) for d in days for y in range(a.years)]
    db.executemany('INSERT INTO shift VALUES (?, ?, ?, ?)',
                   [s + (shelf(s[2]),) for s in shifts])
    db.execute('INSERT INTO main.mark_home SELECT (h.person - 1) * %d + k.k + 1, '
               'coalesce(p.rank, 0) FROM src.mark_home h JOIN copy k '
               'LEFT JOIN place p ON p.was = h.org_rank AND p.k = k.k ORDER BY 1' % k)
    names = ', '.join('"%s"' % c[1] for c in db.execute('PRAGMA main.table_info(mark_place)'))
    db.execute('INSERT INTO main.mark_place (%s) SELECT %s FROM mark_place_source '
               'ORDER BY org_rank, code, from_day' % (names, names))
    once = '(k.k = 0 OR m.shelf & %d <> (SELECT rank FROM src.org WHERE parent IS NULL))' % RANK
    db.execute('INSERT INTO main.mark_org (shelf, type, for_day, record, rest) '
               'SELECT s.year + p.rank, m.type, s.shifted, (((m.record >> 4) * %d + k.k * %d + s.y)'
               ' << 4) | (m.record & 15), m.rest FROM src.mark_org m JOIN copy k '
               'JOIN place p ON p.was = m.shelf & %d AND p.k = k.k '
               'JOIN shift s ON s.day = m.for_day WHERE %s ORDER BY 1, 2, 3, 4' % (
                   many, a.years, RANK, once))
    db.execute('INSERT INTO main.mark_person (shelf, person, type, for_day, record, rest) '
               'SELECT s.year + coalesce(p.rank, 0), (m.person - 1) * %d + k.k + 1, m.type, '
               's.shifted, (((m.record >> 7) * %d + k.k * %d + s.y) << 7) | (m.record & 127), '
               'm.rest FROM src.mark_person m JOIN copy k '
               'LEFT JOIN place p ON p.was = m.shelf & %d AND p.k = k.k '
               'JOIN shift s ON s.day = m.for_day ORDER BY 1, 2, 3, 4, 5' % (
                   k, many, a.years, RANK))
    db.execute('COMMIT')
    db.execute('PRAGMA journal_mode = WAL')
    db.close()
    os.chmod(a.out, 0o600)


if __name__ == '__main__':
    main()

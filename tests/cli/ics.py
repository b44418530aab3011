"""Reads a calendar as RFC 5545 says and holds it against `due --format json`.

    ics.py FILE DUE       complaints are printed; exit 1
"""
import json
import sys

STATUS = {'done': 'COMPLETED', 'late': 'COMPLETED', 'waived': 'CANCELLED'}


def unfolded(raw):
    if not raw.endswith(b'\r\n') or raw.replace(b'\r\n', b'').count(b'\n'):
        raise SystemExit('a line does not end in CR LF')
    lines = []
    for line in raw[:-2].split(b'\r\n'):
        if len(line) > 75:
            raise SystemExit(f'{len(line)} bytes: {line!r}')
        line.decode('utf-8')  # no character is cut
        if line[:1] == b' ':
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return [line.decode('utf-8') for line in lines]


def text(value):
    out, at = '', 0
    while at < len(value):
        if value[at] == '\\':
            at += 1
            out += '\n' if value[at] in 'nN' else value[at]
        elif value[at] in ',;':
            raise SystemExit(f'a bare {value[at]} in {value}')
        else:
            out += value[at]
        at += 1
    return out


def tasks(lines):
    stack, out = [], []
    for line in lines:
        name, value = line.split(':', 1)
        name = name.split(';')[0]
        if name == 'BEGIN':
            stack.append({'kind': value})
        elif name == 'END':
            done = stack.pop()
            if done['kind'] != value:
                raise SystemExit(f'{value} ends {done["kind"]}')
            if value == 'VALARM':
                stack[-1]['alarm'] = done
            if value == 'VTODO':
                out.append(done)
        else:
            stack[-1][name] = value
    if stack:
        raise SystemExit('it does not end')
    return out


def compare(got, want):
    day = (want['deadline'] or '').replace('-', '')
    ident = f'{want["org"]}/{want["rule"]}/{want["period_start"] or "-"}'
    ident += ''.join('/' + want[k] for k in ('event', 'item') if want[k])
    open_ = want['status'] not in STATUS
    for what, a, b in (
            ('UID', text(got['UID']), ident),
            ('DUE', got.get('DUE', ''), day),
            ('STATUS', got['STATUS'],
             STATUS.get(want['status'], 'IN-PROCESS' if want['have'] else 'NEEDS-ACTION')),
            ('an alarm', 'alarm' in got, open_ and bool(day)),
            ('title', text(got['SUMMARY']).startswith(want['title']), True),
            ('organisation', want['org_name'] in text(got['SUMMARY']), True),
            ('source', want['source'] in text(got['DESCRIPTION']), True),
            ('lacking', '尚缺' in text(got['DESCRIPTION']), bool(want['lacking']))):
        if a != b:
            yield f'{ident} {what}: {a}, wanted {b}'


with open(sys.argv[1], 'rb') as f:
    found = {text(t['UID']): t for t in tasks(unfolded(f.read()))}
with open(sys.argv[2], encoding='utf-8') as f:
    wanted = json.load(f)
complaints = [] if len(found) == len(wanted) else [f'{len(found)} tasks, wanted {len(wanted)}']
for one in wanted:
    key = f'{one["org"]}/{one["rule"]}/{one["period_start"] or "-"}'
    key += ''.join('/' + one[k] for k in ('event', 'item') if one[k])
    complaints += compare(found[key], one) if key in found else [f'{key} is missing']
print('\n'.join(complaints[:20]), end='')
sys.exit(bool(complaints))

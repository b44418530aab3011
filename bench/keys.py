#!/usr/bin/python3
"""From a key to the screen: what a terminal program takes to answer, on a pseudo-terminal.

  keys.py --label NAME [--lead KEYS] --step WHAT:KEYS[*N] ... [--quit KEYS] -- COMMAND...

KEYS are characters and names in <>: <PgDn> <Down> <Home> <End> <CR> <Esc> <F7>. The keys of --lead
are sent after the first screen and not timed. Of a step, each key is timed N times: from its
writing to the last byte before the terminal has been quiet for --quiet seconds, which are part of
no figure. One line a step, by tabs: label, step, how often, median and 95 % in milliseconds, median
of the bytes, median to the first of them: a program that draws what it has and counts on sends its
screenful first; and of the processor time, to the first byte and to the last: it waits for nobody,
where the machine does something else as well.
"""
import argparse
import os
import re
import sys
import time

from first_screen import Screen, median

NAMES = {'PgDn': '\x1b[6~', 'Up': '\x1bOA', 'Down': '\x1bOB', 'Home': '\x1bOH', 'End': '\x1bOF',
         'CR': '\r', 'Esc': '\x1b', 'F3': '\x1bOR', 'F4': '\x1bOS', 'F6': '\x1b[17~',
         'F7': '\x1b[18~', 'C-u': '\x15'}


def keys_of(text):
    return [NAMES[m.group(1)] if m.group(1) else m.group(2)
            for m in re.finditer(r'<([A-Za-z0-9-]+)>|(.)', text, re.S)]


def press(screen, key, quiet):
    """(seconds to the last byte, bytes, seconds to the first, processor seconds to the first, to
    the last); None where nothing came"""
    was = screen.processor()
    screen.begun = time.monotonic()
    os.write(screen.fd, key.encode())
    came, text = screen.frame(b'.', quiet, 3)
    return came and (came[1][0], len(text), came[0][0], came[0][1] - was, came[1][1] - was)


def run(a, steps, out):
    screen = Screen(a.command, a.rows, a.cols)
    screen.first(a.settle)
    for key in keys_of(a.lead):
        press(screen, key, a.settle)
    for what, keys, n in steps:
        for key in keys * n:
            took = press(screen, key, a.quiet)
            if took:
                out[what].append(took)
    screen.close(a.quit, max(1, 4 * a.settle))


def main():
    ap = argparse.ArgumentParser(description='From a key to the screen.')
    ap.add_argument('--rows', type=int, default=40)
    ap.add_argument('--cols', type=int, default=120)
    ap.add_argument('--runs', type=int, default=3)
    ap.add_argument('--quiet', type=float, default=0.08)
    ap.add_argument('--settle', type=float, default=0.6)
    ap.add_argument('--label', default='')
    ap.add_argument('--lead', default='')
    ap.add_argument('--step', action='append', default=[])
    ap.add_argument('--quit', default='q')
    ap.add_argument('command', nargs=argparse.REMAINDER)
    a = ap.parse_args()
    a.command = a.command[1:] if a.command[:1] == ['--'] else a.command
    a.quit = ''.join(keys_of(a.quit))
    steps = []
    for step in a.step:
        what, keys = step.split(':', 1)
        times = re.fullmatch(r'(.*)\*(\d+)', keys, re.S)
        steps.append((what, keys_of(times.group(1) if times else keys),
                      int(times.group(2)) if times else 1))
    out = {what: [] for what, _, _ in steps}
    for _ in range(a.runs):
        run(a, steps, out)
    for what, took in out.items():
        ms = sorted(t[0] * 1e3 for t in took)
        print('\t'.join([a.label, what, str(len(ms))] + (
            ['%.1f' % median(ms), '%.1f' % ms[min(len(ms) - 1, int(len(ms) * 0.95))],
             '%d' % median([t[1] for t in took]), '%.1f' % median([t[2] * 1e3 for t in took]),
             '%.2f' % median([t[3] * 1e3 for t in took]),
             '%.2f' % median([t[4] * 1e3 for t in took])]
            if ms else ['-'] * 6)))
    return 0


if __name__ == '__main__':
    sys.exit(main())

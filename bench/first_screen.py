#!/usr/bin/python3
"""From the start of a terminal program to its first full screen, on a pseudo-terminal.

  first_screen.py [--rows 40] [--cols 120] [--runs 9] [--quiet 0.25] [--quit q] [--frame TEXT]
                  COMMAND... [-- COMMAND...]

Prints the medians of: start to the frame, which is there when TEXT is (a regular expression; the
first byte unless said), and to the last byte of the first screen (the one after which nothing comes
for the quiet time, which is part of no figure), each with the processor time by then; its bytes and
the peak memory. Several commands are run in turn, with the ratios of the pairs to the last one.
A program that does not take the screen over (no alternate screen) makes it exit with 3.
"""
import argparse
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

TAKES_OVER = b'\x1b[?1049h'
ASKED = ((b'\x1b[c', b'\x1b[?62;22c'), (b'\x1b[0c', b'\x1b[?62;22c'),
         (b'\x1b[>c', b'\x1b[>41;330;0c'), (b'\x1b[6n', b'\x1b[1;1R'), (b'\x1b[5n', b'\x1b[0n'))


class Screen:
    def __init__(self, argv, rows, cols):
        size = struct.pack('HHHH', rows, cols, 0, 0)
        self.begun = time.monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, size)
                os.environ.update(TERM='xterm-256color', LINES=str(rows), COLUMNS=str(cols))
                os.execvp(argv[0], argv)
            finally:
                os._exit(127)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, size)

    def read(self, timeout):
        """What came, b'' when it is over, None when nothing came"""
        if not select.select([self.fd], [], [], max(0, timeout))[0]:
            return None
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            return b''
        for ask, answer in ASKED:
            if ask in data:
                os.write(self.fd, answer)
        return data

    def processor(self):
        """Seconds, to the nanosecond"""
        try:
            with open('/proc/%d/schedstat' % self.pid, encoding='ascii') as fh:
                return int(fh.read().split()[0]) / 1e9
        except (OSError, IndexError):
            return 0.0

    def frame(self, shows, quiet, patience=60):
        """[(seconds, processor seconds) to the frame, to the last byte], all bytes; None where
        nothing came"""
        frame = last = None
        text = b''
        while True:
            wait = patience if last is None else self.begun + last[0] + quiet - time.monotonic()
            data = self.read(wait)
            if not data:
                return frame and [frame, last], text
            last = (time.monotonic() - self.begun, self.processor())
            text += data
            if frame is None and re.search(shows, text):
                frame = last

    def first(self, quiet, patience=60):
        """(seconds to the first byte, to the last, all bytes)"""
        first = last = None
        text = b''
        while True:
            wait = patience if last is None else self.begun + last + quiet - time.monotonic()
            data = self.read(wait)
            if not data:
                return first, last, text
            last = time.monotonic() - self.begun
            first = last if first is None else first
            text += data

    def peak(self):
        """MiB"""
        with open('/proc/%d/status' % self.pid, encoding='ascii', errors='replace') as fh:
            peak = re.search(r'VmHWM:\s+(\d+)', fh.read())
        return int(peak.group(1)) / 1024 if peak else 0

    def close(self, keys, wait=1):
        try:
            os.write(self.fd, keys.encode())
        except OSError:
            pass
        for sig in (None, signal.SIGHUP, signal.SIGKILL):
            if sig:
                os.kill(self.pid, sig)
            end = time.monotonic() + wait
            while time.monotonic() < end:
                self.read(0.02)
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    os.close(self.fd)
                    return


def median(values):
    v = sorted(values)
    return (v[len(v) // 2] + v[(len(v) - 1) // 2]) / 2


def measure(argv, a):
    """[frame s, its processor ms, full s, its processor ms, bytes, peak]; None: no screen"""
    s = Screen(argv, a.rows, a.cols)
    came, text = s.frame(a.frame.encode(), a.quiet)
    row = came and [came[0][0], came[0][1], came[1][0], came[1][1], len(text), s.peak()]
    s.close(a.quit)
    if row is None or TAKES_OVER not in text:
        print('no screen: %s' % text[:200].decode(errors='replace').strip(), file=sys.stderr)
        return None
    return row


def spread(values):
    return '%.1f [%.1f..%.1f]' % (median(values), min(values), max(values))


def tell(what, rows):
    col = list(zip(*rows))
    ms = [[v * 1e3 for v in c] for c in col[:4]]
    print('%s n=%d  frame %s ms, processor %s  full %s ms, processor %s  %d bytes  %.1f MiB' % (
        what, len(rows), spread(ms[0]), spread(ms[1]), spread(ms[2]), spread(ms[3]),
        median(col[4]), median(col[5])))


def keep(what, commands, rows):
    """For table.py: the frame, by processor time"""
    path = os.environ.get('BENCH_TABLE')
    if not what or not path:
        return
    with open(path, 'a', encoding='utf-8') as out:
        for argv, of in zip(commands, rows):
            out.write('%s\t%s\t%d\t%.4f\t%.1f\n' % (
                what, argv[0].rsplit('/', 1)[-1], len(of), median([r[1] for r in of]),
                median([r[5] for r in of])))
        if len(rows) == 2:
            pairs = [x[1] / y[1] for x, y in zip(*rows)]
            out.write('%s\tratio\t%d\t%.2f\t%.2f\t%.2f\n' % (
                what, len(pairs), median(pairs), min(pairs), max(pairs)))


def main():
    ap = argparse.ArgumentParser(description='Start to the first full screen.')
    ap.add_argument('--rows', type=int, default=40)
    ap.add_argument('--cols', type=int, default=120)
    ap.add_argument('--runs', type=int, default=9)
    ap.add_argument('--quiet', type=float, default=0.25)
    ap.add_argument('--quit', default='q')
    ap.add_argument('--frame', default='.')
    ap.add_argument('--table', default='')
    ap.add_argument('command', nargs=argparse.REMAINDER)
    a = ap.parse_args()
    commands = [[]]
    for word in a.command:
        if word == '--':
            commands.append([])
        else:
            commands[-1].append(word)
    commands = [c for c in commands if c]
    rows = [[] for _ in commands]
    for i in range(a.runs + 1):            # the first is a warm-up
        for k, argv in enumerate(commands):
            row = measure(argv, a)
            if row is None:
                return 3
            if i:
                rows[k].append(row)
    for k, argv in enumerate(commands):
        tell('first screen of %s' % argv[0].rsplit('/', 1)[-1], rows[k])
    keep(a.table, commands, rows)
    for k, argv in enumerate(commands[:-1]):
        pairs = list(zip(rows[k], rows[-1]))
        print('ratio to %s: frame %s, processor %s; full %s, processor %s' % (
            (commands[-1][0].rsplit('/', 1)[-1],) +
            tuple(spread([x[i] / y[i] for x, y in pairs]) for i in range(4))))
    return 0


if __name__ == '__main__':
    sys.exit(main())

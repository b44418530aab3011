#!/usr/bin/python3
"""From the start of a terminal program to its first full screen, on a pseudo-terminal.

  first_screen.py [--rows 40] [--cols 120] [--runs 9] [--quiet 0.25] [--quit q] COMMAND...

Prints the medians of: start to the first byte, start to the last byte of the first screen (the one
after which nothing comes for the quiet time, which is part of no figure), its bytes, the peak
memory and the processor time by then. A program that does not take the screen over (no
alternate screen) makes it exit with 3.
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

    def used(self):
        """(peak MiB, processor seconds)"""
        with open('/proc/%d/status' % self.pid, encoding='ascii', errors='replace') as fh:
            peak = re.search(r'VmHWM:\s+(\d+)', fh.read())
        with open('/proc/%d/stat' % self.pid, encoding='ascii', errors='replace') as fh:
            words = fh.read().rsplit(')', 1)[1].split()
        return (int(peak.group(1)) / 1024 if peak else 0,
                (int(words[11]) + int(words[12])) / os.sysconf('SC_CLK_TCK'))

    def close(self, keys):
        try:
            os.write(self.fd, keys.encode())
        except OSError:
            pass
        for sig in (None, signal.SIGHUP, signal.SIGKILL):
            if sig:
                os.kill(self.pid, sig)
            end = time.monotonic() + 1
            while time.monotonic() < end:
                self.read(0.02)
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    os.close(self.fd)
                    return


def median(values):
    v = sorted(values)
    return (v[len(v) // 2] + v[(len(v) - 1) // 2]) / 2


def main():
    ap = argparse.ArgumentParser(description='Start to the first full screen.')
    ap.add_argument('--rows', type=int, default=40)
    ap.add_argument('--cols', type=int, default=120)
    ap.add_argument('--runs', type=int, default=9)
    ap.add_argument('--quiet', type=float, default=0.25)
    ap.add_argument('--quit', default='q')
    ap.add_argument('command', nargs=argparse.REMAINDER)
    a = ap.parse_args()
    rows = []
    for i in range(a.runs + 1):            # the first is a warm-up
        s = Screen(a.command, a.rows, a.cols)
        first, last, text = s.first(a.quiet)
        if first is None or TAKES_OVER not in text:
            print('no screen: %s' % text[:200].decode(errors='replace').strip(), file=sys.stderr)
            return 3
        row = (first, last, len(text)) + s.used()
        s.close(a.quit)
        if i:
            rows.append(row)
    col = list(zip(*rows))
    print('first screen n=%d  first byte %.1f ms  full %.1f ms [%.1f..%.1f]  %d bytes  '
          'peak %.1f MiB  cpu %.2f s' % (
              len(rows), median(col[0]) * 1e3, median(col[1]) * 1e3, min(col[1]) * 1e3,
              max(col[1]) * 1e3, median(col[2]), median(col[3]), median(col[4])))
    return 0


if __name__ == '__main__':
    sys.exit(main())

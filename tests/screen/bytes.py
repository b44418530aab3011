"""What the terminal gets for a key: a move in a list and a letter in a form send little, for the
sake of slow lines."""
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

PROGRAM = os.path.abspath(os.environ.get("DANGJIAN", "./dangjian"))
IDLE = re.compile(rb"\x1b\]2;idle (\d+)\x07")  # said when nothing is left to do
LIMIT = 20  # seconds for one key, far beyond what any takes


class Screen:
    def __init__(self, folder, *args):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.environ.update(
                TERM="xterm-256color", LC_ALL="C.UTF-8", DANGJIAN_IDLE="1",
                DANGJIAN_TODAY="2026-09-15", HOME=folder,
                XDG_STATE_HOME=folder, XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder)
            os.environ.pop("DANGJIAN_KEYS", None)
            os.execv(PROGRAM, [PROGRAM, *args])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.taken = 0

    def until(self, taken):
        """What was sent until the program rests with so many keys taken; the marks left out."""
        got = b""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            marks = IDLE.findall(got)
            if marks and int(marks[-1]) >= taken and got.endswith(b"\x07"):
                self.taken = int(marks[-1])
                return IDLE.sub(b"", got)
            if select.select([self.fd], [], [], 0.5)[0]:
                try:
                    got += os.read(self.fd, 65536)
                except OSError:
                    break
        raise SystemExit("Bail out! the program does not rest: " + repr(got[-400:]))

    def press(self, data):
        os.write(self.fd, data)
        return len(self.until(self.taken + 1))

    def close(self):
        os.close(self.fd)
        os.waitpid(self.pid, 0)


count = 0


def below(name, got, limit):
    global count
    count += 1
    print(f"{'ok' if 0 < got < limit else 'not ok'} {count} - {name}: {got} bytes, below {limit}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        demo = [PROGRAM, "--on", "2026-09-15", "demo", "-o", "t.db", "--orgs", "12"]
        if subprocess.run(demo, cwd=folder, stdout=subprocess.DEVNULL).returncode != 0:
            raise SystemExit("Bail out! no demonstration database")
        screen = Screen(folder, "--db", str(Path(folder) / "t.db"))
        first = len(screen.until(0))
        below("the first screen", first, 8000)
        os.write(screen.fd, b"\x1b[1;1R")  # the answer about ambiguous characters
        os.write(screen.fd, b"\x1b[B")
        screen.until(screen.taken + 2)
        # two rows, and below them whole what the row under the cursor has cut
        below("Down in the due list", max(screen.press(b"\x1b[B") for _ in range(5)), 480)
        below("Up in the due list", max(screen.press(b"\x1b[A") for _ in range(3)), 480)
        screen.press(b"3")
        screen.press(b"\x1b[B")
        below("Down in the activities", max(screen.press(b"\x1b[B") for _ in range(5)), 480)
        screen.press(b"\x1b")
        screen.press(b"n")
        screen.press(b"\t")
        screen.press(b"\x1b[Z")
        below("the first letter, with the mark that says so", screen.press(b"x"), 500)
        below("a letter in a form", max(screen.press(c) for c in (b"a", b"b", b"c")), 200)
        below("a hanzi in a form", max(screen.press(c.encode()) for c in "测试"), 200)
        screen.close()
    print(f"1..{count}")


sys.exit(main())

"""Power cuts: the writes, syncs and renames of deeds are recorded, and any beginning of the record
is played back into a copy. What was not synced by then is lost, there, or torn at a sector, each
write by itself; names in a folder last from its sync on, and till then go in their order.
Afterwards the database opens, `check` is clean, and every deed that was said to be done is there.

The same with a disk that lies, which syncs nothing: work may be lost then, and pages torn; but no
command ends by a signal, or without a sentence.

CUTS=N: so many; SEED=N: others; LIES=N: so many where nothing was synced (a quarter of CUTS)."""
import os
import random
import shutil
import sqlite3
import sys

import deeds

SECTOR = 512


class File:
    def __init__(self, data=b""):
        self.data, self.pending = data, []

    def sync(self):
        self.data, self.pending = play(self.data, self.pending), []


def play(data, changes):
    data = bytearray(data)
    for at, piece in changes:
        if piece is None:
            del data[at:]
            data.extend(bytes(at - len(data)))
        else:
            data.extend(bytes(max(0, at - len(data))))
            data[at:at + len(piece)] = piece
    return bytes(data)


class Disk:
    """What a folder would be after a power cut."""

    def __init__(self, folder):
        self.folder = folder
        self.names = {}  # as the program sees them
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), "rb") as f:
                self.names[os.path.join(folder, name)] = File(f.read())
        self.lasting = dict(self.names)
        self.turns = []  # changes of names since the folder was synced
        self.nameless = {}

    def file(self, name):
        if name in self.names:
            return self.names[name]
        return self.nameless.setdefault(name, File())

    def turn(self, *change):
        turn(self.names, change)
        self.turns.append(change)

    def take(self, what, a, name, data):
        if name.endswith("-shm") or not name.startswith(self.folder):
            return
        if what == "C":
            self.turn("put", name, File())
        elif what == "W":
            self.file(name).pending.append((a, data))
        elif what == "T":
            self.file(name).pending.append((a, None))
        elif what == "S" and name == self.folder:
            self.lasting, self.turns = dict(self.names), []
        elif what == "S":
            self.file(name).sync()
        elif what == "L":
            self.turn("put", data.decode(), self.file(name))
        elif what == "R":
            self.turn("move", name, data.decode())
        elif what == "U":
            self.turn("drop", name)

    def cut(self, mode, dice):
        """The files found afterwards: mode 0: nothing that was not synced, 1: all of it."""
        names = dict(self.lasting)
        most = len(self.turns)
        kept = most if mode == 1 else 0 if mode == 0 else dice.randint(0, most)
        for change in self.turns[:kept]:
            turn(names, change)
        found = {}
        for name, f in names.items():
            changes = f.pending if mode == 1 else [] if mode == 0 else some(f.pending, dice)
            found[name] = play(f.data, changes)
        return found


def turn(names, change):
    if change[0] == "put":
        names[change[1]] = change[2]
    elif change[0] == "move":
        if change[1] in names:
            names[change[2]] = names.pop(change[1])
    else:
        names.pop(change[1], None)


def some(changes, dice):
    kept = []
    for at, piece in changes:
        luck = dice.random()
        if luck < 0.4:
            kept.append((at, piece))
        elif luck < 0.7 and piece is not None and len(piece) > SECTOR:
            first = dice.randint(0, (len(piece) - 1) // SECTOR) * SECTOR
            last = dice.randint(first // SECTOR + 1, (len(piece) + SECTOR - 1) // SECTOR) * SECTOR
            kept.append((at + first, piece[first:last]))
    return kept


def read_record(path):
    record = []
    with open(path, "rb") as f:
        while True:
            line = f.readline()
            if not line:
                return record
            what, a, n, name = line.decode().rstrip("\n").split(" ", 3)
            record.append((what, int(a), name, f.read(int(n)) if what in "WLR" else b""))


class Session:
    """Deeds one after another, recorded. states: what the counts are before, and after each."""

    def __init__(self, name, start, calls, count, states):
        self.name, self.start, self.calls = name, start, calls
        self.count, self.states = count, states

    def record(self, house):
        path = os.path.join(house.home, "record")
        if os.path.exists(path):
            os.unlink(path)
        house.begin(deeds.Deed("", [], {}, start=self.start))
        self.disk = lambda: Disk(self.begun)
        self.begun = os.path.join(house.home, "begun-" + self.name)
        shutil.copytree(house.folder, self.begun)
        for args in self.calls:
            code, err = deeds.run(house.home, house.folder, args, LD_PRELOAD=house.shim,
                                  FAULT_RECORD=path)
            if code != 0:
                sys.exit("%s: %s" % (args, err))
            with open(path, "ab") as f:
                f.write(b"A 0 0 -\n")
        was, now = house.folder, self.begun
        self.steps = [(w, a, n.replace(was, now),
                       d.replace(was.encode(), now.encode()) if w in "LR" else d)
                      for w, a, n, d in read_record(path)]


def sessions():
    person_batch = ["SELECT count(*) FROM person", "SELECT count(*) FROM batch"]
    return [
        Session("deeds", "office.db",
                [["add", "person", "code=P9", "name=赵六", "org=B1"],
                 ["import", "person", "rows.csv"], ["undo"], ["set", "person", "P2", "note=乙"],
                 ["export", "person", "-o", "out.csv"], ["delete", "activity", "M2"]],
                person_batch, [(3, 10), (4, 11), (9, 12), (4, 13), (4, 14), (4, 14), (4, 15)]),
        Session("init", None,
                [["init", "--since", "2026-01-01"], ["add", "person", "name=甲", "org=1"]],
                person_batch, [(0, 0), (0, 1), (1, 2)]),
        Session("migrate", "old.db", [["due"]], person_batch[:1], [(1,), (1,)]),
        Session("restore", "office.db",
                [["restore", "copy.db"], ["set", "person", "P2", "note=乙"]],
                person_batch, [(3, 10), (8, 11), (8, 12)]),
    ]


def put(house, session, found):
    shutil.rmtree(house.folder, ignore_errors=True)
    os.mkdir(house.folder)
    for name, data in found.items():
        with open(os.path.join(house.folder, os.path.relpath(name, session.begun)), "wb") as f:
            f.write(data)


def judge(house, session, found, acked):
    put(house, session, found)
    path = os.path.join(house.folder, "a.db")
    if not os.path.exists(path):
        return [] if session.start is None and acked == 0 else ["there is no database"]
    wrong = []
    for args in (["due"], ["check", "-o", "/dev/null"]):
        code, err = deeds.run(house.home, house.folder, args)
        if code != 0:
            wrong.append("%s: %d %s" % (args[0], code, err))
    db = sqlite3.connect(path)
    try:
        now = tuple(db.execute(sql).fetchone()[0] for sql in session.count)
        if now not in session.states[acked:acked + 2]:
            wrong.append("%s after %d deeds were said to be done" % (now, acked))
    except sqlite3.DatabaseError as e:
        wrong.append(str(e))
    finally:
        db.close()
    csv = os.path.join(house.folder, "out.csv")
    if os.path.exists(csv) and not len(open(csv, encoding="utf-8-sig").read().splitlines()) == 5:
        wrong.append("out.csv is not whole")
    elif session.name == "deeds" and acked >= 5 and not os.path.exists(csv):
        wrong.append("out.csv is not there")
    return wrong


# What opens a torn file, reads all of it, and writes to it.
TRIED = (["due"], ["check"], ["list", "activity"], ["log"],
         ["report", "quarter", "--period", "2026Q1"], ["check", "--mend"],
         ["add", "person", "code=Z9", "name=示例", "org=B1"],
         ["close", "2026Q1"], ["undo"], ["backup", "z.db"], ["due"])


def survives(house, session, found, keep):
    """Complaints of commands that do not end in order. LIES_KEEP: a folder for such files."""
    put(house, session, found)
    for args in TRIED:
        code, err = deeds.run(house.home, house.folder, args)
        if not 0 <= code <= 5 or (code in (1, 2, 4) and not err.strip()) or "Sanitizer" in err or \
                "runtime error" in err:
            if keep:
                put(house, session, found)
                shutil.copytree(house.folder, keep, dirs_exist_ok=True)
            return ["%s: %d %s" % (" ".join(args), code, err)]
    return []


def lie(house, session, count, dice):
    complaints = []
    for i in range(count):
        at = dice.randint(0, len(session.steps))
        disk = session.disk()
        for what, a, name, data in session.steps[:at]:
            if what not in "AS":
                disk.take(what, a, name, data)
        disk.lasting = dict(disk.names)  # names are there: it is what is in the files that is torn
        complaints += ["cut %d: %s" % (at, w) for w in survives(
            house, session, disk.cut(2, dice), os.environ.get("LIES_KEEP"))]
    return complaints


def main():
    cuts, seed = int(os.environ.get("CUTS", "40")), int(os.environ.get("SEED", "1"))
    lies = int(os.environ.get("LIES", str(cuts // 4)))
    dice = random.Random(seed)
    house = deeds.House()
    house.build_shim()
    house.build([])
    every = sessions()
    for s in every:
        s.record(house)
    total = sum(len(s.steps) for s in every)
    for s in every:
        share = max(cuts * len(s.steps) // total, cuts // 8, 3)
        complaints = []
        for i in range(share):
            at, mode = dice.randint(0, len(s.steps)), i % 4
            disk, acked = s.disk(), 0
            for what, a, name, data in s.steps[:at]:
                if what == "A":
                    acked += 1
                else:
                    disk.take(what, a, name, data)
            complaints += ["cut %d, mode %d: %s" % (at, mode, w)
                           for w in judge(house, s, disk.cut(mode, dice), acked)]
        tell("%s: %d cuts in %d steps" % (s.name, share, len(s.steps)), complaints)
    for s in every:
        share = (lies + len(every) - 1) // len(every)
        tell("%s: %d where nothing was synced end in order" % (s.name, share),
             lie(house, s, share, dice))
    print("1..%d" % tell.number)
    house.remove()


def tell(what, complaints):
    tell.number += 1
    print("%s %d - %s" % ("not ok" if complaints else "ok", tell.number, what))
    for c in complaints[:20]:
        print("# " + c.replace("\n", " "))
    sys.stdout.flush()


tell.number = 0
main()

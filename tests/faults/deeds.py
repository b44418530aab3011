"""What tests of faults do to a small database, and what must be there afterwards: all of it, or
nothing. The numbers of rows before and after were counted by hand."""
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

DANGJIAN = os.path.abspath(os.environ.get("DANGJIAN", "./dangjian"))
SOURCE = os.path.abspath(os.environ.get("srcdir", "."))
APPLICATION_ID = 0x444A545A
OLD = 3  # the format a migration starts from
TODAY = "2026-05-20"

POLICY = """INSERT INTO policy_entry VALUES ('own', 2, 'policy', '', 'id', 'own', 1),
    ('own', 3, 'policy', '', 'title', '示例', 1);"""

PERSONS = """代码,姓名,组织
N1,新人甲,B1
N2,新人乙,B1
N3,新人丙,B2
N4,新人丁,B2
N5,新人戊,B2
"""

# Unfinished files have hidden names; the library of workbooks takes the names of its own away a
# moment after making them. SQLite's own lie beside any of them.
HIDDEN = re.compile(r"left over: (\..*|tmp\.\w+|.*-(wal|shm|journal))$")


class Deed:
    """args: of dangjian, run in a folder with a.db and rows.csv; count: statements with the number
    of rows before and after; file: what it writes, judged as a whole by `whole_file`."""

    def __init__(self, name, args, count, start="office.db", file=None, beside=()):
        self.name, self.args, self.count, self.start = name, args, count, start
        self.file, self.beside = file, beside
        self.after = None  # the content of the database in health


PERSON, BATCH = "SELECT count(*) FROM person", "SELECT count(*) FROM batch"
FORMAT = "PRAGMA user_version"


def deeds():
    files = os.listdir(os.path.join(SOURCE, "schema/sqlite"))
    latest = max(int(f[:4]) for f in files if f.endswith(".sql"))
    return [
        # office.db: 3 persons, 10 deeds (init, 3 organisations, 3 persons, 2 activities, 1 change)
        Deed("add", ["add", "person", "code=P9", "name=赵六", "org=B1"],
             {PERSON: (3, 4), BATCH: (10, 11)}),
        Deed("import", ["import", "person", "rows.csv"], {PERSON: (3, 8), BATCH: (10, 11)}),
        Deed("undo", ["undo"], {PERSON: (8, 3), BATCH: (11, 12)}, start="imported.db"),
        Deed("close", ["close", "2026Q1"],
             {"SELECT count(*) > 0 FROM kept_org": (0, 1), BATCH: (10, 11)}),
        Deed("report", ["report", "quarter", "--period", "2026Q1", "--format", "xlsx",
                        "-o", "out.xlsx"],
             {PERSON: (3, 3), BATCH: (10, 10)}, file="out.xlsx"),
        Deed("export", ["export", "person", "-o", "out.csv"], {PERSON: (3, 3), BATCH: (10, 10)},
             file="out.csv"),
        Deed("backup", ["backup", "b.db"], {PERSON: (3, 3), BATCH: (10, 10)}, file="b.db"),
        # the imported one takes its place; what was there is kept under a name with the day
        Deed("restore", ["restore", "copy.db"], {PERSON: (3, 8), BATCH: (10, 11)},
             beside=(r"a\D*2026.*",)),
        # the root and the deed itself
        Deed("init", ["init", "--since", "2026-01-01"],
             {"SELECT count(*) FROM org": (0, 1), BATCH: (0, 1)}, start=None),
        Deed("migrate", ["due"],
             {FORMAT: tuple(range(OLD, latest + 1)), PERSON: (1,) * (latest - OLD + 1)},
             start="old.db", beside=(r"a\.db\.format(\d+)(\.\d+)?",)),
    ]


def environment(home, **more):
    ours = ("FAULT_", "DANGJIAN_", "XDG_")
    keep = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    return dict(keep, LC_ALL="C.UTF-8", LANGUAGE="", DANGJIAN_TODAY=TODAY, DANGJIAN_USER="tester",
                DANGJIAN_DB="a.db", HOME=os.path.join(home, "home"), **more)


def run(home, folder, args, **more):
    """Returns (exit code, standard error)."""
    p = subprocess.run([DANGJIAN] + args, cwd=folder, env=environment(home, **more),
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return p.returncode, p.stderr.decode("utf-8", "replace")


def must(home, folder, *args):
    code, err = run(home, folder, list(args))
    if code != 0:
        sys.exit("%s: %d: %s" % (" ".join(args), code, err))


def text_between(source, begin, end):
    return source.split(begin, 1)[1].split(end, 1)[0]


def old_database(path):
    """A database as it was before the catalogue came; the data are those of test_upgrade.c."""
    with open(os.path.join(SOURCE, "tests/unit/test_upgrade.c"), encoding="utf-8") as f:
        text = text_between(f.read(), "data[] =", "static void")
    data = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))
    db = sqlite3.connect(path)
    db.executescript("PRAGMA application_id = %d; PRAGMA user_version = %d" % (APPLICATION_ID, OLD))
    folder = os.path.join(SOURCE, "schema/sqlite")
    for name in sorted(os.listdir(folder)):
        if name.endswith(".sql") and int(name[:4]) <= OLD:
            with open(os.path.join(folder, name), encoding="utf-8") as f:
                db.executescript(f.read())
    db.executescript(data + POLICY)
    db.commit()
    db.close()


class House:
    """A folder with the databases deeds start from, and the shim."""

    def __init__(self):
        self.home = tempfile.mkdtemp(prefix="dangjian-faults-")
        self.folder = os.path.join(self.home, "work")
        self.shim = os.path.join(self.home, "shim.so")
        os.mkdir(os.path.join(self.home, "home"))

    def build_shim(self):
        source = os.path.join(SOURCE, "tests/faults/shim.c")
        how = ["-std=c11", "-D_GNU_SOURCE", "-O1", "-shared", "-fPIC", "-o", self.shim, source]
        subprocess.run(os.environ.get("CC", "cc").split() + how, check=True)

    def build(self, deeds):
        os.mkdir(self.folder)
        go = lambda *args: must(self.home, self.folder, *args)
        go("init", "--name", "县直机关", "--since", "2026-01-01")
        go("add", "org", "code=B1", "name=办公室党支部", "kind=党支部", "parent=1")
        go("add", "org", "code=B2", "name=财务科党支部", "kind=党支部", "parent=1")
        go("add", "org", "code=G1", "name=第一党小组", "kind=党小组", "parent=B1")
        go("add", "person", "code=P1", "name=张三", "org=B1", "group=G1", "since_on=2020-01-05")
        go("add", "person", "code=P2", "name=李四", "org=B1")
        go("add", "person", "code=P3", "name=王五", "org=B2")
        go("add", "activity", "code=M1", "org=B1", "types=党课；支部主题党日", "held_on=2026-03-05")
        go("add", "activity", "code=M2", "org=B2", "types=lecture", "held_on=2026-04-05")
        go("set", "person", "P1", "note=甲")
        self.keep("office.db")
        with open(os.path.join(self.folder, "rows.csv"), "w", encoding="utf-8") as f:
            f.write(PERSONS)
        go("import", "person", "rows.csv")
        self.keep("imported.db")
        go("backup", os.path.join(self.home, "copy.db"))
        old_database(os.path.join(self.home, "old.db"))
        for deed in deeds:
            self.begin(deed)
            go(*deed.args)
            deed.after = content(os.path.join(self.folder, "a.db"))

    def keep(self, name):
        for end in ("-wal", "-shm"):
            if os.path.exists(os.path.join(self.folder, "a.db" + end)):
                sys.exit("a.db%s is left" % end)
        shutil.copy(os.path.join(self.folder, "a.db"), os.path.join(self.home, name))

    def begin(self, deed):
        shutil.rmtree(self.folder, ignore_errors=True)
        os.mkdir(self.folder)
        if deed.start is not None:
            shutil.copy(os.path.join(self.home, deed.start), os.path.join(self.folder, "a.db"))
        shutil.copy(os.path.join(self.home, "copy.db"), os.path.join(self.folder, "copy.db"))
        with open(os.path.join(self.folder, "rows.csv"), "w", encoding="utf-8") as f:
            f.write(PERSONS)

    def calls(self, deed, kind):
        """How many calls of a kind a deed makes in health."""
        count = os.path.join(self.home, "count")
        self.begin(deed)
        run(self.home, self.folder, deed.args, LD_PRELOAD=self.shim, FAULT_KIND=kind,
            FAULT_COUNT=count)
        with open(count, encoding="ascii") as f:
            return int(f.read())

    def unchanged(self, deed):
        """Whether the database is byte for byte what it was, without a log beside it."""
        if deed.start is None:
            return not os.path.exists(os.path.join(self.folder, "a.db"))
        wal = os.path.join(self.folder, "a.db-wal")
        if os.path.exists(wal) and os.path.getsize(wal) > 0:
            return False
        with open(os.path.join(self.folder, "a.db"), "rb") as a:
            with open(os.path.join(self.home, deed.start), "rb") as b:
                return a.read() == b.read()

    def remove(self):
        shutil.rmtree(self.home, ignore_errors=True)


def counts(path, deed):
    """What the statements say, without the program."""
    if not os.path.exists(path):
        return (0,) * len(deed.count)
    db = sqlite3.connect(path)
    try:
        def ask(sql):
            try:
                return db.execute(sql).fetchone()[0]
            except sqlite3.OperationalError as e:
                if "no such table" in str(e):
                    return 0
                raise
        return tuple(ask(sql) for sql in deed.count)
    finally:
        db.close()


# What two runs of a deed never have in common: moments, salts and what is made of them.
OWN = re.compile(r"(at|.*_at|hash|prev_hash|salt|digest)$")
OWN_META = ("database", "chain.end")


def content(path):
    """All that stands in the tables."""
    db = sqlite3.connect(path)
    all_of_it = []
    try:
        names = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
        for (table,) in db.execute(names).fetchall():
            rows = db.execute('SELECT * FROM "%s"' % table)
            kept = [i for i, c in enumerate(rows.description) if not OWN.match(c[0])]
            got = sorted(repr([row[i] for i in kept]) for row in rows
                         if table != "meta" or row[0] not in OWN_META)
            all_of_it.append((table, got))
        return all_of_it
    finally:
        db.close()


def difference(a, b):
    for (table, x), (other, y) in zip(a, b):
        if (table, x) != (other, y):
            return "%s: %s" % (table, sorted(set(x) ^ set(y))[:4])
    return "another number of tables" if len(a) != len(b) else ""


def whole_file(path):
    if path.endswith(".db"):
        return whole_copy(path, None, 3)
    if path.endswith(".csv"):
        with open(path, encoding="utf-8-sig", newline="") as f:
            lines = f.read().split("\r\n")
        return len(lines) == 5 and lines[-1] == "" and "王五" in lines[3]  # a header and 3 persons
    with zipfile.ZipFile(path) as z:
        return z.testzip() is None and "[Content_Types].xml" in z.namelist()


def judge(house, deed, code, check=True):
    """Complaints about what a deed left behind, [] where all is well; code: how it ended, 0: it was
    said to be done. Ends with a healthy run, so that what is left over is what stays."""
    wrong = []
    folder = house.folder
    states = list(zip(*deed.count.values()))
    if code != 0 and check and house.unchanged(deed) and deed.name != "migrate":
        check = False
    if check:
        if deed.name == "migrate":
            end, err = run(house.home, folder, ["due"])
            if end != 0:
                wrong.append("due afterwards: %d %s" % (end, err))
        end, err = run(house.home, folder, ["check", "-o", "/dev/null"])
        if end != 0:
            wrong.append("check: %d %s" % (end, err))
    try:
        now = counts(os.path.join(folder, "a.db"), deed)
    except sqlite3.DatabaseError as e:
        return wrong + ["damaged: %s" % e]
    if now not in states:
        wrong.append("neither whole nor absent: %s" % (now,))
    if now == states[-1] and now != states[0] and deed.after is not None:
        differs = difference(content(os.path.join(folder, "a.db")), deed.after)
        if differs:
            wrong.append("not what it is in health: %s" % differs)
    if code == 0 and now != states[-1]:
        wrong.append("said to be done and is not: %s" % (now,))
    if deed.name == "migrate" and now != states[-1]:
        wrong.append("not of today's format: %s" % (now,))
    # reading leaves an empty log, and a rollback that was finished its file
    allowed = [r"a\.db(-wal|-shm|-journal)?", r"rows\.csv", r"copy\.db"] + list(deed.beside)
    if deed.file is not None:
        path = os.path.join(folder, deed.file)
        allowed.append(re.escape(deed.file))
        if os.path.exists(path):
            try:
                if not whole_file(path):
                    wrong.append("%s is not whole" % deed.file)
            except Exception as e:  # whatever a broken workbook gives
                wrong.append("%s: %s" % (deed.file, e))
        elif code == 0:
            wrong.append("%s is not there" % deed.file)
    for name in sorted(os.listdir(folder)):
        if not any(re.fullmatch(p, name) for p in allowed):
            wrong.append("left over: %s" % name)
        for p in deed.beside if deed.name == "migrate" else ():
            m = re.fullmatch(p, name)
            if m and not whole_copy(os.path.join(folder, name), int(m[1]), 1):
                wrong.append("%s is no copy of what was there" % name)
    return wrong


def whole_copy(path, version, persons):
    """A sound database of that format (None: any) with so many persons."""
    db = sqlite3.connect("file:%s?immutable=1" % path, uri=True)
    try:
        return (db.execute("PRAGMA integrity_check").fetchone()[0] == "ok" and
                (version is None or db.execute(FORMAT).fetchone()[0] == version) and
                db.execute(PERSON).fetchone()[0] == persons)
    except sqlite3.DatabaseError:
        return False
    finally:
        db.close()


def only(names):
    """The deeds asked for by DEEDS="add undo"."""
    wanted = os.environ.get("DEEDS", "").split()
    return [d for d in names if not wanted or d.name in wanted]

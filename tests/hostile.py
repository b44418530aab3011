"""hostile.py poison DATABASE [all]: what an attacker, a broken program or an old one may have left
in a database, written past the door. Texts and codes everywhere become hostile and stay as linked
as they were; with `all` no other value of a record is spared either: days, numbers, words.

hostile.py links DATABASE: TABLE COLUMN of whatever names a row of another table,
numbers its own, or is derived of others.
hostile.py lose DATABASE TABLE COLUMN: every third of them names what is not there.
hostile.py tear DATABASE TABLE: the last rows of it cannot be read.

hostile.py scan FILE...: says what of these texts a terminal must never get.
hostile.py terminal FILE...: the same of what a terminal was sent: all but the program's own.
hostile.py dump DATABASE: every value of every table, as it is.
hostile.py csv|json|jsonl FILE...: says what a spreadsheet would run, or why it cannot be read."""
import csv
import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

TEXTS = [
    b"\x1b[31mred\x1b[2J\x1b[H",  # colours, erase, home
    b"\x1b]52;c;ZXZpbA==\x07clip",  # the clipboard
    b"\x1b]0;title\x1b\\\x1b]2;idle 9999\x07",  # the title
    b"\x1bP1$r0m\x1b\\dcs\x1b_apc\x1b\\\x1bc",  # DCS, APC, reset
    b"\xc2\x9b31mC1\xc2\x9d0;t\xc2\x9c\xc2\x85\xc2\x90",  # the same as C1
    b"\x9b31mraw\x90\x9d\x9c",  # C1 as single bytes: no UTF-8
    b"a\x00b",  # what follows a NUL
    b"tab\tline\nreturn\rfeed\x0cbell\x07back\x08del\x7f",
    "名".encode() * 10000,  # every tenth time; otherwise 200
    "\u202e幻灯片\u202cgpj.\u2066exe\u2069\u2067\u2068\u202a\u202b\u202d".encode(),
    "שלום مرحبا 支部".encode(),
    "👨\u200d👩\u200d👧\u200d👦🇨🇳🏴\U000e0067\U000e0062\U000e007f🤦🏽\u200d♀\ufe0f".encode(),
    ("Z" + "\u0300\u0489\u0353\u0351" * 60 + "algo").encode(),
    "\u0301\u200d\ufe0f无头".encode(),  # a mark with nothing before it
    "𠮷𠮷“—…①★│”".encode(),
    "\ue000\uf8ff\U000f0000\U0010fffd私".encode(),
    "\u0378\U0003fffd未".encode(),  # unassigned
    "\ufffe\uffff\ufdd0\U0010ffff非".encode(),  # noncharacters
    b"\xed\xa0\x80\xed\xb0\x80sur",  # lone surrogates
    b"\xff\xfe\xc0\xaf\xe2\x82\xf0\x9f\x91bad",  # no UTF-8
    b"=cmd|'/c calc'!A0",
    b"+1+1",
    b"@SUM(A1)",
    b"-2+3",
    b"'; DROP TABLE person; --",
    b"%s%n%x \\x1b[31m {0} $(id) `id`",
    b"<script>&amp;]]></t><!--",
    "\u2028\u2029\u0085\u00ad\ufeff\u180e分".encode(),
    b"\xe2\x80\x8b",  # nothing to see at all
    b" ",
    "，、。；;/".encode(),
]
KEPT = ("meta", "setting", "policy", "policy_entry", "evidence_type", "sqlite_sequence")
NUMBERS = (-1, 0, -9223372036854775808, 9223372036854775807, 2147483648, 67108865)
LARGE = ("person", "org", "activity", "evidence_type", "attendance", "batch")
CODE = b"\x1b[7m\xe2\x80\xae\xc2\x9b\xff;/ \t\n"  # behind every code


def poison(path, everything):
    db = sqlite3.connect(path)
    db.text_factory = bytes
    for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON", "journal_mode = DELETE"):
        db.execute("PRAGMA " + pragma)
    texts, codes = kinds()
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute("DROP TRIGGER " + name.decode())
    number = 0
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        table = table.decode()
        for column in db.execute(f"PRAGMA table_info({table})").fetchall():
            name, kind = column[1].decode(), column[2].decode()
            where = f"UPDATE OR IGNORE {table} SET \"{name}\" = "
            if (table, name) in codes and kind == "TEXT":
                db.execute(where + f"CAST(CAST(\"{name}\" AS BLOB) || ? AS TEXT)"
                           f" WHERE \"{name}\" <> ''", (CODE,))
            elif (table, name) in texts:
                number = mix(db, table, name, number)
            elif table in KEPT:
                continue
            elif everything and kind == "TEXT":
                number = mix(db, table, name, number, 3)
            elif everything and kind == "INTEGER" and name not in ("id", "row", "version", "kind"):
                db.execute(f"UPDATE OR IGNORE {table} SET \"{name}\" = CASE abs(random() % 9)"
                           " WHEN 0 THEN 9223372036854775807 WHEN 1 THEN -9223372036854775808"
                           f" WHEN 2 THEN -1 WHEN 3 THEN 2147483648 ELSE \"{name}\" END")
    for _, sql in triggers:
        db.execute(sql.decode())
    db.commit()
    db.close()


def links(path):
    db = sqlite3.connect(path)
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"):
        named = {row[3] for row in db.execute(f"PRAGMA foreign_key_list({table})")}
        for column in [r[1] for r in db.execute(f"PRAGMA table_info({table})")]:
            if column in named or (column == "id" and table in LARGE) or table.startswith("mark_"):
                if db.execute(f'SELECT count("{column}") FROM {table}').fetchone()[0]:
                    print(table, column)


def lose(path, table, column):
    db = sqlite3.connect(path)
    for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON"):
        db.execute("PRAGMA " + pragma)
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute("DROP TRIGGER " + name)
    number = next(r[2] for r in db.execute(f"PRAGMA table_info({table})")
                  if r[1] == column) == "INTEGER"
    key = ", ".join(f'"{r[1]}"' for r in db.execute(f"PRAGMA table_info({table})") if r[5])
    rows = db.execute(f'SELECT {key} FROM {table} WHERE "{column}" IS NOT NULL').fetchall()
    where = " AND ".join(k + " = ?" for k in key.split(", "))
    for i, row in enumerate(rows[::3]):
        lost = NUMBERS[i % len(NUMBERS)] if number else ("不在", "")[i % 2]
        db.execute(f'UPDATE OR IGNORE {table} SET "{column}" = ? WHERE {where}', [lost, *row])
    db.commit()


def tear(path, table):
    """The page with the last rows of a table holds nothing that can be read."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = db.execute("PRAGMA page_size").fetchone()[0]
    page = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table]).fetchone()[0]
    db.close()
    with open(path, "r+b") as file:
        while True:
            file.seek((page - 1) * size)
            head = file.read(12)
            if head[0] != 5:  # no page of pages
                break
            page = int.from_bytes(head[8:], "big")
        file.seek((page - 1) * size)
        file.write(b"\xff")


def kinds():
    """The columns that hold text, and those that hold a code: (table, column)."""
    texts = {("batch", "user"), ("batch", "what"), ("policy", "title"), ("policy", "number"),
             ("policy", "loaded_by"), ("journal_guarded", "before"), ("journal_guarded", "after"),
             ("journal", "key"), ("journal", "before"), ("journal", "after")}
    codes = {("activity_event", "event"), ("activity_joint", "org"), ("name_key", "code")}
    for entity in said("fields", "--format", "csv"):
        texts |= {(entity[0], "entered_by")}
        for field in said("fields", entity[0], "--format", "csv"):
            if field[2] in ("code", "ref"):
                codes.add((entity[0], field[0]))
            elif field[2] in ("text", "long"):
                texts.add((entity[0], field[0]))
    codes -= {("fact", "name"), ("plan", "type"), ("org", "policy"), ("placement", "policy")}
    return texts, codes


def said(*words):
    out = subprocess.run([PROGRAM, *words], stdout=subprocess.PIPE, check=True).stdout
    return [line.split(",") for line in out.decode("utf-8-sig").splitlines()[1:]]


def mix(db, table, column, number, every=1):
    """Each row another of the texts, counted on from column to column; every so many rows alone."""
    keys = [f'"{r[1].decode()}"' for r in db.execute(f"PRAGMA table_info({table})") if r[5]]
    rows = db.execute(f'SELECT {", ".join(keys)} FROM {table}'
                      f' WHERE "{column}" IS NOT NULL').fetchall()
    for row in rows[::every]:
        text = TEXTS[number % len(TEXTS)]
        if len(text) == 30000 and number // len(TEXTS) % 10:
            text = text[:600]
        if table == "journal" and column != "key" and number % 2:
            text = json.dumps({"name": text.decode("utf-8", "replace"), "a\"b": "\0"}).encode()
        where = " AND ".join(key + (" = CAST(? AS TEXT)" if isinstance(value, bytes) else " = ?")
                             for key, value in zip(keys, row))
        db.execute(f'UPDATE OR IGNORE {table} SET "{column}" = CAST(? AS TEXT) WHERE {where}',
                   [text, *row])
        number += 1
    return number


def dump(path):
    db = sqlite3.connect(path)
    db.text_factory = bytes
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    for (table,) in db.execute(tables).fetchall():
        for row in db.execute(f'SELECT * FROM "{table.decode()}"'):
            print(table.decode(), row)


# What moves the cursor, turns the direction or begins a command; tabs and ends of lines do not.
BAD = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
                 "|\r(?!\n)")


def scan(path):
    text = Path(path).read_bytes().decode()
    for found in BAD.finditer(text):
        yield repr(text[max(0, found.start() - 40):found.end() + 10])


# What the program itself sends: colours, the cursor, modes of the terminal and its character sets.
OWN = re.compile(rb"\x1b(\[[?>]?[0-9;]*[@-Z`a-z]|[()][0AB]|[=>78M])|[\r\n\b\t\x0e\x0f]")


def scan_terminal(path):
    sent = Path(path).read_bytes()
    for text in TEXTS + [CODE]:
        for part in re.findall(rb"\x1b[^\x1b]{4,}", text):
            if part in sent:
                yield repr(part)
    for found in BAD.finditer(OWN.sub(b"", sent).decode()):
        yield repr(found)


def scan_csv(path):
    """A sign of a formula is no number and the first of its cell."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        for cell in (c for row in csv.reader(file) for c in row):
            number = re.fullmatch(r"[+-]?[0-9]+(\.[0-9]*)?|.", cell, re.S)
            if re.match(r"[=+@\t\r-]", cell) and not number:
                yield repr(cell[:60])


def scan_json(path):
    json.loads(Path(path).read_text(encoding="utf-8"))
    return []


def scan_jsonl(path):
    for line in Path(path).read_bytes().split(b"\n")[:-1]:
        json.loads(line)
    return []


SCANS = {"scan": scan, "terminal": scan_terminal, "csv": scan_csv, "json": scan_json,
         "jsonl": scan_jsonl}
if __name__ == "__main__":
    PROGRAM = os.environ.get("DANGJIAN", "./dangjian")
    if sys.argv[1] == "poison":
        poison(sys.argv[2], sys.argv[3:] == ["all"])
    elif sys.argv[1] == "links":
        links(sys.argv[2])
    elif sys.argv[1] == "lose":
        lose(*sys.argv[2:])
    elif sys.argv[1] == "tear":
        tear(*sys.argv[2:])
    elif sys.argv[1] == "dump":
        dump(sys.argv[2])
    else:
        found = [line for path in sys.argv[2:] for line in SCANS[sys.argv[1]](path)]
        print("\n".join(found[:20]), end="")
        sys.exit(1 if found else 0)

"""latin.py DATABASE: whatever is Chinese in it becomes t1, t2 …, the same words the same one
everywhere. What is Chinese on an English screen then is what the program says by itself."""
import re
import sqlite3
import sys

CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…·①-⑳]+")


def main(path):
    db = sqlite3.connect(path)
    words = {}

    def latin(text):
        if not isinstance(text, str):
            return text
        return CHINESE.sub(lambda m: words.setdefault(m.group(), f"t{len(words) + 1}"), text)

    db.create_function("latin", 1, latin)
    for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON", "journal_mode = DELETE"):
        db.execute("PRAGMA " + pragma)
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute("DROP TRIGGER " + name)
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        columns = [c[1] for c in db.execute(f"PRAGMA table_info({table})") if c[2] == "TEXT"]
        if columns:
            db.execute(f"UPDATE {table} SET " + ", ".join(f'"{c}" = latin("{c}")' for c in columns))
    for _, sql in triggers:
        db.execute(sql)
    db.commit()
    db.close()


if __name__ == "__main__":
    main(sys.argv[1])

"""Makes workbooks of the format of 1997 by hand, record by record: xls.py FILE <SPEC, a Python
literal:

{"sheets": [(NAME, ROWS, OPTIONS)], "date1904": bool, OPTIONS}

A row is a list of cells, or (NUMBER, list). A cell: "text" (shared), None, or (KIND, ...):
("n", number), ("k", number) in thirty bits, ("d", number) a day, ("m", number) shown as year and
month, ("f", number) a formula's value, ("f", "text") the same as text, ("e", code), ("b", 0 or 1),
("l", text) a label of its own. Options of a sheet: merge [(first row, last row, first column, last
column)] from 0, hidden. Options of the book: split N (shared texts go on in CONTINUE records of N
bytes), locked, old (texts are bytes), stream (its name), big (sectors of 4096 bytes)."""
import ast
import struct
import sys

END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def text(s, width="H"):
    """A length, flags, two bytes each."""
    units = s.encode("utf-16-le")
    return struct.pack("<" + width + "B", len(units) // 2, 1) + units


def narrow(s):
    try:
        return struct.pack("<HB", len(s), 0) + s.encode("latin-1")
    except UnicodeEncodeError:
        return text(s)


class Book:
    def __init__(self, spec):
        self.spec, self.strings, self.old = spec, [], spec.get("old", False)

    def label(self, at, s):
        data = s.encode("gb18030") if self.old else None
        body = struct.pack("<H", len(data)) + data if self.old else text(s)
        return record(0x0204, at + body)

    def cell(self, row, column, c):
        at = struct.pack("<HHH", row, column, 0)
        if isinstance(c, str):
            if self.old:
                return self.label(at, c)
            self.strings.append(c)
            return record(0x00FD, at + struct.pack("<I", len(self.strings) - 1))
        kind, value = c
        if kind == "l":
            return self.label(at, value)
        if kind in "eb":
            return record(0x0205, at + bytes([value, kind == "e"]))
        if kind == "k":
            return record(0x027E, at + struct.pack("<i", value << 2 | 2))
        if kind == "f":
            if isinstance(value, str):
                body = bytes(6) + b"\xff\xff" + bytes(6) + struct.pack("<H", 0)
                return record(6, at + body) + record(0x0207, text(value))
            return record(6, at + struct.pack("<d", value) + bytes(6) + struct.pack("<H", 0))
        at = struct.pack("<HHH", row, column, {"n": 0, "d": 1, "m": 2}[kind])
        return record(0x0203, at + struct.pack("<d", value))

    def sheet(self, rows, options):
        version = 0x0500 if self.old else 0x0600
        out, number = [record(0x0809, struct.pack("<HHHHII", version, 0x10, 0, 0, 0, 0))], 0
        chart = struct.pack("<HHHHII", version, 0x20, 0, 0, 0, 0)
        out += [record(0x0809, chart), record(0x0203, bytes(14)), record(0x000A)]
        for row in rows:
            number, cells = row if isinstance(row, tuple) else (number + 1, row)
            out += [self.cell(number - 1, i, c) for i, c in enumerate(cells) if c is not None]
        merge = options.get("merge", [])
        if merge:
            out.append(record(0x00E5, struct.pack("<H", len(merge))
                              + b"".join(struct.pack("<HHHH", *m) for m in merge)))
        return b"".join(out) + record(0x000A)

    def shared(self):
        """The texts in turn; where the record is full, a CONTINUE begins with the width."""
        most, out = self.spec.get("split", 8000), []
        now = bytearray(struct.pack("<II", len(self.strings), len(self.strings)))
        kind = 0x00FC
        for i, s in enumerate(self.strings):
            # one with a font of its own and a reading, one of single bytes, as they are found
            body = narrow(s) if i % 3 else text(s)
            head, chars = bytearray(body[:3]), body[3:]
            tail = b""
            if i % 5 == 0:
                head[2] |= 0x0C
                head += struct.pack("<HI", 1, 6)
                tail = bytes(10)
            if len(now) + len(head) > most:
                out.append(record(kind, bytes(now)))
                kind, now = 0x003C, bytearray()
            now += head
            width = 1 + (body[2] & 1)
            while chars:
                room = (most - len(now)) // width * width
                if room <= 0:
                    out.append(record(kind, bytes(now)))
                    kind, now = 0x003C, bytearray([body[2] & 1])
                    continue
                now += chars[:room]
                chars = chars[room:]
            now += tail
        out.append(record(kind, bytes(now)))
        return b"".join(out)

    def stream(self):
        spec = self.spec
        version = 0x0500 if self.old else 0x0600
        sheets = [(s + ({},))[:3] for s in spec["sheets"]]
        bodies = [self.sheet(rows, options) for _, rows, options in sheets]
        head = record(0x0809, struct.pack("<HHHHII", version, 5, 0, 0, 0, 0))
        if spec.get("locked"):
            head += record(0x002F, bytes(54))
        head += record(0x0022, struct.pack("<H", bool(spec.get("date1904"))))
        code = 'yyyy"年"m"月"'
        body = code.encode("gb18030") if self.old else text(code)
        head += record(0x041E, struct.pack("<H", 180)
                       + (bytes([len(body)]) + body if self.old else body))
        for number in (0, 14, 180):
            head += record(0x00E0, struct.pack("<HH", 0, number) + bytes(16))
        tail = (b"" if self.old else self.shared()) + record(0x000A)
        names = []
        for name, _, options in sheets:
            data = name.encode("gb18030")
            names.append(bytes([bool(options.get("hidden")), 0])
                         + (bytes([len(data)]) + data if self.old else text(name, "B")))
        at = len(head) + sum(8 + len(n) for n in names) + len(tail)
        for name, body in zip(names, bodies):
            head += record(0x0085, struct.pack("<I", at) + name)
            at += len(body)
        return head + tail + b"".join(bodies)


def compound(streams, size):
    """A file of sectors: their table, the directory, the streams; small ones in small sectors."""
    per, sectors, table = size // 4, [], []

    def put(data, mark=None):
        first = len(sectors)
        parts = [data[i:i + size].ljust(size, b"\0") for i in range(0, len(data), size)] or []
        for i, part in enumerate(parts):
            sectors.append(part)
            table.append(mark if mark else END if i + 1 == len(parts) else first + i + 1)
        return first if parts else END

    minis, mini_table, entries = b"", [], []
    for name, data in streams:
        if len(data) >= 4096:
            entries.append((name, put(data), len(data)))
            continue
        first = len(minis) // 64
        count = (len(data) + 63) // 64
        minis += data.ljust(count * 64, b"\0")
        mini_table += [first + i + 1 for i in range(count - 1)] + [END]
        entries.append((name, first, len(data)))
    mini_first = put(struct.pack("<%dI" % len(mini_table), *mini_table))
    entries.insert(0, ("Root Entry", put(minis), len(minis)))
    directory = b""
    for i, (name, first, length) in enumerate(entries):
        raw = name.encode("utf-16-le")
        directory += (raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw) + 2, 2 if i else 5, 1)
                      + struct.pack("<III", FREE, FREE, FREE) + bytes(36)
                      + struct.pack("<IQ", first, length))
    directory_first = put(directory)
    count = 1
    while count * per < len(table) + count:
        count += 1
    first = len(sectors)
    table += [TABLE] * count
    table += [FREE] * (count * per - len(table))
    listed = [first + i for i in range(count)] + [FREE] * (109 - count)
    head = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
            + struct.pack("<HHHHH", 0x3E, 3 if size == 512 else 4, 0xFFFE,
                          9 if size == 512 else 12, 6) + bytes(10)
            + struct.pack("<III", count, directory_first, 0)
            + struct.pack("<III", 4096, mini_first, 1) + struct.pack("<II", END, 0)
            + struct.pack("<109I", *listed))
    return (head.ljust(size, b"\0") + b"".join(sectors)
            + struct.pack("<%dI" % len(table), *table))


def main():
    spec = ast.literal_eval(sys.stdin.read())
    name = spec.get("stream") or ("Book" if spec.get("old") else "Workbook")
    with open(sys.argv[1], "wb") as f:
        f.write(compound([("\x05SummaryInformation", b"x" * 100), (name, Book(spec).stream())],
                         4096 if spec.get("big") else 512))


main()

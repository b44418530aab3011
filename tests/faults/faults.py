"""The n-th call of a kind fails: after each the database opens, `check` is clean, the deed is whole
or absent, no half file lies beside, and the program ended with a sentence.

FAULTS=N: of each deed and kind at most N places, spread evenly ("all": every one but of memory,
which are 2,000). DEEDS="add undo" KINDS="alloc write": these alone."""
import os
import sys

import deeds

ENOSPC, EIO, EMFILE, HALF = 28, 5, 24, 0
# kind, error, whether it stays
KINDS = [
    ("alloc", 12, False),
    ("write", ENOSPC, True),
    ("write", EIO, False),
    ("write", HALF, False),
    ("sync", EIO, False),
    ("sync", EIO, True),
    ("name", ENOSPC, False),
    ("unlink", EIO, False),
    ("open", EMFILE, False),
    ("open", EIO, True),
    ("truncate", EIO, False),
]
MEMORY = 2000


def places(total, most):
    if most >= total:
        return range(1, total + 1)
    return sorted({1 + i * (total - 1) // max(most - 1, 1) for i in range(most)})


def one(house, deed, kind, error, stays, n):
    """The complaints about one fault; None: the call was not reached."""
    hit = os.path.join(house.home, "hit")
    if os.path.exists(hit):
        os.unlink(hit)
    house.begin(deed)
    more = {"FAULT_MORE": "1"} if stays else {}
    code, err = deeds.run(house.home, house.folder, deed.args,
                          LD_PRELOAD=house.shim, FAULT_KIND=kind, FAULT_AT=str(n),
                          FAULT_ERRNO=str(error), FAULT_HIT=hit, **more)
    if not os.path.exists(hit):
        return None
    wrong = []
    if kind == "alloc" and deed.name == "report" and code == -11:
        # the library of workbooks looks at few of its allocations; the file it was at is nameless
        return deeds.judge(house, deed, code)
    if code not in (0, 1):
        wrong.append("ended with %d" % code)
    # the library of workbooks speaks for itself where there is no /dev/null
    if code != 0 and not any(line.startswith("dangjian: ") for line in err.splitlines()):
        wrong.append("said: %s" % err)
    # what cannot be taken away stays, as does a hidden unfinished file where memory is no more
    return wrong + [w for w in deeds.judge(house, deed, code)
                    if not (kind == "unlink" and "left over" in w or
                            kind == "alloc" and deeds.HIDDEN.match(w))]


def sweep(house, deed, kind, error, stays, most):
    total = house.calls(deed, kind)
    tried, complaints = 0, []
    for n in places(total, min(most, MEMORY) if kind == "alloc" else most):
        wrong = one(house, deed, kind, error, stays, n)
        if wrong is None:
            continue
        tried += 1
        complaints += ["%s %d: %s" % (kind, n, w) for w in wrong]
    return tried, total, complaints


def main():
    asked = os.environ.get("FAULTS", "2")
    most = sys.maxsize if asked == "all" else int(asked)
    kinds = os.environ.get("KINDS", "").split()
    house = deeds.House()
    number, all_tried = 0, 0
    try:
        house.build_shim()
        house.build(deeds.deeds())
        for deed in deeds.only(deeds.deeds()):
            for kind, error, stays in KINDS:
                if kinds and kind not in kinds:
                    continue
                tried, total, complaints = sweep(house, deed, kind, error, stays, most)
                number += 1
                all_tried += tried
                print("%s %d - %s: %s fails with %d%s: %d of %d places" % (
                    "not ok" if complaints else "ok", number, deed.name, kind, error,
                    " and goes on failing" if stays else "", tried, total))
                for c in complaints[:20]:
                    print("# " + c.replace("\n", " "))
                sys.stdout.flush()
        print("# %d faults" % all_tried)
        print("1..%d" % number)
    finally:
        house.remove()


main()

"""kill -9 at random moments: at the n-th time a deed asks for memory or touches a file, n drawn
from a seed. Afterwards the database opens, `check` is clean, and the deed is whole or absent.

KILLS=N: so many; SEED=N: others; DEEDS="add undo": these alone."""
import os
import random

import deeds


def main():
    kills, seed = int(os.environ.get("KILLS", "20")), int(os.environ.get("SEED", "1"))
    dice = random.Random(seed)
    house = deeds.House()
    house.build_shim()
    house.build(deeds.deeds())
    wanted = deeds.only(deeds.deeds())
    for deed in wanted:
        deed.total = {kind: house.calls(deed, kind) for kind in ("alloc", "file")}
    done, complaints, hit = {}, [], 0
    for i in range(kills):
        deed = wanted[i % len(wanted)]
        kind = dice.choice(["alloc", "file", "file"])
        n = dice.randint(1, deed.total[kind])
        house.begin(deed)
        code, _ = deeds.run(house.home, house.folder, deed.args,
                            LD_PRELOAD=house.shim, FAULT_KIND=kind, FAULT_AT=str(n),
                            FAULT_ERRNO="-1")
        hit += code == -9
        if code not in (-9, 0):
            complaints.append("%s, %s %d: ended with %d" % (deed.name, kind, n, code))
        complaints += ["%s, %s %d: %s" % (deed.name, kind, n, w)
                       for w in deeds.judge(house, deed, code) if not deeds.HIDDEN.match(w)]
        done[deed.name] = done.get(deed.name, 0) + 1
    print("%s 1 - %d kills with the seed %d: the database is sound, the deed whole or absent" % (
        "not ok" if complaints else "ok", hit, seed))
    for c in complaints[:40]:
        print("# " + c.replace("\n", " "))
    most = "ok" if hit * 10 >= kills * 9 else "not ok"
    print("%s 2 - most of them came while the program was at work" % most)
    print("# " + ", ".join("%s %d" % (name, n) for name, n in sorted(done.items())))
    print("1..2")
    house.remove()


main()

#!/bin/sh
# What the linker made of the flags: the program is hardened, and can neither reach a network nor
# start another program.
. "${srcdir:=.}/tests/tap.sh"
: "${DANGJIAN:=./dangjian}"

command -v readelf >/dev/null && command -v nm >/dev/null || tap_skip_all 'no readelf, no nm'
readelf -h "$DANGJIAN" 2>/dev/null | grep -q ELF || tap_skip_all 'no ELF here'
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# taken FILE: the functions it wants from libraries, one a line.
taken() {
    nm -D "$1" | sed -n 's/^ *U \([^@]*\).*/\1/p'
}
flagged() {
    readelf -dW "$DANGJIAN" | grep -q "$1"
}
taken "$DANGJIAN" >"$work/taken"
tap_run 'it stands anywhere in memory (PIE)' flagged 'FLAGS_1.*PIE'
tap_run 'all is bound at the start' flagged 'BIND_NOW'
tap_run 'and read-only afterwards (RELRO)' sh -c "readelf -lW '$DANGJIAN' | grep -q GNU_RELRO"
stack=$(readelf -lW "$DANGJIAN" | sed -n 's/.*GNU_STACK.* \(R[^ ]*\) .*/\1/p')
tap_is 'no stack is run' "$stack" RW
tap_is 'no library is looked for where the program lies' \
    "$(readelf -dW "$DANGJIAN" | grep -E 'RPATH|RUNPATH')" ''
if nm "$DANGJIAN" 2>/dev/null | grep -q ' __[a-z]*san_init$\| __gcov_'; then
    tap_note 'a build for tests: it is not looked at for canaries'
else
    tap_run 'canaries on the stack' grep -qx __stack_chk_fail "$work/taken"
    tap_run 'lengths are looked at (fortify)' grep -q '^__.*printf_chk$' "$work/taken"
fi

# forbidden: networks, other programs, names for temporary files that others can guess, code from
# elsewhere. What the libraries themselves have is theirs: it is not called from here.
forbidden() {
    grep -Ex -e 'socket|socketpair|connect|bind|listen|accept4?|send(to|msg)?|recv(from|msg)?' \
        -e 'getaddrinfo|gethostby.*|getservby.*|res_.*' \
        -e 'system|popen|exec(l|le|lp|v|ve|vp|vpe)|fexecve|posix_spawnp?|v?fork' \
        -e 'dlopen|wordexp|sqlite3_(load_extension|enable_load_extension)' \
        -e 'gets|tmpnam|tempnam|mktemp|set(e|re|res)?[ug]id' "$1"
}
tap_is 'no network, no other program' "$(forbidden "$work/taken")" ''
printf '%s\n' socketpairs connect system | forbidden - >"$work/seen"
tap_is 'they would be seen' "$(tr '\n' ' ' <"$work/seen")" 'connect system '
tap_end

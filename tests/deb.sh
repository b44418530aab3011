#!/bin/sh
# make check-deb: the package installed in a clean Debian of its own, where nothing of its building
# is, and worked with there by somebody who is not root. As root, for chroot; not part of check.
# DEB_FOLDER: where the package lies. DEB_BASE: a folder with a bare Debian, which is copied; else
# debootstrap makes one.

. "${srcdir:=.}/tests/tap.sh"

[ "$(id -u)" -eq 0 ] || tap_skip_all 'chroot wants root'
deb=$(ls "${DEB_FOLDER:=debian-package}"/dangjian_*.deb) || tap_skip_all 'make deb comes first'
work=$(mktemp -d) || exit 1
root=$work/root
trap 'rm -rf "$work"' EXIT

# Nothing is mounted in it: removing it removes it alone.
if [ -n "${DEB_BASE:-}" ]; then
    cp -a "$DEB_BASE" "$root" || exit 1
elif command -v debootstrap >/dev/null; then
    debootstrap --variant=minbase bookworm "$root" >"$work/base.log" 2>&1 || {
        tap_note "$(tail -n 5 "$work/base.log")"
        exit 1
    }
else
    tap_skip_all 'debootstrap is not here, and DEB_BASE names no folder'
fi
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp "$deb" "$root/tmp/"

# inside COMMAND...: by root; clerk COMMAND...: by somebody, in a home of his own.
inside() {
    chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@"
}
clerk() {
    chroot --userspec=1000:1000 "$root" /usr/bin/env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 \
        HOME=/home/clerk TERM=xterm-256color DANGJIAN_TODAY=2026-03-05 "$@"
}

tap_run 'the lists of packages' inside apt-get -q update
tap_run 'it installs with what it depends on' inside apt-get -q -y install --no-install-recommends \
    "/tmp/${deb##*/}"
inside install -d -o 1000 -g 1000 /home/clerk
tap_is 'it is installed' "$(inside dpkg-query -W -f '${db:Status-Status}' dangjian)" installed
tap_is 'dpkg finds every file as it was packed' "$(inside dpkg -V dangjian)" ''

# Where a Debian leaves out manual pages or languages (path-exclude of dpkg), the package has them.
dpkg-deb -c "$deb" | sed 's/.* \.\//\//' >"$work/has"
for file in share/man/man1/dangjian.1.gz share/man/en/man1/dangjian.1.gz \
    share/man/man5/dangjian-policy.5.gz share/man/zh_CN/man1/dangjian.1.gz \
    share/locale/en/LC_MESSAGES/dangjian.mo share/bash-completion/completions/dangjian \
    share/doc/dangjian/handbook.md share/doc/dangjian/pictures/home.svg \
    share/doc/dangjian/examples/policy/nx6.ini \
    share/doc/dangjian/examples/digest/dangjian-digest.timer; do
    tap_run "in it: $file" grep -qx "/usr/$file" "$work/has"
done
tap_is 'nothing outside /usr' "$(grep -v '^/usr/' "$work/has" | grep -v '^/$')" ''

tap_is 'its version' "$(clerk dangjian --version)" \
    "dangjian $(dpkg-deb -f "$deb" Version | sed 's/-.*//')"
tap_run 'a demonstration' clerk dangjian demo -o /home/clerk/demo.db
tap_run 'its due list' clerk dangjian --db /home/clerk/demo.db due
tap_run 'an office of the policies within' clerk dangjian init --policy nx6 --name 示例机关党委 \
    --since 2026-01-01
tap_run 'a report' clerk dangjian report quarter --period 2026Q1 -o /home/clerk/季报.xlsx
tap_run 'check has nothing to say' clerk dangjian check
tap_run 'a copy' clerk dangjian backup /home/clerk/copy.db
if [ -e "$root/usr/share/locale/en/LC_MESSAGES/dangjian.mo" ]; then
    tap_is 'it speaks English' "$(clerk dangjian --lang en help | LC_ALL=C grep -c '[^ -~]')" 0
else
    tap_note 'this Debian leaves out languages'
fi

# A screen, in a terminal outside.
if command -v tmux >/dev/null; then
    tuidemo=
    . "$srcdir/tests/screen/lib.sh"
    trap 'screen_close; rm -rf "$screen_home" "$work"' EXIT
    chrooted="chroot --userspec=1000:1000 '$root' /usr/bin/env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8"
    chrooted="$chrooted HOME=/home/clerk TERM=screen-256color DANGJIAN_TODAY=2026-03-05"
    screen_open 100 30 "$chrooted dangjian --db /home/clerk/demo.db"
    see 'the home screen' '待办'
    screen_press F1
    see 'and its help' 'F10'
    screen_press Escape
    screen_press F10
    see 'it is left without a word' 'end 0'
else
    tap_note 'tmux is not here: no screen was seen'
fi

tap_run 'it can be removed' inside apt-get -q -y purge dangjian
tap_is 'and leaves nothing behind' \
    "$(find "$root/usr" "$root/etc" "$root/var/lib" -name '*dangjian*' ! -path '*/apt/*' -print)" ''
tap_run 'but what people wrote' test -s "$root/home/clerk/demo.db"
tap_end

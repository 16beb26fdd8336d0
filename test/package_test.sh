#!/usr/bin/env bash
# The Debian package on a fresh Debian 12: installs with what it depends on, reads, serves, is upgraded, removed and purged.
# Usage: package_test.sh PACKAGE.deb [ROOT] (ROOT: a folder with a fresh Debian 12; without it debootstrap makes one).
# Needs root, and a Debian mirror within reach. Exit status 77 where it cannot be tried.
set -euo pipefail
deb=$(realpath "$1")
[ "$(id -u)" -eq 0 ] || { echo "package_test.sh: root is needed"; exit 77; }
work=$(mktemp -d)
trap 'umount -q "$root/proc" || true; rm -rf "$work"' EXIT
root=${2:-$work/root}
if [ ! -e "$root/etc/debian_version" ]; then
  command -v debootstrap >/dev/null || { echo "package_test.sh: debootstrap is needed"; exit 77; }
  debootstrap --variant=minbase bookworm "$root" >"$work/log" 2>&1 || { tail -3 "$work/log"; exit 77; }
fi
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
cp "$deb" "$root/tmp/hapjong.deb"
# The same under an older number, to be upgraded from.
dpkg-deb -R "$deb" "$work/older"
sed -i 's/^Version: .*/Version: 0.0.1/' "$work/older/DEBIAN/control"
dpkg-deb -b "$work/older" "$root/tmp/older.deb" >/dev/null
within() { chroot "$root" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }
say() { echo "ok: $*"; }
die() { echo "FAILED: $*"; exit 1; }

within apt-get update -qq
within apt-get install -y -qq --no-install-recommends /tmp/older.deb >"$work/log" 2>&1 || { tail -20 "$work/log"; die "it installs"; }
say "it installs with its dependencies ($(within dpkg-query -W -f='${Installed-Size}' hapjong) kB)"

within getent passwd hapjong >/dev/null || die "the user hapjong"
[ "$(within stat -c '%U %a' /var/lib/hapjong)" = "hapjong 750" ] || die "/var/lib/hapjong is the user's own"
grep -q /etc/hapjong/hapjong.toml <<<"$(within dpkg-query -W -f='${Conffiles}' hapjong)" || die "the settings are a conffile"
files=$(within dpkg -L hapjong)
for file in /usr/share/man/man1/hapjong-read.1.gz /usr/share/bash-completion/completions/hapjong /usr/share/zsh/vendor-completions/_hapjong \
            /usr/lib/systemd/system/hapjong.service /usr/share/hapjong/web/index.html /usr/share/doc/hapjong/copyright; do
  grep -qxF "$file" <<<"$files" || die "$file"
done
say "user, folder, conffile, manual, completion, unit and pages are there"

# Made-up parties.
article='가람전자, 누리칩스에 메모리 공급

가람전자가 누리칩스에 1200억원 규모의 메모리 반도체를 공급하는 계약을 체결했다고 4일 밝혔다.'
as_user() { within setpriv --reuid hapjong --regid hapjong --clear-groups "$@"; }
echo "$article" | as_user hapjong read - --published 2026-03-05 --store /var/lib/hapjong/hapjong.db --quiet
before=$(as_user hapjong export deals --store /var/lib/hapjong/hapjong.db)
[ -n "$before" ] || die "a deal is read"
within hapjong --config /etc/hapjong/hapjong.toml config check >/dev/null || die "the settings are sound"
[ "$(within hapjong config init)" = "$(cat "$root/etc/hapjong/hapjong.toml")" ] || die "config init prints the settings"
say "the service's user reads an article into the service's folder"

echo '# ours' >>"$root/etc/hapjong/hapjong.toml"
within apt-get install -y -qq -o Dpkg::Options::=--force-confold /tmp/hapjong.deb >"$work/log" 2>&1 || { tail -20 "$work/log"; die "it upgrades"; }
[ "$(within dpkg-query -W -f='${Version}' hapjong)" = "$(dpkg-deb -f "$deb" Version)" ] || die "it is the new version"
grep -q '^# ours' "$root/etc/hapjong/hapjong.toml" || die "an upgrade keeps settings"
[ "$(as_user hapjong export deals --store /var/lib/hapjong/hapjong.db)" = "$before" ] || die "an upgrade keeps the store"
say "an upgrade keeps settings and store"

within apt-get remove -y -qq hapjong >"$work/log" 2>&1 || { tail -20 "$work/log"; die "it is removed"; }
[ ! -e "$root/usr/bin/hapjong" ] && [ -s "$root/var/lib/hapjong/hapjong.db" ] && [ -e "$root/etc/hapjong/hapjong.toml" ] || die "removal leaves data and settings"
say "removal leaves data and settings"
within apt-get purge -y -qq hapjong >"$work/log" 2>&1 || { tail -20 "$work/log"; die "it is purged"; }
[ ! -e "$root/etc/hapjong/hapjong.toml" ] && [ -s "$root/var/lib/hapjong/hapjong.db" ] || die "purging takes the settings and leaves the store"
say "purging takes the settings and leaves the store"

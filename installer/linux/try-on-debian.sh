#!/usr/bin/env bash
# Tries the Debian package on a bare Debian 12, made by debootstrap: installs it, starts the server, asks for the console,
# removes and purges it. Needs root.
#   installer/linux/try-on-debian.sh installer/target/mockbank_*.deb
set -euo pipefail

package=$(realpath "$1")
root=$(mktemp -d)
port=${PORT:-18098}

leave() {
    umount --quiet "$root/proc" || true
    rm -rf "$root"
}
trap leave EXIT

inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive "$@"; }

debootstrap --variant=minbase bookworm "$root" > /dev/null
mount -t proc proc "$root/proc"
cp "$package" "$root/root/mockbank.deb"

inside apt-get install -y -qq --no-install-recommends /root/mockbank.deb > /dev/null
inside mockbank-server --version

inside env PORT="$port" mockbank-server > "$root/server.log" &
server=$!
until curl --silent --fail "http://127.0.0.1:$port/health/ready"; do
    kill -0 "$server" || { cat "$root/server.log"; exit 1; }
    sleep 0.1
done
kill "$server"
wait "$server" || echo " the server ended with $?"

inside mockbank || echo "the console ended with $?"

mkdir -p "$root/var/lib/mockbank"
inside apt-get purge -y -qq mockbank > /dev/null
echo "left behind:"
find "$root" -xdev -path '*mockbank*' -prune -print | grep -v /root/mockbank.deb

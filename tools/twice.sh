#!/bin/sh
# Build the site twice, as two machines would, compare the two, and pack what both made: `sh tools/twice.sh site.tar.gz`.
#
# Zone, locale, hash seed, rights, cache and number of processes differ. The archive has no times, owners or rights of this machine, so whoever
# builds the same commit for the same address gets the same archive, byte for byte (https://reproducible-builds.org/docs/archives/).
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

COMMIT=$(git rev-parse HEAD)
export COMMIT

build() {
  env TIMELINE_CACHE="$work/cache-$1" TZ="$2" LC_ALL="$3" PYTHONHASHSEED="$4" \
    .venv/bin/timeline build --clean --workers "$5" --output "$work/$1"
}

build one UTC C 1 1
(umask 077 && build other Pacific/Kiritimati C.UTF-8 4242 2)
diff -r "$work/one" "$work/other"
tar --create --sort=name --mtime="@$(git log -1 --format=%ct)" --owner=0 --group=0 --numeric-owner \
  --mode=u=rwX,go=rX --directory "$work/one" --file "$work/site.tar" .
gzip --no-name --best --stdout "$work/site.tar" >"$1"
sha256sum "$1"

#!/bin/sh
# Make .venv hold what a requirements file names, and this package: `sh tools/setup.sh requirements.txt`.
#
# uv does it where it is installed; otherwise the first Python that is new enough (PYTHON=… names another) with the
# first pip of three. Debian's Python comes without pip, so the third is the wheel in Debian's own archive: `apt-get
# download` needs no root and installs nothing. Nothing outside .venv changes. No host is named: uv, pip and apt use
# the addresses they are set up with, and everything fetched is checked (hashes by uv and pip, signatures by apt).
set -eu
cd "$(dirname "$0")/.."
inner=.venv/bin/python # no spaces, so it may stand unquoted inside a command kept in a variable

fail() {
  echo "setup: $1" >&2
  exit 1
}

main() {
  if uv --version >/dev/null 2>&1; then
    echo "Setting up .venv from $1 with $(uv --version)"
    [ -x $inner ] || uv venv --quiet --clear ${PYTHON:+--python "$PYTHON"} .venv
    install "uv pip install --quiet --python $inner" "$1"
  else
    pick_python
    echo "Setting up .venv from $1 with $("$python" --version) and pip"
    [ -x $inner ] || create
    pick_pip
    install "$pip install --quiet --disable-pip-version-check" "$1"
  fi
}

# The package itself is a link to this folder; hatchling, which makes the link, is locked with the rest.
install() {
  $1 --require-hashes --only-binary :all: --requirement "$2"
  $1 --no-deps --no-build-isolation --editable .
}

pick_python() {
  for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return
  done
  fail "no Python 3.11 or newer found: install one, or uv, or name it with PYTHON=…"
}

create() {
  if "$python" -c 'import ensurepip' 2>/dev/null; then
    "$python" -m venv --clear .venv
  else
    "$python" -m venv --clear --without-pip .venv
  fi
}

pick_pip() {
  for pip in "$inner -m pip" "$python -m pip --python $inner"; do
    $pip --version >/dev/null 2>&1 && return
  done
  fetch_wheel || fail "Python has no pip: install python3-venv (Debian, Ubuntu) or uv, then run make again"
  wheel=$(ls .venv/apt/usr/share/python-wheels/pip-*.whl)
  $inner "$wheel/pip" install --quiet --no-index "$wheel"
  rm -r .venv/apt
  pip="$inner -m pip"
}

# The lists of packages may be missing or old, and only root may renew the machine's: then a set of our own.
fetch_wheel() (
  command -v apt-get >/dev/null || return 1
  mkdir -p .venv/apt/lists/partial .venv/apt/archives/partial && cd .venv/apt || return 1
  set -- -o "Dir::State::Lists=$PWD/lists" -o "Dir::Cache=$PWD" -o APT::Sandbox::User=root --quiet=2
  apt-get --quiet=2 download python3-pip-whl 2>/dev/null ||
    { apt-get "$@" update && apt-get "$@" download python3-pip-whl; } || return 1
  dpkg-deb --extract python3-pip-whl_*.deb .
)

main "$@"

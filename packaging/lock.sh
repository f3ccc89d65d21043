#!/bin/sh
# Writes requirements/*.txt: exact versions with hashes, for Python 3.11 to 3.13 on every platform.
#
# Run with the oldest Python, whose conditions take in those of the newer ones. `--upgrade` moves to the newest versions.
set -eu
cd "$(dirname "$0")/.."

compile() {
    .venv/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --newline lf \
        --no-header --no-emit-options "$@"
}

build_needs() {
    .venv/bin/python -c 'import tomllib
print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")'
}

fuzz_needs() {
    .venv/bin/python -c 'import tomllib
print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["fuzz"], sep="\n")'
}

case $(.venv/bin/python --version) in
    "Python 3.11."*) ;;
    *) echo "Lock with Python 3.11: its conditions take in those of the newer ones." >&2 && exit 1 ;;
esac

# A lock made here leaves out what other systems ask for, and names for all what only this one does.
for_their_systems() {
    for lock in "$@"; do
        sed -e 's/^colorama==[0-9.]*/& ; sys_platform == "win32"/' \
            -e 's/^pywin32-ctypes==[0-9.]*/& ; sys_platform == "win32"/' \
            -e 's/^jeepney==[0-9.]*/& ; sys_platform == "linux"/' \
            -e 's/^secretstorage==[0-9.]*/& ; sys_platform == "linux"/' "$lock" >"$lock.new"
        mv "$lock.new" "$lock"
    done
}

# keyring asks for pywin32-ctypes on Windows only, pytest and build for colorama.
echo pywin32-ctypes | compile "$@" -o requirements/run.txt pyproject.toml -
build_needs | compile "$@" -o requirements/build.txt -
{ build_needs && echo colorama && echo pywin32-ctypes; } | compile "$@" --extra dev \
    -c requirements/run.txt -c requirements/build.txt -o requirements/dev.txt pyproject.toml -
fuzz_needs | compile "$@" -o requirements/fuzz.txt -
for_their_systems requirements/run.txt requirements/dev.txt

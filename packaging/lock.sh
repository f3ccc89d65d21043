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

case $(.venv/bin/python --version) in
    "Python 3.11."*) ;;
    *) echo "Lock with Python 3.11: its conditions take in those of the newer ones." >&2 && exit 1 ;;
esac

compile "$@" -o requirements/run.txt pyproject.toml
build_needs | compile "$@" -o requirements/build.txt -
# pytest and build ask for colorama on Windows only, which a lock made elsewhere would leave out.
{ build_needs && echo colorama; } | compile "$@" --extra dev \
    -c requirements/run.txt -c requirements/build.txt -o requirements/dev.txt pyproject.toml -
sed 's/^colorama==[0-9.]*/& ; sys_platform == "win32"/' requirements/dev.txt >requirements/dev.txt.new
mv requirements/dev.txt.new requirements/dev.txt

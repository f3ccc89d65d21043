#!/bin/sh
# Builds the wheel and the sdist. The same commit gives the same bytes, on any day and machine.
#
#   sh packaging/build.sh            into dist/
#   sh packaging/build.sh --check    twice, aside: compares the bytes, then starts the program from the wheel
set -eu
cd "$(dirname "$0")/.."

python=$PWD/.venv/bin/python
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH

build() {
    "$python" -m build --no-isolation "$@" >"$aside/log" 2>&1 || {
        cat "$aside/log" >&2
        exit 1
    }
}

same() {
    cmp "$1" "$2" || {
        echo "The build is not reproducible: $2" >&2
        exit 1
    }
}

# A venv with the wheel alone; what the wheel needs is lent by the clone's own.
start_from() {
    "$python" -m venv "$aside/venv"
    "$aside/venv/bin/python" -m pip install --quiet --no-deps --no-index "$1"
    packages='import sysconfig; print(sysconfig.get_path("purelib"))'
    "$python" -c "$packages" >"$("$aside/venv/bin/python" -c "$packages")/lent.pth"
    cd "$aside"
    venv/bin/reflect --version
    venv/bin/python -c 'from importlib.resources import files
packs = [p.name for p in files("reflect").joinpath("built_in_packs").iterdir()]
assert packs, "the wheel brings no packs"
print("with", len(packs), "packs")'
}

aside=$(mktemp -d)
trap 'rm -rf "$aside"' EXIT

if [ "${1:-}" != --check ]; then
    # The wheel is made from the sdist, which so proves to be complete.
    build --outdir dist
    "$python" packaging/bill_of_materials.py >dist/bill-of-materials.cdx.json
    ls dist
    exit
fi

build --outdir "$aside/first"
build --sdist --outdir "$aside/second"
build --wheel --outdir "$aside/second"
for file in "$aside"/first/*; do same "$file" "$aside/second/${file##*/}"; done
echo "Built twice, the same bytes: $(cd "$aside/first" && echo *)"
start_from "$aside"/first/*.whl

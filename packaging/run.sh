#!/bin/sh
# Opens the program from this clone; without a screen it makes a demonstration to look at instead.
set -eu
cd "$(dirname "$0")/.."

if [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec .venv/bin/reflect "$@"
fi

folder=$PWD/demo
count=1
while [ -e "$folder" ]; do
    count=$((count + 1))
    folder=$PWD/demo-$count
done
echo "There is no screen here for the window, so a journal with a year of fictional entries is made in $folder"
.venv/bin/reflect demo "$folder"
echo "It is in $folder"

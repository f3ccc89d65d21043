#!/bin/sh
# Sets up a clone so that it can run or be tested; does nothing, and quickly, when all is there.
#
#   sh packaging/setup.sh run     what the program needs
#   sh packaging/setup.sh test    what its tests need as well
set -eu
cd "$(dirname "$0")/.."

purpose=${1:-run}
venv=.venv

# Who needs it | how to see that it is there | its apt package | its dnf package | what for.
# Qt brings its own libraries; these it takes from the system. Only Linux is asked for them.
needs='
run  lib:libEGL.so.1             libegl1               libglvnd-egl         the window
run  lib:libGL.so.1              libgl1                libglvnd-glx         the window
run  lib:libX11-xcb.so.1         libx11-xcb1           libX11-xcb           the window
run  lib:libdbus-1.so.3          libdbus-1-3           dbus-libs            the window
run  lib:libfontconfig.so.1      libfontconfig1        fontconfig           the window
run  lib:libglib-2.0.so.0        libglib2.0-0          glib2                the window
run  lib:libzstd.so.1            libzstd1              libzstd              the window
run  lib:libxkbcommon.so.0       libxkbcommon0         libxkbcommon         the window
run  lib:libxkbcommon-x11.so.0   libxkbcommon-x11-0    libxkbcommon-x11     the window
run  lib:libxcb-cursor.so.0      libxcb-cursor0        xcb-util-cursor      the window
run  lib:libxcb-icccm.so.4       libxcb-icccm4         xcb-util-wm          the window
run  lib:libxcb-image.so.0       libxcb-image0         xcb-util-image       the window
run  lib:libxcb-keysyms.so.1     libxcb-keysyms1       xcb-util-keysyms     the window
run  lib:libxcb-randr.so.0       libxcb-randr0         libxcb               the window
run  lib:libxcb-render-util.so.0 libxcb-render-util0   xcb-util-renderutil  the window
run  lib:libxcb-shape.so.0       libxcb-shape0         libxcb               the window
run  lib:libxcb-xkb.so.1         libxcb-xkb1           libxcb               the window
test cmd:Xvfb                    xvfb                  xorg-x11-server-Xvfb journeys through the window
test cmd:xauth                   xauth                 xorg-x11-xauth       journeys through the window
test cmd:openbox                 openbox               openbox              journeys through the window
test cmd:xdotool                 xdotool               xdotool              journeys through the window
test cmd:dbus-run-session        dbus                  dbus-daemon          journeys with a screen reader
test cmd:dbus-launch             dbus-x11              dbus-x11             journeys with a screen reader
test cmd:faketime            faketime              libfaketime          clocks that are wrong
test sys:dbus                python3-dbus          python3-dbus         locking with the screen
test exe:at-spi-bus-launcher     at-spi2-core          at-spi2-core         journeys with a screen reader
test sys:pyatspi                 python3-pyatspi       python3-pyatspi      journeys with a screen reader
test cmd:pdftotext               poppler-utils         poppler-utils        PDF as other programs read it
test cmd:soffice                 libreoffice-writer-nogui libreoffice-writer Word files as other programs read them
test cmd:chromium                chromium              chromium             HTML pages in a browser
test cmd:node                    nodejs                nodejs               HTML pages in a browser
test cmd:npm                     npm                   nodejs-npm           HTML pages in a browser
test cmd:strace                  strace                strace               no network, no stray files
test cmd:minisign                minisign              minisign             signatures of packs as its own program reads them
'

say() { printf '%s\n' "$@"; }

fail() {
    say "$@" >&2
    exit 1
}

in_range() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1
}

find_python() {
    for name in "$venv/bin/python" python3.13 python3.12 python3.11 python3; do
        if in_range "$name"; then
            python=$name
            return
        fi
    done
    fail 'Reflect needs Python 3.11, 3.12 or 3.13, and none was found. Install one, then run this again:' \
        '  Debian, Ubuntu   apt-get install python3 python3-venv' \
        '  Fedora           dnf install python3.13' \
        '  macOS            brew install python@3.13, or the installer from python.org'
}

# All the libraries among the needs that cannot be loaded, asked at once: this runs before every start.
absent_libraries() {
    "$python" -c '
import ctypes, sys
for name in [word for word in sys.argv[1].split() if word.startswith("lib:")]:
    try:
        ctypes.CDLL(name.removeprefix("lib:"))
    except OSError:
        print(name)
' "$needs"
}

present() {
    case $1 in
        lib:*) ! say "$absent" | grep -qxF "$1" ;;
        cmd:*) command -v "${1#cmd:}" >/dev/null 2>&1 ;;
        exe:*) [ -n "$(find /usr/libexec /usr/lib -name "${1#exe:}" -print -quit 2>/dev/null)" ] ;;
        sys:*) /usr/bin/python3 -c "import ${1#sys:}" 2>/dev/null ;;
    esac
}

# One line for each thing missing: WHO APT DNF WHAT FOR.
list_missing() {
    absent=$(absent_libraries)
    say "$needs" | while read -r who probe apt dnf what; do
        if [ -z "$who" ] || { [ "$who" = test ] && [ "$purpose" = run ]; }; then continue; fi
        present "$probe" || say "$who $apt $dnf $what"
    done
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        say "run $("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])') python3 the virtual environment"
}

column() { say "$missing" | cut -d ' ' -f "$1" | sort -u | tr '\n' ' '; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_install() {
    command -v apt-get >/dev/null 2>&1 && as_root true 2>/dev/null
}

# $1: the packages, to be split into words.
apt_install() {
    say "Installing from the system's packages: $1"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086
    as_root apt-get install -y -qq --no-install-recommends $1 >/dev/null 2>&1 || {
        as_root apt-get update -qq &&
            as_root apt-get install -y -qq --no-install-recommends $1 >/dev/null
    }
}

install_system() {
    [ "$(uname -s)" = Linux ] || return 0
    missing=$(list_missing)
    [ -n "$missing" ] || return 0
    if can_install && apt_install "$(column 2)"; then
        missing=$(list_missing)
        [ -n "$missing" ] || return 0
    fi
    say "This system lacks:" >&2
    say "$missing" | while read -r _ apt _ what; do say "  $apt, for $what"; done >&2
    say "Install it with the command that fits, then run this again:" \
        "  Debian, Ubuntu   sudo apt-get install $(column 2)" \
        "  Fedora           sudo dnf install $(column 3)" >&2
    if say "$missing" | grep -q '^run '; then exit 1; fi
    say "The other tests run now; those named above are skipped or fail." >&2
}

make_venv() {
    if [ "$python" = "$venv/bin/python" ] && "$python" -c 'import pip' 2>/dev/null; then return; fi
    say "Making $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv"
}

pip_install() {
    "$venv/bin/python" -m pip install -qq --disable-pip-version-check "$@"
}

# A lock names every package, so nothing is left to resolve: `--no-deps` also keeps an older pip from
# looking at a newer release of a package that another one wants with an extra, and refusing it.
locked_install() {
    pip_install --require-hashes --only-binary :all: --no-deps "$@"
    broken=$("$venv/bin/python" -m pip check --disable-pip-version-check) || fail "$broken"
}

# A stamp names the locks it was made from; that of the tests serves the program too.
install_packages() {
    wanted=$(cat requirements/*.txt pyproject.toml | cksum)
    for stamp in "$venv/.installed-test" "$venv/.installed-$purpose"; do
        if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then return; fi
    done
    say "Installing the locked packages into $venv: a minute or two, the first time"
    rm -f "$venv"/.installed-*
    case $purpose in
        run) locked_install -r requirements/run.txt -r requirements/build.txt ;;
        test) locked_install -r requirements/dev.txt ;;
    esac
    pip_install --no-deps --no-index --no-build-isolation --editable .
    say "$wanted" >"$venv/.installed-$purpose"
}

install_web_tests() {
    lock=tests/web/package-lock.json
    stamp=tests/web/node_modules/.installed
    if [ "$purpose" = run ] || [ ! -f $lock ] || ! command -v npm >/dev/null 2>&1; then return 0; fi
    wanted=$(cksum <$lock)
    if [ "$(cat $stamp 2>/dev/null)" = "$wanted" ]; then return 0; fi
    say "Installing the browser tests' packages"
    (cd tests/web && npm ci --ignore-scripts --no-audit --no-fund --silent)
    say "$wanted" >$stamp
}

case $purpose in
    run | test) ;;
    *) fail "usage: sh packaging/setup.sh run|test" ;;
esac
find_python
install_system
make_venv
install_packages
install_web_tests

#!/usr/bin/env bash
# Makes the environment in .venv: `setup.sh run` to use the program, `setup.sh dev` to check and test it.
# System packages come by apt where that is allowed; where not, the one line to type is printed and the
# set-up goes on as far as it can. The stamp .venv/.run or .venv/.dev is written last, when all is well.
set -euo pipefail
cd "$(dirname "$0")/.."

flavour=${1:-run}
venv=.venv

# What the Qt of PySide6 6.8 links to and a bare Debian 12 lacks (the rest follows by dependency), and
# the fonts without which Chinese shows as boxes.
packages=(
    python3-venv
    libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1
    libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
    fonts-noto-cjk
)
if [ "$flavour" = dev ]; then
    # Xvfb is the tests' own screen; LibreOffice and Poppler read back what the program wrote; the tests
    # start a PostgreSQL server of their own.
    packages+=(xvfb xauth libreoffice-calc poppler-utils python3-uno postgresql)
fi

say() { printf '%s\n' "$@"; }

missing_packages() {
    local name
    for name in "${packages[@]}"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || printf '%s\n' "$name"
    done
}

apt_install() { # NAME...; fails where apt may not be used or cannot deliver
    local root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null && sudo -n true 2>/dev/null || return 1
        root=(sudo -n)
    fi
    say "Installing system packages: $*"
    # A minimal container has no package lists yet.
    "${root[@]}" apt-get update -qq &&
        "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends "$@" >"$log" 2>&1 || { tail -n 5 "$log"; return 1; }
}

install_system_packages() { # leaves in $absent what could not be had
    absent=()
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This is not a Debian-family system: nothing is installed by apt. Needed are the counterparts of: ${packages[*]}"
        absent=("${packages[@]}")
        return
    fi
    mapfile -t absent < <(missing_packages)
    [ ${#absent[@]} -gt 0 ] || return 0
    apt_install "${absent[@]}" || true
    mapfile -t absent < <(missing_packages)
    [ ${#absent[@]} -eq 0 ] || say "Not installed: ${absent[*]}. Whoever administers this computer can type:" \
        "    apt-get install -y --no-install-recommends ${absent[*]}"
}

find_python() {
    local name
    for name in "${PYTHON:-python3.11}" python3 python3.12 python3.13; do
        if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$name"
            return
        fi
    done
    return 1
}

make_venv() {
    # An environment that was cut short, or moved with its folder, is made anew.
    if [ -e "$venv" ] && ! "$venv/bin/pip" --version >/dev/null 2>&1; then
        rm -rf "$venv"
    fi
    if [ ! -e "$venv" ]; then
        local python
        python=$(find_python) || {
            say "Python 3.11 or newer with its venv module is needed: apt-get install python3-venv" >&2
            exit 1
        }
        "$python" -m venv "$venv"
    fi
}

install_python_packages() {
    local extra=""
    [ "$flavour" = run ] || extra="[dev]"
    say "Installing Python packages (pinned in packaging/constraints.txt)"
    local pip=("$venv/bin/python" -m pip install -q --disable-pip-version-check -c packaging/constraints.txt)
    # Built with the pinned setuptools, not with whatever is newest on the day.
    "${pip[@]}" pip setuptools
    # The build warns that a checkout is used in place, which is what is wanted here.
    PYTHONWARNINGS=ignore "${pip[@]}" --no-build-isolation -e ".$extra"
}

check_qt() {
    QT_QPA_PLATFORM=offscreen "$venv/bin/python" -c '
from PySide6.QtWidgets import QApplication
QApplication([])' || {
        say "Qt cannot start: a system library is missing, see the line above and the packages named before it." >&2
        exit 1
    }
}

log=$(mktemp)
trap 'rm -f "$log"' EXIT
install_system_packages
make_venv
rm -f "$venv/.run" "$venv/.dev"
install_python_packages
check_qt
# The tests count a skip for an absent tool as a failure in CI, unless its package stands here.
printf '%s\n' "${absent[@]}" >"$venv/absent-packages"
touch "$venv/.run"
[ "$flavour" = run ] || touch "$venv/.dev"

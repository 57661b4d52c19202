#!/usr/bin/env bash
# Runs the tests on two cores, each worker on a screen of its own where Xvfb is there, else without one.
set -euo pipefail
cd "$(dirname "$0")/.."

# Windows of two workers on one screen would take the focus from each other, so pytest-xvfb starts one
# screen per worker; Qt must not prefer the desktop that the developer sits at.
if command -v Xvfb >/dev/null && .venv/bin/python -c 'import pytest_xvfb' 2>/dev/null; then
    unset WAYLAND_DISPLAY XDG_SESSION_TYPE
    export QT_QPA_PLATFORM=xcb
    screen=(-o xvfb_width=1366 -o xvfb_height=768 -o xvfb_colordepth=24)
else
    unset DISPLAY WAYLAND_DISPLAY
    export QT_QPA_PLATFORM=offscreen
    screen=()
fi
unset PYTHONDONTWRITEBYTECODE # tests start the program many hundred times: it is compiled once
exec .venv/bin/python -m pytest -n "${TEST_WORKERS:-2}" --dist loadfile "${screen[@]}" "$@"

#!/usr/bin/env bash
# Generates ui_NAME.py from every ui/NAME.ui into the folder that is named.
set -euo pipefail
cd "$(dirname "$0")/.."
out=$1
for form in ui/*.ui; do
    [ -e "$form" ] || { echo "There is no form in ui/." >&2; exit 1; }
    .venv/bin/pyside6-uic "$form" -o "$out/ui_$(basename "$form" .ui).py"
done

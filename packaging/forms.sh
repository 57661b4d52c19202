#!/usr/bin/env bash
# Generates ui_NAME.py from every ui/NAME.ui into the folder that is named.
set -euo pipefail
cd "$(dirname "$0")/.."
out=$1
for form in ui/*.ui; do
    [ -e "$form" ] || { echo "There is no form in ui/." >&2; exit 1; }
    made="$out/ui_$(basename "$form" .ui).py"
    .venv/bin/pyside6-uic "$form" -o "$made"
    # A label without words is filled by the program: another language must not empty it again.
    sed -i '/^        self\.[a-z_0-9]*\.setText("")$/d' "$made"
done

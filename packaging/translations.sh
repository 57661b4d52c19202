#!/usr/bin/env bash
# Brings resources/translations/en.po up to date with the texts in code, forms, records and catalogue, and
# compiles en.mo. Texts that wait for their English are named, and the exit code is 1.
set -euo pipefail
cd "$(dirname "$0")/.."
exec .venv/bin/python packaging/collect_texts.py en

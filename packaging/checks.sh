#!/usr/bin/env bash
# All checks, then all tests. A failed check does not hide the others or the tests; any fails the whole.
set -uo pipefail
cd "$(dirname "$0")/.."

failed=()
check() { # NAME COMMAND...
    local name=$1 output
    shift
    if output=$("$@" 2>&1); then
        printf 'ok      %s\n' "$name"
    else
        printf '%s\nFAILED  %s\n' "$output" "$name"
        failed+=("$name")
    fi
}

check "lint" .venv/bin/ruff check .
check "format" .venv/bin/ruff format --check .
check "types" .venv/bin/mypy
check "import contracts" .venv/bin/lint-imports --no-logo

packaging/pytest.sh && tests=0 || tests=$?
if [ "$tests" -eq 1 ]; then
    # Windows of two workers share two cores: what failed beside others is looked at once more by itself.
    echo "What failed is tried once more, alone:"
    TEST_WORKERS=1 packaging/pytest.sh --last-failed --last-failed-no-failures none && tests=0 || tests=$?
fi
if [ ${#failed[@]} -gt 0 ]; then
    printf 'Checks that failed, see before the tests: %s\n' "${failed[*]}"
    exit 1
fi
exit "$tests"

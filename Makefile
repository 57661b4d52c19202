# `make run` opens the application, `make test` runs all checks and tests; each sets up what it needs.

SHELL := /bin/bash
BIN := .venv/bin
INPUTS := pyproject.toml packaging/constraints.txt packaging/setup.sh

.DEFAULT_GOAL := setup
.PHONY: setup setup-dev run demo test bench soak forms translations format clean

setup: .venv/.run
setup-dev: .venv/.dev

.venv/.run: $(INPUTS)
	@packaging/setup.sh run

.venv/.dev: $(INPUTS)
	@packaging/setup.sh dev

run: setup
	@if [ "$$(uname)" != Linux ] || [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		$(BIN)/nanxi-desk; \
	else \
		echo "There is no screen here, so the demonstration runs without one instead of the window."; \
		packaging/demo.sh demo-out && echo "The pictures of the window lie in $(CURDIR)/demo-out/pictures"; \
	fi

demo: setup
	@packaging/demo.sh demo-out

test: setup-dev
	@packaging/checks.sh

REQUESTS := 1000000
bench: setup
	@$(BIN)/python -m benchmarks --requests $(REQUESTS)

soak: setup-dev
	@packaging/pytest.sh -m soak --hypothesis-profile=soak --dist worksteal

forms: setup
	@packaging/forms.sh nanxi_desk/forms

translations: setup-dev
	@packaging/translations.sh

format: setup-dev
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

clean:
	rm -rf .venv demo-out bench-out build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

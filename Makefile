# Every target needs only Python 3.11 to 3.13, git and make; the rest is installed into .venv by `setup`.
.DEFAULT_GOAL := help
.PHONY: help setup demo test check format story faults bench lock screenshots gallery

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1 && echo $$p && break; done)
BIN := .venv/bin
DEMO ?= .demo
ARGS ?=

# The tests write thousands of small files and wait until each is safe on the disk: in memory where there is room.
SCRATCH := $(shell [ -w /dev/shm ] && df -Pk /dev/shm | awk 'NR == 2 && $$4 > 4000000 { print "TMPDIR=/dev/shm" }')
# One more than there are processors, for a test that waits leaves its own idle; with two more, forms time out.
WORKERS ?= $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2); [ $$n -lt 6 ] && echo $$((n + 1)) || echo 8)

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

.venv/installed: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed and none was found: install one, or say make PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

setup: .venv/installed ## make .venv and install everything into it (the other targets do this by themselves)

demo: setup ## run the bot with a stand-in Slack in the browser (ARGS=--fresh starts anew)
	$(BIN)/micromentor demo --folder $(DEMO) $(ARGS)

story: setup ## play mentorships through the stand-in Slack and print what people saw (ARGS="--chapter list" names them)
	$(BIN)/micromentor story $(ARGS)

faults: setup ## play short stories while everything goes wrong, and check what people read (ARGS="--runs 1000 --seed 7")
	$(BIN)/python -m bot.faults $(ARGS)

test: setup ## run every test (a real PostgreSQL, and Chromium where it is present)
	$(SCRATCH) $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

check: setup ## format, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup ## put the code in its standard form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup ## print the figures: acknowledgements and the door beside their baselines
	$(BIN)/python -m benchmarks $(ARGS)

screenshots: setup ## make the README's pictures again (needs Chromium)
	$(BIN)/python -m bot.screenshots docs/pictures

gallery: setup ## picture everything the bot shows, in every language, to look through (needs Chromium)
	$(BIN)/python -m bot.gallery gallery

lock: ## write requirements.lock anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--extra dev --quiet --output-file requirements.lock pyproject.toml

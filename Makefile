# make serve  sets everything up and serves the site on 127.0.0.1:8000; it follows each save
# make test   sets everything up and runs every check, a real browser included
# make test-fast  runs the tests that need neither a browser nor a built site, in half a minute
# make test-all  runs what is long by nature too: every page at every width and under axe
# make test-days  runs every test on the days around each change of rule, and years ahead
# make test-law  runs every test on a copy in which nothing is changed but law of days to come
# make mutants  changes the code that computes dates, and fails when too few changes break a test
# make bench  prints what one answer costs in time, on CPython, in the browser and as a command, how soon
#             a save is seen, and what check and compile cost in trees of 100, 1,000 and 10,000 nodes
# make schemas  writes the JSON Schemas of our documents anew, which are made of their definitions
# make clocks  writes docs/clocks.md anew, which is made of the law files
# make review  names the law files that nobody has checked for a year; .ci/review is for a scheduler

.POSIX:
.PHONY: setup serve build check review clocks schemas lint test test-fast test-all test-days test-law mutants bench requirements clean

BIN = .venv/bin
NODE = python3 build_tools/environment.py node
# as many tests at once as two cores carry; each worker has a browser of its own
TWO = --quiet --numprocesses 2

setup:
	@python3 build_tools/environment.py

serve: setup
	@$(BIN)/python -m build_tools serve

build: setup
	@echo "eskalator: building the site into site/"
	@$(BIN)/mkdocs build --quiet

check: setup
	@$(BIN)/python -m build_tools check

review: setup
	@$(BIN)/python -m build_tools review

clocks: setup
	@$(BIN)/python -m build_tools clocks

schemas: setup
	@$(BIN)/python -m build_tools schemas

lint: setup
	@echo "eskalator: lint and types"
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet . && $(BIN)/mypy --no-error-summary
	@mkdir -p .cache && $(BIN)/lint-imports --no-logo > .cache/imports.txt 2>&1 || { cat .cache/imports.txt; exit 1; }
	@$(NODE) node_modules/@biomejs/biome/bin/biome check --error-on-warnings --log-level=error .
	@$(NODE) node_modules/typescript/bin/tsc

test: lint
	@python3 build_tools/environment.py browser
	@echo "eskalator: tests, in CPython and in the browser"
	@$(BIN)/python -m pytest $(TWO)

test-fast: setup
	@echo "eskalator: tests without a browser or a built site"
	@$(BIN)/python -m pytest $(TWO) --fast

test-all: lint
	@python3 build_tools/environment.py browser
	@echo "eskalator: tests, in CPython and in the browser, the long ones too"
	@$(BIN)/python -m pytest $(TWO) --all

test-days: lint
	@python3 build_tools/environment.py browser
	@$(BIN)/python -m tests.days

test-law: lint
	@python3 build_tools/environment.py browser
	@echo "eskalator: every test under the law to come"
	@$(BIN)/python -m tests.law_to_come $(TWO)

bench: setup
	@python3 build_tools/environment.py browser
	@$(BIN)/python -m pytest -q -s tests/bench/bench_*.py

mutants: setup
	@echo "eskalator: a thousand changes to the code that computes dates; some minutes"
	@rm -rf mutants
	@$(BIN)/python tests/mutants.py

requirements:
	@uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
		--python-version 3.13 requirements.in --output-file requirements.txt

clean:
	@rm -rf .venv .cache node_modules site mutants

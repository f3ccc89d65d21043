# Every job of this project. `make run` and `make test` set up what is missing by themselves.
BIN := .venv/bin
# How many processes run the tests: make test JOBS=8
JOBS ?= 2
# The size of the long proofs: 1 is what a release needs.
SCALE ?= 1
# Where it is set, each of the thousand programs that tests start would compile all sources anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test soak bench lock build icons clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

run: ## open the program
	@sh packaging/setup.sh run
	@sh packaging/run.sh

test: ## check format, lint, types and every rule; then build the packages and start what was built
	@sh packaging/setup.sh test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses $(JOBS) --dist loadgroup --cov --cov-report=
	$(BIN)/coverage report --show-missing --skip-covered --fail-under=100
	sh packaging/build.sh --check

soak: ## the long proofs of reliability, an hour or more; make soak SCALE=0.01 takes some minutes
	@sh packaging/setup.sh test
	$(BIN)/python -m tests.soak --scale $(SCALE)

bench: ## time the program against its budgets; run nothing else meanwhile
	@sh packaging/setup.sh test
	$(BIN)/python -m benchmarks

lock: ## write requirements/*.txt anew; make lock UPGRADE=--upgrade takes the newest versions
	@sh packaging/setup.sh test
	sh packaging/lock.sh $(UPGRADE)

build: ## build the wheel and the sdist into dist/
	@sh packaging/setup.sh test
	sh packaging/build.sh

icons: ## draw the program's icons anew
	@sh packaging/setup.sh test
	QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/app_icon.py

clean: ## remove everything that these jobs made, demonstrations excepted
	rm -rf .venv build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache tests/web/node_modules
	find reflect tests benchmarks packaging -name __pycache__ -type d -exec rm -rf {} +

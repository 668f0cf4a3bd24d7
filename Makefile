# Every task of the house. Only python3 >= 3.11, make and a package index are needed: tools/setup.sh does the rest.
.DEFAULT_GOAL := help
.PHONY: help demo serve test test-all lint bench lock clean
BIN := .venv/bin
CODE := $(wildcard src tests bench)

help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## set up, check the sample texts, show the reports, take the draft through the door
	@tools/setup.sh site
	@tools/demo.sh

serve: ## set up, then run the site with the sample region on this machine (PORT=8000)
	@tools/setup.sh site
	@tools/serve.sh

test: lint ## set up, then lint, types and every test
	$(BIN)/python -m pytest -n 2

test-all: lint ## the same, with every browser journey on PostgreSQL as well
	LAWANG_TEST_ALL=1 $(BIN)/python -m pytest -n 2

lint: ## set up, then ruff (rules and format) and mypy
	@tools/setup.sh dev
	$(BIN)/python -m ruff check $(CODE)
	$(BIN)/python -m ruff format --check $(CODE)
	$(BIN)/python -m mypy

bench: ## set up, then measure quality and speed beside the peers
	@tools/setup.sh dev
	$(BIN)/python -m bench

lock: ## pin requirements/*.in anew, keeping what still fits (UPGRADE=1 takes the newest)
	@tools/setup.sh dev
	@tools/lock.sh $(if $(UPGRADE),--upgrade)

clean: ## remove all that the other targets made
	rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis src/*.egg-info
	find src tests bench tools -name __pycache__ -prune -exec rm -rf {} +

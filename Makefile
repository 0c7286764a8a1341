# make demo | test | check | editor | bench | compiled | torture | lock | sbom | dist | clean: everything happens in .venv; see README.md.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PYTHON ?= $(shell for name in python3 python3.11 python3.12 python3.13; do \
	command -v $$name >/dev/null && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$name && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -q
APT := DEBIAN_FRONTEND=noninteractive apt-get -qq
MAY_APT := test "$$(id -u)" = 0 && command -v apt-get >/dev/null
export PYTHONUTF8 := 1

# LOCKED=only: nothing but the versions and digests of requirements/ is installed, or make ends with an error.
LOCKED ?= first
EXTRAS := dev,serve

.PHONY: help demo test check editor bench compiled torture lock sbom dist clean browser

help:
	@echo "make demo    build a graph of data/sample and ask it something"
	@echo "make test    check and run all tests"
	@echo "make check   style, types and architecture only"
	@echo "make editor  the SPARQL editor of kg serve, with npm; without it a plain one stands in"
	@echo "make bench   speed and memory of a whole build"
	@echo "make compiled   the same program compiled by mypyc, a wheel in dist/, and its speed (six minutes, and gcc)"
	@echo "make torture faults on purpose: some hundred builds are broken, and nothing may be lost (half an hour)"
	@echo "make coverage   which lines of kg/ the tests run, processes included"
	@echo "make mutation   some hundred programs with a fault each, and whether a test notices (half an hour)"
	@echo "make endurance  an hour of kg serve under load and faults"
	@echo "make lock    choose the versions of requirements/*.lock anew"
	@echo "make sbom    a bill of materials, govkg.cdx.json"
	@echo "make dist    wheel and sdist in dist/"
	@echo "make clean   remove what was made"

demo: $(VENV)/.core
	$(BIN)/kg build data/sample -o output/
	@echo
	$(BIN)/kg query succession-in-post --agency 阆中市市场监督管理局 --title 局长
	@echo
	$(BIN)/kg query campaigns-of-place --place 阆中市
	@echo
	@echo "Open output/graph.html in a browser; more questions: $(BIN)/kg query --list"
	@$(MAKE) --no-print-directory editor

# Both even if the first fails: one run tells everything, and ends with pytest's closing line.
test: $(VENV)/.dev browser editor
	@failed=0; $(MAKE) --no-print-directory check || failed=1; $(BIN)/python -m pytest -r fEs --numprocesses auto --maxprocesses 4 --dist loadfile || failed=1; exit $$failed

# The page of kg serve works without it, so whatever goes wrong here is told and is no error.
STATIC ?= kg/serve/static
NPM_CI := npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=0 --fetch-timeout=8000

editor: $(STATIC)/yasqe.js ; @:

$(STATIC)/yasqe.js: requirements/editor/package-lock.json requirements/editor/build.mjs
	@{ command -v npm >/dev/null && (cd requirements/editor && $(NPM_CI) >/dev/null) \
		&& node requirements/editor/build.mjs $(STATIC); } 2>/dev/null \
		|| echo "The editor of kg serve was not built (that takes Node and npm's registry); a plain one stands in." >&2

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_architecture.py

bench: $(VENV)/.core
	$(BIN)/python benchmarks/build.py

# Needs a C compiler and Python's headers (apt-get install gcc python3-dev). What both build must be the same.
COMPILED := build/compiled
compiled: $(VENV)/.dev
	rm -rf $(COMPILED)
	GOVKG_COMPILED=1 $(PIP) wheel --no-deps --no-build-isolation --wheel-dir $(COMPILED)/wheel .
	$(PIP) install --no-deps --target $(COMPILED) $(COMPILED)/wheel/*.whl
	PYTHONPATH=$(COMPILED) $(BIN)/python -P -m kg.cli build data/sample data/gold/docs.jsonl data/pages/docs.jsonl -o $(COMPILED)/sample >/dev/null
	$(BIN)/kg build data/sample data/gold/docs.jsonl data/pages/docs.jsonl -o build/sample >/dev/null
	cmp $(COMPILED)/sample/graph.nq build/sample/graph.nq
	mkdir -p dist
	cp $(COMPILED)/wheel/*.whl dist/
	$(BIN)/python benchmarks/build.py --package $(COMPILED)

torture: $(VENV)/.dev
	$(BIN)/python -m tests.torture
	$(BIN)/python -m tests.patterns
	$(BIN)/python -m tests.fuzz

mutation: $(VENV)/.dev
	$(BIN)/python -m tests.mutation

endurance: $(VENV)/.dev
	$(BIN)/python -m tests.endurance

coverage: export COVERAGE_FILE = $(CURDIR)/.coverage
coverage: $(VENV)/.dev
	$(PIP) install 'coverage>=7.10'
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile
	$(BIN)/coverage combine -q
	$(BIN)/coverage report --include='kg/*' --skip-covered --fail-under=95

lock: $(VENV)/.made
	$(PIP) install pip-tools
	for name in core dev; do $(BIN)/pip-compile -q --generate-hashes --strip-extras --no-header --no-annotate --allow-unsafe \
		--no-emit-index-url --no-emit-find-links $$(test $$name = core || echo --extra dev --extra serve) pyproject.toml \
		-o requirements/$$name.lock || exit 1; done
	cd requirements/editor && npm update --package-lock-only --ignore-scripts

sbom:
	$(PYTHON) requirements/sbom.py > govkg.cdx.json

dist: $(VENV)/.dev editor
	$(BIN)/python requirements/dist.py

clean:
	rm -rf $(VENV) build dist govkg.cdx.json *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*
	rm -rf requirements/editor/node_modules kg/serve/static/yasqe.*
	rm -rf output/graph.* output/store output/search.db output/report.json output/rejected.jsonl
	find kg tests benchmarks ontology -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: a step runs again only when what it depends on has changed.
$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed; name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { $(MAY_APT) && $(APT) update && $(APT) install -y python3-venv; } \
		|| { echo "$(PYTHON) cannot make virtual environments; install it: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

# The locked versions first. Where they cannot be had (another Python, a mirror that lacks one) what pyproject.toml allows.
define install
	@$(PIP) install --require-hashes -r requirements/$(1).lock || test "$(LOCKED)" != only || exit 1; \
	$(PIP) install -e '$(2)' || $(PIP) --no-cache-dir install -e '$(2)'
endef

$(VENV)/.core: pyproject.toml setup.py requirements/core.lock $(VENV)/.made
	$(call install,core,.)
	@touch $@

$(VENV)/.dev: requirements/dev.lock $(VENV)/.core
	$(call install,dev,.[$(EXTRAS)])
	@touch $@

# The page is tested in Chromium. Where it cannot be had, those tests are skipped and say so.
browser:
	@test -n "$$GOVKG_CHROMIUM" && exit; \
	for name in chromium chromium-browser google-chrome google-chrome-stable; do command -v $$name >/dev/null && exit; done; \
	{ $(MAY_APT) && $(APT) update && $(APT) install -y chromium fonts-noto-cjk >/dev/null; } \
		|| echo "No Chromium, and it cannot be installed here: the tests of the page will be skipped." >&2

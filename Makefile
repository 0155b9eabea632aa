# `make` sets everything up and builds the site; `make help` says what else there is.
# Needs git, make and Python 3.11 (or uv). GNU make 3.81 is enough: macOS ships it.

BIN := .venv/bin
.DEFAULT_GOAL := build
.PHONY: setup build convert check serve test audit advisories archive generated eval lint format browser bench bench-page lock clean help

setup: .venv/.site ## Set up .venv, and nothing more

build: .venv/.site ## Set up .venv and build the site into output/ (what `make` alone does)
	@$(BIN)/timeline build
	@$(BIN)/timeline convert --pending

convert: .venv/.site ## Turn new articles in seeds/ into drafts, and say what is to settle in each
	@$(BIN)/timeline convert

serve: .venv/.site ## Serve the site on this machine, not from output/, and rebuild on change
	@$(BIN)/timeline serve

check: .venv/.site ## Say every problem in the content, with file and line
	@$(BIN)/timeline check

test: lint browser ## Set up and run the tests that CI runs; ARGS="-k dates" runs some
	$(BIN)/python -m compileall -q timeline
	$(BIN)/pytest -n 4 --dist loadfile --no-loadscope-reorder $(ARGS)

audit: lint browser ## Run all tests, those too that make test leaves out, and print a table of them
	$(BIN)/pytest -p tests.audit -m "audit or not audit" $(ARGS)

advisories: .venv/.audit ## Ask whether a locked package has a known fault (needs a network)
	$(BIN)/pip-audit --strict --disable-pip --require-hashes --requirement requirements.txt

archive: .venv/.site ## Build the site twice as two machines would, compare, and pack site.tar.gz
	@sh tools/twice.sh site.tar.gz

eval: .venv/.site ## Measure the converter on the golden articles; ARGS="--show quotes" lists what it missed
	@$(BIN)/python -m tests.evaluate $(ARGS)

lint: .venv/.test ## Check layout, style and types of the code
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: .venv/.test ## Mend layout and style of the code
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

browser: .venv/.test ## Find a browser for the tests; as root on Debian, install one
	$(BIN)/python -m tests.install_browser

generated: .venv/.test ## Write anew what follows from the program: guide, forms, schema, catalogues, docs/theme.md
	$(BIN)/python -m tests.theme_docs
	$(BIN)/python -m tools.pieces
	$(BIN)/python -m tests.catalogues
	$(BIN)/python -m tests.dependency_docs

bench: .venv/.bench ## Race our build against Hugo, stock Pelican, Eleventy; ARGS="--sizes 100000 --rounds 1"
	$(BIN)/python -m bench.race $(ARGS)
	$(BIN)/python -m bench.convert

bench-page: .venv/.test browser ## Load our front page and TimelineJS3's in one browser over one slow line (needs npm); ARGS="--rounds 1"
	$(BIN)/python -m bench.page $(ARGS)

lock: ## Renew requirements*.txt from pyproject.toml (needs uv); delete them first to take newer versions
	$(COMPILE) --extra html --extra search --extra cards --group build --output-file requirements.txt
	$(COMPILE) --extra html --extra search --extra cards --group dev --constraints requirements.txt --output-file requirements-dev.txt
	$(COMPILE) --group audit --constraints requirements-dev.txt --output-file requirements-audit.txt
	$(COMPILE) --group bench --constraints requirements.txt --output-file requirements-bench.txt

clean: ## Delete everything that make made, .venv too
	rm -rf .venv output output.* .output.spare site.tar.gz .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## Say what each target does
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "make %-10s %s\n", $$1, $$2}'

# For every platform and every Python that pyproject.toml admits, with hashes, and with no address of any index.
COMPILE = uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"

# An empty file says that .venv holds what a requirements file names, so the next make starts at once.
.venv/.site: requirements.txt pyproject.toml tools/setup.sh
	sh tools/setup.sh requirements.txt
	touch $@

.venv/.test: requirements-dev.txt .venv/.site
	sh tools/setup.sh requirements-dev.txt
	touch $@

.venv/.audit: requirements-audit.txt .venv/.site
	sh tools/setup.sh requirements-audit.txt
	touch $@

.venv/.bench: requirements-bench.txt .venv/.site
	sh tools/setup.sh requirements-bench.txt
	touch $@

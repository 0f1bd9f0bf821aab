# citydip's commands: run, test, check, bench, serve. `make` alone lists them.
#
# From the environment: PORT, DATABASE_URL, VENV, PYTHON, and the settings named in citydip/settings.py.
# What each step made is remembered by files within VENV, so a second run does only what has changed.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

# An empty variable counts as not given.
ifeq ($(strip $(VENV)),)
override VENV := .venv
endif
ifeq ($(strip $(PYTHON)),)
override PYTHON := python3
endif
ifeq ($(strip $(PORT)),)
override PORT := 8000
endif

BIN := $(VENV)/bin
RUNTIME := $(VENV)/.citydip-runtime
DEVELOPMENT := $(VENV)/.citydip-development
FONTS := build/.fonts
CATALOGUES := $(shell find locale -name '*.po' 2>/dev/null)
MESSAGES := $(CATALOGUES:.po=.mo)

.PHONY: help prepare run serve test check bench gallery format messages lock clean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' $(MAKEFILE_LIST) | while IFS='|' read -r name what; do printf '  make %-9s %s\n' "$$name" "$$what"; done

# -- what the commands stand on -------------------------------------------------------------------------------------

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'citydip needs Python 3.11 or later; set PYTHON to one (PYTHON=python3.12 make run).' >&2; exit 1; }
	$(PYTHON) -m venv '$(VENV)' || { echo 'Python cannot make a virtual environment here; on Debian: apt-get install python3-venv' >&2; exit 1; }

$(RUNTIME): requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(DEVELOPMENT): requirements.txt requirements-dev.txt | $(RUNTIME)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt -r requirements-dev.txt
	@touch $(RUNTIME) $@

%.mo: %.po | $(RUNTIME)
	$(BIN)/python tools/messages.py compile

# Fonts come from npm where it is; where not, the reader's own fonts step in and no page asks for what is not there.
$(FONTS): package.json package-lock.json static/css/fonts.css tools/fonts.sh
	sh tools/fonts.sh
	@touch $@

# -- run ------------------------------------------------------------------------------------------------------------

run: $(RUNTIME) $(MESSAGES) $(FONTS) ## serve the site on this machine, with all its records
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py load_fixtures --if-empty
	@echo
	@echo '  citydip    http://127.0.0.1:$(PORT)/'
	@echo '  editing    http://127.0.0.1:$(PORT)/admin/'
	@echo '  to get an editor'"'"'s account, in another terminal:  $(BIN)/python manage.py createsuperuser'
	@echo
	@$(BIN)/python manage.py db_worker --no-reload --interval 2 --verbosity 0 & worker=$$!; \
	if [ "$$DEBUG" = true ]; then $(BIN)/python manage.py runserver 127.0.0.1:$(PORT) & server=$$!; \
	else $(BIN)/gunicorn citydip.wsgi --bind 127.0.0.1:$(PORT) --workers 1 --threads 8 --log-level warning --no-control-socket & server=$$!; fi; \
	trap 'kill $$server $$worker 2>/dev/null' EXIT; trap 'exit 130' INT TERM; wait $$server

serve: export PRODUCTION = true
serve: $(RUNTIME) $(MESSAGES) $(FONTS) ## serve in production: SECRET_KEY, ALLOWED_HOSTS, DATABASE_URL, CACHE_URL from the environment
	@$(BIN)/python manage.py check --deploy --fail-level WARNING
	@$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@$(BIN)/python manage.py migrate --verbosity 1
	@PORT=$(PORT) exec $(BIN)/gunicorn --config python:citydip.server citydip.wsgi

# -- test and check -------------------------------------------------------------------------------------------------

prepare: $(DEVELOPMENT) $(MESSAGES) $(FONTS) ## install what the commands stand on, and run nothing

test: $(DEVELOPMENT) $(MESSAGES) $(FONTS) ## run all tests; ARGS='-k cities' runs some
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(ARGS)

check: $(DEVELOPMENT) $(MESSAGES) ## formatting, lint, types, imports, migrations, messages, deployment
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --lint templates
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python tools/messages.py check
	PRODUCTION=true ALLOWED_HOSTS=citydip.example SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
	  $(BIN)/python manage.py check --deploy --fail-level WARNING

bench: $(DEVELOPMENT) $(MESSAGES) $(FONTS) ## the benchmarks, with their peers, as ratios in one run
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.first_paint

gallery: $(DEVELOPMENT) $(MESSAGES) $(FONTS) ## pictures of the main pages into build/gallery; ARGS='city map' takes some
	$(BIN)/python -m tools.gallery $(ARGS)

# -- for those who change it ----------------------------------------------------------------------------------------

format: $(DEVELOPMENT) ## put every Python file into the house's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

messages: $(DEVELOPMENT) ## bring the Persian catalogue up to date with the sources (needs gettext)
	$(BIN)/python manage.py makemessages --locale=fa --add-location=file --no-wrap \
	  --ignore='.venv*' --ignore=node_modules --ignore=build --ignore=tests --ignore=borrowed
	$(BIN)/python tools/messages.py tidy

lock: $(DEVELOPMENT) ## lock requirements.in and requirements-dev.in anew
	for name in requirements requirements-dev; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	    --no-emit-index-url --no-emit-find-links $$name.in --output-file $$name.txt || exit 1; done

clean: ## remove what `make` made, except the database and the key
	rm -rf '$(VENV)' build staticfiles node_modules $(MESSAGES)

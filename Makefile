# Two commands on a fresh machine with Python 3.11 or newer:
#   make run    sets up and checks the examples
#   make test   sets up and runs the tests
PYTHON ?= python3
VENV ?= .venv

.PHONY: run test clean

run: $(VENV)/run.done
	$(VENV)/bin/disclint check examples/clean

test: $(VENV)/test.done
	$(VENV)/bin/python -m pytest

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "disclint needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --upgrade pip

$(VENV)/run.done: pyproject.toml | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --editable .
	touch $@

$(VENV)/test.done: pyproject.toml | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --editable . --group test
	touch $@

clean:
	rm -rf $(VENV) build dist

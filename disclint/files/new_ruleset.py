"""A ruleset to begin with: one file, or a Python package around it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from disclint.files.sources import shipped
from disclint.model.errors import UsageError
from disclint.model.rule import Ruleset

_NAME = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_PREFIX = "[A-Z]{2,5}"
_PROJECT = """\
[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = "NAME"
version = "1.0.0"
description = "A ruleset for disclint"
requires-python = ">=3.11"

# What a configuration writes among its rulesets, and the package that holds the files.
[project.entry-points."disclint.rulesets"]
NAME = "MODULE"

[tool.setuptools]
packages = ["MODULE"]
include-package-data = false

[tool.setuptools.package-data]
MODULE = ["*.yaml", "vocabulary/*.yaml"]
"""
_MODULE = '"""A ruleset for disclint: data only, nothing here is run."""\n'


def new_ruleset(name: str, prefix: str, rulesets: Iterable[Ruleset], *, package: bool) -> list[str]:
    """Write the ruleset *name* into the working folder and return the files that were written.

    Args: *prefix* begins the ids of its rules; *rulesets* are those that ship, whose ids are taken; *package* makes a package around it.
    Errors: UsageError if a name is not fit or taken, or a file is there already or cannot be written.
    """
    if not re.fullmatch(_NAME, name):
        raise UsageError(f"“{name}” is no name for a ruleset", "write small letters with hyphens, as in norvane-style")
    if not re.fullmatch(_PREFIX, prefix):
        raise UsageError(f"“{prefix}” does not begin the id of a rule", "write two to five capital letters, as in HSE")
    shipped_ones = tuple(rulesets)
    if any(re.fullmatch(rf"{prefix}\d+", rule.id) for one in shipped_ones for rule in one.rules):
        raise UsageError(f"rules that begin with {prefix} ship with disclint", "choose another --prefix, as in HSE")
    id_ = f"own-{name}" if any(one.id == name for one in shipped_ones) else name
    files = _packaged(name, id_, prefix) if package else {f"{name}.yaml": _text(id_, prefix, f"{name}.yaml", f"{name}.yaml")}
    for path in files:
        if os.path.lexists(path):
            raise UsageError(f"{path} is there already", "choose another name, or move it away")
    for path, text in files.items():
        _write(path, text)
    return list(files)


def _packaged(name: str, id_: str, prefix: str) -> dict[str, str]:
    module = name.replace("-", "_")
    project = _PROJECT.replace("NAME", name).replace("MODULE", module)
    ruleset = f"{name}/{module}/{name}.yaml"
    return {f"{name}/pyproject.toml": project, f"{name}/{module}/__init__.py": _MODULE, ruleset: _text(id_, prefix, ruleset, name)}


def _text(id_: str, prefix: str, path: str, configured: str) -> str:
    """Return the skeleton; *path* is what to test, *configured* what a configuration writes."""
    skeleton = dict(shipped("rulesets/templates", ".yaml"))["rulesets/templates/ruleset.yaml"].decode()
    return skeleton.replace("RULESET", id_).replace("PREFIX", prefix).replace("PATH", path).replace("CONFIGURED", configured)


def _write(path: str, text: str) -> None:
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written (system error {error.errno})", "go to a folder that can be written") from error

"""Rulesets that come as Python packages: found through the entry point group ``disclint.rulesets``, read as data, never imported.

An entry point's name is what a configuration writes among its ``rulesets``; its value is the package whose folder holds the files
(``*.yaml``, and term lists in ``vocabulary/``). They are looked for only where a configuration names something that is not shipped.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from disclint.files.cache import Cache, stamp
from disclint.files.sources import Source, own_source
from disclint.model.errors import UsageError

GROUP = "disclint.rulesets"
VOCABULARY = "vocabulary"
_ENDINGS = (".yaml", ".yml")


def packages(kept: Cache) -> Mapping[str, str]:
    """Return the packaged rulesets of this installation: the package of each by its name."""
    folders = sorted({path for path in map(os.path.abspath, sys.path) if os.path.isdir(path)})
    return kept.kept("packages", stamp(folders), _scan)


def packaged(name: str, package: str) -> tuple[list[Source], list[Source]]:
    """Return the rulesets and the vocabularies of the *package* that goes by *name*.

    Errors: UsageError where there are none, or one cannot be read.
    """
    folder = _folder(package)
    if folder is None:
        raise UsageError(f"the packaged ruleset “{name}” names {package}, which is no folder of files", "install that package anew")
    rulesets, vocabularies = _files(folder, package), _files(os.path.join(folder, VOCABULARY), f"{package}/{VOCABULARY}")
    if not rulesets:
        raise UsageError(f"the packaged ruleset “{name}” holds no ruleset", f"let {package} hold a file that ends in .yaml")
    return rulesets, vocabularies


def _scan() -> dict[str, str]:
    from importlib.metadata import entry_points

    return {one.name: one.value.partition(":")[0].strip() for one in entry_points(group=GROUP)}


def _folder(package: str) -> str | None:
    """Return where the files of *package* lie. Nothing of it is run: only the top of a dotted name is looked up."""
    from importlib.util import find_spec

    top, *inner = package.split(".")
    try:
        spec = find_spec(top)
    except ValueError:  # a module without a specification, as __main__
        return None
    for place in (spec.submodule_search_locations or ()) if spec is not None else ():
        folder = os.path.join(place, *inner)
        if os.path.isdir(folder):
            return folder
    return None


def _files(folder: str, shown: str) -> list[Source]:
    if not os.path.isdir(folder):
        return []
    names = sorted(name for name in os.listdir(folder) if name.endswith(_ENDINGS))
    return [(f"{shown}/{name}", own_source(os.path.join(folder, name))[1]) for name in names]

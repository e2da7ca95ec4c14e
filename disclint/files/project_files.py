"""What lies in folders beside releases and is none: a search passes over it, a path that names it does not."""

from __future__ import annotations

import os

_ANY_CASE = {"readme", "changelog", "license", "licence", "contributing", "code_of_conduct", "requirements", "robots", "llms"}
_CAPITALS = {
    "AGENTS",
    "AUTHORS",
    "CHANGES",
    "CLAUDE",
    "COPYING",
    "GEMINI",
    "GOVERNANCE",
    "HISTORY",
    "INSTALL",
    "ISSUE_TEMPLATE",
    "MAINTAINERS",
    "NEWS",
    "NOTICE",
    "PULL_REQUEST_TEMPLATE",
    "RELEASING",
    "SECURITY",
    "SUPPORT",
    "TODO",
    "CMakeLists",
}
_FOLDERS = {"node_modules", "site-packages", "__pycache__", "venv", "virtualenv"}


def is_project_file(name: str) -> bool:
    """Tell whether a file called so describes a project: ``README.md``, ``LICENSE``, ``CHANGELOG.de.md``, ``AGENTS.md``.

    Lower-case names count only where they mean nothing else: ``notice.md`` and ``history.md`` may well be releases.
    """
    stem = name.partition(".")[0]
    return stem.lower() in _ANY_CASE or stem in _CAPITALS


def is_project_folder(path: str) -> bool:
    """Tell whether a folder holds what others wrote: packages, a virtual environment."""
    return os.path.basename(path) in _FOLDERS or os.path.exists(os.path.join(path, "pyvenv.cfg"))

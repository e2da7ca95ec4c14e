"""Real releases, where a folder of them is named by DISCLINT_CORPUS; nothing of them stands in this repository but offsets."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def corpus() -> Path:
    named = os.environ.get("DISCLINT_CORPUS")
    if not named or not (folder := Path(named) / "releases").is_dir():
        pytest.skip("DISCLINT_CORPUS names no folder of real releases")
    return folder

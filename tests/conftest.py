"""What all tests share: golden files, renewed by ``pytest --renew-golden`` and read in the diff."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# Tests run beside others on busy machines: how long one example takes says nothing there.
settings.register_profile("disclint", deadline=None)
settings.load_profile("disclint")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-golden", action="store_true", help="write the golden files anew instead of comparing with them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return ``golden(name, text)``: compare *text* with the file *name* in the folder ``golden`` beside the test."""
    folder = Path(request.path).parent / "golden"

    def compare(name: str, text: str) -> None:
        path = folder / name
        if request.config.getoption("--renew-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode(), f"{name} changed: if that is meant, run pytest --renew-golden and read the diff"

    return compare

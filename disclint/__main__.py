"""``python -m disclint``."""

from disclint.cli.main import run

run()

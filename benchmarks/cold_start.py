"""How long `disclint check` takes on one release, as a whole process, in turn with an interpreter that does nothing.

Twice: on a release that it has not seen before, and on one that it has, whose report is kept.
"""

import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

RUNS = 21
RELEASE = Path(__file__).resolve().parent.parent / "examples" / "clean" / "biotech-phase-2.md"


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=ENVIRONMENT)
    return time.perf_counter() - start


ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def main() -> None:
    release = Path(sys.argv[1]) if len(sys.argv) > 1 else RELEASE
    check = [str(Path(sysconfig.get_path("scripts")) / "disclint"), "check"]
    with tempfile.TemporaryDirectory() as folder:
        copies = [Path(folder) / f"{at}{release.suffix}" for at in range(RUNS)]  # each is a release of its own, by its name
        for copy in copies:
            shutil.copyfile(release, copy)
        seconds([*check, str(release)])  # fills the caches of law, grammars and patterns
        told("not seen before", [[*check, str(copy)] for copy in copies])
        told("seen before", [[*check, str(release)]] * RUNS)


def told(what: str, checks: list[list[str]]) -> None:
    nothing = [sys.executable, "-c", "pass"]
    seconds(nothing)
    pairs = [(seconds(check), seconds(nothing)) for check in checks]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"{what}: {1000 * ours:.1f} ms; python -c pass: {1000 * theirs:.1f} ms; ratio, pair by pair: {ratio:.1f} (median of {RUNS})")


main()

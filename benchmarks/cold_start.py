"""How long `disclint check` takes on one release, as a whole process, in turn with an interpreter that does nothing."""

import os
import statistics
import subprocess
import sys
import sysconfig
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
    release = sys.argv[1] if len(sys.argv) > 1 else str(RELEASE)
    check = [str(Path(sysconfig.get_path("scripts")) / "disclint"), "check", release]
    nothing = [sys.executable, "-c", "pass"]
    for command in (check, check, nothing):  # fills the caches
        seconds(command)
    pairs = [(seconds(check), seconds(nothing)) for _ in range(RUNS)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"{release}: {1000 * ours:.1f} ms; python -c pass: {1000 * theirs:.1f} ms; ratio, pair by pair: {ratio:.1f} (median of {RUNS})")


main()

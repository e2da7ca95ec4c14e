"""How many releases one core checks in a second, and where the time goes."""

import os
import sys
import time
from pathlib import Path

from disclint.facts.read import read
from disclint.files.cache import user_cache
from disclint.files.kept_grammars import KeptGrammars
from disclint.files.kept_patterns import take_patterns
from disclint.files.law import Laws
from disclint.model.settings import Settings
from disclint.parsing.release import parse_release
from disclint.rules.engine import run
from disclint.text.source import read_document


def main() -> None:
    corpus = os.environ.get("DISCLINT_CORPUS")
    if not corpus:
        sys.exit("skipped: DISCLINT_CORPUS names no folder of releases")
    files = [file.read_bytes() for file in sorted(Path(corpus, "releases").rglob("*.md"))]
    cache = user_cache()
    take_patterns(cache)
    law, grammars, settings = Laws(cache).law(()), KeptGrammars(cache), Settings()
    spent = dict.fromkeys(("document", "release", "facts", "rules"), 0.0)
    begin = time.perf_counter()
    for data in files:
        times = [time.perf_counter()]
        document = read_document(data, "release.md")
        times.append(time.perf_counter())
        release = parse_release(document, grammars)
        times.append(time.perf_counter())
        reading = read(release, grammars, law.lexicon, settings, None)
        times.append(time.perf_counter())
        run(law.rulesets, reading, settings)
        times.append(time.perf_counter())
        for stage, start, end in zip(spent, times, times[1:], strict=False):
            spent[stage] += end - start
    whole = time.perf_counter() - begin
    print(f"{len(files)} releases in {whole:.1f} s: {len(files) / whole:.0f} a second on one core")
    for stage, seconds in spent.items():
        print(f"  {stage:9} {1000 * seconds / len(files):6.2f} ms a release")


main()

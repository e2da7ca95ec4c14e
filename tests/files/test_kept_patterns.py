import re
import subprocess
import sys
from pathlib import Path

import pytest

from disclint.files.cache import NO_CACHE, Cache
from disclint.files.kept_patterns import keep_patterns
from disclint.text.patterns import compiled

PROGRAM = """
import sys, regex
from disclint.files.cache import Cache
from disclint.files.kept_patterns import keep_patterns, take_patterns
from disclint.text.patterns import compiled
kept = Cache(sys.argv[1])
take_patterns(kept)
if sys.argv[2:]:
    regex.compile = None
found = compiled(r"(?P<word>\\w+)\\s+\\1", regex.I).search("Say Paris paris")
print(found["word"], found.span())
keep_patterns(kept)
"""


def test_what_one_run_compiles_the_next_one_need_not(tmp_path: Path) -> None:
    for more in ([], ["nothing may be compiled"]):
        done = subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path), *more], capture_output=True, text=True, check=True)
        assert done.stdout == "Paris (4, 15)\n"
    assert len(list(tmp_path.iterdir())) == 1


def test_without_a_cache_patterns_are_compiled_and_that_is_all() -> None:
    keep_patterns(NO_CACHE)
    assert compiled("a+b").fullmatch("aab")
    assert compiled("a+b") is compiled("a+b")


def test_the_flags_are_those_of_re(tmp_path: Path) -> None:
    assert compiled("^b.c$", re.I | re.M | re.S).search("a\nB\nC\n")
    assert not compiled("^b.c$").search("a\nB\nC\n")
    keep_patterns(Cache(str(tmp_path)))


@pytest.mark.parametrize("spoilt", [b"", b"nonsense"])
def test_a_spoilt_store_is_no_fault(tmp_path: Path, spoilt: bytes) -> None:
    subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, check=True)
    (path,) = tmp_path.iterdir()
    path.write_bytes(spoilt)
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout == "Paris (4, 15)\n"

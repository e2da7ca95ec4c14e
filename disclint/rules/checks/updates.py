"""What a caution says of the day of its statements and of keeping them up to date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from disclint.model.fact import Caution, CautionPart, Fact
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof

DATE = "as of which day the statements are made"
NO_DUTY = "that there is no duty to update them"
LAW = "that the law may still require an update"
WORDS = {DATE: "as of the date of this release", NO_DUTY: "we undertake no obligation to update them", LAW: "except as required by law"}
"""For each thing that may be unsaid, customary words that say it."""
_TOLD = (SectionKind.HEADLINE, SectionKind.SUBHEADLINE, SectionKind.KEY_POINTS, SectionKind.BODY, SectionKind.SUBHEADING)


def handling(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the caution that leaves something of this unsaid, and the first promise of updates beside a caution that disclaims them.

    Args: *dated*, *undone* and *lawful* are term lists of further words for the day, for having no duty and for what the law requires;
    *promises* that of promises to update what is expected; *denied* that of words by which a text says that it holds no forward-looking
    statements. That the law may require an update needs saying only where a duty to update is disclaimed.
    """
    cautions = [fact for fact in reading.index.of("caution") if isinstance(fact, Caution)]
    parts = [fact for fact in reading.index.of("caution_part") if isinstance(fact, CautionPart)]
    if not any(caution.form == "section" for caution in cautions):
        return
    identified = [part for part in parts if part.part == "identification"]
    denied = {fact.sentence for fact in reading.index.phrases(args["denied"])}
    if identified and all(part.sentence in denied for part in identified):
        return
    there = {part.part for part in parts}
    missing = []
    if "as-of" not in there and not _within(reading, args["dated"], cautions):
        missing.append(DATE)
    if "no-update" not in there and not _within(reading, args["undone"], cautions):
        missing.append(NO_DUTY)
    elif "carve-out" not in there and not _within(reading, args["lawful"], cautions):
        missing.append(LAW)
    if missing:
        told = f"The caution does not say {' or '.join(missing)}"
        words = "; ".join(f"“{WORDS[one]}”" for one in missing)
        yield Breach(identified[0].span if identified else None, {"problem": told, "add": f"Customary words: {words}."})
    yield from _promised(reading, args["promises"], cautions, [part for part in parts if part.part == "no-update"])


def _promised(reading: Reading, promises: str, cautions: list[Caution], refusals: list[CautionPart]) -> Iterator[Breach]:
    if not refusals:
        return
    for fact in reading.index.phrases(promises):
        if reading.section(fact).kind in _TOLD and not _covered(fact, cautions):
            found = fact.span.of(reading.release.text)
            problem = f"The release promises updates of what it expects (\u201c{found}\u201d), and its caution disclaims a duty to update"
            yield Breach(
                fact.span,
                {"problem": problem, "add": "Drop the one or the other."},
                (Proof("disclaims a duty to update", refusals[0].span),),
            )
            return


def _within(reading: Reading, name: str, cautions: list[Caution]) -> bool:
    return any(_covered(fact, cautions) for fact in reading.index.phrases(name))


def _covered(fact: Fact, cautions: list[Caution]) -> bool:
    return any(caution.span.covers(fact.span) for caution in cautions)

"""The whole program on one page.

bytes -> Document -> Release -> Reading (facts) -> findings -> FileReport
"""

from __future__ import annotations

import hashlib
from datetime import date as Date

from disclint.facts.read import read as read_facts
from disclint.model.errors import InputError
from disclint.model.finding import FileReport, Listed, ProfileReport, Told
from disclint.model.law import Law
from disclint.model.reading import Profile, Reading, Trait
from disclint.model.settings import Settings
from disclint.parsing.grammars import Grammars
from disclint.parsing.release import parse_release
from disclint.rules.engine import run
from disclint.text.source import read_document

Sidecar = tuple[str, bytes] | None
"""Name and bytes of the metadata file that stands beside a release, or None."""


def read(data: bytes, *, name: str, sidecar: Sidecar, settings: Settings, law: Law, grammars: Grammars, as_of: Date | None) -> Reading:  # noqa: PLR0913 - each is named where it is given
    """Read one release: its sections, facts and profile.

    Args: *data* is the file as it stands on disk; *name* stands for it in messages and decides its format; *as_of* is the day whose law
    applies (None: the release's own day).
    Errors: InputError if the file cannot be read as a release.
    """
    document = read_document(data, name, sidecar)
    if document.fault is not None:
        raise InputError(name, document.fault, "mend the metadata, or take them out")
    release = parse_release(document, grammars)
    return read_facts(release, grammars, law.lexicon, settings, as_of)


def check(data: bytes, *, name: str, sidecar: Sidecar, settings: Settings, law: Law, grammars: Grammars, as_of: Date | None) -> FileReport:  # noqa: PLR0913 - each is named where it is given
    """Check one release. A file that cannot be read is a report with its error, never an exception."""
    try:
        reading = read(data, name=name, sidecar=sidecar, settings=settings, law=law, grammars=grammars, as_of=as_of)
    except InputError as error:
        return FileReport(name, hashlib.sha256(data).hexdigest(), error=str(error), fail_on=settings.fail_on)
    findings, runs = run(law.rulesets, reading, settings)
    return FileReport(
        path=name,
        sha256=reading.release.document.sha256,
        profile=_profile(reading),
        runs=runs,
        findings=findings,
        fail_on=settings.fail_on,
    )


def _profile(reading: Reading) -> ProfileReport:
    profile: Profile = reading.profile
    place = reading.release.document.place

    def told(trait: Trait) -> Told:
        return Told(trait.name, trait.why, None if trait.span is None else place(trait.span))

    return ProfileReport(
        issuer=profile.issuer,
        language=profile.language,
        genre=told(profile.genre),
        listings=tuple(Listed(listing.exchange or listing.written, listing.ticker, place(listing.span)) for listing in profile.listings),
        regimes=tuple(map(told, profile.regimes)),
        types=tuple(map(told, profile.types)),
        as_of=reading.as_of,
    )

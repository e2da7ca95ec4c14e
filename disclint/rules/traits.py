"""Selectors of what stands outside the text: metadata, configuration, and the profile of the release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from disclint.model.reading import Reading, Trait
from disclint.model.value import dataclass
from disclint.rules.picks import Companions, Datum, Pick, alone
from disclint.rules.values import Test


@dataclass(frozen=True, slots=True)
class Meta:
    """A metadata key that is there and not empty, with a value that passes the test. *path* leads through lists."""

    path: tuple[str, ...]
    test: Test | None
    label: str | None = None

    def picks(self, reading: Reading) -> Sequence[Pick]:
        """Return each value at the path."""
        metadata = reading.release.document.metadata
        if metadata is None:
            return ()
        name = ".".join(self.path)
        return [
            Datum(name, value, metadata.places.get(path), f"the metadata give {name}")
            for path, value in _values(metadata.data, self.path, ())
            if self.test is None or self.test.holds(value)
        ]

    def companions(self, reading: Reading) -> Companions:
        """Return what tells nothing: it has no neighbours."""
        return alone


def _values(data: object, rest: tuple[str, ...], path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Yield the values at *rest* below *data* that are not empty; a list stands for each of its members."""
    if isinstance(data, list | tuple):
        for at, member in enumerate(data):
            yield from _values(member, rest, (*path, at))
    elif rest:
        if isinstance(data, Mapping) and rest[0] in data:
            yield from _values(data[rest[0]], rest[1:], (*path, rest[0]))
    elif data is not None and data not in ("", {}):
        yield path, data


@dataclass(frozen=True, slots=True)
class Config:
    """A setting of the user's configuration that is given, with a value that passes the test. Also reads the channels of the metadata."""

    path: tuple[str, ...]
    test: Test | None
    label: str | None = None

    def picks(self, reading: Reading) -> Sequence[Pick]:
        """Return each value at the path."""
        name = ".".join(self.path)
        origin = reading.settings.origin or "the configuration"
        return [
            Datum(name, value, None, f"{origin} gives {name}")
            for value in self._given(reading)
            if value is not None and value != () and (self.test is None or self.test.holds(value))
        ]

    def _given(self, reading: Reading) -> tuple[object, ...]:
        match self.path:
            case ("company", field):
                return (getattr(reading.company, field),)
            case ("products", field):
                return tuple(getattr(product, field) for product in reading.products)
            case ("profiles",):
                return reading.settings.profiles
            case _:
                return tuple(dict.fromkeys((*reading.settings.channels, *_channels(reading))))

    def companions(self, reading: Reading) -> Companions:
        """Return what tells nothing: it has no neighbours."""
        return alone


def _channels(reading: Reading) -> Iterator[object]:
    metadata = reading.release.document.metadata
    if metadata is not None:
        for _, value in _values(metadata.data, ("channels",), ()):
            yield value.get("id") if isinstance(value, Mapping) else value


@dataclass(frozen=True, slots=True)
class ProfileTrait:
    """A trait of the release as a whole, with a name that passes the test."""

    trait: str
    test: Test | None
    label: str | None = None

    def picks(self, reading: Reading) -> Sequence[Pick]:
        """Return each trait of that sort."""
        return [
            Datum(self.trait, trait.name, trait.span, trait.why)
            for trait in self._traits(reading)
            if self.test is None or self.test.holds(trait.name)
        ]

    def _traits(self, reading: Reading) -> Iterator[Trait]:
        profile = reading.profile
        match self.trait:
            case "regime":
                yield from profile.regimes
            case "filer" if profile.filer is not None:
                yield profile.filer
            case "type":
                yield from profile.types
            case "genre":
                yield profile.genre
            case "exchange":
                yield from (Trait(one.exchange, f"listed on {one.exchange}", one.span) for one in profile.listings if one.exchange)
            case "market":
                yield from (Trait(one.market, f"listed as {one.ticker}", one.span) for one in profile.listings)
            case "language":
                yield Trait(profile.language, f"the language is {profile.language}")
            case "status" if profile.status is not None:
                yield Trait(profile.status, f"the status is {profile.status}")
            case "issuer" if profile.issuer is not None:
                yield Trait(profile.issuer, f"the issuer is {profile.issuer}")
            case _:
                return

    def companions(self, reading: Reading) -> Companions:
        """Return what tells nothing: it has no neighbours."""
        return alone

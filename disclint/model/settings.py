"""What the user's configuration says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from disclint.model.value import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Company:
    """The issuer as the configuration gives it; empty fields are unknown.

    *kind* is us-reporting, foreign-private, alternative-reporting or private. *listings* are (exchange, ticker) pairs.
    """

    name: str | None = None
    short_names: tuple[str, ...] = ()
    kind: str | None = None
    lei: str | None = None
    listings: tuple[tuple[str, str], ...] = ()
    penny_stock: bool | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """A product of the issuer. *status* is preclinical, investigational, cleared, approved or marketed."""

    name: str
    marks: tuple[str, ...] = ()
    generic_name: str | None = None
    status: str | None = None
    indication: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What is in force for one file. *origin* names the configuration file (relative to the run), None where there is none.

    *rulesets* are ids or files (empty: all shipped stable ones); *select* and *ignore* are rule ids or prefixes.
    """

    rulesets: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    force_regimes: tuple[str, ...] = ()
    bar_regimes: tuple[str, ...] = ()
    preview: bool = False
    profiles: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    fail_on: str = "error"
    company: Company = field(default_factory=Company)
    products: tuple[Product, ...] = ()
    origin: str | None = None


_PLAIN = ("preview",)
_WORDS = ("fail-on",)
_LISTS = ("rulesets", "select", "ignore", "profiles", "channels")


def overlaid(settings: Settings, table: Mapping[str, Any]) -> Settings:
    """Return *settings* with what *table* says laid over it: a key that is given replaces the whole value below.

    Args: *table* is written as `disclint.toml` is (``fail-on``, ``regimes``, ``company``, ``products``) and valid against its
    schema; keys that are no settings (``files``, ``exclude``, ``pattern``) are passed over.
    """
    changes: dict[str, Any] = {_field(key): table[key] for key in (*_PLAIN, *_WORDS) if key in table}
    changes |= {_field(key): tuple(table[key]) for key in _LISTS if key in table}
    regimes = table.get("regimes", {})
    changes |= {f"{key}_regimes": tuple(regimes[key]) for key in ("force", "bar") if key in regimes}
    if "company" in table:
        changes["company"] = _company(table["company"])
    if "products" in table:
        changes["products"] = tuple(_product(product) for product in table["products"])
    return replace(settings, **changes)


def _field(key: str) -> str:
    return key.replace("-", "_")


def _company(table: Mapping[str, Any]) -> Company:
    return Company(
        name=table.get("name"),
        short_names=tuple(table.get("short-names", ())),
        kind=table.get("kind"),
        lei=table.get("lei"),
        listings=tuple(_listing(written) for written in table.get("listings", ())),
        penny_stock=table.get("penny-stock"),
    )


def _listing(written: str) -> tuple[str, str]:
    exchange, _, ticker = written.partition(":")
    return exchange.strip(), ticker.strip()


def _product(table: Mapping[str, Any]) -> Product:
    return Product(
        name=table["name"],
        marks=tuple(table.get("marks", ())),
        generic_name=table.get("generic-name"),
        status=table.get("status"),
        indication=table.get("indication"),
    )

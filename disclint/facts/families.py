"""The families of facts, in one list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from disclint.facts import (
    cautions,
    changes,
    contacts,
    datelines,
    dates,
    debris,
    edit_marks,
    effects,
    embargoes,
    enrolments,
    evidence,
    figures,
    financial_measures,
    forward_looking,
    identifiers,
    intercepts,
    legends,
    links,
    listings,
    marks,
    names,
    pictures,
    placeholders,
    quotations,
    reconciliations,
    safety,
    statistics,
    terms,
)
from disclint.facts.frame import Frame
from disclint.model.fact import Fact

FAMILIES: tuple[Callable[[Frame], Iterator[Fact]], ...] = (
    datelines.facts,
    listings.facts,
    dates.facts,
    identifiers.facts,
    debris.facts,
    edit_marks.facts,
    embargoes.facts,
    placeholders.facts,
    forward_looking.facts,
    cautions.facts,
    legends.facts,
    quotations.facts,
    contacts.facts,
    links.facts,
    pictures.facts,
    figures.facts,
    changes.facts,
    financial_measures.facts,
    reconciliations.facts,
    enrolments.facts,
    effects.facts,
    marks.facts,
    terms.facts,
    names.facts,
    intercepts.facts,
    statistics.facts,
    safety.facts,
    evidence.facts,
)

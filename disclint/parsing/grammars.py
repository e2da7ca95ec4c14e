"""The grammars of this program, each made when first asked for."""

from __future__ import annotations

from functools import cached_property

from disclint.parsing.lalr import Grammar


class Grammars:
    """The grammars, worked out from their files in this process. A subclass may keep what is worked out."""

    def open(self, name: str, start: str) -> Grammar:
        """Return the grammar of the file *name*.lark, with all that is dear to make already made."""
        from disclint.parsing.tables import tables_of

        grammar = Grammar(tables_of(name, start))
        grammar.make_ready()
        return grammar

    @cached_property
    def release(self) -> Grammar:
        """The grammar of a press release, over blocks."""
        return self.open("release", "start")

    @cached_property
    def dateline(self) -> Grammar:
        """The grammar of a dateline."""
        return self.open("dateline", "dateline")

    @cached_property
    def listing(self) -> Grammar:
        """The grammar of listings."""
        return self.open("listing", "listings")

    @cached_property
    def share(self) -> Grammar:
        """The grammar of counts and percentages."""
        return self.open("statistics", "share")

    @cached_property
    def interval(self) -> Grammar:
        """The grammar of intervals."""
        return self.open("statistics", "interval")

    @cached_property
    def chance(self) -> Grammar:
        """The grammar of p-values."""
        return self.open("statistics", "chance")

    @cached_property
    def significance(self) -> Grammar:
        """The grammar of words of significance."""
        return self.open("statistics", "significance")

    @cached_property
    def change(self) -> Grammar:
        """The grammar of changes with their figures."""
        return self.open("changes", "change")

    @cached_property
    def effect(self) -> Grammar:
        """The grammar of effects in words and figures."""
        return self.open("effects", "effect")

    @cached_property
    def graded(self) -> Grammar:
        """The grammar of counts by grade."""
        return self.open("grades", "graded")

    @cached_property
    def spread(self) -> Grammar:
        """The grammar of middles with their ranges."""
        return self.open("grades", "spread")

    @cached_property
    def growth(self) -> Grammar:
        """The grammar of growth over years and of midpoints."""
        return self.open("growth", "growth")

    @cached_property
    def row(self) -> Grammar:
        """The grammar of rows of tables."""
        return self.open("figure_rows", "row")

    @cached_property
    def cell(self) -> Grammar:
        """The grammar of one figure of a table."""
        return self.open("figure_rows", "value")

    @cached_property
    def followup(self) -> Grammar:
        """The grammar of times of a study."""
        return self.open("followup", "followup")

    @cached_property
    def tally(self) -> Grammar:
        """The grammar of responses by category."""
        return self.open("tallies", "tally")

    @cached_property
    def enrolment(self) -> Grammar:
        """The grammar of how people were divided."""
        return self.open("enrolment", "enrolment")

    @cached_property
    def safety(self) -> Grammar:
        """The grammar of sentences on harm and its absence."""
        return self.open("safety", "statement")

    @cached_property
    def evidence(self) -> Grammar:
        """The grammar of sentences on studies and their results."""
        return self.open("evidence", "statement")

"""Named checks of the `recompute` verb: each in the literal below, with what its rule may say about it."""

from __future__ import annotations

from collections.abc import Mapping

from disclint.rules.checks import (
    ap_style,
    calendar,
    codes,
    datelines,
    forward,
    forward_topics,
    forward_view,
    happened,
    instructions,
    language_tag,
    legends,
    metadata,
    moments,
    names,
    tone,
    trademarks,
    zones,
)
from disclint.rules.checks.named import TERM_LIST, Named

TERMS = {"type": "string", "format": TERM_LIST}
"""An argument that names a term list or pattern."""
TERM_LISTS = {"type": "array", "items": {"type": "string"}, "format": TERM_LIST}
"""An argument that names several."""
LEGENDS = {"type": ["string", "array"], "items": {"type": "string"}, "minItems": 1, "format": TERM_LIST}
"""An argument that names a legend or a term list, or several any of which will do."""
NAMED = {"type": "object", "additionalProperties": {"type": ["string", "array"], "items": {"type": "string"}}, "format": TERM_LIST}
"""An argument that names legends or term lists, any of which will do, each time by what a message calls them."""
PLACES = {"type": "array", "items": {"type": "string"}, "minItems": 1}
"""An argument that names kinds of section."""

RESPONSE_LISTS = (
    "response-confirmation",
    "response-confirmation-short",
    "response-criteria",
    "response-criteria-short",
    "response-assessors",
    "residual-disease-assays",
)

CHECKS: Mapping[str, Named] = {
    "lei": Named(codes.lei, codes.VALUES),
    "isin": Named(codes.isin, codes.VALUES),
    "market-codes": Named(codes.markets, codes.VALUES),
    "metadata-title": Named(metadata.title, ("key", "problem", "other")),
    "metadata-summary": Named(metadata.summary, ("key", "problem")),
    "metadata-moments": Named(moments.moments, ("key", "problem")),
    "release-state": Named(
        moments.state, ("key", "problem"), args={"correction": TERMS, "headed": TERMS}, required=("correction", "headed")
    ),
    "language-tag": Named(
        language_tag.language, ("key", "problem"), args={"british": TERMS, "american": TERMS}, required=("british", "american")
    ),
    "forward-unidentified": Named(forward.unidentified, ("statement", "topic", "count"), lists=("caution-identification",)),
    "forward-cue-words": Named(forward.cue_words, ("missing", "problem")),
    "forward-factors": Named(forward.unnamed_factors, ("problem", "count", "ahead")),
    "forward-universal": Named(forward.universal_factors, ("factors", "count", "topic")),
    "forward-topic": Named(
        forward_topics.uncovered_topic,
        ("statement", "topic", "cover", "count"),
        args={
            "topic": {"enum": list(forward_view.NAMES)},
            "covered_by": {"type": "array", "items": {"enum": list(forward_view.NAMES)}},
            "figures": {"type": "boolean"},
            "unless": TERMS,
            "announced": TERMS,
            "objects": TERMS,
        },
        required=("topic",),
    ),
    "forward-market": Named(
        forward_topics.unsourced_market,
        ("statement", "missing"),
        args={"claims": TERMS, "own": TERMS, "sources": TERMS},
        required=("claims", "own", "sources"),
    ),
    "risks-that-happened": Named(
        happened.risks,
        ("event",),
        args={"events": {"type": "array", "items": {"enum": list(happened.NAMES)}}, "acknowledged": TERMS, "otherwise": TERMS},
        required=("events", "acknowledged", "otherwise"),
        lists=happened.LISTS,
    ),
    "filing-references": Named(
        "filings.references", ("problem",), args={"filings": TERMS, "denied": TERMS}, required=("filings", "denied")
    ),
    "caution-updating": Named(
        "updates.handling",
        ("problem", "add"),
        args=dict.fromkeys(("dated", "undone", "lawful", "promises", "denied"), TERMS),
        required=("dated", "undone", "lawful", "promises", "denied"),
    ),
    "guidance-periods": Named(
        "guidance.periods",
        ("problem",),
        args=dict.fromkeys(("amounts", "figures", "others", "periods", "open_ended", "goals"), TERMS),
        required=("amounts", "figures", "others", "periods", "open_ended", "goals"),
    ),
    "non-gaap-counterpart": Named("non_gaap.without_counterpart", ("measure", "counterpart")),
    "non-gaap-headline": Named("non_gaap.unbalanced_headline", ("measure", "counterpart", "problem")),
    "non-gaap-order": Named("non_gaap.later_counterpart", ("measure", "problem")),
    "non-gaap-praise": Named("non_gaap.uneven_praise", ("measure", "counterpart")),
    "non-gaap-reconciled": Named("non_gaap.unreconciled", ("measure", "problem")),
    "non-gaap-guidance": Named("non_gaap.unreconciled_guidance", ("measure", "problem"), lists=("unreasonable-efforts",)),
    "non-gaap-defined": Named("non_gaap.undefined", ("measure", "problem")),
    "adjusted-growth": Named("non_gaap.unexplained_growth", ("measure", "problem")),
    "distribution-particulars": Named(
        "distributions.distribution",
        ("problem",),
        args=dict.fromkeys(("dividends", "otherwise", "records", "payments", "splits", "effective", "fractions", "identifiers"), TERMS),
        required=("dividends", "otherwise", "records", "payments", "splits", "effective", "fractions", "identifiers"),
    ),
    "one-ticker": Named("one_ticker.one_ticker", ("exchange", "ticker", "other")),
    "listing-deficiency": Named(
        "distributions.deficiency",
        ("problem",),
        args=dict.fromkeys(("notices", "regained", "bases", "steps", "played"), TERMS),
        required=("notices", "regained", "bases", "steps", "played"),
    ),
    "drill-results": Named(
        "mining.drill_results",
        ("problem",),
        args=dict.fromkeys(("widths", "quality", "words", "earlier"), TERMS),
        required=("widths", "quality", "words", "earlier"),
        lists=("can-assay",),
    ),
    "mining-standard": Named(
        "mining.standard",
        ("problem",),
        args={"estimates": TERM_LISTS, **dict.fromkeys(("retired", "past", "standards", "home", "differ"), TERMS)},
        required=("estimates", "retired", "past", "standards", "home", "differ"),
    ),
    "metric-defined": Named("metrics.undefined", (), args={"metrics": TERM_LISTS, "otherwise": TERMS}, required=("metrics", "otherwise")),
    "preliminary-results": Named("funding.preliminary", ("missing",), args={"results": TERMS}, required=("results",)),
    "funding-backed": Named("funding.unbacked_funding", ("missing",), args={"claims": TERMS}, required=("claims",)),
    "non-dilutive": Named("funding.dilutive_after_all", ("part",), args={"claims": TERMS}, required=("claims",)),
    "weekdays": Named(calendar.weekdays, ("problem",)),
    "past-as-future": Named(calendar.past_as_future, ("day", "gap")),
    "dateline-date": Named(datelines.dateline_date, ("dateline", "metadata", "allowed", "apart")),
    "repeated-datelines": Named(datelines.repeated_datelines, ("problem",)),
    "release-instruction": Named(instructions.release_instruction, ("problem",)),
    "legends": Named(
        legends.legends, ("problem",), args={"legends": NAMED, "words": NAMED, "within": PLACES, "at": LEGENDS}, required=("legends",)
    ),
    "legend": Named(legends.legend, ("problem",), args={"legend": LEGENDS, "within": PLACES}, required=("legend",)),
    "exchange-legends": Named(
        "exchange_legends.quoted",
        ("problem",),
        args={name: {"type": "object", "additionalProperties": {"type": "string"}} for name in ("legends", "limbs")},
        required=("legends", "limbs"),
        lists=("tsxv-legend", "tsxv-legend-limbs", "cse-legend"),
    ),
    "zone-letters": Named(zones.zone_letters, ("problem",), lists=zones.LISTS),
    "trademark-signs": Named(trademarks.signs, trademarks.VALUES),
    "name-forms": Named(names.forms, ("problem", "usual")),
    "defined-terms": Named(names.terms, ("problem", "usual")),
    "official-names": Named(
        names.official, ("right",), args={"names": {"type": "object", "additionalProperties": {"type": "string"}}}, required=("names",)
    ),
    "ap-style": Named(ap_style.ap_style, ("problem", "right"), args={"alone": TERMS, "wires": TERMS}, required=("alone", "wires")),
    "tone": Named(tone.tone, ("problem",), args=dict.fromkeys(tone.LISTS, TERMS), required=tone.LISTS),
    "headline-figures": Named("figures.headline_figures", ("place", "problem")),
    "unbalanced-quotes": Named("quote_marks.unbalanced_quotes", ("problem",)),
    "contacts": Named("closing.contacts", ("problem",)),
    "issuer-named": Named("closing.issuer_named", ("problem",)),
    "after-end-mark": Named("closing.after_end_mark", ("problem", "mark")),
    "headline-form": Named("headlines.headline_form", ("problem",)),
    "abbreviations": Named("abbreviations.abbreviations", ("long",), args={"known": TERMS}, required=("known",)),
    "ticker-notation": Named("tickers.ticker_notation", ("problem", "right")),
    "ticker-sets": Named("ticker_sets.ticker_sets", ("problem",)),
    "publication-moment": Named("market_times.submission", ("problem",), args={"words": TERMS}, required=("words",)),
    "offer-deadline": Named(
        "market_times.offer_deadline",
        ("problem",),
        args=dict.fromkeys(("offer", "certainty", "deadline", "extended", "none"), TERMS),
        required=("offer", "certainty", "deadline", "extended", "none"),
    ),
    "first-venue": Named("market_times.first_venue", ("channel", "first"), args={"channel": {"type": "string"}}, required=("channel",)),
    "call-details": Named(
        "call_details.call_details", ("problem",), args={"announced": TERMS, "past": TERMS}, required=("announced", "past")
    ),
    "cut-text": Named("cuts.cut_text", ("problem",)),
    "amounts": Named("changes.amounts", ("problem",)),
    "changes": Named("changes.recomputed", ("problem",), args={"of": {"enum": ["money", "other"]}}, required=("of",)),
    "response-sum": Named("tallies.responses", ("problem",)),
    "graded-counts": Named("grades.nested", ("problem",)),
    "spreads": Named("grades.spreads", ("problem",)),
    "durations": Named("followups.durations", ("problem",)),
    "one-value": Named("time_points.one_value", ("other", "time")),
    "told-ratios": Named("effects.told_ratios", ("problem",)),
    "reductions": Named("effects.reductions", ("problem",)),
    "enrolment-sum": Named("enrolments.sums", ("problem",)),
    "share-of-count": Named("proportions.share_of_count", ("problem", "right")),
    "unreachable-share": Named("proportions.unreachable_share", ("problem",)),
    "impossible-figures": Named("proportions.impossible", ("problem",)),
    "estimate-in-interval": Named("intervals.estimate_in_interval", ("problem", "limits")),
    "interval-and-words": Named("significance.interval_and_words", ("problem",)),
    "significant-words": Named("significance.significant_words", ("problem", "p")),
    "p-and-interval": Named("intervals.p_and_interval", ("problem",)),
    "binomial-interval": Named("binomial.interval_of_share", ("problem",)),
    "two-shares": Named("binomial.p_of_two_shares", ("problem",)),
    "endpoint-met": Named("significance.endpoint_met", ("problem",)),
    "safety-too-few": Named(
        "safety_claims.too_few", ("patients", "limit"), lists=("small-number-words", "safety-boards", "safety-boards-short")
    ),
    "safety-contradicted": Named("safety_claims.contradicted", ("contrary", "where"), lists=("safety-boards", "safety-boards-short")),
    "safety-unsupported": Named(
        "safety_claims.unsupported", ("missing",), lists=("label-references", "safety-boards", "safety-boards-short")
    ),
    "safety-known-profile": Named(
        "safety_claims.known_profile", ("problem",), lists=("earlier-safety-data", "first-in-human", "label-references")
    ),
    "safety-called-safe": Named(
        "safety_words.called_safe",
        (),
        lists=(
            "absolute-safety",
            "health-aims",
            "health-conditions",
            "health-modals",
            "health-negations",
            "investigational-status",
            "safety-boards",
            "safety-boards-short",
            "safety-efficacy-conclusion",
        ),
    ),
    "safety-compared": Named("safety_words.compared", ()),
    "safety-board": Named("safety_words.board_as_proof", ("board",), lists=("safety-boards", "safety-boards-short")),
    "denied-serious": Named("denials.serious", ("problem",)),
    "denied-grade": Named("denials.grade", ("problem",)),
    "denied-dose-limits": Named("dose_levels.consistent", ("problem",), lists=("mtd-not-reached", "dose-too-high")),
    "denied-stops": Named("dropouts.consistent", ("problem",)),
    "told-deaths": Named("denials.deaths", ("problem",)),
    "denial-scope": Named("denials.scope", ("other",)),
    "severe-for-serious": Named("denials.mixed_words", ()),
    "crs-grade": Named("grading.syndrome", ("problem",), lists=("grading-scales", "older-crs-scales")),
    "neurotoxicity-grade": Named("neurotoxicity.consistent", ("problem",)),
    "headline-results": Named("headline_results.headline", ("problem",)),
    "responses-described": Named("response_details.described", ("missing",), lists=RESPONSE_LISTS),
    "absolute-rates": Named("response_details.absolute", ()),
    "analysis-populations": Named("populations.populations", ("problem",)),
    "preclinical-claims": Named("preclinical.claims", ("problem",), lists=("human-words", "human-words-excused")),
    "grading-scale": Named("grading.scale", ("count",), lists=("grading-scales", "label-references")),
}
"""All named checks. A new one is entered here: ``"weekdays": Named(weekdays, values=("found", "computed"))``."""

__all__ = ["CHECKS", "Named"]

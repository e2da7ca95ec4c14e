"""What a fact means, in plain words for the writer of the release: one short line for each kind of fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from disclint.model.fact import Fact
from disclint.model.span import Span
from disclint.report.parse_json import own_fields, plain

Fields = Mapping[str, Any]
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_INNER = ("block", "half", "written", "mic", "span")
"""Fields that only rules need."""
_EVENTS = {
    "limiting": "dose-limiting event",
    "death": "death",
    "stay": "hospital stay",
    "stop": "treatment stopped for an event",
    "withdrawal": "treatment or study left",
    "dose-change": "dose changed",
    "hold": "trial or dosing on hold",
}
_DENIED = {
    "any": "events",
    "serious": "serious events",
    "grade": "events",
    "limiting": "dose-limiting events",
    "death": "deaths",
    "stay": "hospital stays",
    "stop": "stops of treatment",
    "dose-change": "changes of dose",
    "hold": "holds",
}
_VERDICTS = {
    "praise": "a favourable profile",
    "tolerated": "well tolerated",
    "no-signals": "no signals",
    "no-new-signals": "nothing new",
    "known": "as known before",
    "safe": "safe",
    "better": "better than something else",
}
_PEOPLE = {"of": "in all", "sized": "in all", "counted": "", "first": "(the first)", "only": "(the only one)"}
_NOUNS = {
    "debris": "remains of transport",
    "enrolment": "people of a study",
    "exposure": "people who were treated",
    "forward_looking": "looks ahead",
    "p_value": "p-value",
    "safety_claim": "verdict on safety",
    "safety_denial": "denial",
    "quote": "quotation",
    "statistic": "estimate",
    "timepoint": "time",
}
_MEASURES = {
    "scr": "stringent complete response",
    "cr": "complete response",
    "vgpr": "very good partial response",
    "pr": "partial response",
    "pcr": "pathological complete response",
    "orr": "overall response",
    "crr": "complete response rate",
    "dcr": "disease control",
    "mrd": "minimal residual disease",
    "pfs": "progression-free survival",
    "os": "overall survival",
    "efs": "event-free survival",
    "dor": "duration of response",
}


def meaning(fact: Fact) -> str:
    """Return what *fact* was understood as: its kind in plain words, then what is known of it."""
    known = own_fields(fact)
    told = ", ".join(_MEANINGS.get(fact.kind, _any)(known))
    noun = _EVENTS.get(str(known.get("form")), "event") if fact.kind == "adverse_event" else _noun(fact.kind)
    return f"{noun}: {told}" if told else noun


def _noun(kind: str) -> str:
    return _NOUNS.get(kind, kind.replace("_", " "))


def _flags(known: Fields, **words: str) -> Iterator[str]:
    """Yield the words of each field that is true."""
    yield from (told for name, told in words.items() if known[name])


# ---- Figures


def number(value: object) -> str:
    """Return a figure as people write it: groups of three digits, no needless zeros."""
    exact = Decimal(str(value))
    return f"{exact.normalize():,f}" if exact == exact.to_integral_value() else f"{exact:,f}"


def _figure(known: Fields) -> Iterator[str]:
    unit = known["unit"]
    yield _amount(known["value"], unit)
    if known["half"] and (unit == "percent" or (unit and unit.isupper())):  # a count is exact
        low, high = (_amount(known["value"] + sign * known["half"], unit) for sign in (-1, 1))
        yield f"which stands for {low} to {high}"


def _amount(value: object, unit: object) -> str:
    if unit == "percent":
        return f"{number(value)}%"
    return f"{number(value)} {unit}" if unit else number(value)


def _share(known: Fields) -> str:
    """Return a count of a total with its percentage, as far as they are known."""
    count, total, share = known.get("count"), known.get("total"), known.get("percent", known.get("share"))
    counted = f"{count} of {total}" if count is not None and total is not None else str(count if count is not None else "")
    rate = f"{number(share)}%" if share is not None else ""
    return f"{counted} ({rate})" if counted and rate else counted or rate


def _proportion(known: Fields) -> Iterator[str]:
    yield f"{_share(known)} {known['unit'] or ''}".strip()
    yield from ["not meant exactly"] if known["vague"] else []


def _statistic(known: Fields) -> Iterator[str]:
    estimate = "" if known["estimate"] is None else f" {number(known['estimate'])}"
    yield f"{known['measure'] or 'value'}{estimate}"
    level = f"{number(known['level'])}% " if known["level"] is not None else ""
    yield f"{level}{'credible ' if known['credible'] else ''}interval {number(known['low'])} to {number(known['high'])}"
    if known["p"] is not None:
        yield f"p {known['relation']} {number(known['p'])}"


def _p_value(known: Fields) -> Iterator[str]:
    yield "not significant" if known["value"] is None else f"p {known['relation']} {number(known['value'])}"
    yield from [f"about {known['about']}"] if known["about"] else []


def _change(known: Fields) -> Iterator[str]:
    words = {"up": "rose", "down": "fell"}.get(known["direction"], "changed")
    rate = f" by {number(known['rate'])}%" if known["rate"] is not None else ""
    points = f" by {number(known['points'])} points" if known["points"] is not None else ""
    fold = f" {number(known['fold'])} times" if known["fold"] is not None else ""
    old = f" from {_amount(known['old'], known['unit'])}" if known["old"] is not None else ""
    new = f" to {_amount(known['new'], known['unit'])}" if known["new"] is not None else ""
    yield f"{known['measure']} {words}{rate}{points}{fold}{old}{new}".strip()
    yield from [str(known["basis"])] if known["basis"] else []


# ---- Studies


def _event(known: Fields) -> Iterator[str]:
    yield "of any kind" if known["term"] == "any" else str(known["term"])
    yield from _grade(known["low"], known["high"])
    yield from ["serious"] if known["serious"] else []
    yield from ["related to treatment" if known["related"] else "not related"] if known["related"] is not None else []
    yield from [share] if (share := _share(known)) else []
    for flag, words in (
        ("negated", "denied"),
        ("hypothetical", "only possible"),
        ("past", "of the past"),
        ("control", "of the control group"),
    ):
        yield from [words] if known[flag] else []


def _grade(low: int | None, high: int | None) -> Iterator[str]:
    if low is not None and low == high:
        yield f"grade {low}"
    elif low is not None and (high is None or high >= 5):
        yield f"grade {low} or higher"
    elif low is None and high is not None:
        yield f"grade {high} or lower"
    elif low is not None:
        yield f"grades {low} to {high}"


def _denial(known: Fields) -> Iterator[str]:
    term = "" if known["term"] == "any" else f" ({known['term']})"
    grade = f" of grade {known['low']} or higher" if known["low"] is not None else ""
    what = f"{_DENIED.get(known['of'], known['of'])}{grade}{term}"
    yield f"all {what} were of lower grades" if known["form"] == "only" else f"there were no {what}"
    yield from ["that are related"] if known["related"] else []
    yield from [f"among {known['total']}"] if known["total"] is not None else []
    yield from ["but for what is excepted"] if known["excepted"] else []


def _verdict(known: Fields) -> Iterator[str]:
    yield _VERDICTS.get(known["form"], str(known["form"]))
    yield from _flags(known, negated="denied", purpose="as a purpose", concludes="told as proved")


def _response(known: Fields) -> Iterator[str]:
    yield _MEASURES.get(known["measure"], str(known["measure"]))
    yield from [share] if (share := _share(known)) else []
    yield from [f"{number(known['lasting'])} {known['unit'] or ''}".strip()] if known["lasting"] is not None else []
    for flag, words in (
        ("confirmed", "confirmed"),
        ("negated", "denied"),
        ("supposed", "not a result"),
        ("others", "of another treatment"),
    ):
        yield from [words] if known[flag] else []


def _people(known: Fields) -> Iterator[str]:
    yield f"{number(known['count'])} {_PEOPLE.get(known['form'], known['form'])}".strip()
    yield from [f"population {known['population']}"] if known.get("population") else []


def _trial(known: Fields) -> Iterator[str]:
    yield from [str(known["name"])] if known["name"] else []
    yield from [f"phase {known['phase']}"] if known["phase"] else []
    yield from map(str, known["design"])
    yield from [f"registered as {known['registry']}"] if known["registry"] else []
    yield from ["preclinical"] if known["form"] == "preclinical" else []


def _dose(known: Fields) -> Iterator[str]:
    if known["amount"] is not None:
        yield _amount(known["amount"], known["unit"])
    yield from [str(known["level"])] if known["level"] else []


def _timepoint(known: Fields) -> Iterator[str]:
    unit = known["unit"] if known["value"] == 1 or known["form"] == "point" else f"{known['unit']}s"
    yield f"{unit} {number(known['value'])}" if known["form"] == "point" else f"{number(known['value'])} {unit}"


def _claim(known: Fields) -> Iterator[str]:
    speaker = known["speaker"] or ("the company" if known["attribution"] == "company" else known["attribution"])
    yield f"{known['sort']}, said by {speaker}"
    status = f" ({known['status']})" if known["status"] else ""
    yield from [f"of {known['subject']}{status}"] if known["subject"] else []
    yield from _flags(known, negated="denied", hedged="hedged", aim="as an aim")
    yield from [f"against {known['against']}"] if known["against"] else []


def _endpoint(known: Fields) -> Iterator[str]:
    yield f"the {'primary ' if known['primary'] else ''}endpoint was {'met' if known['met'] else 'not met'}"


def _significance(known: Fields) -> Iterator[str]:
    yield f"says {'' if known['holds'] else 'not '}significant" + (", a trend only" if known["form"] == "trend" else "")


# ---- The release


def _day(known: Fields) -> Iterator[str]:
    day = known["date"]
    if isinstance(day, date):
        yield f"{day.isoformat()}, a {_DAYS[day.weekday()]}"
        if known["weekday"] is not None and known["weekday"] != day.weekday():
            yield f"called a {_DAYS[known['weekday']]}"
    else:
        yield f"day {known['day']} of month {known['month']}" + (
            f" of {known['year']}, which does not exist" if known["year"] else ", without a year"
        )


def _dateline(known: Fields) -> Iterator[str]:
    yield from map(str, known["places"])
    yield from [known["date"].isoformat()] if known["date"] else ["without a full date"]
    yield from [f"by {str(known['wire']).strip('()/ ')}"] if known["wire"] else []


def _hour(known: Fields) -> Iterator[str]:
    yield f"{known['time'].isoformat('minutes')} {known['zone'] or 'without a zone'}"


def _link(known: Fields) -> Iterator[str]:
    yield f"leads to {known['target']}"
    yield from [str(known["what"])] if known["what"] else []


def _contact(known: Fields) -> Iterator[str]:
    yield f"{known['form']} {known['value']}"
    yield from [f"for {known['role']}s" if known["role"] == "investor" else f"for {known['role']}"] if known["role"] else []


def _listing(known: Fields) -> Iterator[str]:
    yield f"{known['exchange'] or known['written']}: {known['ticker']}"
    yield "of the issuer" if known["own"] else "of somebody else"


def _quote(known: Fields) -> Iterator[str]:
    yield f"said by {known['speaker']}" if known["speaker"] else "nobody is named"
    yield from [str(known["title"])] if known["title"] else []
    yield f"{known['words']} words"


def _ahead(known: Fields) -> Iterator[str]:
    yield f"“{known['cue']}”"
    yield from [f"about {' and '.join(topic.replace('-', ' ') for topic in known['topics'])}"] if known["topics"] else []
    yield from [f"said of {known['subject']}"] if known["subject"] != "issuer" else []
    yield from [known["strength"]] if known["strength"] != "strong" else []


def _caution(known: Fields) -> Iterator[str]:
    yield f"{known['factors']} factors, {known['specific']} of them specific"
    yield from [f"on {', '.join(topic.replace('-', ' ') for topic in known['topics'])}"] if known["topics"] else []
    yield f"has {', '.join(part.replace('-', ' ') for part in known['parts'])}"


def _part(known: Fields) -> Iterator[str]:
    yield str(known["part"]).replace("-", " ")
    yield from [str(known["value"])] if known["value"] else []
    yield from [", ".join(known["terms"])] if known["terms"] else []


def _factor(known: Fields) -> Iterator[str]:
    yield f"on {', '.join(topic.replace('-', ' ') for topic in known['topics']) or 'nothing in particular'}"
    yield "specific" if known["specific"] else "universal"


def _measure(known: Fields) -> Iterator[str]:
    yield f"{'not GAAP' if known['basis'] == 'non_gaap' else 'GAAP'}, {known['name']}"
    yield from [_amount(known["value"], known["unit"])] if known["value"] is not None else []
    yield from ["expected"] if known["future"] else []


def _any(known: Fields) -> Iterator[str]:
    """Yield each field that says something, by its name."""
    for name, value in known.items():
        if name not in _INNER and not name.endswith("_half") and (words := _words(value)):
            yield name.replace("_", " ") if value is True else f"{name.replace('_', ' ')} {words}"


def _words(value: object) -> str:
    """Return *value* as words; empty for what is not known, not true or a place."""
    if value is None or value is False or isinstance(value, Span):
        return ""
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, tuple | list | frozenset | set):
        told = [words for one in value if (words := _words(one))]
        return " + ".join(told if isinstance(value, tuple | list) else sorted(told))
    if is_dataclass(value):
        return " ".join(words for one in fields(value) if (words := _words(getattr(value, one.name))))
    return str(plain(value))


_MEANINGS: Mapping[str, Callable[[Fields], Iterator[str]]] = {
    "adverse_event": _event,
    "caution": _caution,
    "caution_part": _part,
    "change": _change,
    "claim": _claim,
    "clock_time": _hour,
    "contact": _contact,
    "date": _day,
    "dateline": _dateline,
    "dose": _dose,
    "endpoint_result": _endpoint,
    "enrolment": _people,
    "exposure": _people,
    "figure": _figure,
    "forward_looking": _ahead,
    "link": _link,
    "listing": _listing,
    "measure": _measure,
    "p_value": _p_value,
    "proportion": _proportion,
    "quote": _quote,
    "response": _response,
    "risk_factor": _factor,
    "safety_claim": _verdict,
    "safety_denial": _denial,
    "significance": _significance,
    "statistic": _statistic,
    "timepoint": _timepoint,
    "trial": _trial,
}

"""Whether the rules and rulesets that settings name exist: a typing error must not switch a rule off in silence."""

from __future__ import annotations

from disclint.files.config import place_of
from disclint.files.law import Laws, nearest_rule
from disclint.model.errors import ConfigError, UsageError
from disclint.model.settings import Settings
from disclint.rules.selection import ALL, switched_off


def verify(settings: Settings, laws: Laws) -> None:
    """Look up all that *settings* name.

    Errors: ConfigError for what the configuration names and does not exist, UsageError for the same on the command line; RulesetError
    or SeveralErrors for a ruleset that is not valid.
    """
    try:
        rulesets = laws.whole(settings.rulesets).rulesets
    except UsageError as error:
        unknown = next((one for one in settings.rulesets if f"“{one}”" in error.reason), None)
        if unknown is None:
            raise
        raise _placed(error, settings, "rulesets", unknown) from error
    known = [rule for ruleset in rulesets for rule in ruleset.rules]
    for key, words in (("select", settings.select), ("ignore", settings.ignore)):
        for word in words:
            if word != ALL and not any(rule.id.startswith(word) or rule.name == word for rule in known):
                fault = UsageError(f"there is no rule “{word}”", nearest_rule(word, rulesets))
                raise _placed(fault, settings, key, word)
    if settings.select and all(switched_off(rule, settings) for rule in known):
        raise UsageError("no rule is left by select and ignore", "select a rule, an id such as FLS001 or the beginning of one")


def _placed(error: UsageError, settings: Settings, key: str, word: str) -> UsageError | ConfigError:
    """Return *error* with its place in the configuration, if that is where *word* stands."""
    place = place_of(settings.origin, key, word)
    if place is None or settings.origin is None:
        return error
    return ConfigError(settings.origin, *place, error.reason, error.mend)

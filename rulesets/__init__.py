"""The rulesets and their vocabulary."""

"""YAML to rulesets, rulesets over readings to findings."""

"""The JSON Schemas of rulesets, configuration, metadata and reports."""

"""The verbs: the kinds of check that a rule can make."""

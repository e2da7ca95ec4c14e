"""The grammars of releases."""

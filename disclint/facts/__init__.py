"""Trees and phrases to typed facts, one module per family."""

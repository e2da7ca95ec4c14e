"""Named checks of the `recompute` verb. They are entered in `registry.CHECKS`; a run loads only those that it needs."""

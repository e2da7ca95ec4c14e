"""The whole program on one page: the only floor that knows all stages."""

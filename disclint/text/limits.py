"""How much is read."""

LARGEST = 4 * 1024 * 1024
"""Units: bytes. A long release has 100 KB; what is above this is no release."""

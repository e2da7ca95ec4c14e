"""Releases of invented companies, clean and faulty: `disclint selftest` runs them wherever the program is installed."""

"""The one place for disk, standard input, environment and packaged data."""

"""Input made to be slow: for every regular expression of the package, and for the engine as a whole."""

"""Files that are read and written as if somebody wished us ill: bounded, regular, never through a link."""

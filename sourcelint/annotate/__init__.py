"""What texts hold: pure functions from a text to annotations, whose spans are half-open character offsets."""

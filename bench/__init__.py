"""Measuring: a generator of drift and faithful pairs, and the benches that run the checker over them."""

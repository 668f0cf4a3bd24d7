"""Corpora: what `lawang corpus run` does in time, in memory, on a cluster and under kills: `python -m bench.corpora`."""

"""Corpora: the release of every article in a heap of any size, checked; on one machine or a cluster, and told in a report."""

"""Corpora: how fast `lawang corpus run` is on one process, two, and a cluster, what a kill costs, and what memory it takes.

python -m bench.corpora [--articles 2000]
"""

"""Organisations, officers and their roles. One organisation of a region is its door."""

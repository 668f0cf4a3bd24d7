"""Reuse: which passages of one text were taken from another."""

"""A verb per file."""

"""Lawang: does this text say what its sources say?

The one operation is ``lawang.check.check(text, sources)``; docs/where-things-live.md tells what stands where.
"""

__version__ = "0.1.0"

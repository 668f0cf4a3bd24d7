"""The watch: outlets, the copies they carry of our releases, what drifted in them, and how it was mended."""

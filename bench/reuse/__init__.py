"""Finding the release an article came from: quality, speed, size and growth, beside datasketch, rensa and tantivy."""

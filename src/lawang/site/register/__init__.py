"""What the government said, fact by fact: with its source and state in time, contradictions between agencies, and promises."""

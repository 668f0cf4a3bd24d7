"""First sources, drafts, the door, versions, corrections."""

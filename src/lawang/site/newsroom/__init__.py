"""The public side of a release: pages, feeds, exports, signatures, subscriptions, and the check for everybody."""

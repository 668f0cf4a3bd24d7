"""The append-only log of every act, each entry chained by hash to the last. Lowest app of the site: all others record here."""

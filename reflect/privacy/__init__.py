"""The privacy check: what in a text may identify somebody. Pure: no files but its own, no network."""

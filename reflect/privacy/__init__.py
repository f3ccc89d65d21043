"""The privacy check: what in a text may identify somebody. Pure: reads no files but its own."""

"""Where a pack is made: its parts, the words of each, how it looks, and signing it."""

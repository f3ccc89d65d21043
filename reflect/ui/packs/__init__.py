"""The place of packs, and the door that a pack is looked at through."""

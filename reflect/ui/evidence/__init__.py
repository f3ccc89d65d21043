"""Evidence in the window: listed by name and size, never opened."""

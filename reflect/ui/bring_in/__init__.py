"""Bringing in another journal."""

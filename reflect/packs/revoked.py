"""Keys whose owners have withdrawn them: what they sign is not taken any more."""

from __future__ import annotations

REVOKED: frozenset[str] = frozenset()
"""Whole public keys in minisign's writing. A release adds those that were reported to it."""

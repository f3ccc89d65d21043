"""Numbered steps from an empty database to the tables of today; each runs in one transaction."""

from __future__ import annotations

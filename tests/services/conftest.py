"""Tests of what lies on a journal."""

from __future__ import annotations

from tests.support.real_journal import clock, journal, umask, unlocked

__all__ = ["clock", "journal", "umask", "unlocked"]

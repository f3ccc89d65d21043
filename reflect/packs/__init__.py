"""Prompt packs: files in, domain values out."""

from __future__ import annotations

"""The pack studio: packs written, looked over, tried, signed and sent."""

from __future__ import annotations

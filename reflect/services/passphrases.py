"""Choosing a passphrase: how strong one is, and six words made by chance."""

from __future__ import annotations

from reflect.storage.passphrases import Strength, six_words, strength

__all__ = ["Strength", "six_words", "strength"]

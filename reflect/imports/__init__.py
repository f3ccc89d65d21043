"""Other journals: a file or folder in, domain values out. It is read in a process of its own."""

from __future__ import annotations

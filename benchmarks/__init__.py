"""Times the program against its budgets, as ratios on one machine in one run."""

from __future__ import annotations

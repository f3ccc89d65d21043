from __future__ import annotations

from tests.support.window import jobs, messages, recorder, window_rules

__all__ = ["jobs", "messages", "recorder", "window_rules"]

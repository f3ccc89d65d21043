from __future__ import annotations

from tests.support.window import jobs, look, messages, recorder, window_rules

__all__ = ["jobs", "look", "messages", "recorder", "window_rules"]

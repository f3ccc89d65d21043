"""What leaves for the clipboard: plain text, and a request not to keep it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

_HINTS = (
    ("x-kde-passwordManagerHint", b"secret"),
    ("application/x-nspasteboard-concealed-type", b"1"),
    ('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', b"1"),
)


def private_text(text: str) -> QMimeData:
    """Text for the clipboard that clipboard managers are asked to leave alone."""
    data = QMimeData()
    data.setText(text)
    for kind, value in _HINTS:
        data.setData(kind, value)
    return data


def is_private(data: QMimeData) -> bool:
    """Whether clipboard managers are asked to leave it alone."""
    return all(data.hasFormat(kind) for kind, _value in _HINTS)

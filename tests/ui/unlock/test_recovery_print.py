from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageSize, QPdfWriter

from reflect.ui.unlock.recovery_print import CodeSheet, print_sheet

pypdfium2 = pytest.importorskip("pypdfium2")

GROUPS = ("K7QM", "3WXA", "9FHD", "P2RT", "6NVC", "8YEB", "4GJS", "Z15K")
SHEET = CodeSheet("Practice", GROUPS, "R9")


def printed(size):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(size))
    assert print_sheet(writer, SHEET)
    return bytes(buffer.data().data())


@pytest.mark.parametrize("size", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter])
def test_one_page_holds_the_name_the_code_and_what_it_opens(look, size):
    document = pypdfium2.PdfDocument(printed(size))
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range()
    groups = (" ".join(group) for group in GROUPS)
    for words in ("Practice", *groups, "Check group: R9", "Use the recovery code"):
        assert words in text.replace("\r\n", " ")


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_device_that_takes_nothing_is_told(look, tmp_path):
    assert not print_sheet(QPdfWriter(str(tmp_path / "gone" / "page.pdf")), SHEET)


def test_the_sheet_hides_the_code_from_a_report():
    assert not any(group in repr(SHEET) for group in GROUPS)

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextDocument

from reflect.ui.parts.safe_view import SafeView


@pytest.fixture
def view(look, show):
    made = SafeView(look, "Preface")
    show(made)
    return made


@pytest.fixture
def picture(tmp_path, qapp):
    """A red picture in a file, which must not be seen."""
    file = tmp_path / "red.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(file))
    return file


@pytest.mark.parametrize(
    "kind",
    [
        QTextDocument.ResourceType.ImageResource,
        QTextDocument.ResourceType.StyleSheetResource,
        QTextDocument.ResourceType.HtmlResource,
    ],
)
def test_whatever_is_asked_for_is_one_clear_pixel(view, picture, kind):
    image = view.loadResource(kind.value, QUrl.fromLocalFile(str(picture)))
    assert (image.width(), image.height()) == (1, 1)
    assert image.pixelColor(0, 0).alpha() == 0


@pytest.mark.parametrize(
    "hostile",
    [
        '<img src="{file}" width="40" height="40">',
        '<table background="{file}"><tr><td>x</td></tr></table>',
        '<div style="background-image: url({file})">x</div>',
        '<link rel="stylesheet" href="{file}"><p>x</p>',
    ],
)
def test_no_file_that_a_text_names_is_shown(view, picture, hostile):
    view.show_html(hostile.format(file=picture.as_uri()))
    image = view.grab().toImage()
    places = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    assert all(image.pixelColor(x, y).name() != "#ff0000" for x, y in places)


def test_a_link_is_told_and_not_followed(qtbot, view):
    view.show_html('<a href="https://example.org/">the whole line is a link to press</a>')
    with qtbot.waitSignal(view.link_pressed) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert told.args == ["https://example.org/"]
    assert "the whole line" in view.toPlainText()


def test_only_the_text_is_copied(view):
    view.show_html("<b>ward</b>")
    view.selectAll()
    view.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert (data.text(), data.hasHtml()) == ("ward", False)


def test_nothing_can_be_put_in(view):
    data = QMimeData()
    data.setHtml("<b>ward</b>")
    data.setText("ward")
    view.insertFromMimeData(data)
    assert view.toPlainText() == ""


def test_it_is_as_high_as_its_text_and_has_its_colours(look, view):
    view.show_html("<p>one</p>")
    low = view.height()
    view.show_html("<p>one</p><p>two</p><p>three</p>")
    assert view.height() > low
    look.choose(theme="dark")
    assert view.toPlainText() == "one\ntwo\nthree"

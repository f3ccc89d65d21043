from __future__ import annotations

from PySide6.QtCore import Qt

from reflect.ui.packs.pack_filter import PackFilter, PackShelf, grouped
from reflect.ui.packs.pack_model import PackModel
from reflect.ui.parts.grouped_list import SORTING, VALUE
from tests.ui.packs.test_pack_filter import pack


def shown(*rows):
    model = PackModel()
    model.show_groups(grouped(PackShelf(rows=rows), PackFilter()))
    return model


def test_the_model_keeps_the_rules_of_models(qtmodeltester):
    qtmodeltester.check(shown(pack("ours", built_in=True), pack("mine")))


def test_a_heading_cannot_be_chosen_and_a_pack_can():
    model = shown(pack())
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.thing_rows() == (1,)


def test_a_row_is_heard_with_what_it_holds_and_who_signed():
    model = shown(pack())
    assert model.index(0).data() == "Installed"
    said = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "The hub, 2 prompt sets, version 1.0.0, Not signed"


def test_a_pack_is_found_by_its_id():
    model = shown(pack("ours", built_in=True), pack("mine"))
    assert model.thing(model.row_of("mine")).id == "mine"
    assert model.row_of("gone") == -1
    assert model.index(1).data(VALUE).id == "ours"
    assert model.index(3).data(SORTING) == 3

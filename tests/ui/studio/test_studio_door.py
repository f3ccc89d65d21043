from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from reflect.domain.pack_draft import Place
from reflect.domain.prompts import Kind
from reflect.packs.source import read_pack
from tests.support.keys import press


def titles(door):
    return [row.text() or row.part.title for row in door.parts._rows]


def type_over(qtbot, edit, text):
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def test_it_begins_with_the_pack_and_lists_every_part(door):
    assert titles(door)[:4] == [
        "About the pack", "After a teaching session", "Who learned what", "How it went",
    ]  # fmt: skip
    assert QApplication.focusWidget() is door.editor.pack.title.edit
    assert door.parts.row(Place()).isChecked()


def test_a_row_says_what_it_is_and_whether_it_is_private(door, at):
    assert door.parts.row(at(0, 3)).accessibleName() == "What fell flat, Long text, private"
    assert door.parts.row(at(0)).accessibleName() == "After a teaching session, prompt set"


def test_pressing_a_part_goes_there(door, at, qtbot):
    qtbot.keyClick(door.parts.row(at(0, 3)), Qt.Key.Key_Space)
    assert QApplication.focusWidget() is door.editor.prompt.heading.edit
    assert door.editor.prompt.heading.text() == "What fell flat"
    assert door.parts.row(at(0, 3)).isChecked()
    assert not door.parts.row(Place()).isChecked()


def test_what_is_typed_is_in_the_list_the_preview_and_the_folder(door, at, folder, saved, qtbot):
    door.go_to(at(0, 0))
    type_over(qtbot, door.editor.prompt.heading.edit, "Who learned something")
    row = door.parts.row(at(0, 0))
    qtbot.waitUntil(lambda: row.part.title == "Who learned something")
    assert door.preview.card.sections[0].prompt.heading == "Who learned something"
    saved()
    assert read_pack(folder).prompt_sets[0].prompts[0].heading == "Who learned something"
    assert door.spread.state.words.text() == "Saved at 11:06"


def test_typing_is_one_step_that_can_be_undone_and_done_again(door, at, qtbot):
    door.go_to(at(0, 0))
    type_over(qtbot, door.editor.prompt.heading.edit, "Another")
    bound = {each.id: each for each in door.commands()}
    assert bound["undo"].enabled()
    assert not bound["redo"].enabled()
    bound["undo"].run()
    assert door.editor.prompt.heading.text() == "Who learned what"
    bound["redo"].run()
    assert door.editor.prompt.heading.text() == "Another"
    assert QApplication.focusWidget() is door.editor.prompt.heading.edit


def test_undoing_in_a_field_is_the_door_s_and_not_the_field_s(door, at, qtbot):
    door.go_to(at(0, 0))
    type_over(qtbot, door.editor.prompt.heading.edit, "Another")
    press("Ctrl+Z", door.editor.prompt.heading.edit)
    assert door.editor.prompt.heading.text() == "Another"


def test_how_many_characters_are_left_is_told(door, at, qtbot):
    door.go_to(at(0, 0))
    edit = door.editor.prompt.heading.edit
    assert edit.accessibleDescription().endswith("64 characters left.")
    type_over(qtbot, edit, "x" * 79)
    assert edit.accessibleDescription().endswith("1 character left.")
    qtbot.keyClicks(edit, "xxx")
    assert door.editor.prompt.heading.error == "2 characters too long. Shorten it."


def test_a_kind_brings_what_it_needs(door, at, draft):
    door.go_to(at(0, 0))
    editor = door.editor.prompt
    assert editor.limit.isVisible()
    for kind, shown in ((Kind.SCALE, editor.scale), (Kind.CHOICES, editor.options)):
        editor.kind.set_value(str(kind))
        editor.kind.activated.emit(0)
        assert shown.isVisible()
        assert not editor.limit.isVisible()
        assert draft.draft.prompt(at(0, 0)).kind is kind
    assert [row.edit.accessibleName() for row in editor.options.rows.rows] == [
        "Option 1", "Option 2",
    ]  # fmt: skip


def test_options_are_added_worded_moved_and_removed_by_keys(door, at, draft, qtbot):
    door.go_to(at(0, 2))
    rows = door.editor.prompt.options.rows
    rows.row(1).edit.setFocus()
    qtbot.keyClick(rows.row(1).edit, Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "With fewer people")

    def labels():
        return [option.label for option in draft.draft.prompt(at(0, 2)).options]

    assert labels() == ["Just so", "Otherwise", "With fewer people"]
    qtbot.keyClick(rows.row(2).edit, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert labels() == ["Just so", "With fewer people", "Otherwise"]
    assert QApplication.focusWidget() is rows.row(1).edit
    qtbot.keyClick(rows.row(0).cross, Qt.Key.Key_Space)
    assert labels() == ["With fewer people", "Otherwise"]
    assert QApplication.focusWidget() is rows.row(0).edit


def test_a_scale_has_its_ends_and_rows(door, at, draft, qtbot):
    door.go_to(at(0, 1))
    scale = door.editor.prompt.scale
    type_over(qtbot, scale.highest.edit, "10")
    type_over(qtbot, scale.low.edit, "not at all")
    qtbot.keyClick(scale.rows.add, Qt.Key.Key_Space)
    type_over(qtbot, scale.rows.row(0).edit, "Before")
    found = draft.draft.prompt(at(0, 1)).scale
    assert (found.highest, found.low_label, found.rows) == (10, "not at all", ("Before",))
    type_over(qtbot, scale.highest.edit, "ten")
    assert scale.highest.error == "A whole number from -100 to 100."
    assert draft.draft.prompt(at(0, 1)).scale.highest == 10


def test_private_optional_and_the_word_limit(door, at, draft, qtbot):
    door.go_to(at(0, 0))
    editor = door.editor.prompt
    qtbot.keyClick(editor.private, Qt.Key.Key_Space)
    qtbot.keyClick(editor.optional, Qt.Key.Key_Space)
    type_over(qtbot, editor.limit.edit, "150")
    found = draft.draft.prompt(at(0, 0))
    assert (found.private, found.optional, found.max_words) == (True, True, 150)
    assert door.preview.card.sections[0].private


def test_a_condition_asks_which_prompt_and_which_answer(door, at, draft, qtbot):
    door.go_to(at(0, 3))
    fields = door.editor.prompt.condition
    assert (fields.which.value(), fields.answers.values()) == ("again", ("no",))
    qtbot.keyClick(fields.answers.tick("yes"), Qt.Key.Key_Space)
    assert draft.draft.prompt(at(0, 3)).shown_when.answers == ("yes", "no")
    qtbot.keyClick(fields.tick, Qt.Key.Key_Space)
    assert draft.draft.prompt(at(0, 3)).shown_when is None


def test_a_condition_without_anything_before_it_says_what_is_missing(door, at, draft, qtbot):
    door.go_to(at(0, 0))
    fields = door.editor.prompt.condition
    qtbot.keyClick(fields.tick, Qt.Key.Key_Space)
    assert not fields.tick.isChecked()
    assert fields._none.isVisible()
    assert draft.draft.prompt(at(0, 0)).shown_when is None


def test_alt_and_arrows_move_a_prompt_also_into_the_set_beside(door, at, draft, qtbot):
    row = door.parts.row(at(0, 3))
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    ids = [each.prompt.id for each in draft.draft.sets[0].prompts]
    assert ids == ["who", "how", "flat", "again"]
    assert QApplication.focusWidget() is door.parts.row(at(0, 2))
    door.go_to(at(1, 0))
    edit = door.editor.prompt.heading.edit
    qtbot.keyClick(edit, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [each.prompt.id for each in draft.draft.sets[0].prompts][-1] == "asked"
    assert door.place == at(0, 4)


def test_a_prompt_at_the_end_of_all_stays_and_a_set_does_not_move(door, at, draft):
    before = draft.draft
    door.move_part(at(0, 0), -1)
    door.move_part(at(1, 0), 1)
    door.move_part(at(0), 1)
    assert draft.draft == before


def test_delete_takes_a_part_out_and_can_be_undone(door, at, draft, recorder, qtbot):
    row = door.parts.row(at(0, 0))
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    assert [each.prompt.id for each in draft.draft.sets[0].prompts] == ["how", "again", "flat"]
    assert QApplication.focusWidget() is door.parts.row(at(0, 0))
    notice = recorder.notices[-1]
    assert "Who learned what" in notice.title
    notice.action.run()
    assert draft.draft.sets[0].prompts[0].prompt.id == "who"
    door.remove_part(Place())
    assert len(draft.draft.sets) == 2


def test_a_prompt_and_a_set_can_be_added(door, at, draft, qtbot):
    qtbot.keyClick(door.parts.add_prompt(draft.draft.sets[0].key), Qt.Key.Key_Space)
    assert QApplication.focusWidget() is door.editor.prompt.heading.edit
    qtbot.keyClicks(QApplication.focusWidget(), "Next time")
    assert draft.draft.sets[0].prompts[-1].prompt.id == "next-time"
    qtbot.keyClick(door.parts.add_set, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is door.editor.set.title.edit
    assert len(draft.draft.sets) == 3


def test_a_part_is_moved_doubled_and_taken_out_by_buttons_too(door, at, draft, qtbot):
    door.go_to(at(0, 0))
    acts = door.editor.acts
    assert not acts.up.isVisible()
    qtbot.keyClick(acts.down, Qt.Key.Key_Space)
    assert [each.prompt.id for each in draft.draft.sets[0].prompts][:2] == ["how", "who"]
    qtbot.keyClick(acts.double, Qt.Key.Key_Space)
    assert [each.prompt.heading for each in draft.draft.sets[0].prompts][1:3] == [
        "Who learned what", "Who learned what",
    ]  # fmt: skip
    qtbot.keyClick(acts.take_out, Qt.Key.Key_Space)
    assert len(draft.draft.sets[0].prompts) == 4
    door.go_to(at(1))
    assert (acts.up.isVisible(), acts.take_out.text()) == (False, "Remove this set")
    door.go_to(Place())
    assert not acts.isVisible()


def test_the_reading_age_is_the_author_s_and_is_remembered(door, desk, on_journal, qtbot):
    field = door.editor.pack.reading_age
    qtbot.waitUntil(lambda: field.value() == "14")
    field.set_value("9")
    field.activated.emit(1)
    assert on_journal(desk.journal.studio.reading_age) == 9


def test_ctrl_and_arrows_go_from_part_to_part(door, at):
    bound = {each.id: each.run for each in door.commands()}
    bound["next_prompt"]()
    assert door.place == at(0)
    bound["next_prompt"]()
    assert door.place == at(0, 0)
    for _ in range(3):
        bound["previous_prompt"]()
    assert door.place == Place()


def test_what_is_to_be_mended_is_told_and_leads_to_its_place(door, at, qtbot):
    door.go_to(at(1, 0))
    type_over(qtbot, door.editor.prompt.heading.edit, " ")
    notice = door.editor.problems
    qtbot.waitUntil(notice.isVisible)
    assert notice.words() == "One thing before you sign"
    door.go_to(Place())
    qtbot.keyClick(notice.lines[0], Qt.Key.Key_Space)
    assert door.place == at(1, 0)
    assert QApplication.focusWidget() is door.editor.prompt.heading.edit


def test_pressed_too_early_sign_and_build_goes_to_what_is_missing(door, at, qtbot):
    wanted = []
    door.sign_wanted.connect(lambda: wanted.append(1))
    door.edit(Place(field="licence"), "")
    door.go_to(at(0, 0))
    qtbot.keyClick(door.spread.sign, Qt.Key.Key_Space)
    assert wanted == []
    assert QApplication.focusWidget() is door.editor.pack.licence
    door.edit(Place(field="licence"), "CC0-1.0")
    with qtbot.waitSignal(door.sign_wanted):
        qtbot.keyClick(door.spread.sign, Qt.Key.Key_Space)


def test_the_words_of_a_set_and_of_the_pack(door, at, draft, qtbot):
    door.go_to(at(0))
    editor = door.editor.set
    qtbot.keyClick(editor.audience.chip("learners"), Qt.Key.Key_Space)
    type_over(qtbot, editor.minutes.edit, "12")
    qtbot.keyClick(editor.more.button, Qt.Key.Key_Space)
    qtbot.keyClicks(editor.days.edit, "14, 90")
    head = draft.draft.sets[0].head
    assert (head.audience, head.minutes) == (("learners", "educators"), 12)
    assert head.follow_up_days == (14, 90)
    door.go_to(Place())
    pack = door.editor.pack
    qtbot.keyClick(pack.licence, Qt.Key.Key_Down)
    assert draft.draft.head.licence == "CC-BY-SA-4.0"
    qtbot.keyClick(pack.language, Qt.Key.Key_Down)
    assert draft.draft.head.languages[0] != "en-GB"


def test_a_translation_is_written_beside_the_original_and_seen(door, at, draft, qtbot):
    door.go_to(at(0, 3))
    fields = door.editor.translation
    assert fields.choice.value() == "fr"
    row = fields._rows[1]
    assert row.edit.accessibleName() == "In Français: A moment when you lost the room."
    row.edit.setFocus()
    qtbot.keyClicks(row.edit, "Un moment.")
    door.preview.language.set_value("fr")
    door.preview.language.activated.emit(1)
    assert door.preview.card.sections[3].prompt.heading == "Ce qui n'a pas marché"
    assert door.preview.card.sections[3].prompt.help == "Un moment."


def test_languages_come_and_go(door, draft, recorder, qtbot):
    row = door.editor.pack.others
    row.choice.set_value("cy")
    qtbot.keyClick(row.add, Qt.Key.Key_Space)
    assert draft.draft.head.languages == ("en-GB", "fr", "cy")
    assert door.editor.translation.choice.value() == "cy"
    row.removed.emit("cy")
    assert draft.draft.head.languages == ("en-GB", "fr")
    recorder.notices[-1].action.run()
    assert "cy" in draft.draft.head.languages


def test_the_preview_is_the_page_as_a_learner_has_it(door, at):
    door.go_to(at(0, 0))
    cards = {section.prompt.id: section for section in door.preview.card.sections}
    assert not cards["flat"].isVisible()
    cards["again"].control.show_answer("no")
    cards["again"].control.answered.emit()
    assert cards["flat"].isVisible()
    door.preview.dark.click()
    assert door.preview.card.look.theme.name == "dark"
    assert door.preview.dark.accessibleName() == "Show it in the dark theme"
    door.preview.dark.click()
    assert door.preview.card.look.theme.name == "light"


def test_something_unfinished_can_be_previewed(door, at, draft):
    door.edit(Place(set_key=at(0).set_key, prompt_key=at(0, 2).prompt_key, field="options"), ())
    door.edit(Place(set_key=at(0).set_key, prompt_key=at(0, 1).prompt_key, field="heading"), "")
    door.show_all()
    sections = door.preview.card.sections
    assert sections[1].prompt.heading == "A prompt without a heading"
    assert sections[2].prompt.options[0].label == "An option without words"


def test_without_a_set_the_preview_says_so(door, at):
    door.remove_part(at(1))
    door.remove_part(at(0))
    assert not door.preview.card.isVisible()
    assert door.place == Place()


def test_when_something_else_wrote_into_the_folder_the_author_chooses(
    door, folder, recorder, qtbot
):
    source = folder / "sets" / "being-observed.toml"
    source.write_text(source.read_text().replace("Being observed", "Watched"))
    door.edit(Place(field="title"), "Mine")
    door.autosave.save()
    qtbot.waitUntil(lambda: door.spread.trouble is not None)
    buttons = {each.text(): each for each in door.spread.trouble.findChildren(QAbstractButton)}
    assert source.read_text().count("Watched") == 1
    qtbot.keyClick(buttons["Keep mine, and put that aside"], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: door.spread.trouble is None and not door.autosave.dirty)
    assert read_pack(folder).title == "Mine"
    assert "Watched" not in source.read_text()
    assert recorder.notices[-1].text.startswith("What lay there was put aside, in ")


def test_or_goes_on_with_what_lies_there(door, folder, draft, qtbot):
    source = folder / "pack.toml"
    source.write_text(source.read_text().replace("Ward teaching prompts", "Theirs"))
    door.edit(Place(field="title"), "Mine")
    door.autosave.save()
    qtbot.waitUntil(lambda: door.spread.trouble is not None)
    buttons = {each.text(): each for each in door.spread.trouble.findChildren(QAbstractButton)}
    qtbot.keyClick(buttons["Go on with what lies there"], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: door.spread.trouble is None and not door.autosave.dirty)
    assert door.editor.pack.title.text() == "Theirs"
    assert draft.draft.head.title == "Theirs"


def test_leaving_saves_first(door, folder, qtbot):
    left: list[bool] = []
    door.edit(Place(field="title"), "Kept")
    door.leave(left.append)
    qtbot.waitUntil(lambda: bool(left))
    assert left == [True]
    assert read_pack(folder).title == "Kept"

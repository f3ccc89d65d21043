from __future__ import annotations

import pytest

from reflect.domain.languages import language_name, own_name


@pytest.mark.parametrize(
    ("tag", "english", "own"),
    [
        ("cy", "Welsh", "Cymraeg"),
        ("pt-BR", "Portuguese (BR)", "Português (BR)"),
        ("ny", "Chichewa", "Chichewa"),
        ("qaa-Latn", "qaa-Latn", "qaa-Latn"),
    ],
)
def test_a_language_has_a_name_in_english_and_its_own(tag, english, own):
    assert (language_name(tag), own_name(tag)) == (english, own)

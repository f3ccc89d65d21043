"""``reflect pack``: from nothing to a signed pack, on the command line."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.packs.example import WELSH_FILE, change, write_example
from tests.support.pack_attacks import KEY, VECTORS, good

STOCK = Path(__file__).parents[1] / "vectors" / "minisign"


def ends(console, code, *arguments):
    """What a command printed that ended with this code."""
    printed = console(*arguments)
    assert printed.code == code, printed
    return printed


@pytest.fixture
def folder(tmp_path):
    return write_example(tmp_path)


@pytest.fixture
def key_file(tmp_path):
    """A secret key that asks for no passphrase."""
    path = tmp_path / "plain.key"
    shutil.copy(STOCK / "plain.key", path)
    path.chmod(0o600)
    return path


@pytest.fixture
def built(tmp_path):
    path = tmp_path / "on-call-1.2.0.reflectpack"
    path.write_bytes(good())
    return path


def test_a_pack_is_begun_and_checked(console, tmp_path):
    begun = console.done("pack", "new", tmp_path / "on-call", "--author", "A. Writer")
    checked = console.done("pack", "check", tmp_path / "on-call")

    assert "sets/after-a-session.toml" in begun.out
    assert checked.out == "on-call 0.1.0: 1 prompt set. Nothing to mend.\n"


def test_a_check_tells_what_a_pack_holds_and_what_is_untranslated(console, folder):
    printed = console.done("pack", "check", folder)
    value = console.done("pack", "check", folder, "--json").value

    assert printed.out == (
        "on-call 1.2.0: 2 prompt sets, 1 framework, 1 form. Nothing to mend.\n"
        "cy: 35 of 44 texts are missing.\n"
    )
    assert (value["problems"], value["missing"]) == ([], {"cy": 35})
    assert value["awaits_check"] == []


def test_a_check_tells_that_a_native_reader_has_yet_to_read_a_translation(console, folder):
    change(folder, "[pack]\n", "awaits_check = true\n[pack]\n", WELSH_FILE)

    printed = console.done("pack", "check", folder)
    value = console.done("pack", "check", folder, "--json").value

    said = "cy: 35 of 44 texts are missing; a native reader has yet to check it."
    assert printed.out.splitlines()[1] == said
    assert value["awaits_check"] == ["cy"]


def test_a_pack_that_is_told_whole_in_a_language_says_so(console, folder):
    for name in ("sets", "forms", "standards", "locale"):
        shutil.rmtree(folder / name)
    text = (folder / "pack.toml").read_text("utf-8").partition("[[")[0]
    (folder / "pack.toml").write_text(text, "utf-8")
    (folder / "sets").mkdir()
    (folder / "locale").mkdir()
    (folder / "locale" / "cy.toml").write_text(
        '[pack]\ntitle = "A"\nsummary = "B"\npreface = "C"\n[standards.a]\ntitle = "D"\n'
        '[standards.a.standards.1]\ntitle = "E"\n',
        "utf-8",
    )
    (folder / "standards").mkdir()
    (folder / "standards" / "a.toml").write_text(
        'id = "a"\ntitle = "A"\nbody = "B"\nsource = "C"\nchecked = 2026-11-26\n'
        '[[standards]]\nid = "1"\ntitle = "D"\n',
        "utf-8",
    )

    assert console.done("pack", "check", folder).out == (
        "on-call 1.2.0: 1 framework. Nothing to mend.\ncy: every text is there.\n"
    )


def test_a_slip_is_told_by_file_line_and_mend(console, folder):
    path = folder / "sets" / "the-morning-after.toml"
    path.write_text(path.read_text("utf-8").replace("minutes", "minuts"), "utf-8")
    line = 'prompt set "the-morning-after": unknown key "minuts"; did you mean "minutes"?'

    printed = ends(console, 1, "pack", "check", folder)
    listed = ends(console, 1, "pack", "check", folder, "--json")

    assert f"sets/the-morning-after.toml:7: {line}" in printed.err
    assert f"sets/the-morning-after.toml:7: {line}" in listed.value["problems"]


def test_a_pack_is_built_signed_and_verified(console, folder, key_file, tmp_path):
    console.done("pack", "build", folder, "--key", key_file, "--output", tmp_path)
    path = tmp_path / "on-call-1.2.0.reflectpack"
    printed = console.done("pack", "verify", path, "--public-key", STOCK / "plain.pub")
    value = console.done("pack", "verify", path, "--json").value

    assert printed.out.splitlines()[:2] == [
        "The signature holds.",
        "On call (on-call 1.2.0), by A. Writer",
    ]
    assert value["signer"]["key_id"] == "2807DC564ABDF87C"
    assert value["signer"]["fingerprint"] in printed.out
    assert value["signer"]["public_key"] in (STOCK / "plain.pub").read_text("utf-8")


def test_a_pack_is_built_first_and_signed_later(console, folder, key_file, tmp_path):
    first = console.done("pack", "build", folder, "--output", tmp_path)
    path = tmp_path / "on-call-1.2.0.reflectpack"
    refused = ends(console, 1, "pack", "verify", path)
    console.done("pack", "sign", path, "--key", key_file)

    assert "It is not signed." in first.out
    assert "Nobody has signed this pack" in refused.err
    assert console.done("pack", "verify", path).out


def test_an_unsigned_pack_has_no_signer_in_json(console, folder, tmp_path):
    value = console.done("pack", "build", folder, "--output", tmp_path, "--json").value

    assert value["signer"] is None


@pytest.mark.skipif(not shutil.which("minisign"), reason="there is no minisign here")
def test_the_program_minisign_verifies_what_was_taken_apart(console, built, tmp_path):
    console.done("pack", "split", built, "--output", tmp_path)
    command = [
        str(shutil.which("minisign")),
        "-V",
        "-p",
        "on-call-1.2.0.pub",
        "-m",
        "on-call-1.2.0.zip",
    ]
    # What it is given is the test's own.
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)  # noqa: PLW1510, S603

    assert done.stdout.endswith("Trusted comment: pack:on-call@1.2.0\n")
    assert done.returncode == 0


@pytest.mark.skipif(not shutil.which("minisign"), reason="there is no minisign here")
def test_what_the_program_minisign_signs_is_put_into_the_pack(console, folder, key_file, tmp_path):
    console.done("pack", "build", folder, "--output", tmp_path)
    path = tmp_path / "on-call-1.2.0.reflectpack"
    (archive,) = console.done("pack", "split", path, "--output", tmp_path, "--json").value["files"]
    command = [str(shutil.which("minisign")), "-S", "-s", str(key_file), "-m", archive]
    # What it is given is the test's own.
    subprocess.run([*command, "-t", "pack:on-call@1.2.0"], check=True, capture_output=True)  # noqa: S603
    signature = f"{archive}.minisig"

    console.done(
        *("pack", "sign", path, "--signature", signature, "--public-key", STOCK / "plain.pub")
    )
    assert console.done("pack", "verify", path, "--public-key", STOCK / "plain.pub").out


def test_a_key_is_made_and_asks_for_its_passphrase(console, folder, tmp_path):
    made = console.done("pack", "key", tmp_path / "mine")
    path = tmp_path / "on-call-1.2.0.reflectpack"
    key = ("--key", tmp_path / "mine.key")
    console.done("pack", "build", folder, *key, "--output", tmp_path)
    other = console.file("other", "another\n")
    wrong = console.bare("pack", "sign", path, *key, "--passphrase-file", other)

    assert "give it to nobody" in made.out
    assert (wrong.code, "does not open this secret key" in wrong.err) == (3, True)


def test_six_words_for_a_key_are_printed_once(console, tmp_path):
    value = console.done("pack", "key", tmp_path / "mine", "--six-words", "--json").value
    printed = console.done("pack", "key", tmp_path / "other", "--six-words")

    assert len(value["passphrase"].split()) == 6
    assert "The passphrase, shown only now:" in printed.out


def test_a_key_that_others_can_read_is_refused(console, built, key_file):
    key_file.chmod(0o644)

    refused = ends(console, 1, "pack", "sign", built, "--key", key_file)
    assert "chmod 600" in refused.err


@pytest.mark.parametrize("options", [(), ("--key", "K", "--signature", "K"), ("--signature", "K")])
def test_a_pack_is_signed_in_one_way(console, built, key_file, options):
    given = [key_file if option == "K" else option for option in options]

    assert "Give --key" in ends(console, 2, "pack", "sign", built, *given).err


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("frame-cut-in-the-archive", 4, "changed or damaged on its way"),
        ("frame-newer", 6, "made for a newer Reflect"),
        ("frame-a-zip", 1, "not a pack of Reflect"),
        ("content-newer", 6, "made for a newer Reflect"),
        ("zip-bomb", 1, "is compressed"),
    ],
)
def test_a_pack_that_is_refused_says_why_in_one_sentence_and_a_code(console, name, code, said):
    refused = ends(console, code, "pack", "verify", VECTORS / f"{name}.reflectpack")

    assert said in refused.err
    assert refused.out == ""


def test_the_key_of_the_example_is_told_in_words(console, built):
    value = console.done("pack", "verify", built, "--json").value

    assert value["signer"]["public_key"] == KEY.public.text

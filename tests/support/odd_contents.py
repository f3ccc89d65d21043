"""TOML that no pack may hold, each with how its problem begins."""

from __future__ import annotations

from tests.packs.example import FILES, FORM_FILE, FRAMEWORK_FILE, PACK_FILE, SET_FILE, WELSH_FILE

PACK, MORNING = FILES[PACK_FILE], FILES[SET_FILE]


def _prompt(number: int) -> str:
    return f'[[prompts]]\nid = "p{number}"\nheading = "x"\nkind = "yes_no"\n'


ODD_CONTENTS: tuple[tuple[str, str, str | bytes, str], ...] = (
    ("not-toml", PACK_FILE, PACK + "= =", "pack.toml:64: not TOML, column 1"),
    ("not-utf-8", PACK_FILE, PACK.encode() + b"# \xff\n", "pack.toml:64: is not UTF-8"),
    ("utf-16", PACK_FILE, PACK.encode("utf-16"), "pack.toml:1: is not UTF-8"),
    ("byte-order-mark", PACK_FILE, "\ufeff" + PACK, "pack.toml:1: begins with a byte order mark"),
    ("deep", SET_FILE, MORNING + f"x = {'[' * 5000}{']' * 5000}", f"{SET_FILE}:20: nested deeper"),
    ("dots", SET_FILE, MORNING + f"{'a.' * 5000}a = 1", f"{SET_FILE}:20: nested deeper"),
    (
        "long-number",
        SET_FILE,
        MORNING + f"x = {'9' * 10_000}",
        f"{SET_FILE}:20: a number is too long",
    ),
    (
        "unknown-key",
        PACK_FILE,
        PACK.replace("summary =", "run =", 1),
        'pack.toml:1: "summary" is missing',
    ),
    (
        "many-unknown-keys",
        SET_FILE,
        MORNING + "".join(f"a{n} = 1\n" for n in range(20_000)),
        f"{SET_FILE}: holds more than 10000",
    ),
    (
        "nearly-too-many-values",
        SET_FILE,
        MORNING + "".join(f"a{n} = 1\n" for n in range(4950)),
        f'{SET_FILE}:20: prompt "safe": unknown key',
    ),
    (
        "many-tables",
        SET_FILE,
        MORNING + "[[prompts]]\n" * 20_000,
        f"{SET_FILE}: holds more than 10000",
    ),
    (
        "many-values",
        SET_FILE,
        MORNING + "x = [" + "1," * 120_000 + "]",
        f"{SET_FILE}: holds more than 10000",
    ),
    (
        "many-strings",
        SET_FILE,
        MORNING + "x = [" + "''," * 80_000 + "]",
        f"{SET_FILE}: holds more than 10000",
    ),
    (
        "many-comments",
        SET_FILE,
        MORNING + "#\n" * 120_000,
        f"{SET_FILE}: holds more than 10000",
    ),
    (
        "late-slip",
        SET_FILE,
        "# " + "x" * 250_000 + "\n" + MORNING.replace("id =", "di ="),
        f'{SET_FILE}:1: prompt set 1: "id" is missing',
    ),
    (
        "many-prompts",
        SET_FILE,
        MORNING + "".join(map(_prompt, range(500))),
        f'{SET_FILE}:9: prompt set "the-morning-after": "prompts" has 502',
    ),
    (
        "key-twice",
        PACK_FILE,
        PACK.replace('id = "on-call"', 'id = "on-call"\nid = "b"'),
        "pack.toml:3: not TOML, column 9: Cannot overwrite",
    ),
    (
        "html",
        SET_FILE,
        MORNING.replace("Before I go", "<img src=x>"),
        f'{SET_FILE}:11: prompt "checks": "heading" holds HTML',
    ),
    (
        "link",
        SET_FILE,
        MORNING.replace("Before I go", "See https://example.org"),
        f'{SET_FILE}:11: prompt "checks": "heading" holds a link',
    ),
    (
        "share",
        SET_FILE,
        MORNING.replace("Before I go", r"\\\\evil\\share"),
        f'{SET_FILE}:11: prompt "checks": "heading" holds a link',
    ),
    (
        "image",
        SET_FILE,
        MORNING.replace("Be plain", "![x](x)"),
        f'{SET_FILE}:18: prompt "safe": "help" holds an image',
    ),
    (
        "template",
        SET_FILE,
        MORNING.replace("Be plain", "{{ 7 * 7 }}"),
        f'{SET_FILE}:18: prompt "safe": "help" holds a template',
    ),
    (
        "code",
        SET_FILE,
        MORNING.replace("Be plain", "`rm`"),
        f'{SET_FILE}:18: prompt "safe": "help" holds code',
    ),
    (
        "turned-around",
        SET_FILE,
        MORNING.replace("Be plain", r"\u202eBe plain"),
        f'{SET_FILE}:18: prompt "safe": "help" holds the character U+202E',
    ),
    (
        "control-character",
        SET_FILE,
        MORNING.replace("Be plain", r"\u001b[2J"),
        f'{SET_FILE}:18: prompt "safe": "help" holds the character U+001B',
    ),
    (
        "half-a-character",
        SET_FILE,
        MORNING.replace("Be plain", r"\ud800"),
        f"{SET_FILE}:18: not TOML, column 15",
    ),
    (
        "accent-apart",
        SET_FILE,
        MORNING.replace("Be plain", r"e\u0301"),
        f'{SET_FILE}:18: prompt "safe": "help" is not in Unicode form NFC',
    ),
    (
        "long-help",
        SET_FILE,
        MORNING.replace("Be plain", "a" * 200_000),
        f'{SET_FILE}:18: prompt "safe": "help" has 200015',
    ),
    (
        "other-id",
        PACK_FILE,
        PACK.replace('id = "on-call"', 'id = "../on-call"'),
        'pack.toml:2: "id" must be',
    ),
    (
        "locale-of-nothing",
        WELSH_FILE,
        '[sets.other]\ntitle = "x"',
        "locale/cy.toml:2: the pack has no text",
    ),
    (
        "framework-without-date",
        FRAMEWORK_FILE,
        FILES[FRAMEWORK_FILE].replace("checked", "#"),
        'standards/night-code.toml:1: framework "night-code": "checked" is missing',
    ),
    (
        "form-of-nothing",
        FORM_FILE,
        FILES[FORM_FILE].replace("night/helped", "night/x"),
        'forms/night-account.toml:20: form "night-account": there is no prompt',
    ),
)
"""Name, the file it stands in, the text, what is said."""

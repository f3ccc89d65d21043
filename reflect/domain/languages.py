"""What languages are called: in English, and by those who speak them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "af": ("Afrikaans", "Afrikaans"),
        "am": ("Amharic", "አማርኛ"),
        "ar": ("Arabic", "العربية"),
        "bem": ("Bemba", "Ichibemba"),
        "bn": ("Bengali", "বাংলা"),
        "cy": ("Welsh", "Cymraeg"),
        "da": ("Danish", "Dansk"),
        "de": ("German", "Deutsch"),
        "el": ("Greek", "Ελληνικά"),
        "en": ("English", "English"),
        "es": ("Spanish", "Español"),
        "fa": ("Persian", "فارسی"),
        "fi": ("Finnish", "Suomi"),
        "fr": ("French", "Français"),
        "ga": ("Irish", "Gaeilge"),
        "gd": ("Scottish Gaelic", "Gàidhlig"),
        "ha": ("Hausa", "Hausa"),
        "he": ("Hebrew", "עברית"),
        "hi": ("Hindi", "हिन्दी"),
        "id": ("Indonesian", "Bahasa Indonesia"),
        "ig": ("Igbo", "Igbo"),
        "it": ("Italian", "Italiano"),
        "ja": ("Japanese", "日本語"),
        "ko": ("Korean", "한국어"),
        "mi": ("Māori", "Te reo Māori"),
        "ms": ("Malay", "Bahasa Melayu"),
        "nl": ("Dutch", "Nederlands"),
        "no": ("Norwegian", "Norsk"),
        "ny": ("Chichewa", "Chichewa"),
        "pa": ("Punjabi", "ਪੰਜਾਬੀ"),
        "pl": ("Polish", "Polski"),
        "pt": ("Portuguese", "Português"),
        "ro": ("Romanian", "Română"),
        "rw": ("Kinyarwanda", "Ikinyarwanda"),
        "sn": ("Shona", "chiShona"),
        "so": ("Somali", "Soomaali"),
        "st": ("Sesotho", "Sesotho"),
        "sv": ("Swedish", "Svenska"),
        "sw": ("Swahili", "Kiswahili"),
        "ta": ("Tamil", "தமிழ்"),
        "te": ("Telugu", "తెలుగు"),
        "tn": ("Setswana", "Setswana"),
        "tr": ("Turkish", "Türkçe"),
        "tum": ("Tumbuka", "chiTumbuka"),
        "uk": ("Ukrainian", "Українська"),
        "ur": ("Urdu", "اردو"),
        "vi": ("Vietnamese", "Tiếng Việt"),
        "xh": ("Xhosa", "isiXhosa"),
        "yo": ("Yoruba", "Yorùbá"),
        "zh": ("Chinese", "中文"),
        "zu": ("Zulu", "isiZulu"),
    }
)


def language_name(tag: str) -> str:
    """What people who read English call it: "Portuguese (BR)"; the tag where nobody knows."""
    return _called(tag, 0)


def own_name(tag: str) -> str:
    """What its speakers call it."""
    return _called(tag, 1)


def _called(tag: str, whose: int) -> str:
    base, _, variety = tag.partition("-")
    names = _NAMES.get(base)
    if names is None:
        return tag
    return f"{names[whose]} ({variety})" if variety else names[whose]

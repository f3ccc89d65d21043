"""The few words of Objective-C that macOS wants to hear, without a library of our own."""

from __future__ import annotations

import ctypes
import ctypes.util
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_POINTER = ctypes.c_void_p
_METHOD = ctypes.CFUNCTYPE(None, _POINTER, _POINTER, _POINTER)


class ObjectiveC:
    """Sends messages to the system's objects."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(ctypes.util.find_library("objc"))
        for name in ("objc_getClass", "sel_registerName", "objc_allocateClassPair"):
            getattr(self._library, name).restype = _POINTER
        self._kept: list[Any] = []

    def named(self, name: str) -> int | None:
        """The class of this name."""
        found: int | None = self._library.objc_getClass(name.encode())
        return found

    def send(self, receiver: int | None, message: str, *values: tuple[Any, object]) -> int | None:
        """Send a message; each value comes with its C type. The answer is a pointer."""
        kinds = [kind for kind, _value in values]
        # Its real signature, not "...": on Apple's processors the two are called differently.
        call = ctypes.CFUNCTYPE(_POINTER, _POINTER, _POINTER, *kinds)
        sender = ctypes.cast(self._library.objc_msgSend, call)
        sent: int | None = sender(receiver, self._selector(message), *(v for _k, v in values))
        return sent

    def text(self, words: str) -> int | None:
        """A string of the system's."""
        return self.send(
            self.named("NSString"), "stringWithUTF8String:", (ctypes.c_char_p, words.encode())
        )

    def words(self, text: int | None) -> str:
        """What a string of the system's says."""
        address = self.send(text, "UTF8String")
        return ctypes.string_at(address).decode() if address else ""

    def listener(self, name: str, heard: Callable[[int], None]) -> int | None:
        """An object of a class of this name; its method ``heard:`` calls this function."""
        method = _METHOD(lambda _self, _selector, notice: heard(notice))
        self._kept.append(method)
        make = self._library.objc_allocateClassPair
        made = _POINTER(make(_POINTER(self.named("NSObject")), name.encode(), ctypes.c_size_t(0)))
        self._library.class_addMethod(made, self._selector("heard:"), method, b"v@:@")
        self._library.objc_registerClassPair(made)
        return self.send(made.value, "new")

    def observe(self, centre: int | None, ear: int | None, notification: str) -> None:
        """Have a listener hear a notification of this name."""
        self.send(
            centre,
            "addObserver:selector:name:object:",
            (_POINTER, ear),
            (_POINTER, self._selector("heard:")),
            (_POINTER, self.text(notification)),
            (_POINTER, None),
        )

    def _selector(self, name: str) -> Any:
        return _POINTER(self._library.sel_registerName(name.encode()))

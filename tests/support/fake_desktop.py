"""A login service and a screen saver on a private bus, made with another D-Bus library than ours.

Run by the system's Python. Does what it is told on standard input, a line each, and says "done":
``saver NAME 1``, ``lock``, ``sleep 1``, ``active 0``, ``locked 1``, ``other``. ``brake`` says
whether somebody holds back the sleep.
"""

from __future__ import annotations

import os
import select
import sys

import dbus
import dbus.lowlevel
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

LOGIN, LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIN}.Manager", f"{LOGIN}.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
HERE = f"{LOGIN_PATH}/session/c1"


class Manager(dbus.service.Object):
    """Names the session and tells of sleep."""

    def __init__(self, bus, path):
        super().__init__(bus, path)
        self.brakes = []

    @dbus.service.method(MANAGER, in_signature="s", out_signature="o")
    def GetSession(self, name):
        assert name == "auto"
        return dbus.ObjectPath(HERE)

    @dbus.service.method(MANAGER, in_signature="ssss", out_signature="h")
    def Inhibit(self, what, _who, _why, how):
        assert (what, how) == ("sleep", "delay")
        ours, theirs = os.pipe()
        self.brakes.append(ours)
        held = dbus.types.UnixFd(theirs)
        os.close(theirs)
        return held

    @dbus.service.signal(MANAGER, signature="b")
    def PrepareForSleep(self, going):
        """Told before sleep, and after."""

    def braked(self):
        """Whether the other end of a pipe that was given out is still open."""
        return any(not select.select([each], [], [], 0)[0] for each in self.brakes)


class Session(dbus.service.Object):
    """One person's session at this computer."""

    def __init__(self, bus, path):
        super().__init__(bus, path)
        self.values = {"Active": True, "LockedHint": False}

    @dbus.service.method(PROPERTIES, in_signature="ss", out_signature="v")
    def Get(self, interface, name):
        assert interface == SESSION
        return self.values[name]

    @dbus.service.signal(PROPERTIES, signature="sa{sv}as")
    def PropertiesChanged(self, interface, values, unknown):
        """Told after each change."""

    @dbus.service.signal(SESSION)
    def Lock(self):
        """Told when the session should lock."""

    def put(self, name, value):
        self.values[name] = value
        self.PropertiesChanged(SESSION, {name: value}, [])


def saver_signal(bus, name, active):
    """What a screen saver of this name tells; it comes to the bus only now."""
    owned = dbus.service.BusName(name, bus)
    message = dbus.lowlevel.SignalMessage("/" + name.replace(".", "/"), name, "ActiveChanged")
    message.append(active, signature="b")
    bus.send_message(message)
    bus.flush()
    return owned


def say(word):
    """Answer whoever gives the orders."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main():
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    bus = dbus.SessionBus()
    owned = [dbus.service.BusName(LOGIN, bus)]
    manager, session = Manager(bus, LOGIN_PATH), Session(bus, HERE)
    others = Session(bus, f"{LOGIN_PATH}/session/c2")
    orders = {
        "saver": lambda name, on: owned.append(saver_signal(bus, name, on == "1")),
        "lock": session.Lock,
        "other": others.Lock,
        "sleep": lambda on: manager.PrepareForSleep(on == "1"),
        "active": lambda on: session.put("Active", on == "1"),
        "locked": lambda on: session.put("LockedHint", on == "1"),
        "brake": lambda: say("held" if manager.braked() else "free"),
    }

    def obey(source, _condition):
        line = source.readline()
        if not line:
            loop.quit()
            return False
        order, *words = line.split()
        orders[order](*words)
        say("done")
        return True

    loop = GLib.MainLoop()
    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, obey)
    say("ready")
    loop.run()


if __name__ == "__main__":
    main()

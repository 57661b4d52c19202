"""The modules of the desk, in the order of their tabs. Free of Qt: the command line reads it, too."""

MODULES = ("frontdesk",)

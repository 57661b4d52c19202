"""Errors that a person can cause or mend, apart from bugs.

Each carries one sentence that says what is wrong and one that says what to do. Bugs stay ordinary
exceptions: they get a log entry and a dialog, never a sentence that blames the user.
"""


class UserError(Exception):
    """Something a person can put right; `hint` says how. Exit code 3: refused, nothing changed."""

    exit_code = 3

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(UserError):
    """The command's words do not fit. Exit code 2."""

    exit_code = 2


class InputRefused(UserError):
    """A file, a row or a value cannot be taken as it is. Exit code 3, nothing changed."""


class FieldRefused(InputRefused):
    """A value does not fit its field; `field` is the field's name, so that a form can show it there."""

    def __init__(self, field: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.field = field


class NotAllowed(InputRefused):
    """The acting person lacks the right. Exit code 3."""


class Stopped(UserError):
    """Somebody stopped the work; nothing of it is kept. No fault of any file, so no InputRefused."""


class Unavailable(UserError):
    """The database cannot be had: missing, locked, damaged, newer, wrong password. Exit code 4."""

    exit_code = 4


class Damaged(Unavailable):
    """Files of the home are damaged, gone or not ours: a backup has to take their place. Exit code 4."""

"""The right that the window asks for before anything of training is imported: the start is measured."""

from typing import Final

from nanxi_desk.core.rights import ROLES, declare

RIGHT_READ: Final = declare("training.read", "查看培训", *ROLES)

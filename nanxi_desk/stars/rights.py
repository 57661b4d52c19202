"""The right that the window asks for before anything of stars is imported: the start is measured."""

from typing import Final

from nanxi_desk.core.rights import ROLES, declare

RIGHT_READ: Final = declare("stars.read", "查看楼组、星级和评定进度", *ROLES)

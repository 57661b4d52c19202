"""The rights that the window asks for before anything of satisfaction is imported: the start is measured."""

from typing import Final

from nanxi_desk.core.rights import DESK, ROLES, declare

RIGHT_ASK: Final = declare("satisfaction.ask", "请评、补录纸质评价", *DESK)
RIGHT_FOLLOW: Final = declare("satisfaction.follow", "处理差评：联系、核实、整改、回访", *DESK)
RIGHT_CARD: Final = declare("satisfaction.card", "查看差评待回访的件数", *ROLES)

"""Rights: what each role may do. A right is declared once, beside the service that asks for it.

`RIGHT_LOG = declare("frontdesk.log", "登记来访", *DESK)` is all that a module needs: the settings' table, the
README's and the test of all services read this registry. A right that nobody declared is nobody's.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from nanxi_desk.core.language import _

FRONT_DESK: Final = "前台"
MEMBER: Final = "委员"
HEAD: Final = "主任"
ADMIN: Final = "管理员"
HUB: Final = "街道"
ROLES: Final = (FRONT_DESK, MEMBER, HEAD, ADMIN, HUB)

DESK: Final = (FRONT_DESK, MEMBER, HEAD, HUB)  # who works with residents
ANSWERING: Final = (MEMBER, HEAD, HUB)  # who accounts for it
LEADING: Final = (HEAD, ADMIN, HUB)  # who decides how the office works

_OFFICE_ROLES: Final = (FRONT_DESK, MEMBER, HEAD, ADMIN)
_HUB_ROLES: Final = (HUB, ADMIN)


@dataclass(frozen=True, slots=True)
class Right:
    """A right: its name in the code, its Chinese label, and the roles that have it."""

    name: str
    label: str
    roles: frozenset[str]


_DECLARED: dict[str, Right] = {}


def declare(name: str, label: str, *roles: str) -> str:
    """Declare a right for some roles; its name. ValueError where it is declared otherwise already."""
    right = Right(name, label, frozenset(roles))
    if not roles or not right.roles <= set(ROLES):
        raise ValueError(f"{name}: no such roles: {roles}")
    if _DECLARED.setdefault(name, right) != right:
        raise ValueError(f"{name} is declared twice")
    return name


def may(roles: Collection[str], name: str) -> bool:
    """Whether somebody with these roles has the right; False for a right that nobody declared."""
    right = _DECLARED.get(name)
    return right is not None and not right.roles.isdisjoint(roles)


def refusal(name: str) -> tuple[str, str]:
    """What to say to somebody who lacks a right, and what to do: which right, and whose it is."""
    right = _DECLARED.get(name)
    if right is None:
        return _("您没有做这件事的权限。"), _("请由有权限的同事操作。")
    return (
        _("您没有“{right}”的权限。").format(right=_(right.label)),
        _("请由{roles}操作，或请管理员在“设置 › 人员”里调整角色。").format(
            roles=_("、").join(_(role) for role in in_order(right.roles))
        ),
    )


def declared() -> tuple[Right, ...]:
    """All rights that the imported modules declared, by name; modules.load_services() imports all."""
    return tuple(_DECLARED[name] for name in sorted(_DECLARED))


def roles_at(*, hub: bool) -> tuple[str, ...]:
    """The roles that people of an office, or of the hub, can have."""
    return _HUB_ROLES if hub else _OFFICE_ROLES


def founder_roles(*, hub: bool) -> tuple[str, ...]:
    """What the first administrator of a home is."""
    return (HUB, ADMIN) if hub else (HEAD, ADMIN)


def newcomer_roles(*, hub: bool) -> tuple[str, ...]:
    """What a new colleague is where nothing else is said."""
    return (HUB,) if hub else (FRONT_DESK,)


def in_order(roles: Iterable[str]) -> tuple[str, ...]:
    """Roles in the order of the table, each once; words that are no role are left out."""
    given = set(roles)
    return tuple(role for role in ROLES if role in given)


def as_markdown() -> str:
    """The table of rights as the README shows it: English names of the roles are the reader's own."""
    head = f"| right | {' | '.join(ROLES)} |\n|---|{':-:|' * len(ROLES)}"
    rows = (
        f"| {right.label} `{right.name}` | "
        + " | ".join("✓" if role in right.roles else "" for role in ROLES)
        + " |"
        for right in declared()
    )
    return "\n".join((head, *rows))

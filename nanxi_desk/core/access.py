"""Who may sit down at an opened desk: logins with a password, and PINs to come back to it.

A PIN opens nothing by itself: it is taken only from those who gave their password since the program started,
and lets them take their seat again within seconds.

What somebody may do follows from the roles in the person's staff record. A record without any was written
before there were roles; whoever has a login with it was an administrator then and stays what the first
administrator is. A password that an administrator gave opens nothing but the way to one's own.
"""

import threading
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from nanxi_desk.core import rights
from nanxi_desk.core.errors import FieldRefused, InputRefused, NotAllowed, Unavailable, UserError
from nanxi_desk.core.journal.local import get_local
from nanxi_desk.core.journal.rows import from_database, load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.keys import DEFAULT_COST, KeyCost, KeyRing, SlotPerson, Unlocked
from nanxi_desk.core.language import _
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import new_id

if TYPE_CHECKING:
    from nanxi_desk.core.home import Actor, Home

RIGHT_PEOPLE = rights.declare("people.edit", "管理人员、角色和登录", rights.ADMIN)
RECOVERY = "recovery"  # who came in with the recovery code
TRIES = 5  # wrong PINs until the password is asked for again
SHORTEST, LONGEST = 4, 6  # digits of a PIN
LEAST_PASSWORD = 8
_PIN_ROUNDS, _PIN_MEMORY_KIB = 2, 19_456  # about 30 ms with one lane


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the office. `pin_taken`: the PIN suffices now, no password needed.

    `temporary`: the password is the one that an administrator gave.
    """

    id: str
    name: str
    post: str
    has_login: bool
    has_pin: bool
    pin_taken: bool
    roles: tuple[str, ...] = ()
    temporary: bool = False


class Access:
    """The people of one opened home. It is made with the home and lasts as long: it knows who was here."""

    def __init__(self, home: "Home", ring: KeyRing, unlocked: Unlocked) -> None:
        self._home = home
        self._ring = ring
        self._unlocked = unlocked
        self._lock = threading.Lock()  # held while the key file changes
        self._own: tuple[str, bytes] | None = (
            None  # who took the seat with a password, and the own private key
        )
        self._tries: dict[str, int] = {}  # by person who gave the password: wrong PINs that are left
        if unlocked.person is not None:
            self._tries[unlocked.person.id] = TRIES

    @property
    def data_key(self) -> bytes:
        """What opens the database, 32 raw bytes."""
        return self._unlocked.data_key

    # --- what is sealed to a person ------------------------------------------------------------------------

    def sealing_key(self, person: str) -> bytes | None:
        """The public key that secrets are sealed to for a person; None for who has no login here."""
        return self._ring.public_key(person)

    def own_key(self, password: str | None = None) -> bytes:
        """The acting person's private key, which opens what is sealed to the person and to nobody else.

        Known while the person sits there who came with a password; after a PIN it takes `password`.
        FieldRefused for "password" where it is needed or wrong.
        """
        if password is not None:
            opened = self._check_own(password, "password")
            self._own = (self._home.actor.id, opened.private_key)
        if self._own is None or self._own[0] != self._home.actor.id or self._home.actor.id == RECOVERY:
            raise FieldRefused("password", _("请输入您自己的密码，密封的内容只有用它才能打开。"))
        return self._own[1]

    # --- who there is -------------------------------------------------------------------------------------

    def members(self) -> tuple[Member, ...]:
        """The staff of the office and those with a login, by name."""
        table = projection(Staff)
        own = select(table).where(table.c.scope == self._home.office, table.c.deleted.is_(False))
        logins = {person.id: person.name for person in self._ring.people}
        with self._home.journal.read() as conn:
            staff = {row["id"]: from_database(Staff, row) for row in conn.execute(own).mappings()}
            pins = {person for person in {*staff, *logins} if get_local(conn, _pin_name(person))}
        found = (
            Member(
                id=person,
                name=logins.get(person) or row.get("name") or "",
                post=row.get("post") or "",
                has_login=person in logins,
                has_pin=person in pins,
                pin_taken=person in pins and self._tries.get(person, 0) > 0,
                roles=self._roles_in(row, has_login=person in logins),
                temporary=self._ring.is_temporary(person),
            )
            for person, row in {**{person: {} for person in logins}, **staff}.items()
        )
        return tuple(sorted(found, key=lambda member: (not member.has_login, member.name)))

    @property
    def must_change(self) -> bool:
        """Whether the acting person has to choose a password before anything else."""
        return self._ring.is_temporary(self._home.actor.id)

    def _roles_in(self, row: Mapping[str, Any], *, has_login: bool) -> tuple[str, ...]:
        stored = row.get("roles")
        if stored is None:  # written before there were roles
            return rights.founder_roles(hub=self._home.is_hub) if row and has_login else ()
        return rights.in_order(stored)

    # --- taking the seat ----------------------------------------------------------------------------------

    def seat_opener(self) -> None:
        """Whoever opened the home takes the seat."""
        person = self._unlocked.person
        self._sit_down(person.id if person else RECOVERY, person.name if person else "")
        self._own = (person.id, self._unlocked.private_key) if person else None

    def enter(self, name: str, secret: str) -> "Actor":
        """Take the seat with PIN or password; from now on the home's actor is this person.

        Unavailable for a wrong one, in a sentence that says how many tries are left.
        """
        member = next((m for m in self.members() if m.has_login and m.name == name), None)
        if member is not None and member.pin_taken and self._pin_fits(member.id, secret):
            self._tries[member.id] = TRIES
            self._own = None  # a PIN opens nothing that is sealed to the person
            return self._sit_down(member.id, member.name)
        try:
            unlocked = self._ring.unlock(secret, name)
        except Unavailable as error:
            raise self._missed(member, secret, error) from error
        if unlocked.person is None:
            self._own = None
            return self._sit_down(RECOVERY, "")
        self._own = (unlocked.person.id, unlocked.private_key)
        self._tries[unlocked.person.id] = TRIES
        return self._sit_down(unlocked.person.id, unlocked.person.name)

    def _pin_fits(self, person: str, secret: str) -> bool:
        from argon2 import PasswordHasher
        from argon2.exceptions import InvalidHashError, VerificationError

        with self._home.journal.read() as conn:
            kept = get_local(conn, _pin_name(person))
        pin = _plain(secret)
        if not kept or not _looks_like_pin(pin):
            return False
        try:
            return PasswordHasher().verify(kept, pin)
        except (VerificationError, InvalidHashError):
            return False

    def _missed(self, member: Member | None, secret: str, error: UserError) -> UserError:
        """What to say of a wrong PIN or password; a wrong PIN counts."""
        if member is None or not member.pin_taken or not _looks_like_pin(_plain(secret)):
            return error
        left = self._tries[member.id] - 1
        self._tries[member.id] = left
        if left:
            return Unavailable(_("PIN 不对，还可以试 {count} 次。").format(count=left), _("也可以输入密码。"))
        return Unavailable(_("PIN 错了 {count} 次。").format(count=TRIES), _("请输入密码。"))

    def _sit_down(self, person: str, name: str) -> "Actor":
        from nanxi_desk.core.home import Actor

        if person == RECOVERY:
            actor = Actor(RECOVERY, "恢复码", frozenset((rights.ADMIN,)))
        else:
            actor = Actor(person, name, self._roles_of(person))
        self._home.seat(actor)
        return actor

    def _roles_of(self, person: str) -> frozenset[str]:
        """None at all for who has to choose a password first."""
        if self._ring.is_temporary(person):
            return frozenset()
        with self._home.journal.read() as conn:
            row = load_rows(conn, Staff, [person]).get(person)
        known = row if row is not None and not row["deleted"] else {}
        return frozenset(self._roles_in(known, has_login=True))

    # --- one's own password and PIN -----------------------------------------------------------------------

    def change_password(self, old: str, new: str, cost: KeyCost = DEFAULT_COST) -> None:
        """Change the acting person's password; FieldRefused names "old" or "password".

        Who had a password that somebody else gave has the own rights from now on.
        """
        opened = self._check_own(old, "old")
        if opened.person is None:
            raise FieldRefused("old", _("恢复码不能改，请用您自己的密码登录后再改。"))
        if new == old:
            raise FieldRefused("password", _("新密码要和现在的不同。"))
        with self._changing():
            self._ring.change_password(opened, _strong(new), cost)
            self._ring.save()
        self._own = (opened.person.id, self._ring.unlock(new, opened.person.name).private_key)
        self._tries[opened.person.id] = TRIES
        self._sit_down(opened.person.id, opened.person.name)

    def set_pin(self, pin: str) -> None:
        """Set the acting person's PIN; FieldRefused for "pin" where it is none or too easy."""
        from argon2 import PasswordHasher

        if self.must_change or self._home.actor.id == RECOVERY:
            raise NotAllowed(_("请先用自己的密码登录，再设 PIN。"))
        hasher = PasswordHasher(time_cost=_PIN_ROUNDS, memory_cost=_PIN_MEMORY_KIB, parallelism=1)
        kept = hasher.hash(_checked_pin(pin))
        self._home.journal.keep_aside({_pin_name(self._home.actor.id): kept})
        self._tries.setdefault(self._home.actor.id, TRIES)

    def remove_pin(self) -> None:
        """The acting person comes back with the password only."""
        self._home.journal.keep_aside({_pin_name(self._home.actor.id): None})

    # --- logins of others ---------------------------------------------------------------------------------

    def add(
        self,
        name: str,
        post: str,
        password: str,
        cost: KeyCost = DEFAULT_COST,
        *,
        roles: Sequence[str] | None = None,
    ) -> str:
        """A new member of staff with a login; returns the id.

        The password is for the first login only. FieldRefused for "name", "password" or "roles".
        """
        actor = self._home.actor
        actor.require(RIGHT_PEOPLE)
        person = SlotPerson(new_id(), unicodedata.normalize("NFC", name).strip())
        if not person.name:
            raise FieldRefused("name", _("请填写姓名。"))
        if any(member.name == person.name for member in self.members()):
            raise FieldRefused("name", _("已有叫“{name}”的同事，请加上能区分的字。").format(name=person.name))
        chosen = rights.newcomer_roles(hub=self._home.is_hub) if roles is None else roles
        staff = Staff(
            id=person.id,
            scope=self._home.office,
            name=person.name,
            post=post.strip() or None,
            roles=self._checked_roles(chosen),
        )
        try:
            with self._home.journal.write(actor.id) as writing:
                writing.create(staff)
                self._add_slot(person, _strong(password), cost)
        except BaseException:
            # The key file must not know anybody of whom there is no record.
            if person in self._ring.people:
                self._ring.remove_person(person.id)
                self._ring.save()
            raise
        return person.id

    def give_login(self, person: str, password: str, cost: KeyCost = DEFAULT_COST) -> None:
        """A member of staff without a login gets one; the password is for the first login only."""
        self._home.actor.require(RIGHT_PEOPLE)
        member = self._member(person)
        if member.has_login:
            raise InputRefused(_("“{name}”已经可以登录。").format(name=member.name))
        secret = _strong(password)
        if not member.roles:  # an older record: now with a login, it would be an administrator's
            self._write_roles(member.id, rights.newcomer_roles(hub=self._home.is_hub))
        self._add_slot(SlotPerson(member.id, member.name), secret, cost)

    def set_roles(self, person: str, roles: Sequence[str]) -> None:
        """Give somebody other roles. FieldRefused for "roles" where none or an unknown one is named.

        InputRefused where nobody who can log in would be administrator any more.
        """
        self._home.actor.require(RIGHT_PEOPLE)
        member, wanted = self._member(person), self._checked_roles(roles)
        if rights.ADMIN not in wanted:
            self._keep_an_administrator(member)
        self._write_roles(member.id, wanted)
        if member.id == self._home.actor.id:
            self._sit_down(member.id, member.name)

    def end_login(
        self, person: str, own_password: str, progress: Callable[[int, int], None] = lambda _done, _all: None
    ) -> None:
        """Take somebody's login and PIN away, with the acting person's own password, and renew the data key.

        The database is written anew, so that who has copied the key file opens nothing that is written from
        now on; backups made before still open with it. `progress` hears of pages written, of how many.
        Saving waits meanwhile. Nothing has changed where it is refused: FieldRefused for "own", InputRefused,
        Unavailable where the disk has no room or fails.
        """
        from nanxi_desk.core.rekeying import renew_data_key  # once in a while

        self._home.actor.require(RIGHT_PEOPLE)
        member = self._member(person)
        if person == self._home.actor.id:
            raise InputRefused(_("不能停用自己的登录。"), _("请由另一位同事来停用。"))
        self._keep_an_administrator(member)
        self._check_own(own_password, "own")
        with self._changing():
            ring = self._ring.copy()
            ring.remove_person(member.id)
            data_key = renew_data_key(self._home, ring, progress)
            self._ring, self._unlocked = ring, replace(self._unlocked, data_key=data_key)
        self._tries.pop(member.id, None)
        self._home.journal.keep_aside({_pin_name(member.id): None})

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """One change of the key file at a time: one made while it is written anew would be lost."""
        if not self._lock.acquire(blocking=False):
            raise InputRefused(
                _("正在更换密钥，密码和登录暂时不能改。"), _("请等它写完再试；其他工作可以继续。")
            )
        try:
            yield
        finally:
            self._lock.release()

    def _checked_roles(self, roles: Sequence[str]) -> list[str]:
        known = rights.roles_at(hub=self._home.is_hub)
        if not roles or not set(roles) <= set(known):
            raise FieldRefused(
                "roles",
                _("请至少选一个角色：{roles}。").format(roles=_("、").join(_(role) for role in known)),
            )
        return list(rights.in_order(roles))

    def _write_roles(self, person: str, roles: Sequence[str]) -> None:
        with self._home.journal.write(self._home.actor.id) as writing:
            writing.edit(Staff, person, {"roles": list(roles)})

    def _keep_an_administrator(self, leaving: Member) -> None:
        others = (m for m in self.members() if m.has_login and m.id != leaving.id)
        if leaving.has_login and not any(rights.ADMIN in m.roles for m in others):
            raise InputRefused(
                _("“{name}”是最后一位能登录的管理员。").format(name=leaving.name),
                _("请先给另一位能登录的同事管理员角色。"),
            )

    def _member(self, person: str) -> Member:
        found = next((member for member in self.members() if member.id == person), None)
        if found is None:
            raise InputRefused(_("没有这位同事。"), _("请刷新后再试。"))
        return found

    def _add_slot(self, person: SlotPerson, password: str, cost: KeyCost) -> None:
        with self._changing():
            self._ring.add_person(self._unlocked, person, password, cost, temporary=True)
            self._ring.save()

    def _check_own(self, password: str, field: str) -> Unlocked:
        actor = self._home.actor
        try:
            opened = self._ring.unlock(password, None if actor.id == RECOVERY else actor.name)
        except UserError as error:
            raise FieldRefused(field, _("密码不对。")) from error
        if (opened.person.id if opened.person else RECOVERY) != actor.id:
            raise FieldRefused(field, _("这里要用您自己的密码。"))
        return opened


def _pin_name(person: str) -> str:
    return f"pin:{person}"


def _plain(secret: str) -> str:
    """Digits as an input method may have left them, in their one spelling."""
    return unicodedata.normalize("NFKC", secret).strip()


def _looks_like_pin(text: str) -> bool:
    return SHORTEST <= len(text) <= LONGEST and text.isascii() and text.isdecimal()


def _checked_pin(pin: str) -> str:
    digits = _plain(pin)
    if not _looks_like_pin(digits):
        raise FieldRefused(
            "pin", _("PIN 应为 {least} 到 {most} 位数字。").format(least=SHORTEST, most=LONGEST)
        )
    steps = {int(b) - int(a) for a, b in pairwise(digits)}
    if steps in ({0}, {1}, {-1}) or digits[: len(digits) // 2] * 2 == digits:
        raise FieldRefused("pin", _("这个 PIN 太容易猜，请不要用重复或连续的数字。"))
    return digits


def _strong(password: str) -> str:
    if len(password.strip()) < LEAST_PASSWORD:
        raise FieldRefused("password", _("密码至少 {count} 个字符。").format(count=LEAST_PASSWORD))
    return password

"""Record: the base of everything that is journalled, and the catalogue of record classes.

A record class is a frozen dataclass whose fields are declared with field(). It knows its columns, labels
and merge units; it knows neither database nor screen.
"""

import dataclasses
import datetime
import secrets
import time
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, ClassVar, Protocol, Self, TypeVar, dataclass_transform

from nanxi_desk.core.fields import REQUIRED, Field, field

T = TypeVar("T")

SumKey = tuple[str, str, str]  # dimension, day, key within the dimension

SHARED_SCOPE = "*"
LOCAL_SCOPE = "local"


class Workdays(Protocol):
    """A calendar, as far as records need one."""

    def is_workday(self, day: datetime.date) -> bool:
        """Whether offices work on that day."""


WorkdaysOf = Callable[[str], Workdays]  # by scope


@dataclasses.dataclass(frozen=True, slots=True)
class Retention:
    """How long the records of a class are kept, and what stays of one when it is erased.

    `years` None keeps them for good. They count from the latest of the fields named in `after`; without
    any, from the last of what refers to the record, and from its own last change. What stays are the fields
    in `kept`, for figures: no person can be told from them. With none the record is destroyed.
    """

    years: int | None = 5
    after: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


KEPT_FOR_GOOD = Retention(years=None)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class _Declared:
    """Gives subclasses a typed constructor; type checkers do not count the marked class's own fields."""


class Record(_Declared):
    """A journalled record: `id` (32 hexadecimal digits), `scope` (office code, "*" or "local") and fields.

    Subclass with `record_type` (stable name in the journal), `label` and field() declarations.
    """

    record_type: ClassVar[str] = ""
    label: ClassVar[str] = ""
    # The field by which people call a record where another one refers to it.
    title: ClassVar[str] = ""
    # Fields by whose words people call a record that has no title of its own, or after that of its whole.
    called_by: ClassVar[tuple[str, ...]] = ()
    # Who may write: "office" (its own scope), "hub" (the shared scope), "both" (an office its own scope, the
    # hub the shared one too), "local" (never exported).
    written_by: ClassVar[str] = "office"
    # Whether the hub may add records of the class in the scope of an office.
    hub_may_append: ClassVar[bool] = False
    # Whether it may edit them there, too: what hub and office both write of one person is one record.
    hub_may_edit: ClassVar[bool] = False
    # Values of sealed records travel encrypted; the fold treats them as one unit named "sealed".
    sealed: ClassVar[bool] = False
    # Name of the REFERENCE field that names the whole this record is a part of, if any. A whole's derived
    # fields are computed from itself and its parts.
    part_of: ClassVar[str] = ""
    # Records of another class that lie beside this one without being its parts: (own field, their type, their
    # field), equal in both. derive() is given them after the parts, and runs again where one of them moves.
    beside: ClassVar[tuple[str, str, str] | None] = None
    # What derive() reads of those; edits of their other fields leave this record alone.
    beside_read: ClassVar[frozenset[str] | None] = None
    # Further indices of the projection, each over several columns.
    indices: ClassVar[tuple[tuple[str, ...], ...]] = ()
    # The same for few rows: only those that have the first column.
    sparse_indices: ClassVar[tuple[tuple[str, ...], ...]] = ()
    # The own fields that derive() reads beside the parts; edits of others leave the derived ones alone.
    derived_from: ClassVar[frozenset[str] | None] = None
    # Whether records of the class have an entry of their own in the search index.
    searchable: ClassVar[bool] = False
    # REFERENCE fields that lead, one after the other, to records whose searched fields also find this one.
    found_through: ClassVar[tuple[str, ...]] = ()
    # Fields by whose values visible records are counted; the counts are kept, never scanned for.
    tallied: ClassVar[tuple[str, ...]] = ()
    # Names of the numbers that adds() gives; their sums are kept, never scanned for.
    measures: ClassVar[tuple[str, ...]] = ()
    # The own fields that adds() reads; edits of others leave the sums alone.
    added_from: ClassVar[frozenset[str] | None] = None
    # How long records are kept; an office may alter the years. Parts go with their whole.
    retention: ClassVar[Retention] = Retention()
    # Names of the rights to look at a record's changes, and to set its fields, where an id or number names it
    # (`log-of`, `edit`). "" is nobody's: what has rules of its own is altered through its service alone.
    named_rights: ClassVar[tuple[str, str]] = ("", "")
    # Names of the rights to alter and to open attachments, asked for beside those of everybody at the desk.
    attachment_rights: ClassVar[tuple[str, str] | None] = None
    # The derived DATE field that depends on the calendar, if one does.
    calendar_field: ClassVar[str] = ""
    fields: ClassVar[Mapping[str, Field]] = MappingProxyType({})
    units: ClassVar[Mapping[str, tuple[Field, ...]]] = MappingProxyType({})

    id: str
    scope: str

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        declared: dict[str, Field] = dict(cls.fields)
        for name, value in list(vars(cls).items()):
            if isinstance(value, Field):
                declared[name] = dataclasses.replace(value, name=name)
                # What a dataclass makes of it: a keyword, optional where a default is declared.
                if value.default is REQUIRED:
                    delattr(cls, name)
                else:
                    setattr(cls, name, value.default)
        cls.__annotations__ = {"id": str, "scope": str, **cls.__annotations__}
        dataclasses.dataclass(frozen=True, kw_only=True, slots=False)(cls)
        cls.fields = MappingProxyType(declared)
        cls.units = MappingProxyType(_units(declared.values()))
        if cls.record_type:
            RECORD_TYPES[cls.record_type] = cls

    @classmethod
    def derive(
        cls, values: Mapping[str, Any], parts: Sequence[Mapping[str, Any]], workdays: "WorkdaysOf"
    ) -> dict[str, Any]:
        """The derived fields from the record's own values, its visible parts, and what lies beside it.

        Pure but for `workdays`, which gives the calendar of a scope and reads it only when asked.
        """
        del values, parts, workdays
        return {}

    @classmethod
    def adds(cls, values: Mapping[str, Any]) -> "Mapping[SumKey, tuple[int, ...]]":
        """What one visible record adds to the kept sums: for each key a number for each of `measures`."""
        del values
        return {}

    @classmethod
    def is_open(cls, values: Mapping[str, Any]) -> bool:
        """Whether somebody still has to do something about the record: then it is never due for erasure."""
        del values
        return False

    @classmethod
    def remains(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values of the retention's kept fields as they stay after an erasure."""
        return {name: values[name] for name in cls.retention.kept}

    @classmethod
    def base_layer(cls) -> "Mapping[str, Record]":
        """Shipped records by id: the fold's lowest layer, what holds where no change says otherwise."""
        return {}

    @classmethod
    def base_version(cls) -> str:
        """Changes whenever the shipped records do; "" for a class without any. Cheap to ask."""
        return ""

    @classmethod
    def shipped(cls, record_id: str) -> "Record | None":
        """The base layer's record of this id."""
        return cls.base_layer().get(record_id) if cls.base_version() else None

    def replace(self, **values: Any) -> Self:
        """A copy with other values."""
        return dataclasses.replace(self, **values)

    def unit_values(self) -> dict[str, Any]:
        """The record's content by merge-unit key, as a change carries it; None values are left out."""
        content: dict[str, Any] = {}
        for key, fields in self.units.items():
            value = unit_value(fields, {f.name: getattr(self, f.name) for f in fields})
            if value is not None:
                content[key] = value
        return content


RECORD_TYPES: dict[str, type[Record]] = {}


def unit_key(declared: Field) -> str:
    """The key under which a change carries the field: merge mark, then the unit's name."""
    return declared.merge.value + (declared.unit or declared.name)


def unit_value(fields: tuple[Field, ...], values: Mapping[str, Any]) -> Any:
    """One unit's value: the field's own, or for several fields an object of all of them, None if all are."""
    if len(fields) == 1 and not fields[0].unit:
        value = values[fields[0].name]
        return list(value) if isinstance(value, tuple) else value  # JSON knows lists only
    whole = {f.name: values[f.name] for f in fields}
    return None if all(v is None for v in whole.values()) else whole


def field_values(fields: tuple[Field, ...], value: Any) -> dict[str, Any]:
    """The reverse of unit_value: what each field of the unit holds."""
    if len(fields) == 1 and not fields[0].unit:
        return {fields[0].name: value}
    whole = value if isinstance(value, dict) else {}
    return {f.name: whole.get(f.name) for f in fields}


def _units(fields: Iterable[Field]) -> dict[str, tuple[Field, ...]]:
    units: dict[str, tuple[Field, ...]] = {}
    for declared in fields:
        if not declared.derived:
            key = unit_key(declared)
            units[key] = (*units.get(key, ()), declared)
    return units


def per_class(make: Callable[[type[Record]], T]) -> Callable[[type[Record]], T]:
    """Decorator: `make(record_class)` once for each class; for statements that every write needs again."""
    made: dict[type[Record], T] = {}

    def get(record_class: type[Record]) -> T:
        if record_class not in made:
            made[record_class] = make(record_class)
        return made[record_class]

    return get


def refer(scope: str, record_id: str, *, within: str) -> str:
    """The value of a REFERENCE from a record of scope `within`: the bare id inside the same scope, else
    `scope/id`, so that a reference to a record that has not arrived says whom to ask."""
    return record_id if scope == within else f"{scope}/{record_id}"


def referred(value: str, *, within: str) -> tuple[str, str]:
    """The reverse of refer: (scope, id)."""
    scope, slash, record_id = value.rpartition("/")
    return (scope, record_id) if slash else (within, value)


NAMESPACE = uuid.UUID("6f0d6c1c-27a4-5d0b-9d8b-8a4f4a0f8a5e")


def natural_id(record_type: str, scope: str, *key: str) -> str:
    """The id of a record that has a natural key (UUIDv5): the same wherever it is written."""
    name = "\x1f".join((record_type, scope, *key))
    return uuid.uuid5(NAMESPACE, name).hex


def new_id() -> str:
    """A fresh id (UUIDv7, RFC 9562): sorts by the moment it was made, so indices grow at their end."""
    moment = time.time_ns() // 1_000_000
    value = (moment << 80) | (0x7 << 76) | (secrets.randbits(12) << 64) | (0b10 << 62) | secrets.randbits(62)
    return f"{value:032x}"

"""Record: the base of everything that is journalled, and the catalogue of record classes.

A record class is a frozen dataclass whose fields are declared with field(). It knows its columns, labels
and merge units; it knows neither database nor screen.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Self, dataclass_transform

from nanxi_desk.core.fields import REQUIRED, Field, field

SHARED_SCOPE = "*"
LOCAL_SCOPE = "local"


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class _Declared:
    """Gives subclasses a typed constructor; type checkers do not count the marked class's own fields."""


class Record(_Declared):
    """A journalled record: `id` (32 hexadecimal digits), `scope` (office code, "*" or "local") and fields.

    Subclass with `record_type` (stable name in the journal), `label` and field() declarations.
    """

    record_type: ClassVar[str] = ""
    label: ClassVar[str] = ""
    # Who may write: "office" (its own scope), "hub" (the shared scope), "local" (never exported).
    written_by: ClassVar[str] = "office"
    # Values of sealed records travel encrypted; the fold treats them as one unit named "sealed".
    sealed: ClassVar[bool] = False
    # Name of the REFERENCE field that names the whole this record is a part of, if any.
    part_of: ClassVar[str] = ""
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
        return values[fields[0].name]
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

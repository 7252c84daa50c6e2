"""One codec for every document: JSON values to frozen dataclasses and back, by their own types.

A dataclass is an object with a key for each field, a tuple a list, a frozenset a list in order, an
enum its value. What is None, or is the field's default, is not written.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeAliasType, Union, get_args, get_origin

type Convert = Callable[[Any], Any]


def plain(hint: Any) -> Any:
    """Return what *hint* stands for: an alias its type, ``X | None`` its X.

    Raises:
        TypeError: the type is written in quotation marks, which nothing here resolves.
    """
    while isinstance(hint, TypeAliasType):
        hint = hint.__value__
    if get_origin(hint) in {Union, UnionType}:
        parts = [part for part in get_args(hint) if part is not NoneType]
        return plain(parts[0]) if len(parts) == 1 else hint
    if isinstance(hint, str):
        raise TypeError(f"take the quotation marks off the type {hint}")
    return hint


def default_of(field: Field[Any]) -> Any:
    """Return what stands for *field* where a document lacks it; ``MISSING`` where it may not."""
    return field.default if field.default_factory is MISSING else field.default_factory()


class Codec[Document]:
    """Reads and writes one kind of document."""

    def __init__(
        self,
        document: type[Document],
        *,
        texts: Mapping[type, tuple[Convert, Convert]],
        keys: Mapping[type, str],
    ) -> None:
        """Make the codec of *document*.

        *texts* are types that stand as one text, each with what reads it and what writes it.
        *keys* are dataclasses that stand in an object under one of their fields, which is not
        written again; what has only one other field stands as that field.
        """
        self.document, self.texts, self.keys = document, texts, keys
        self._readers: dict[Any, Convert | None] = {}
        self._writers: dict[Any, Convert | None] = {}

    def read(self, document: Mapping[str, Any]) -> Document:
        """Return what *document* says. Our own code wrote it, so a gap is a :class:`TypeError`."""
        read: Document = self._reader(self.document)(document)  # type: ignore[misc]
        return read

    def write(self, document: Document) -> dict[str, Any]:
        """Return *document* as JSON values."""
        written: dict[str, Any] = self._writer(self.document)(document)  # type: ignore[misc]
        return written

    def _reader(self, hint: Any) -> Convert | None:
        """Return what reads a value of the type *hint*; None where JSON has the value itself."""
        if hint not in self._readers:
            self._readers[hint] = self._made_reader(plain(hint))
        return self._readers[hint]

    def _made_reader(self, hint: Any) -> Convert | None:
        origin, (inner, *rest) = get_origin(hint), get_args(hint) or (None,)
        if hint in self.texts:
            return self.texts[hint][0]
        if origin in {tuple, frozenset}:
            return self._items_reader(origin, inner)
        if origin is Mapping:
            return self._mapping_reader(inner, *rest)
        if is_dataclass(hint):
            return self._record_reader(hint)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return {member.value: member for member in hint}.__getitem__
        return None

    def _items_reader(self, collect: Convert, hint: Any) -> Convert:
        if hint in self.keys:
            read_keyed = self._keyed_reader(hint)
            return lambda items: collect([read_keyed(key, item) for key, item in items.items()])
        read = self._reader(hint)
        return (lambda items: collect(map(read, items))) if read else collect

    def _mapping_reader(self, key_hint: Any, hint: Any) -> Convert | None:
        if hint in self.keys:
            read_keyed = self._keyed_reader(hint)
            return lambda items: {key: read_keyed(key, item) for key, item in items.items()}
        read_key, read = self._reader(key_hint), self._reader(hint)
        if read_key:
            return lambda items: {
                read_key(key): read(item) if read else item for key, item in items.items()
            }
        return read and (lambda items: {key: read(item) for key, item in items.items()})

    def _keyed_reader(self, record: Any) -> Callable[[str, Any], Any]:
        name, read = self.keys[record], self._record_reader(record)
        others = [field.name for field in fields(record) if field.name != name]
        if len(others) == 1:
            return lambda key, item: read({name: key, others[0]: item})
        return lambda key, item: read({name: key, **item})

    def _record_reader(self, record: Any) -> Convert:
        readers = [(f.name, convert) for f in fields(record) if (convert := self._reader(f.type))]
        nones = {
            field.name: None
            for field in fields(record)
            if default_of(field) is MISSING and NoneType in get_args(field.type)
        }

        def read(document: Mapping[str, Any]) -> Any:
            values = {**nones, **document}
            for name, convert in readers:
                if (value := values.get(name)) is not None:
                    values[name] = convert(value)
            return record(**values)

        return read

    def _writer(self, hint: Any) -> Convert | None:
        """Return what writes a value of the type *hint*; None where the value is JSON's own."""
        if hint not in self._writers:
            self._writers[hint] = self._made_writer(plain(hint))
        return self._writers[hint]

    def _made_writer(self, hint: Any) -> Convert | None:
        origin, (inner, *rest) = get_origin(hint), get_args(hint) or (None,)
        if hint in self.texts:
            return self.texts[hint][1]
        if origin in {tuple, frozenset}:
            return self._items_writer(origin, inner)
        if origin is Mapping:
            return self._mapping_writer(inner, *rest)
        if is_dataclass(hint):
            return self._record_writer(fields(hint))
        return None

    def _items_writer(self, origin: Any, hint: Any) -> Convert:
        if hint in self.keys:
            write_keyed, key_name = self._keyed_writer(hint), self.keys[hint]
            return lambda items: {getattr(item, key_name): write_keyed(item) for item in items}
        collect: Convert = sorted if origin is frozenset else list
        write = self._writer(hint)
        return (lambda items: collect(map(write, items))) if write else collect

    def _mapping_writer(self, key_hint: Any, hint: Any) -> Convert:
        write_key = self._writer(key_hint) or (lambda key: key)
        write = self._keyed_writer(hint) if hint in self.keys else self._writer(hint)
        if write:
            return lambda items: {write_key(key): write(item) for key, item in items.items()}
        return lambda items: {write_key(key): item for key, item in items.items()}

    def _keyed_writer(self, record: Any) -> Convert:
        others = [field for field in fields(record) if field.name != self.keys[record]]
        write = self._record_writer(others)
        if len(others) == 1:
            return lambda item: write(item)[others[0].name]
        return write

    def _record_writer(self, written: Sequence[Field[Any]]) -> Convert:
        writers = [(f.name, self._writer(f.type), default_of(f)) for f in written]

        def write(value: Any) -> dict[str, Any]:
            document: dict[str, Any] = {}
            for name, convert, default in writers:
                found = getattr(value, name)
                if found is not None and found != default:
                    document[name] = convert(found) if convert else found
            return document

        return write

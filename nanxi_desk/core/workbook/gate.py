"""The gate: what a workbook's bytes must satisfy before any parser sees them."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.language import _

ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")

_LOCAL_HEADER = struct.Struct("<4sHHHHHIIIHH")
_BLOCK = 1 << 20
_PACKED_BLOCK = 1 << 16
_RATIO_FREE = 8 << 20  # parts smaller than this unpack to nothing that could hurt, whatever their ratio
_HEAD = 1 << 16
_SMALLEST_STRING = len("<si/>")

_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DTD_OVERLAP = len(b"<!DOCTYPE") - 1
_SST = re.compile(rb"<(?:\w+:)?sst\b([^>]*)>")
_COUNT = re.compile(rb"""\b(count|uniqueCount)\s*=\s*["']\s*\+?(\d+)""")
_XML_NAME = re.compile(r"\.(xml|rels|vml)$")
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may ask for. Sizes in bytes."""

    max_bytes: int = 200 << 20
    max_unpacked: int = 2 << 30  # of all parts together; also of what the parsing process may hand back
    max_ratio: int = (
        500  # sheets of our own reach 30, a million formatted empty rows 60, deflate's end is 1032
    )
    max_entries: int = 5_000
    max_rows: int = 3_000_000  # of all sheets read, together
    max_cells: int = 60_000_000  # the same, with the empty cells between the others
    seconds: float = 300
    memory_bytes: int = 3 << 30  # address space of the parsing process


def is_encrypted(data: bytes) -> bool:
    """Whether `data` looks like a workbook under a password (it may still be damaged)."""
    return data.startswith(OLE_MAGIC) and _ENCRYPTED_STREAM in data


def check_archive(data: bytes, limits: Limits) -> None:
    """Refuse whatever is not an ordinary .xlsx: InputRefused with one sentence. Nothing is unpacked to disk.

    Each part is unpacked once in blocks and its true length and checksum are compared with the directory,
    so that a directory which lies about sizes hides nothing.
    """
    check_size(len(data), limits)
    _check_magic(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        struct.error,
        ValueError,
        OverflowError,
        OSError,
    ) as error:
        raise _damaged() from error
    _check_directory(entries, limits)
    _check_overlap(entries)
    unpacked, claimed_cells = 0, 0
    for entry in entries:
        part = _Part(data, entry)
        unpacked = part.unpack(limits, unpacked)
        if part.name == "xl/sharedstrings.xml":
            claimed_cells = _check_strings(part)
    if claimed_cells > unpacked:
        raise _forged_count()


def check_size(size: int, limits: Limits) -> None:
    """Refuse an empty file and one above `limits.max_bytes`."""
    if size == 0:
        raise InputRefused(_("文件是空的。"), _("请重新复制或导出这个文件。"))
    if size > limits.max_bytes:
        problem = _("文件有 {size} MB，超过上限 {limit} MB。")
        raise InputRefused(
            problem.format(size=-(-size >> 20), limit=limits.max_bytes >> 20), _("请拆成几个较小的文件。")
        )


def _damaged() -> InputRefused:
    return InputRefused(_("文件已损坏或没有复制完整。"), _("请从原处重新复制，或请对方重新导出。"))


def _forged_count() -> InputRefused:
    return InputRefused(_("工作簿声明的文字数量与内容不符。"), _("请在 WPS 或 Excel 中打开后另存为 .xlsx。"))


def _too_large() -> InputRefused:
    return InputRefused(_("工作簿解开后异常庞大，可能是恶意文件。"), _("请不要打开它，并向发送人核实。"))


def _check_magic(data: bytes) -> None:
    if data.startswith(ZIP_MAGIC):
        return
    if is_encrypted(data):
        raise InputRefused(_("工作簿有密码保护。"), _("请输入打开密码。"))
    if data.startswith(OLE_MAGIC):
        raise InputRefused(
            _("这是旧格式（.xls 或 .et）的表格，或者没有复制完整。"), _("请在 WPS 或 Excel 中另存为 .xlsx。")
        )
    raise InputRefused(_("这不是 .xlsx 工作簿。"), _("请在 WPS 或 Excel 中打开后另存为 .xlsx。"))


def _folded(entry: zipfile.ZipInfo) -> str:
    """The part's name as calamine compares it: without regard to case, with forward slashes."""
    return entry.orig_filename.replace("\\", "/").casefold()


def _check_directory(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    names = [_folded(entry) for entry in entries]
    if len(names) > limits.max_entries or len(set(names)) != len(names):
        raise InputRefused(
            _("文件的内部目录不正常（部件过多或重名）。"), _("请向发送人核实，并请对方重新导出。")
        )
    if any(_leaves(name) for name in names):
        raise InputRefused(_("文件内部含有越界路径，可能是恶意文件。"), _("请不要打开它，并向发送人核实。"))
    if any(entry.flag_bits & 1 or entry.compress_type not in (0, 8) for entry in entries):
        raise InputRefused(
            _("文件内部用了工作簿不该有的加密或压缩方式。"), _("请在 WPS 或 Excel 中打开后另存为 .xlsx。")
        )
    if "[content_types].xml" not in names or "xl/workbook.xml" not in names:
        raise InputRefused(
            _("这是压缩文件，但不是 .xlsx 工作簿。"), _("请在 WPS 或 Excel 中打开后另存为 .xlsx。")
        )
    _check_content(names)


def _leaves(name: str) -> bool:
    return name.startswith("/") or name[1:2] == ":" or "\0" in name or ".." in name.split("/")


def _check_content(names: list[str]) -> None:
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise InputRefused(_("工作簿含有宏，为安全起见不予读取。"), _("请另存为不含宏的 .xlsx。"))
    if any("/externallinks/" in name for name in names):
        raise InputRefused(
            _("工作簿链接了其他文件，为安全起见不予读取。"),
            _("请在“数据—编辑链接”中断开链接后另存为 .xlsx。"),
        )


def _check_overlap(entries: list[zipfile.ZipInfo]) -> None:
    """Parts that share bytes multiply what a small file unpacks to, and no program writes them."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise _too_large()
        end = entry.header_offset + _LOCAL_HEADER.size + entry.compress_size


class _Part:
    """One part of the archive while it is checked."""

    def __init__(self, data: bytes, entry: zipfile.ZipInfo) -> None:
        self.name = _folded(entry)
        self.entry = entry
        self.head = b""
        self.size = 0
        self._packed = self._find(data)

    def _find(self, data: bytes) -> memoryview:
        """The packed bytes; the header in front of them must agree with the directory."""
        start = self.entry.header_offset
        if len(data) < start + _LOCAL_HEADER.size:
            raise _damaged()
        magic, _version, flags, method, *_rest, name_length, extra = _LOCAL_HEADER.unpack_from(data, start)
        begin = start + _LOCAL_HEADER.size
        raw_name = data[begin : begin + name_length]
        begin += name_length + extra
        encoding = "utf-8" if self.entry.flag_bits & 0x800 else "cp437"
        same = raw_name == self.entry.orig_filename.encode(encoding) and method == self.entry.compress_type
        if magic != ZIP_MAGIC or flags & 1 or not same or len(data) < begin + self.entry.compress_size:
            raise _damaged()
        return memoryview(data)[begin : begin + self.entry.compress_size]

    def _blocks(self) -> Iterator[bytes]:
        if self.entry.compress_type == zipfile.ZIP_STORED:
            for start in range(0, len(self._packed), _BLOCK):
                yield bytes(self._packed[start : start + _BLOCK])
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for start in range(0, len(self._packed), _PACKED_BLOCK):
                waiting = bytes(self._packed[start : start + _PACKED_BLOCK])
                while block := inflater.decompress(waiting, _BLOCK):
                    yield block
                    waiting = inflater.unconsumed_tail
        except zlib.error as error:
            raise _damaged() from error
        if not inflater.eof or inflater.unused_data:
            raise _damaged()

    def unpack(self, limits: Limits, before: int) -> int:
        """Check every block; give the number of bytes unpacked so far, `before` those of the other parts."""
        checksum, tail, is_xml = 0, b"", False
        for block in self._blocks():
            if not self.size:
                self.head = block[:_HEAD]
                is_xml = self._looks_like_xml()
            self.size += len(block)
            bomb = self.size > _RATIO_FREE and self.size > limits.max_ratio * max(self.entry.compress_size, 1)
            if bomb or before + self.size > limits.max_unpacked:
                raise _too_large()
            checksum = zlib.crc32(block, checksum)
            if is_xml:
                _check_xml(tail + block)
                tail = block[-_DTD_OVERLAP:]
        if self.size != self.entry.file_size or checksum != self.entry.CRC:
            raise _damaged()
        return before + self.size

    def _looks_like_xml(self) -> bool:
        start = self.head.removeprefix(b"\xef\xbb\xbf").lstrip()
        return bool(_XML_NAME.search(self.name)) or start.startswith((b"<", *_BYTE_ORDER_MARKS))


def _check_xml(block: bytes) -> None:
    if b"<!" in block and _DTD.search(block):
        raise InputRefused(_("文件内部含有实体声明，可能是恶意文件。"), _("请不要打开它，并向发送人核实。"))
    if (
        b"\0" in block
    ):  # UTF-16 would hide a declaration from the search above; no spreadsheet program writes it
        raise InputRefused(_("文件内部的文字编码不是 UTF-8。"), _("请在 WPS 或 Excel 中打开后另存为 .xlsx。"))


def _check_strings(part: _Part) -> int:
    """The claimed number of cells that show shared strings.

    calamine reserves room for `uniqueCount` strings before it reads one, and a reservation that fails ends
    the process; so the claim must fit into the part's size.
    """
    found = _SST.search(part.head)
    if found is None:
        raise _damaged()
    claims = {name: int(digits[:30]) for name, digits in _COUNT.findall(found[1])}
    if claims.get(b"uniqueCount", 0) * _SMALLEST_STRING > part.size:
        raise _forged_count()
    return claims.get(b"count", 0)

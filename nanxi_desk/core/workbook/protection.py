"""Password protection of workbooks: agile encryption, which Excel, WPS and LibreOffice open.

Everything happens in memory; a decrypted workbook never touches the disk.
"""

import struct
from io import BytesIO
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.language import _
from nanxi_desk.core.workbook.gate import OLE_MAGIC, is_encrypted

if TYPE_CHECKING:
    from msoffcrypto.format.ooxml import OOXMLFile

__all__ = ["decrypt", "encrypt", "is_encrypted"]

# [MS-CFB] keeps streams below 4,096 bytes elsewhere, and msoffcrypto writes those wrongly.
_SMALLEST_PACKAGE = 8 + 288 * 16  # the length, then whole blocks
_AGILE = struct.pack("<HH", 4, 4)
_STANDARD = tuple(struct.pack("<HH", major, 2) for major in (2, 3, 4))
# olefile and msoffcrypto meet forged numbers and missing parts with whatever Python says to them
_FORGED = (
    *(OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError),
    *(struct.error, ExpatError, EOFError),
)
_LARGEST_INFO = 1 << 16
_MOST_SPINS = 1_000_000  # ten times what Excel and we write: a forged count would keep us hashing for minutes


class WrongPassword(InputRefused):
    """The file is sound, as far as anybody can tell, and opens with another password."""


def encrypt(data: bytes, password: str) -> bytes:
    """`data` in a container that opens with `password` (AES-256, SHA-512, 100,000 rounds, HMAC over all).

    ValueError for an empty password, or one above 255 characters, which Excel cannot take.
    """
    from msoffcrypto.method.container.ecma376_encrypted import ECMA376Encrypted
    from msoffcrypto.method.ecma376_agile import ECMA376Agile

    if not 0 < len(password) <= 255:
        raise ValueError("password of 1 to 255 characters wanted")
    info, key = ECMA376Agile.generate_encryption_parameters(password)
    package = ECMA376Agile.encrypt_payload(BytesIO(data), info.encryptedKey, key, info.keyData.saltValue)
    package = package.ljust(_SMALLEST_PACKAGE, b"\0")  # what lies beyond the stated length is passed over
    description = ECMA376Agile.get_encryption_information(info, package, key)
    container = BytesIO()
    ECMA376Encrypted(package, description).write_to(container)
    return container.getvalue()


def decrypt(data: bytes, password: str) -> bytes:
    """The workbook inside; InputRefused for a wrong password, damage, tampering, or no protection at all.

    Agile encryption proves its integrity. LibreOffice turns it into standard encryption when it saves, which
    has no such proof; that is taken too, and the checksums inside the workbook find what was damaged.
    """
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, ParseError

    if not is_encrypted(data):
        if data.startswith(OLE_MAGIC):
            raise InputRefused(
                _("这是旧格式（.xls 或 .et）的表格，或者没有复制完整。"),
                _("请在 WPS 或 Excel 中另存为 .xlsx。"),
            )
        raise InputRefused(_("文件没有密码保护。"), _("请选择带密码的工作簿，或不填密码直接读取。"))
    try:
        return _decrypted(data, password)
    except (DecryptionError, FileFormatError, ParseError, *_FORGED) as error:
        raise _damaged() from error


def _decrypted(data: bytes, password: str) -> bytes:
    from msoffcrypto.exceptions import InvalidKeyError
    from msoffcrypto.format.ooxml import OOXMLFile

    _check_description(data)
    container = OOXMLFile(BytesIO(data))
    if container.info.get("spinValue", 0) > _MOST_SPINS:
        raise _damaged()
    _open(container, password)
    opened = BytesIO()
    try:
        container.decrypt(opened, verify_integrity=True)
    except InvalidKeyError as error:
        raise InputRefused(
            _("工作簿在加密之后被改动或损坏。"), _("请从原处重新复制，或请对方重新导出。")
        ) from error
    return opened.getvalue()


def _open(container: "OOXMLFile", password: str) -> None:
    from msoffcrypto.exceptions import InvalidKeyError

    wrong = WrongPassword(_("密码不对。"), _("请核对大小写和输入法后再输一次，或向发送人询问。"))
    if not password:
        raise wrong
    try:
        container.load_key(password=password, verify_password=True)
    except InvalidKeyError as error:
        raise wrong from error


def _check_description(data: bytes) -> None:
    """The description of the encryption must be of a known kind, and its XML short and plain."""
    import olefile  # type: ignore[import-untyped]

    with olefile.OleFileIO(BytesIO(data)) as container, container.openstream("EncryptionInfo") as stream:
        description = stream.read(_LARGEST_INFO + 1)
    if description[:4] in _STANDARD:
        return
    if description[:4] != _AGILE:
        raise InputRefused(
            _("不认识工作簿的加密方式。"),
            _("请用密码打开，取消密码后另存为 .xlsx，或用 WPS、Excel 重新加密。"),
        )
    xml = description[8:]
    if len(description) > _LARGEST_INFO or b"<!" in xml or b"\0" in xml:
        raise _damaged()


def _damaged() -> InputRefused:
    return InputRefused(_("加密的工作簿已损坏或没有复制完整。"), _("请从原处重新复制，或请对方重新导出。"))

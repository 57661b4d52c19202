"""The pages of a database file as they lie on the disk, decrypted in memory, free ones too."""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from nanxi_desk.core.database import database_files
from nanxi_desk.core.home import Home

_PAGE, _RESERVED, _IV, _SALT = 4096, 80, 16, 16  # SQLCipher 4


def pages(path: Path, key: bytes) -> Iterator[bytes]:
    """Every page of an SQLCipher file with a raw key, without what it reserves."""
    data = path.read_bytes()
    assert len(data) % _PAGE == 0
    for start in range(0, len(data), _PAGE):
        page = data[start : start + _PAGE]
        vector = page[-_RESERVED : -_RESERVED + _IV]
        cipher = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        yield cipher.update(page[0 if start else _SALT : -_RESERVED]) + cipher.finalize()


def raw_content(home: Home) -> bytes:
    """All pages of a home's database after a checkpoint; its write-ahead file is empty then."""
    with home.engine.connect() as conn:
        [[busy, __, __]] = conn.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").all()
    assert busy == 0
    path, beside, __ = database_files(home.path / "desk.db")
    assert not beside.exists() or beside.stat().st_size == 0
    return b"\0".join(pages(path, home.access._unlocked.data_key))


def index_terms(home: Home) -> set[str]:
    """Every word that a search index still has in a segment, also of entries that are only marked as gone."""
    found: set[str] = set()
    with home.engine.connect() as conn, conn.begin():
        names = conn.exec_driver_sql("SELECT name FROM sqlite_schema WHERE sql LIKE '%USING fts5%'").scalars()
        for name in names.all():
            conn.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.{name}_words USING fts5vocab(main, {name}, row)")
            found.update(conn.exec_driver_sql(f"SELECT term FROM temp.{name}_words").scalars())
            conn.exec_driver_sql(f"DROP TABLE temp.{name}_words")
    return found

"""Understanding hand-kept visit ledgers: from a sheet's cells to visits, free of files and database.

propose_mappings() finds the header and says which column is what, or mapping_from_toml() and fit_mapping()
do it after a person's file; read_ledger() then takes the rows, and names each one it cannot take and why.
"""

from nanxi_desk.frontdesk.ledger_columns import (
    ColumnMapping,
    HeaderGuess,
    Target,
    find_header,
    propose_mapping,
    propose_mappings,
)
from nanxi_desk.frontdesk.ledger_dates import DateUnit
from nanxi_desk.frontdesk.ledger_map import MappingFile, fit_mapping, mapping_from_toml, mapping_to_toml
from nanxi_desk.frontdesk.ledger_rows import LedgerReading, LedgerRow, RefusedRow, SkippedRows, read_ledger
from nanxi_desk.frontdesk.ledger_values import Cell, Sheet

__all__ = [
    "Cell",
    "ColumnMapping",
    "DateUnit",
    "HeaderGuess",
    "LedgerReading",
    "LedgerRow",
    "MappingFile",
    "RefusedRow",
    "Sheet",
    "SkippedRows",
    "Target",
    "find_header",
    "fit_mapping",
    "mapping_from_toml",
    "mapping_to_toml",
    "propose_mapping",
    "propose_mappings",
    "read_ledger",
]

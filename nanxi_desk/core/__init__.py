"""Everything below the window that is shared by all modules: journal, storage, exchange, people."""

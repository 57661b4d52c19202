"""Generated from ui/*.ui by pyside6-uic; never edited."""

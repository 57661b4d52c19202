"""The journal: changes, their fold, and the one door through which everything is written."""

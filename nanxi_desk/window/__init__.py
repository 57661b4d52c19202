"""The window around the modules: entrance, tabs, settings."""

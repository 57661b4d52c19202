"""The Qt kit: everything here knows Qt and no desk function."""

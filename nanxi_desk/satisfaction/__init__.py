"""Satisfaction: visits and matters are rated, bad ratings are followed up to their end."""

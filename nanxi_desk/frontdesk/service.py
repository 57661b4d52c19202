"""Use cases of the front desk. Every one takes the acting person and checks a named right first."""

"""nanxi-desk: the offline front desk of a subdistrict's residents' committees."""

__version__ = "0.1.0"

"""The front desk: visits, the requests they hold, and ledgers taken over from paper and spreadsheets."""

"""Exchange by workbook: what a home has and another lacks travels as one password-protected .xlsx."""

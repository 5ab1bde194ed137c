"""What goes in: reports in bulk, corrections, the ledger of runs."""

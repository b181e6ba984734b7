"""The front desk: settings read once, rooms wired together, the command line."""

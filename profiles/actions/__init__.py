"""What changes several records at once, all or nothing."""

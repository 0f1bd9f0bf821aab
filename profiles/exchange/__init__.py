"""What enters and leaves in files and formats of the world outside."""

"""What is asked across models: each selector answers with frozen data, ready to be shown."""

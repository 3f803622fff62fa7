"""From what the house knows to what a page shows. No HTTP and no HTML."""

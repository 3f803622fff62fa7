"""Trains the reader from annotated questions: `python -m server.reader.training`."""

"""Trains the ranking of sentences: `python -m server.ranking.training`."""

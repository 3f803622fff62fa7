"""Finds passages: the words and the meaning of a query against those of the documents."""

"""The text is evidence: documents, their passages, and the trials they tell of."""

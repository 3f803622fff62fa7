"""Which sentence answers a question, and how likely it does: learned from questions and answers."""

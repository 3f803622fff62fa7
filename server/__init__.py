"""Understands a question, answers it from evidence, and serves the answer."""

"""Reads how a question is asked: what would answer it, and what each of its words is there for.

`model` holds what was learned from annotated questions (`training`); `features` what it looks at.
"""

"""Each answer is proved by its own words, the places it cites, and the documents.

A text of ours is read backwards through the template that made it (grammar.py). Then the proof of
that template builds the template's view anew from the cited places, counting and reading for
itself, or draws it anew where rules give it without any ranking (drawn.py), and never asks how the
answer was found. The template, filled with that view, must give the same text, character for
character (server/verify.py). So every word of an answer is either the template's, or follows from a
cited place.

A new template needs a proof here, under its name in PROOFS.
"""

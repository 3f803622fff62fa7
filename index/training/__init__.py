"""How the shipped Danish model in `index/model/` was made, and how to make another.

Apart from the rest of `index` because nothing here runs when a question is answered: it reads a
folder of public Danish text, trains a static subword embedding and writes it with its card.
"""

"""Who acts in a clause: its subject, the sides of a relation, and words that stand for them."""

"""Sentences, and in each the labels that stand there."""

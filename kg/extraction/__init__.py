"""From an article to its claims, one layer a module.

tokens and hits (`mentions`), places (`places`), bodies (`bodies`), people (`people`),
actors (`actors`), what the article is about (`topic`), one module per family of
frames (`events`, `agreements`, `speech`, `tasks`, `figures`), and `engine`, which joins
them. All is pure: no files, no network, no RDF.
"""

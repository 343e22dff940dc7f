"""From an article to its claims, one layer a module.

tokens and hits (`mentions`), places (`places`), what the article is about (`topic`), dates
and numbers (`quantities`), bodies (`bodies`), people (`people`), actors (`actors`), whether
it is on the theme (`theme`), one module per family of frames (`events`, `agreements`,
`speech`, `tasks`, `figures`), and `engine`, which joins them. All is pure: no files, no
network, no RDF.
"""

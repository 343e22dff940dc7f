"""Pictures made with the pages: SVG that needs no script and can be read aloud.

Numbers are rounded before they are written, so that equal data give equal bytes.
"""

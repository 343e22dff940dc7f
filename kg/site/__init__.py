"""A static site from a store: `kg site DIR`; `build.build_site` is the whole way.

`source` looks things up, `things` reads a page's model, `render` puts it into words.
"""

"""What an article is about: whose news it is, its partners, whether it is on the theme."""

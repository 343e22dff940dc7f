"""Who is named, in which post, held where."""

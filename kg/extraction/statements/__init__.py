"""What is proposed, asked, promised, praised and ordered: by whom, to whom, in which fields."""

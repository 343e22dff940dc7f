"""How far a name reaches, and what speaks for words being one."""

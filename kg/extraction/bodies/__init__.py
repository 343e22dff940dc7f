"""Names of bodies: head, what they deal with, and the locality they act for."""

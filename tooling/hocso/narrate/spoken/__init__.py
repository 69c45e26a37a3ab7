"""Vietnamese text into what is said for it."""

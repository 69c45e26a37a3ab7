"""Looking at a book while writing it: a server on this machine, and noticing what was saved."""

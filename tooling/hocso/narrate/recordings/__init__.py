"""What people recorded: the script they read from, taking in their files, and keeping one recording a sentence."""

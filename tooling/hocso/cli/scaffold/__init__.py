"""Starting a lesson, a module or a curriculum: files that already pass the check, entered in the contents."""

"""Whether the words of a page are spelled as Vietnamese is: the dictionary, the words in their places, the verdict."""

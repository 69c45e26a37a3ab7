def as_syllables(word): return (word,)

"""From a voice's samples to an MP3 clip: one sample rate, no silence around, one loudness, frames to be joined."""

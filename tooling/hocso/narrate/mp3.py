"""MP3 as bytes that can be joined: constant bit rate, every frame 96 bytes and 24 ms.

24 kHz mono at 32 kbit/s gives 576 samples a frame, whole milliseconds and whole bytes. A clip begins with a frame
that needs nothing before it, so clips and frames of silence are joined as they are: nothing is decoded, encoded
twice or measured again, and every time is a count of frames. A tag before the first frame changes no time: players
pass over it. This file knows the arithmetic; it encodes nothing.
"""

SAMPLES_A_SECOND = 24_000
FRAME_BYTES = 96
FRAME_MS = 24
FRAME_SAMPLES = 576

# Every decoder gives the sound this much later than it was encoded: 576 samples of LAME and 529 of the decoder.
DELAY_MS = 46

# LAME flushes what it holds back into this many more frames than the samples fill.
FLUSHED_FRAMES = 2

# MPEG-2 layer III, no checksum, 32 kbit/s, 24 kHz, not padded.
HEADER = b"\xff\xf3\x44"

# A tag begins with its mark, its version, and its size in four bytes of seven bits.
TAG_HEAD = 10

# What LAME writes first for silence: a frame without any bits of sound, whole in itself.
SILENT_FRAME = (HEADER + b"\xc4").ljust(FRAME_BYTES, b"\0")


def milliseconds(size: int) -> int:
    """How long a clip or track of that many bytes lasts."""
    return size // FRAME_BYTES * FRAME_MS


def frames_of(track: bytes) -> bytes:
    """A track without the tag before its frames."""
    return track[tag_bytes(track) :]


def tag_bytes(head: bytes) -> int:
    """How many bytes the tag takes of a track that begins with ``head``; 0 if it has none (ID3v2, section 3.1)."""
    if head[:3] != b"ID3":
        return 0
    size = 0
    for byte in head[6:TAG_HEAD]:
        size = size << 7 | byte
    return TAG_HEAD + size


def silence(frames: int) -> bytes:
    return SILENT_FRAME * frames


def whole(mp3: bytes) -> bool:
    """Whether these bytes are frames of ours and nothing else, so that they may be joined."""
    heads = {mp3[at : at + len(HEADER)] for at in range(0, len(mp3), FRAME_BYTES)}
    return bool(mp3) and len(mp3) % FRAME_BYTES == 0 and heads == {HEADER} and mp3[len(HEADER) + 1] == 0

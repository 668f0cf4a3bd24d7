"""Operations that change no fact, as newsrooms edit."""

from bench.faithful import frame, naming, notation, speech, structure, wording

__all__ = ["frame", "naming", "notation", "speech", "structure", "wording"]

"""Operations that change one fact, by class."""

from bench.drift import dates, modality, names, numerals, offices, quotes, speakers

__all__ = ["dates", "modality", "names", "numerals", "offices", "quotes", "speakers"]

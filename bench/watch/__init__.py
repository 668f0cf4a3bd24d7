"""The watch under load: outlets played by a local server, real workers, the whole way from feed to case."""

"""Settings: `base` for all, `dev` to try it out, `test` for the tests, `production` for a server (the default)."""

"""Pages of the register: for officers at /meja/fakta/, for everybody at /fakta/."""

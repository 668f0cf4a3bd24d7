"""Commands of this app; `lawang NAME` passes them on."""

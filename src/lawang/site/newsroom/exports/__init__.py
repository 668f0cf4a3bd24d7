"""What leaves the house: one pure function per format over an `Edition`. No database, no network, no clock."""

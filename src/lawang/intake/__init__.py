"""What comes in: files, and later web pages and feeds, turned into text. The door for files is
`lawang.intake.files`."""

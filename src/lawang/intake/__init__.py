"""What comes in: files, web pages and feeds, turned into text. The door for files is
`lawang.intake.files`, that for pages and feeds `lawang.intake.web`."""

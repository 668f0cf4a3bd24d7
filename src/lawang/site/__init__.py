"""The site, on Django and Wagtail: officers, the door, the public pages. Top room of the house: it may import all others."""

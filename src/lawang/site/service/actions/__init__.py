"""A verb per file: permission, reasons, transaction, event, in that order."""

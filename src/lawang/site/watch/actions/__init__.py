"""A verb per file: permission, reasons, transaction, event, in that order; what the house does by itself has no permission."""

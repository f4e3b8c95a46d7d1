"""LED displays that are not there: a line at which every byte is read strictly."""

"""What translators and native reviewers read and send back, and where it is kept."""

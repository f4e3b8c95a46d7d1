"""The paper ticket, drawn while it is changed."""

"""From where on the hall alarms."""

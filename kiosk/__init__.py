"""The visitor's screen: language, service, ticket."""

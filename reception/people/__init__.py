"""Who is signed in: coming in, staying, second factors, and what administrators end."""

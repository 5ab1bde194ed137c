"""Sites of agencies: what their pages link, told by words and by the marks of content systems. Nothing is fetched."""

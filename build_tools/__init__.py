"""Everything that reads files, MkDocs or wheels; it imports the engine, never the reverse."""

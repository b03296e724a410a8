"""What the data say about themselves to programs: DCAT-AP.de, schema.org and a JSON Schema."""

"""Machine-readable metadata: DCAT-AP.de, schema.org and a JSON Schema."""

"""The archives of office programs (.xlsx, .ods, .docx, .odt), for tables and for programmes."""

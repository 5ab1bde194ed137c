"""Web archives (WARC, ISO 28500): their captures as sources, and sources as captures."""

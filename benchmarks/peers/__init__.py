"""articlekit beside other extractors, each in a process of its own without network: `python -m benchmarks peers`."""

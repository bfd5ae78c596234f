"""What many pages cost: workers, memory, WARC files end to end, runs that are killed, and what profiles of sites are worth."""

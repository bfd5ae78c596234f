"""What many pages cost: workers, memory, WARC files end to end, killed runs, and what profiles of sites are worth."""

"""The tests of articlekit."""

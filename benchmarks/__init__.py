"""Accuracy and speed of articlekit, measured on public data sets and on a folder of labelled text.

Run `python -m benchmarks --help` from the root of the project.
"""

"""The long proofs of reliability, in the numbers that a release needs: ``make soak``.

``python -m tests.soak [--scale 0.01] [--seed N] [--only ROW …]``. Each proof prints how it is run,
its seed, how much it tried, what failed and what became of its controls. Ends with 1 when something
was lost or could not be opened, or when a control did not fail; docs/RELIABILITY.md tells more.
"""

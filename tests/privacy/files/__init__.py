"""Tests of what files of evidence say besides what one sees."""

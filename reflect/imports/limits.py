"""How much of another journal is read. Whoever made the file may mean harm."""

from __future__ import annotations

from reflect.domain import answers, evidence

MIB = 1024 * 1024

WORDS = 64 * MIB
"""Bytes of text, in one file or all the files of a folder: what is parsed."""
ENTRIES = 50_000
ENTRY = 2 * MIB
"""Bytes of the words of one entry."""
ANSWER = answers.MAX_TEXT
"""Characters of one text."""
DEPTH = 64
"""Lists and tables within each other."""
LARGEST_NUMBER = 2**53
YEARS = range(1900, 2201)

ARCHIVE = 1024 * MIB
"""Bytes of an archive; it is never in the memory as a whole."""
FILE = evidence.LARGEST
FILES = 256 * MIB
"""Bytes of all photographs and other files together: they are in the memory at once."""
FILES_OF_AN_ENTRY = 100
NAMES = 100_000
"""Files in a folder or an archive."""
FOLDERS_DEEP = 32

TITLE = 200
"""Characters; a longer first line stays in the text."""
FILE_NAME = 120
TAG = 100
TAGS = 100
PROBLEMS = 100
"""Sentences about a source as a whole; what is more is counted."""
SENTENCE = 1000
SOURCE_ID = 10_000
COLUMNS = 100

WHOLE_LINE = 128 * MIB
"""Bytes of one element of a whole journal: an entry with all its wordings, or one file."""
WHOLE_AT_ONCE = 128 * MIB
"""Bytes of a whole journal whose lines are not those that Reflect writes: it is read at once."""
WHOLE_MEMORY = 1024 * MIB
WHOLE_A_SECOND = 2 * MIB
"""Of a whole journal there is a second more to read it for each so many bytes."""

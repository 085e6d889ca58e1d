"""Which reader read a letter: stored beside every figure, raised when readings change."""

READER_VERSION = "1.7"

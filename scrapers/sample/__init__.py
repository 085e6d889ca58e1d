"""The small archive that a fresh clone's first run replays, and the module that makes it."""

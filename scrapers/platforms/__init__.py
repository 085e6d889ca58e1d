"""How each publishing platform lists its answers and shows one of them.

A module a platform, with `listing` and `detail` as `base.Platform` has them; bytes of
documents are fetched elsewhere, from the `DocumentRef` of an entry.
"""

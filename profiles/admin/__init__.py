"""The desk: the editors' door, Django's admin in our dress. One module a noun; ``nouns`` lists them."""

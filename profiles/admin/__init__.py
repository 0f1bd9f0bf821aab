"""The desk: the editors' door, Django's admin in our dress. One module a noun, like the models; ``nouns`` lists them."""

"""The door for whoever runs the site."""

"""What templates may say: `{% load citydip %}`."""

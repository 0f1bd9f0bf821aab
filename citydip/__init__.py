"""The Django project: settings, addresses, servers. What the program is about is in `profiles`."""

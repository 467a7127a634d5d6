"""Starting the app: settings, the build and its stamp, and the server."""

"""Play without a network: the service worker, its list of files, the web app's manifest."""

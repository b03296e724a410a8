"""How gunicorn serves the map: ``gunicorn`` in this folder is enough, ``make run`` does the same.

What differs from one server to another is set on the command line or in the environment, as in
``WEB_CONCURRENCY=4 gunicorn --bind unix:/run/pledgemap/socket``. docs/betrieb.md is the whole guide.
"""

from __future__ import annotations

import os

from webapp import atlas, under_gunicorn

wsgi_app = "webapp:create_app()"
bind = "127.0.0.1:8000"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
# Four for pages. The others make pictures, sheets and files of data, or wait for them: one at a time for
# each worker, in a process of its own beside it (some 75 MB), which takes only the time that pages leave.
# A request that finds the queue full gets 503 with Retry-After. Fewer threads make a shorter queue: see
# webapp/making/queue.py.
threads = 16

# The master reads a build once and the workers share it: see webapp/under_gunicorn.py.
preload_app = True
# The nationwide map has no build: its workers ask the database.
if not atlas.is_configured(os.environ):
    when_ready = under_gunicorn.start
    on_reload = under_gunicorn.take_up_build
    post_fork = under_gunicorn.start_worker
    # Pictures of pages lie in a folder below $CACHE_DIRECTORY (systemd's CacheDirectory=), else where
    # temporary files lie, at most 160 MB of them (webapp/making/shelves.py); it is removed with the server.
    on_exit = under_gunicorn.stop

# A visitor's header must not say under which path the site lies (SCRIPT_NAME: /en is another page, which a
# cache may keep); base_url in pledgemap.toml says it.
forwarder_headers = ""
# Nobody sends commands to a running server here, and a service user may have no home folder for the socket.
control_socket_disable = True

# The longest address of ours has some 2,000 characters; nobody uploads anything.
limit_request_line = 4094
limit_request_fields = 60
limit_request_field_size = 8190

timeout = 60
graceful_timeout = 30
keepalive = 5
# Workers are replaced now and then, not all at once, so that nothing can pile up in one for months.
max_requests = 20_000
max_requests_jitter = 4_000

"""Documents that are expensive to make: pictures, sheets, data files. Pages never wait for them.

``workshop.py`` makes them, each once (``made_once.py``), one at a time (``queue.py``), under gunicorn in
a process of its own (``process.py``), and keeps what pages link to (``shelves.py``). ``job.py`` has the jobs.
"""

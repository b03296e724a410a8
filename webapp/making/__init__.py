"""What costs something to make: pictures, sheets, files of data. Pages never wait for it.

``workshop.py`` makes it, each thing once (``made_once.py``), one at a time (``queue.py``), under gunicorn in
a process of its own (``process.py``), and keeps what pages link to (``shelves.py``). ``job.py`` says what.
"""

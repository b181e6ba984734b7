"""How gunicorn serves Telusur. `telusur serve` sets the environment from telusur.toml."""

import os

wsgi_app = "telusur.application:application()"
bind = os.environ.get("TELUSUR_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("TELUSUR_WORKERS", "2"))
worker_class = "telusur.worker.Worker"
threads = int(os.environ.get("TELUSUR_THREADS", "4"))

# The vocabulary is loaded once and its memory shared; engines open their builds after the fork.
preload_app = True

# A search with a hundred ticked units is a long address; gunicorn alone would take 4,094 bytes.
limit_request_line = 8190

graceful_timeout = 30
timeout = 60
keepalive = 5

# The application writes its own line a request, without readers' addresses.
accesslog = None
errorlog = "-"

# gunicorn 25 and later would put a control socket into the home directory.
control_socket_disable = True

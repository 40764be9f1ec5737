# What the text's Python samples take for granted: a queue with one item, and a library that makes real HTTP requests
# (to NEXT_URL) with Python's standard one.
import os
import sys
import urllib.request
from types import SimpleNamespace

DSN = os.environ["DSN"]
RATE = float(os.environ["RATE"])

waiting_items = [SimpleNamespace(get_transaction=lambda: "process item")]


def get_from_queue():
    if not waiting_items:
        sys.exit()
    return waiting_items.pop()


def request(method, path):
    request_to_next = urllib.request.Request(os.environ["NEXT_URL"] + path, method=method)
    with urllib.request.urlopen(request_to_next) as response:
        return SimpleNamespace(status_code=response.status)


my_custom_http_library = SimpleNamespace(request=request)


def get_foobar_sessionid():
    return "foobar"

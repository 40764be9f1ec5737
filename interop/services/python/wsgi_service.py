# A WSGI service with Sentry's SDK as Debian ships it: the middleware continues traces, the stdlib integration passes
# them on. It speaks as hop-service.mjs does.
import json
import os
import signal
import sys
import urllib.request
from wsgiref.simple_server import WSGIRequestHandler, make_server

import sentry_sdk
from sentry_sdk.integrations.wsgi import SentryWsgiMiddleware

sentry_sdk.init(os.environ["DSN"], traces_sample_rate=float(os.environ["RATE"]), release="interop@1")

TRACE_HEADERS = ["sentry-trace", "baggage", "traceparent"]


def answer_hop(environ, start_response):
    received = {name: environ.get("HTTP_" + name.upper().replace("-", "_")) for name in TRACE_HEADERS}
    answer = {"received": received}
    next_url = os.environ.get("NEXT_URL")
    if next_url:
        with urllib.request.urlopen(next_url) as response:
            answer["next"] = json.load(response)
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(answer).encode()]


class QuietRequestHandler(WSGIRequestHandler):
    def log_message(self, *_arguments):
        pass


def deliver_and_exit(_signal, _frame):
    sentry_sdk.flush(timeout=5)
    sys.exit(0)


server = make_server("127.0.0.1", 0, SentryWsgiMiddleware(answer_hop), handler_class=QuietRequestHandler)
signal.signal(signal.SIGTERM, deliver_and_exit)
print(json.dumps({"ready": True, "url": "http://127.0.0.1:%d" % server.server_port}), flush=True)
server.serve_forever()

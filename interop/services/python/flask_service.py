# A Flask service with Sentry's SDK as Debian ships both: the SDK finds Flask by itself, continues traces and passes them
# on in the requests of Python's standard library. It speaks as hop-service.mjs does.
import json
import logging
import os
import signal
import sys
import urllib.request

import sentry_sdk
from flask import Flask, jsonify, request
from werkzeug.serving import make_server

sentry_sdk.init(os.environ["DSN"], traces_sample_rate=float(os.environ["RATE"]), release="interop@1")

TRACE_HEADERS = ["sentry-trace", "baggage", "traceparent"]

app = Flask(__name__)
# Neither a line for each request nor one for each failure, which is meant.
logging.getLogger("werkzeug").disabled = True
app.logger.disabled = True


@app.get("/")
def answer_hop():
    answer = {"received": received_headers()}
    next_url = os.environ.get("NEXT_URL")
    if next_url:
        with urllib.request.urlopen(next_url) as response:
            answer["next"] = json.load(response)
    return jsonify(answer)


@app.get("/failure")
def fail():
    raise ValueError("this route always fails")


@app.errorhandler(500)
def answer_failure(_error):
    return jsonify({"received": received_headers()}), 500


def received_headers():
    return {name: request.headers.get(name) for name in TRACE_HEADERS}


def deliver_and_exit(_signal, _frame):
    sentry_sdk.flush(timeout=5)
    sys.exit(0)


server = make_server("127.0.0.1", 0, app)
signal.signal(signal.SIGTERM, deliver_and_exit)
print(json.dumps({"ready": True, "url": "http://127.0.0.1:%d" % server.server_port}), flush=True)
server.serve_forever()

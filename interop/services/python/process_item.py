# The text's fourth Python sample ("Setting Up Tracing > Python") as it stands.
from hypothetical import get_foobar_sessionid, my_custom_http_library

import sentry_sdk

def process_item(item):

  # omitted code...
  with sentry_sdk.start_span(op="http", description="GET /") as span:
      response = my_custom_http_library.request("GET", "/")
      span.set_tag("http.status_code", response.status_code)
      span.set_data("http.foobarsessionid", get_foobar_sessionid())

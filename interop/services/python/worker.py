# The text's first and third Python samples ("Setting Up Tracing > Python") as they stand, but for the DSN and the rate;
# `hypothetical` supplies what the text leaves to the reader's imagination.
from hypothetical import DSN, RATE, get_from_queue
from process_item import process_item

import sentry_sdk

sentry_sdk.init(
    DSN, 
    traces_sample_rate = RATE
)

import sentry_sdk

while True:
  item = get_from_queue()

  with sentry_sdk.start_span(op="task", transaction=item.get_transaction()):
      # process_item may create more spans internally (see next examples)
      process_item(item)

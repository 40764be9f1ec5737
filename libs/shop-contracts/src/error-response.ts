/** The body of every 4xx and 5xx answer of the shop's services. */
export interface ErrorResponse {
  /** A word for programs, such as `invalid_body`; never an internal message. */
  error: string;
  /** What is wrong with which part of the request's body. */
  details?: { path: string; message: string }[];
}

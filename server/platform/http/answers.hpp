// What handlers return, and which response each becomes.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "platform/http/message.hpp"

namespace billspay::http {

// 204
struct NoContent {};
// 202 without a word about what happened.
struct Accepted {};

// 200 with an ETag made of the row's version.
template <class T>
struct Versioned {
  T value;
  int version;
};

// 201 with Location and, when versioned, an ETag.
template <class T>
struct Created {
  T value;
  std::string location;
  int version = 0;
};

// The answer that was given to the same write before (RFC draft Idempotency-Key).
struct Replayed {
  int status;
  std::string body;
  std::string location;
  std::string etag;
};
template <class T>
using OrReplayed = std::variant<T, Replayed>;

// An answer that also sets or clears cookies (values of Set-Cookie).
template <class T>
struct WithCookies {
  T value;
  std::vector<std::string> cookies;
};

// A file that is made while it is sent.
struct Download {
  std::string_view content_type;
  std::string file_name;  // ASCII without quotes
  BodySource source;
};

// A document that is made already.
struct PdfFile {
  std::string file_name;  // ASCII without quotes
  std::string content;
};

// Events as they happen (text/event-stream, see event_stream.hpp) whose data is a JSON text of T.
template <class T>
struct EventStream {
  BodySource source;
  std::function<void()> hang_up;  // see Response
};

inline std::string etag_of(int version) { return '"' + std::to_string(version) + '"'; }

}  // namespace billspay::http

#include "tests/support/event_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <exception>

namespace billspay::test_support {

std::string StreamEvent::text(std::string_view member) const {
  const auto* found = data.as_object().if_contains(member);
  return found == nullptr || !found->is_string() ? std::string() : std::string(found->as_string());
}

std::vector<std::string> StreamEvent::members() const {
  std::vector<std::string> names;
  for (const auto& member : data.as_object()) names.emplace_back(member.key());
  return names;
}

EventReader::EventReader(const ApiClient& client, std::string_view path,
                         std::string_view last_event_id)
    : connection_(client.port()) {
  std::string request = "GET " + std::string(path) + " HTTP/1.1\r\nHost: " + client.host() + "\r\n";
  if (!client.token.empty()) request += "Authorization: Bearer " + client.token + "\r\n";
  if (!last_event_id.empty()) request += "Last-Event-ID: " + std::string(last_event_id) + "\r\n";
  connection_.send(request + "\r\n");
  head = connection_.read_response();
  received = text_ = head.body;
  if (head.header("content-type") == "text/event-stream") head.body.clear();
  // Up to the first event.
  while (text_.contains("\n\n") && text_.find("data: ") > text_.find("\n\n")) take_block();
}

bool EventReader::read_more() {
  const auto chunk = connection_.read_chunk();
  if (!chunk) return false;
  received += *chunk;
  text_ += *chunk;
  return true;
}

// What stands before the next empty line, which must be there.
StreamEvent EventReader::take_block() {
  StreamEvent event;
  const std::size_t end = text_.find("\n\n");
  for (std::size_t at = 0; at < end;) {
    const std::size_t line_end = std::min(text_.find('\n', at), end);
    const std::string line = text_.substr(at, line_end - at);
    if (line.starts_with("id: ")) last_event_id = event.id = line.substr(4);
    if (line.starts_with("event: ")) event.name = line.substr(7);
    if (line.starts_with("data: ")) event.data = boost::json::parse(line.substr(6));
    at = line_end + 1;
  }
  text_.erase(0, end + 2);
  return event;
}

StreamEvent EventReader::next() {
  while (true) {
    while (text_.contains("\n\n")) {
      // Comments and ids alone are no events.
      if (auto event = take_block(); !event.data.is_null()) return event;
    }
    if (!read_more()) {
      ADD_FAILURE() << "the stream has ended";
      return {{}, {}, boost::json::object()};
    }
  }
}

StreamEvent EventReader::next_of(std::string_view object) {
  auto event = next();
  while (event.text("id") != object && !testing::Test::HasFailure()) event = next();
  return event;
}

bool EventReader::ended() {
  try {
    while (read_more()) {
    }
  } catch (const std::exception&) {
    return false;  // nothing came in time
  }
  return true;
}

}  // namespace billspay::test_support

// A page that is open and hears of changes: reads a stream of events as a browser would.
#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/raw_http.hpp"
#include "tests/support/test_server.hpp"

namespace billspay::test_support {

struct StreamEvent {
  std::string id;
  std::string name;
  boost::json::value data;

  // A text member of the data; empty when it is absent or null.
  [[nodiscard]] std::string text(std::string_view member) const;
  [[nodiscard]] std::vector<std::string> members() const;
};

class EventReader {
 public:
  // GET /api/events (or another path) as `client` would, from the event with that id.
  explicit EventReader(const ApiClient& client, std::string_view path = "/api/events",
                       std::string_view last_event_id = {});

  // Of the response; its body only when it is no stream.
  test::RawResponse head;
  // The id that a browser would send when it comes back.
  std::string last_event_id;
  // All that was read, as text.
  std::string received;

  // The next event; fails the test when none comes in thirty seconds, twice the time between two
  // looks of the server's own.
  StreamEvent next();
  // The next event of this object, past those of others.
  StreamEvent next_of(std::string_view object);
  // Waits for the end of the stream, past what is still in it; false when it does not come.
  bool ended();
  void close() { connection_.close(); }

 private:
  bool read_more();
  StreamEvent take_block();

  test::RawConnection connection_;
  std::string text_;  // received and not yet taken
};

}  // namespace billspay::test_support

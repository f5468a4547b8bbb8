// Changes as they stand in the audit trail, for tests that need them to be as others cannot make
// them: late, refused, or very many.
#pragma once

#include <string>

#include "tests/support/event_reader.hpp"

namespace billspay::test_support {

struct TrailEntry {
  std::string customer;
  std::string action = "biller.changed";
  std::string kind = "biller";
  std::string outcome = "done";
  double seconds_ago = 0;
  int count = 1;
};

// The id of the object of each.
inline std::string add_to_trail(TestServer& server, const TrailEntry& entry) {
  const auto object = Uuid::v7().to_string();
  server.database().query(
      "INSERT INTO audit_events (id, at, user_id, audience, actor_kind, actor_name, action, "
      "outcome, object_kind, object_id, request_id, lane, position, mac) "
      "SELECT gen_random_uuid(), clock_timestamp() - $2::float8 * interval '1 second', $1, "
      "'agent', "
      "'agent', 'Dana Field', $3, $4, $5, $6, 'test', 0, "
      "(SELECT least(min(position), 0) FROM audit_events WHERE lane = 0) - n, '' "
      "FROM generate_series(1, $7::int) n",
      {entry.customer, std::to_string(entry.seconds_ago), entry.action, entry.outcome, entry.kind,
       object, std::to_string(entry.count)});
  return object;
}

// As Transaction::announce does.
inline void announce(TestServer& server, const std::string& id) {
  server.database().query("SELECT pg_notify('billspay_changes', $1)", {id});
}

}  // namespace billspay::test_support

// Changes as the audit trail has them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/postgres/database.hpp"
#include "resources/events/dto.hpp"

namespace billspay::events {

// Who looks, and at whose changes.
struct Viewer {
  postgres::Database* database;
  std::function<postgres::Guard()> guard;  // of the session, for each look
  Uuid account;
  std::optional<CustomerId> customer;  // nobody: everybody's changes
  bool names_customers = false;        // in what is sent
};

struct Found {
  AuditEventId id;
  Timestamp at;
  CustomerId customer;
  std::string action;
  Kind kind;
  std::optional<Uuid> object;
};

struct Look {
  Timestamp at;  // by the database's clock, as the changes' own times are
  std::vector<Found> changes;
};

// Up to `limit` changes after `since`, newest first. problems::unauthenticated when the session has
// ended.
Task<Result<Look>> changes(const Viewer& viewer, Timestamp since, int limit);

}  // namespace billspay::events

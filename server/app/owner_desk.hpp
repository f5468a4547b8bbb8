// Work of the command line as the owner of the database: in one transaction, with an audit event.
#pragma once

#include <expected>
#include <functional>
#include <string>

#include "app/environment.hpp"
#include "platform/postgres/blocking.hpp"
#include "resources/audit_events/blocking_record.hpp"

namespace billspay::app {

// A connection of the owner and the keys of the audit trail.
struct Desk {
  postgres::BlockingConnection owner;
  vault::LedgerKeys ledger;

  // Leaves an event of the command line in the transaction.
  void record(audit_events::Event event);
};

// What to print, or why nothing was done.
using Outcome = std::expected<std::string, std::string>;

// Commits what `action` did and prints its outcome; a refusal undoes it. Returns the exit code: 0
// done, 1 refused, 2 wrong settings. Throws Outage, StatementError.
int in_transaction(const Environment& environment, const std::function<Outcome(Desk&)>& action);

}  // namespace billspay::app

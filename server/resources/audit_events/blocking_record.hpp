// The audit trail for work at the command line, which has one blocking connection as the owner and
// no request: the same chain, with the same content, as record() of the server.
#pragma once

#include "platform/postgres/blocking.hpp"
#include "resources/audit_events/audit_events.hpp"

namespace billspay::audit_events {

// Appends an event in the transaction that is open on `owner` (BEGIN was sent): it is committed or
// undone with the change. Throws StatementError, Outage.
void record(postgres::BlockingConnection& owner, const vault::LedgerKeys& ledger, Actor actor,
            Event event);

}  // namespace billspay::audit_events

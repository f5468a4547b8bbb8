#include "app/owner_desk.hpp"

#include <fmt/core.h>

#include "app/exit_code.hpp"
#include "app/key_setting.hpp"

namespace billspay::app {

void Desk::record(audit_events::Event event) {
  audit_events::record(owner, ledger, audit_events::system("command line"), std::move(event));
}

int in_transaction(const Environment& environment, const std::function<Outcome(Desk&)>& action) {
  const auto url = owner_url(environment);
  if (!url) return complain(exit_code::misused, url.error());
  auto ledger = key_setting<vault::LedgerKeys>(environment, "AUDIT_KEYS");
  if (!ledger) return complain(exit_code::misused, ledger.error());
  Desk desk{postgres::BlockingConnection(url->reveal(), "billspay command"), std::move(*ledger)};
  desk.owner.execute("BEGIN");
  const Outcome outcome = action(desk);
  // The connection ends without COMMIT.
  if (!outcome) return complain(exit_code::failed, outcome.error());
  desk.owner.execute("COMMIT");
  fmt::print("{}", *outcome);
  return exit_code::done;
}

}  // namespace billspay::app

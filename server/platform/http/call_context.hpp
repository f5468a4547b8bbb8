// What a handler may know of a request besides its body and its caller.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/core/problem.hpp"
#include "platform/http/message.hpp"
#include "platform/postgres/values.hpp"
#include "platform/vault/ledger_keys.hpp"

namespace billspay::http {

struct CallContext {
  std::string request_id;
  std::string client_ip;                       // empty when only a Unix socket is known
  std::string user_agent;                      // printable ASCII, at most 200 characters
  std::optional<std::string> idempotency_key;  // 1..128 visible ASCII characters
  std::string idempotency_material;            // path and body; hashed before it is kept
  std::optional<std::string> if_match;
  const Request* request = nullptr;           // for cookies and Origin; valid during the call
  const vault::LedgerKeys* ledger = nullptr;  // chains the audit events of this call

  // problems::malformed_request for an Idempotency-Key that is not usable.
  static Result<CallContext> of(const Request& request);

  [[nodiscard]] std::optional<postgres::IpAddress> ip() const {
    if (client_ip.empty()) return std::nullopt;
    return postgres::IpAddress{client_ip};
  }

  // problems::precondition_required without If-Match, problems::stale_version when it names another
  // version (RFC 9110 §13.1.1; security statement S55).
  [[nodiscard]] Result<void> require_version(int version) const;
  // The same, but If-Match may be absent.
  [[nodiscard]] Result<void> check_version(int version) const;
};

}  // namespace billspay::http

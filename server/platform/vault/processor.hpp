// Where account numbers go: out of our tables. A processor takes the number and gives an opaque
// token back; no part of the product can ask for the number again.
#pragma once

#include <string>

#include "platform/core/bytes.hpp"
#include "platform/core/ids.hpp"
#include "platform/core/problem.hpp"
#include "platform/core/secret.hpp"
#include "platform/core/task.hpp"

namespace billspay::vault {

struct AccountToStore {
  CustomerId customer;
  SecretString number;         // digits only
  SecretString security_code;  // may be empty; handed over, never kept (PCI DSS 3.3.1)
};

struct StoredAccount {
  std::string token;   // "tok_…"
  std::string key_id;  // of the key that sealed it
  Bytes sealed;        // goes into vault_accounts with the token; empty when kept elsewhere
};

class Processor {
 public:
  virtual ~Processor() = default;

  // problems::temporarily_unavailable when the processor cannot be reached.
  virtual Task<Result<StoredAccount>> store(AccountToStore account) = 0;
};

}  // namespace billspay::vault

// Idempotency-Key: the answer to a write is kept in the write's own transaction, so that a retry
// gets the same answer and the write happens once. Another body under the same key is refused; a
// concurrent one waits for the first.
#pragma once

#include <optional>

#include "platform/core/ids.hpp"
#include "platform/http/answers.hpp"
#include "platform/http/call_context.hpp"
#include "platform/postgres/database.hpp"
#include "platform/vault/keyed_hash.hpp"

namespace billspay::http {

// Call first in the transaction. Nothing: go on, and call keep_answer at the end. A Replayed:
// return it. problems::idempotency_key_reused when the key came with another request. `owner` is
// whose key it is. Without a key nothing is done.
Task<Result<std::optional<Replayed>>> claim_key(postgres::Transaction& transaction,
                                                const vault::KeyedHash& hashes,
                                                const CallContext& context, Uuid owner);

Task<void> keep_answer(postgres::Transaction& transaction, const CallContext& context, Uuid owner,
                       Replayed answer);

}  // namespace billspay::http

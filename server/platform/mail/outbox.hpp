// Puts mail on its way within the transaction that gives the reason for it: rolled back, nobody
// hears of it; committed, it will be sent even if the process dies the next moment.
#pragma once

#include "platform/core/ids.hpp"
#include "platform/core/task.hpp"
#include "platform/mail/message.hpp"
#include "platform/postgres/database.hpp"
#include "platform/vault/data_cipher.hpp"

namespace billspay::mail {

// What outbox payloads are sealed for, together with the id of their row.
inline constexpr std::string_view payload_context = "outbox.payload";

// The message is sealed, for it may carry a reset link. Whether its headers are acceptable shows
// when it is sent (see render()); it is then abandoned with a log line.
Task<void> enqueue(postgres::Transaction& transaction, const vault::DataCipher& cipher,
                   CustomerId customer, const Message& message);

}  // namespace billspay::mail

// What happens to an uploaded file of receipts. It is read and judged in full before anything is
// written, and written in one transaction, so that no part of an import can be left behind. Whoever
// sends the same file again adds nothing.
#pragma once

#include <chrono>

#include "platform/auth/principals.hpp"
#include "platform/http/platform.hpp"
#include "resources/imports/dto.hpp"

namespace billspay::imports {

// Rows of one statement: few enough to end far within its timeout.
inline constexpr std::size_t batch_rows = 500;
// How long an import waits for another one to be written, and starts anew when a customer of its
// file was removed meanwhile.
inline constexpr std::chrono::seconds longest_wait{20};

// A dry run writes nothing at all, not even the answer under an Idempotency-Key. What was not
// committed for invalid rows in all-or-nothing mode is a report too, with `committed` false.
// problems::validation_failed when the file as a whole is no list of receipts,
// problems::import_under_way, problems::idempotency_key_reused, problems::idempotency_key_in_use;
// what the upload itself is refused for.
Task<Result<http::OrReplayed<Report>>> import_receipts(const http::Platform& platform,
                                                       auth::Staff who, Options options,
                                                       http::CsvUpload file,
                                                       http::CallContext context);

}  // namespace billspay::imports

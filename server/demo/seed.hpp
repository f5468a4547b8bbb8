// Fills a migrated database with invented customers, for `billspay demo`, for `billspay seed` and
// for measuring. Everything goes in by COPY, in one transaction: all of it or nothing.
#pragma once

#include "platform/core/clock.hpp"
#include "platform/postgres/blocking.hpp"
#include "platform/vault/data_cipher.hpp"
#include "platform/vault/keyed_hash.hpp"
#include "platform/vault/sealed_box.hpp"

namespace billspay::demo {

struct SeedOptions {
  // At least the three with names. Up to a thousand the data is as for a demonstration: some sixty
  // billers and several hundred receipts, most of them of the people with names. Beyond, it is for
  // measuring: three billers and ten receipts for everybody else, and progress on standard error.
  int customers = 200;
  // The server's keys, so that it can read what is loaded.
  const vault::DataCipher* cipher;
  const vault::KeyedHash* hashes;
  vault::SealedBox processor;
  Timestamp loaded_at = now();  // the last moment of the data
};

// `owner` is a connection of the schema's owner. False, and nothing done, when the demo data is
// there already. Throws StatementError when other data is in its way.
bool seed(postgres::BlockingConnection& owner, const SeedOptions& options);

}  // namespace billspay::demo

// Writes judged rows into our database, a batch in a transaction, each with its entry in the table
// of what was imported, so that a run that was cut short goes on where it was.
#pragma once

#include <map>
#include <string>
#include <unordered_map>

#include "app/config.hpp"
#include "demo/progress_bar.hpp"
#include "legacy/judge.hpp"
#include "legacy/legacy.hpp"
#include "legacy/report.hpp"
#include "legacy/source.hpp"
#include "platform/postgres/blocking.hpp"

namespace billspay::legacy {

// What sealing and auditing take.
struct Keys {
  vault::DataCipher cipher;
  vault::KeyedHash hashes;
  vault::SealedBox processor;
  vault::LedgerKeys ledger;
  NumberKey numbers;
};

class Importer {
 public:
  // All must outlive it. `admin_id` answers for the approved enrolments. Reads what was imported
  // before.
  Importer(Source& source, postgres::BlockingConnection& owner, const Keys& keys,
           const Options& options, std::string admin_id, Report& report);

  // Tables in the order in which they refer to each other. Without options.write all of it is one
  // transaction, which is undone.
  void run();

 private:
  using Kind = std::map<std::string, std::unordered_map<std::string, std::string>>;
  // Imports one row; nothing when it was refused, otherwise its new id.
  using Take = std::optional<std::string> (Importer::*)(const Row&);

  void each(const Table& table, Take take);
  std::optional<std::string> take_customer(const Row& row);
  // Whether a customer number is one that nobody has.
  bool is_free(const std::string& number);
  std::optional<std::string> take_agent(const Row& row);
  std::optional<std::string> take_payment_method(const Row& row);
  std::optional<std::string> take_biller(const Row& row);
  std::optional<std::string> take_receipt(const Row& row);
  std::optional<std::string> take_assignment(const Row& row);

  std::optional<std::string> refuse(const Row& row, std::string_view reason);
  // The new id of what a column names.
  std::optional<std::string> imported(std::string_view table, const Row& row,
                                      std::string_view column);
  void approve(const std::string& customer, Timestamp created_at);
  void audit(std::string_view action, std::string_view object_kind, const std::string& object,
             const std::string& customer);
  void audit_counts();
  vault::StoredAccount store(const std::string& customer, const SecretString& number);
  // True when a row came of it.
  bool add(const std::string& sql, const std::vector<postgres::BlockingConnection::Value>& values);
  void begin();
  void commit();

  Source& source_;
  postgres::BlockingConnection& owner_;
  const Keys& keys_;
  const Options& options_;
  std::string admin_id_;
  Report& report_;
  vault::SealedBox processor_;
  Kind ids_;  // table -> id there -> id here
  demo::ProgressBar bar_;
};

}  // namespace billspay::legacy

#include <fmt/core.h>

#include <array>

#include "app/commands.hpp"
#include "app/exit_code.hpp"
#include "app/key_setting.hpp"
#include "demo/progress_bar.hpp"
#include "platform/core/ids.hpp"
#include "platform/mail/outbox.hpp"
#include "platform/postgres/bytea.hpp"
#include "resources/audit_events/blocking_record.hpp"

namespace billspay::app {
namespace {

using postgres::BlockingConnection;

constexpr std::string_view rows_at_once = "500";
constexpr std::string_view before_all_ids = "00000000-0000-0000-0000-000000000000";

// A column that DataCipher seals, of a table whose key is `id`.
struct Column {
  std::string_view table;
  std::string_view name;
  std::string_view context;
};
constexpr std::array<Column, 3> sealed_columns{{{"users", "date_of_birth", "users.date_of_birth"},
                                                {"users", "ssn_last4", "users.ssn_last4"},
                                                {"outbox", "payload", mail::payload_context}}};

class Reseal {
 public:
  Reseal(const SecretString& owner_url, vault::DataCipher cipher, vault::LedgerKeys ledger)
      : owner_(owner_url.reveal(), "billspay reseal"),
        cipher_(std::move(cipher)),
        ledger_(std::move(ledger)) {}

  int run() {
    for (const auto& column : sealed_columns) walk(column);
    if (resealed_ > 0) leave_event();
    fmt::print("{} of {} values were sealed again; {} do not open.\n", resealed_, seen_, closed_);
    if (closed_ > 0) return exit_code::failed;
    fmt::print("The older keys of DATA_KEYS_COLUMNS can go.\n");
    return exit_code::done;
  }

 private:
  // In the order of the ids, a transaction for each few rows. What was purged is empty.
  void walk(const Column& column) {
    const auto estimate = owner_.query(
        fmt::format("SELECT count(*) FROM {} WHERE {} <> ''", column.table, column.name));
    const auto total = std::stoull(estimate[0][0].value_or("0"));
    const auto next =
        fmt::format("SELECT id, {1} FROM {0} WHERE id > $1 AND {1} <> '' ORDER BY id LIMIT {2}",
                    column.table, column.name, rows_at_once);
    std::string last(before_all_ids);
    for (std::uint64_t passed = 0;;) {
      const auto rows = owner_.query(next, {last});
      if (rows.empty()) return;
      owner_.execute("BEGIN");
      for (const auto& row : rows) take(column, row[0].value_or(""), row[1]);
      owner_.execute("COMMIT");
      last = rows.back()[0].value_or("");
      passed += rows.size();
      bar_.show(column.context, passed, total);
    }
  }

  void take(const Column& column, const std::string& id, const std::optional<std::string>& text) {
    ++seen_;
    const auto sealed = postgres::from_bytea(text);
    if (!cipher_.needs_reseal(sealed)) return;
    const auto row = Uuid::parse(id).value_or(Uuid());
    const auto plain = cipher_.open(column.context, row, sealed);
    if (!plain) {
      ++closed_;
      fmt::print(
          stderr,
          "{} of {} does not open: its key is not in DATA_KEYS_COLUMNS, or it was altered.\n",
          column.context, id);
      return;
    }
    // What somebody changed meanwhile is newer than what was read.
    const auto written = owner_.query(
        fmt::format("UPDATE {0} SET {1} = $3 WHERE id = $1 AND {1} = $2 RETURNING 1", column.table,
                    column.name),
        {id, text, postgres::to_bytea(cipher_.seal(column.context, row, plain->reveal()))});
    resealed_ += written.size();
  }

  void leave_event() {
    audit_events::Event event{.action = "data.resealed", .object_kind = "database"};
    event.after = fmt::format(R"({{"values":{}}})", resealed_);
    owner_.execute("BEGIN");
    audit_events::record(owner_, ledger_, audit_events::system("reseal"), std::move(event));
    owner_.execute("COMMIT");
  }

  BlockingConnection owner_;
  vault::DataCipher cipher_;
  vault::LedgerKeys ledger_;
  demo::ProgressBar bar_;
  std::uint64_t seen_ = 0;
  std::uint64_t resealed_ = 0;
  std::uint64_t closed_ = 0;
};

}  // namespace

int reseal(const Environment& environment) {
  const auto url = owner_url(environment);
  if (!url) return complain(exit_code::misused, url.error());
  auto cipher = key_setting<vault::DataCipher>(environment, "DATA_KEYS_COLUMNS");
  if (!cipher) return complain(exit_code::misused, cipher.error());
  auto ledger = key_setting<vault::LedgerKeys>(environment, "AUDIT_KEYS");
  if (!ledger) return complain(exit_code::misused, ledger.error());
  return Reseal(*url, std::move(*cipher), std::move(*ledger)).run();
}

}  // namespace billspay::app

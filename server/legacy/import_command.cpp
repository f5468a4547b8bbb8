#include <fmt/core.h>

#include "app/application.hpp"
#include "app/durable_file.hpp"
#include "app/exit_code.hpp"
#include "app/key_setting.hpp"
#include "app/small_file.hpp"
#include "legacy/importer.hpp"
#include "legacy/legacy.hpp"
#include "legacy/tables.hpp"
#include "platform/postgres/transport.hpp"

namespace billspay::legacy {
namespace {

using postgres::BlockingConnection;

template <class T>
using Or = std::expected<T, std::string>;

Or<SecretString> legacy_url(const app::Environment& environment, const Options& options) {
  SecretString url(options.url);
  if (url.empty() && !options.url_file.empty()) {
    url = SecretString(app::read_small_file(options.url_file));
  }
  if (url.empty()) {
    auto set = environment.secret("LEGACY_DATABASE_URL");
    if (!set) return set;
    url = std::move(*set);
  }
  if (url.empty()) {
    return std::unexpected(
        "Name the earlier database: by --database-url-file, LEGACY_DATABASE_URL or as argument.");
  }
  const SecretString plain(source_url(url.reveal()).url);
  if (const auto why = postgres::unverified_transport(plain)) {
    return std::unexpected("The earlier database: " + *why);
  }
  return url;
}

// As text with a line's end, or 32 bytes of any kind.
Or<NumberKey> read_number_key(const std::string& file) {
  SecretString bytes(app::whole_file(file).value_or(""));
  if (bytes.reveal().size() == NumberKey::bytes) return NumberKey::parse(bytes);
  return NumberKey::parse(SecretString(app::read_small_file(file)));
}

Or<Keys> read_keys(const app::Environment& environment, const Options& options) {
  auto cipher = app::key_setting<vault::DataCipher>(environment, "DATA_KEYS_COLUMNS");
  if (!cipher) return std::unexpected(cipher.error());
  auto hashes = app::key_setting<vault::KeyedHash>(environment, "DATA_KEYS_LOOKUP");
  if (!hashes) return std::unexpected(hashes.error());
  auto processor = app::key_setting<vault::SealedBox>(environment, "DATA_KEYS_VAULT_PUBLIC");
  if (!processor) return std::unexpected(processor.error());
  auto ledger = app::key_setting<vault::LedgerKeys>(environment, "AUDIT_KEYS");
  if (!ledger) return std::unexpected(ledger.error());
  if (options.key_file.empty()) {
    return std::unexpected("Name the key of the account numbers there by --key-file.");
  }
  auto numbers = read_number_key(options.key_file);
  if (!numbers) return std::unexpected(numbers.error());
  return Keys{std::move(*cipher), std::move(*hashes), std::move(*processor), std::move(*ledger),
              std::move(*numbers)};
}

Or<std::string> responsible_admin(BlockingConnection& owner, const std::string& username) {
  const auto rows = owner.query(
      "SELECT id FROM admins WHERE is_active AND deleted_at IS NULL "
      "AND ($1 = '' OR lower(username) = lower($1)) ORDER BY created_at, id LIMIT 1",
      {username});
  if (!rows.empty()) return rows[0][0].value_or("");
  return std::unexpected(
      username.empty() ? "There is no admin yet to answer for the imported customers: "
                         "`billspay admin create NAME` makes one."
                       : "There is no active admin " + username + ": see `billspay admin list`.");
}

std::optional<std::string> missing_columns(Source& source) {
  if (auto why = source.missing(customer_table, {"id", "email", "passwordHash"})) return why;
  if (auto why = source.missing(payment_method_table, {"id", "userId", "accountNumber"})) {
    return why;
  }
  if (auto why = source.missing(biller_table, {"id", "userId", "name"})) return why;
  return source.missing(receipt_table, {"id", "userId", "billerId", "amount", "paidOn"});
}

void tell_lines(const Report& report, const Options& options) {
  if (options.report.empty()) {
    fmt::print("{}", report.lines());
  } else {
    app::replace_file(options.report, report.lines(), {.mode = 0600, .group = {}});
  }
}

void tell(const Report& report, const Options& options) {
  tell_lines(report, options);
  fmt::print("{}", report.counts_text(options.write));
  if (report.refused() > 0 && !options.report.empty()) {
    fmt::print("What was refused and why is in {}.\n", options.report);
  }
  if (!options.write) fmt::print("Nothing was written: that takes --write.\n");
}

int run(const app::Environment& environment, const Options& options, Report& report) {
  const auto refuse = [](const std::string& sentence) {
    return app::complain(app::exit_code::misused, sentence);
  };
  const auto url = legacy_url(environment, options);
  if (!url) return refuse(url.error());
  const auto keys = read_keys(environment, options);
  if (!keys) return refuse(keys.error());
  const auto ours = app::owner_url(environment);
  if (!ours) return refuse(ours.error());
  BlockingConnection owner(ours->reveal(), "billspay import");
  owner.execute(
      "SET TimeZone = 'UTC'; SET statement_timeout = 0; "
      "SET idle_in_transaction_session_timeout = 0");
  const auto admin = responsible_admin(owner, options.admin);
  if (!admin) return refuse(admin.error());
  Source source(*url);
  if (const auto why = missing_columns(source)) return refuse(*why);
  // Whether the report can be written is better known now.
  if (!options.report.empty()) tell_lines(report, options);
  Importer(source, owner, *keys, options, *admin, report).run();
  tell(report, options);
  return report.refused() == 0 ? app::exit_code::done : app::exit_code::failed;
}

}  // namespace

int import(const app::Environment& environment, const Options& options) {
  app::forbid_core_files();
  Report report;
  try {
    return run(environment, options, report);
  } catch (const std::exception& failure) {
    // What was noted of committed rows is not noted again by the next run.
    if (!report.lines().empty()) tell_lines(report, options);
    return app::complain(
        app::exit_code::misused,
        std::string(failure.what()) + "\nWhat was committed is kept: run it again and it goes on.");
  }
}

}  // namespace billspay::legacy

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include "app/audit_trail.hpp"
#include "app/checkpoints.hpp"
#include "app/commands.hpp"
#include "app/exit_code.hpp"
#include "demo/progress_bar.hpp"
#include "platform/postgres/errors.hpp"

namespace billspay::app {
namespace {

constexpr std::size_t most_sentences = 20;

std::expected<vault::LedgerKeys, std::string> ledger_keys(const Environment& environment) {
  const auto text = environment.secret("AUDIT_KEYS");
  if (!text) return std::unexpected(text.error());
  if (text->empty()) return std::unexpected("Set AUDIT_KEYS to the keys that the server has.");
  return vault::LedgerKeys::parse("AUDIT_KEYS", text->reveal());
}

Progress progress_bar(bool quiet) {
  if (quiet || ::isatty(STDERR_FILENO) != 1) return {};
  return [bar = std::make_shared<demo::ProgressBar>()](std::uint64_t done, std::uint64_t total) {
    bar->show("events", done, total);
  };
}

int tell(const Verdict& verdict, bool quiet) {
  for (std::size_t i = 0; i < std::min(verdict.findings.size(), most_sentences); ++i) {
    fmt::print(stderr, "{}{}\n", i == 0 ? "ALTERED  " : "         ", verdict.findings[i].sentence);
  }
  if (verdict.findings.size() > most_sentences) {
    fmt::print(stderr, "         and {} more.\n", verdict.findings.size() - most_sentences);
  }
  if (verdict.events > 0 && verdict.genuine == 0) {
    fmt::print(stderr, "Not one event matches: is AUDIT_KEYS what the server had?\n");
  }
  if (!quiet && verdict.unchained > 0) {
    fmt::print("{} events are older than the chain and were not checked.\n", verdict.unchained);
  }
  if (!quiet && verdict.findings.empty()) {
    fmt::print("The audit trail is intact: {} events, {} checkpoints.\n", verdict.events,
               verdict.checkpoints);
  }
  return verdict.findings.empty() ? exit_code::done : exit_code::failed;
}

// What to do with the database as its owner and the ledger's keys; what cannot be done at all must
// not look like an altered trail.
template <class Work>
int with_owner(const Environment& environment, Work work) {
  const auto keys = ledger_keys(environment);
  if (!keys) return complain(exit_code::misused, keys.error());
  const auto url = owner_url(environment);
  if (!url) return complain(exit_code::misused, url.error());
  try {
    postgres::BlockingConnection owner(url->reveal(), "billspay audit");
    return work(owner, *keys);
  } catch (const postgres::StatementError& refused) {
    return complain(exit_code::misused,
                    "The audit trail cannot be read: has `billspay migrate` run, and is "
                    "MIGRATION_DATABASE_URL the database as its owner? " +
                        std::string(refused.what()));
  } catch (const std::exception& failure) {
    return complain(exit_code::misused, failure.what());
  }
}

std::string directory_of(const Environment& environment, const std::string& given) {
  return given.empty() ? environment.text("AUDIT_CHECKPOINTS") : given;
}

}  // namespace

int verify_audit(const Environment& environment, const std::string& checkpoints, bool quiet) {
  const std::string directory = directory_of(environment, checkpoints);
  if (directory.empty() && !quiet) {
    fmt::print(stderr,
               "Without checkpoints (--checkpoints, AUDIT_CHECKPOINTS) nobody sees whether the "
               "newest events were cut off.\n");
  }
  return with_owner(environment, [&](auto& owner, const vault::LedgerKeys& keys) {
    const auto files =
        directory.empty() ? std::nullopt : std::optional<std::filesystem::path>(directory);
    return tell(verify_trail(owner, keys, files, progress_bar(quiet)), quiet);
  });
}

int write_checkpoint(const Environment& environment, const std::string& checkpoints) {
  const std::string directory = directory_of(environment, checkpoints);
  if (directory.empty()) {
    return complain(exit_code::misused,
                    "Say where checkpoints go: --checkpoints or AUDIT_CHECKPOINTS.");
  }
  return with_owner(environment, [&](auto& owner, const vault::LedgerKeys& keys) {
    const auto file = append_checkpoint(directory, keys, read_chain_state(owner));
    fmt::print("{}\n", file.empty() ? "Nothing has happened since the last checkpoint."
                                    : "Added to " + file.string() + ".");
    return exit_code::done;
  });
}

}  // namespace billspay::app

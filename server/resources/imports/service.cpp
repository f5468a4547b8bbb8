#include "resources/imports/service.hpp"

#include <algorithm>
#include <unordered_set>

#include "platform/http/idempotency.hpp"
#include "resources/audit_events/audit_events.hpp"
#include "resources/imports/problems.hpp"
#include "resources/imports/repository.hpp"
#include "resources/imports/trail.hpp"

namespace billspay::imports {
namespace {

using Answer = http::OrReplayed<Report>;
using postgres::Transaction;

constexpr std::chrono::milliseconds pause_between_turns{100};

struct Accepted {
  const Row* row;
  BillerId biller;
};

// What is to become of a sheet.
struct Judgement {
  std::vector<Accepted> accepted;
  Findings findings;
  int invalid = 0;
};

// What the database says is wrong with a row. False when there is something.
bool judge_row(const Row& row, const Match& match, Findings& findings) {
  if (row.customer_number.empty()) return false;
  if (!match.customer_known) {
    findings.add(row.number, Column::customer_number, "is not the number of a customer");
    return false;
  }
  if (row.biller.empty()) return false;
  if (match.named == 0) {
    findings.add(row.number, Column::biller, "is not a biller of this customer");
  } else if (match.fitting == 0) {
    findings.add(row.number, Column::account_id, "is not an account at this biller");
  } else if (match.fitting > 1) {
    findings.add(row.number, Column::account_id,
                 "is needed: this customer has several billers of that name");
  }
  return match.fitting == 1;
}

Task<Judgement> judge(Transaction& transaction, const Sheet& sheet) {
  Judgement judgement;
  std::unordered_set<std::string> seen;
  const std::span<const Row> rows(sheet.rows);
  for (std::size_t start = 0; start < rows.size(); start += batch_rows) {
    const auto batch = rows.subspan(start, std::min(batch_rows, rows.size() - start));
    const auto matches = co_await match(transaction, batch);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const bool placed = judge_row(batch[i], matches.at(i), judgement.findings);
      if (!placed || !batch[i].sound) {
        ++judgement.invalid;
        continue;
      }
      const BillerId biller = *matches[i].biller_id;
      const bool first = seen.insert(biller.to_string() + matches[i].key).second;
      if (!first || matches[i].receipt_known) continue;
      judgement.accepted.push_back({&batch[i], biller});
    }
  }
  judgement.findings.join(sheet.findings);
  co_return judgement;
}

// Last, because the audit trail's lane is held from its first event to the commit.
Task<void> record(Transaction& transaction, const auth::Staff& who,
                  const http::CallContext& context, const Report& report, const Bytes& sha256,
                  std::vector<PostedReceipt>& posted) {
  // One customer after the other, so that each one's pages are told once.
  std::ranges::sort(posted, {}, &PostedReceipt::customer);
  const auto actor = co_await audit_events::staff_actor(transaction, who);
  const std::string reason = "import " + report.id->to_string();
  audit_events::Event whole{
      .action = "receipts.imported", .object_kind = "import", .object_id = report.id->value};
  whole.after = trail_of(report, sha256);
  co_await audit_events::record(transaction, context, actor, std::move(whole));
  for (std::size_t start = 0; start < posted.size(); start += batch_rows) {
    std::vector<audit_events::Event> events;
    for (std::size_t i = start; i < std::min(start + batch_rows, posted.size()); ++i) {
      audit_events::Event event{.action = "receipt.posted",
                                .object_kind = "receipt",
                                .object_id = posted[i].id.value,
                                .customer = posted[i].customer};
      event.after = trail_of(posted[i]);
      event.reason = reason;
      events.push_back(std::move(event));
    }
    co_await audit_events::record_all(transaction, context, actor, std::move(events));
  }
}

std::vector<NewReceipt> receipts_of(std::span<const Accepted> accepted) {
  std::vector<NewReceipt> receipts;
  receipts.reserve(accepted.size());
  for (const auto& [row, biller] : accepted) {
    receipts.push_back(
        {ReceiptId::make(), biller, row->amount, row->paid_on, row->confirmation, row->notes});
  }
  return receipts;
}

// problems::import_under_way when a customer or a biller was removed meanwhile: the file means
// something else then, and the import starts anew. Asked last, so that little can happen after it.
Task<Result<void>> commit(Transaction& transaction, const auth::Staff& who,
                          const http::CallContext& context, const Sheet& sheet,
                          const std::vector<Accepted>& accepted, Report& report) {
  report.id = ImportId::make();
  report.committed = true;
  std::vector<PostedReceipt> posted;
  posted.reserve(accepted.size());
  for (std::size_t start = 0; start < accepted.size(); start += batch_rows) {
    const auto receipts = receipts_of(
        std::span(accepted).subspan(start, std::min(batch_rows, accepted.size() - start)));
    auto batch = co_await post(transaction, receipts);
    std::ranges::move(batch, std::back_inserter(posted));
  }
  report.added = static_cast<int>(posted.size());
  report.duplicates = report.rows - report.invalid - report.added;
  co_await add(transaction, AdminId(who.id), report, sheet.sha256);
  co_await record(transaction, who, context, report, sheet.sha256, posted);
  if (co_await someone_left(transaction, posted)) co_return refuse(problems::import_under_way);
  co_return Result<void>();
}

Task<Result<Answer>> import_in(Transaction& transaction, const http::Platform& platform,
                               const auth::Staff& who, const Options& options, const Sheet& sheet,
                               const http::CallContext& context) {
  if (!options.dry_run()) {
    const bool turn = co_await take_turn(transaction);
    if (!turn) co_return refuse(problems::import_under_way);
    auto replayed = co_await http::claim_key(transaction, *platform.hashes, context, who.id);
    if (!replayed) co_return refuse(std::move(replayed.error()));
    if (*replayed) co_return Answer(std::move(**replayed));
  }
  const Judgement judgement = co_await judge(transaction, sheet);
  Report report{};
  report.dry_run = options.dry_run();
  report.mode = options.mode();
  report.rows = static_cast<int>(sheet.rows.size());
  report.invalid = judgement.invalid;
  report.duplicates = report.rows - report.invalid - static_cast<int>(judgement.accepted.size());
  report.errors = judgement.findings.listed();
  report.more_errors = judgement.findings.more();
  if (options.dry_run()) co_return Answer(std::move(report));
  if (report.mode == Mode::valid_only || report.invalid == 0) {
    const auto done = co_await commit(transaction, who, context, sheet, judgement.accepted, report);
    if (!done) co_return refuse(done.error());
  }
  http::Replayed kept{200, json::encode(report), "", ""};
  co_await http::keep_answer(transaction, context, who.id, std::move(kept));
  co_return Answer(std::move(report));
}

}  // namespace

Task<Result<Answer>> import_receipts(const http::Platform& platform, auth::Staff who,
                                     Options options, http::CsvUpload file,
                                     http::CallContext context) {
  const auto sheet = co_await read_sheet(std::move(file));
  if (!sheet) co_return refuse(sheet.error());
  context.idempotency_material =
      "import " + std::string(name_of(options.mode())) + "\n" + std::string(as_text(sheet->sha256));
  for (std::chrono::milliseconds waited{0};; waited += pause_between_turns) {
    auto answer = co_await platform.database(who).transact(
        who.guard(), [&](Transaction& transaction) -> Task<Result<Answer>> {
          return import_in(transaction, platform, who, options, *sheet, context);
        });
    const bool later = !answer && answer.error().kind == problems::import_under_way;
    if (!later || waited >= longest_wait) co_return answer;
    co_await platform.sleep(pause_between_turns);
  }
}

}  // namespace billspay::imports

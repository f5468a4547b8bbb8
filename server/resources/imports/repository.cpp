#include "resources/imports/repository.hpp"

#include <set>

#include "resources/imports/queries.hpp"

namespace billspay::imports {
namespace {

// How a row is asked about, and how a receipt is written.
struct Question {
  int number;
  std::string customer;
  std::string biller;
  std::optional<std::string> account;
  std::string confirmation;
};

struct Turn {
  bool taken;
};
struct Departure {
  bool by_now;
};

constexpr postgres::Query<Turn()> take_turn_query{sql::imports::take_turn};
constexpr postgres::Query<Match(postgres::Json)> match_rows{sql::imports::match};
constexpr postgres::Query<PostedReceipt(postgres::Json)> post_receipts{sql::imports::post};
constexpr postgres::Query<Departure(std::string)> someone_left_query{sql::imports::someone_left};
constexpr postgres::Query<postgres::Nothing(ImportId, AdminId, Mode, Bytes, int, int, int, int)>
    insert{sql::imports::add};
constexpr postgres::Query<Import(Timestamp, Uuid, int)> list_rows{sql::imports::list};

}  // namespace
}  // namespace billspay::imports

namespace billspay::json {

template <>
inline constexpr auto table<imports::Question> = object(
    "Question", field("number", &imports::Question::number),
    field("customer", &imports::Question::customer), field("biller", &imports::Question::biller),
    field("account", &imports::Question::account),
    field("confirmation", &imports::Question::confirmation));

template <>
inline constexpr auto table<imports::NewReceipt> = object(
    "NewImportedReceipt", field("id", &imports::NewReceipt::id),
    field("biller", &imports::NewReceipt::biller_id), field("amount", &imports::NewReceipt::amount),
    field("paid_on", &imports::NewReceipt::paid_on),
    field("confirmation", &imports::NewReceipt::confirmation),
    field("notes", &imports::NewReceipt::notes));

}  // namespace billspay::json

namespace billspay::imports {
namespace {

template <class T>
postgres::Json list_of(std::span<const T> all) {
  std::string text = "[";
  for (const T& one : all) {
    if (text.size() > 1) text.push_back(',');
    json::Codec<T>::encode(text, one);
  }
  return {text + "]"};
}

}  // namespace

Task<bool> take_turn(postgres::Transaction& transaction) {
  const auto turn = co_await transaction.one(take_turn_query);
  co_return turn->taken;
}

Task<std::vector<Match>> match(postgres::Transaction& transaction, std::span<const Row> rows) {
  std::vector<Question> questions;
  questions.reserve(rows.size());
  for (const Row& row : rows) {
    questions.push_back(
        {row.number, row.customer_number, row.biller, row.account_id, row.confirmation});
  }
  const auto asked = list_of(std::span<const Question>(questions));
  co_return co_await transaction.all(match_rows, asked);
}

Task<std::vector<PostedReceipt>> post(postgres::Transaction& transaction,
                                      std::span<const NewReceipt> receipts) {
  const auto written = list_of(receipts);
  co_return co_await transaction.all(post_receipts, written);
}

Task<bool> someone_left(postgres::Transaction& transaction,
                        std::span<const PostedReceipt> receipts) {
  std::set<BillerId> billers;
  for (const auto& receipt : receipts) billers.insert(receipt.biller_id);
  std::string lines;
  for (const BillerId id : billers) lines += (lines.empty() ? "" : "\n") + id.to_string();
  const auto departure = co_await transaction.one(someone_left_query, lines);
  co_return departure->by_now;
}

Task<void> add(postgres::Transaction& transaction, AdminId admin, const Report& report,
               const Bytes& sha256) {
  co_await transaction.run(insert, *report.id, admin, report.mode, sha256, report.rows,
                           report.added, report.duplicates, report.invalid);
}

Task<Result<ImportPage>> list(postgres::Database& database, auth::Staff who,
                              http::PageRequest page) {
  const http::Cursor start = page.start();
  auto rows = co_await database.all(who.guard(), list_rows, start.at, start.id, page.size() + 1);
  if (!rows) co_return refuse(std::move(rows.error()));
  ImportPage answer{std::move(*rows), std::nullopt};
  answer.next_cursor = http::cut_page(answer.imports, page.size(), [](const Import& one) {
    return http::Cursor{one.created_at, one.id.value};
  });
  co_return answer;
}

}  // namespace billspay::imports

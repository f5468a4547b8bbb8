// The database as services see it: typed queries and transactions on behalf of somebody.
// One Database per serving thread and role; it must only be used on its own thread.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "platform/core/problem.hpp"
#include "platform/core/task.hpp"
#include "platform/postgres/errors.hpp"
#include "platform/postgres/query.hpp"
#include "platform/postgres/values.hpp"

namespace billspay::postgres {

class ReadPool;   // pipelined connections that gather reads of many requests
class WritePool;  // connections that carry one transaction at a time

// NOTIFY's channel; the payload is the id of the customer whose account changed.
inline constexpr std::string_view changes_channel = "billspay_changes";

// A statement that is sent immediately before each read, and first in each transaction, to say on
// whose behalf it runs. It returns one text; an empty one means that there is no such authority
// (any more) and nothing is done. Statement text never varies, so it must set, not concatenate.
struct Guard {
  const Statement* statement;
  Params params;
};

// Inside Database::transact. Statements run in order on one connection.
class Transaction {
 public:
  // All rows. Throws on anything but success.
  template <class Row, class... P>
  Task<std::vector<Row>> all(Query<Row(P...)> query, std::type_identity_t<const P&>... params) {
    const Rows rows = co_await execute(query.statement, make_params(params...));
    co_return rows.template as<Row>();
  }
  // The first row, if any.
  template <class Row, class... P>
  Task<std::optional<Row>> one(Query<Row(P...)> query, std::type_identity_t<const P&>... params) {
    const Rows rows = co_await execute(query.statement, make_params(params...));
    if (rows.count() == 0) co_return std::nullopt;
    co_return rows.template row_as<Row>(0);
  }
  // How many rows were changed.
  template <class Row, class... P>
  Task<int> run(Query<Row(P...)> query, std::type_identity_t<const P&>... params) {
    const Rows rows = co_await execute(query.statement, make_params(params...));
    co_return rows.affected();
  }
  // Like run, but a violated constraint is an answer. The transaction can then only roll back.
  template <class Row, class... P>
  Task<std::expected<int, Violation>> attempt(Query<Row(P...)> query,
                                              std::type_identity_t<const P&>... params) {
    auto rows = co_await try_execute(query.statement, make_params(params...));
    if (!rows) co_return std::unexpected(std::move(rows.error()));
    co_return rows->affected();
  }

  // Changes on whose behalf the rest of this transaction runs; the id of the new authority.
  Task<void> become(Guard guard);

  // Tells listeners of changes_channel once the transaction is committed. Not in the transaction:
  // NOTIFY makes commits queue. It is a hint that can be lost; listeners look for themselves too.
  void announce(std::string payload) { announcements_.push_back(std::move(payload)); }

  virtual ~Transaction() = default;

 protected:
  std::vector<std::string> take_announcements() { return std::exchange(announcements_, {}); }
  virtual Task<std::expected<Rows, Violation>> try_execute(const Statement& statement,
                                                           Params params) = 0;
  Task<Rows> execute(const Statement& statement, Params params);

 private:
  template <class... P>
  static Params make_params(const P&... values) {
    Params params;
    (params.add(values), ...);
    return params;
  }

  std::vector<std::string> announcements_;
};

class Database {
 public:
  Database(std::shared_ptr<ReadPool> reads, std::shared_ptr<WritePool> writes);

  // One read outside a transaction, gathered with the reads of other requests. Must not write: it
  // is sent again when a neighbour in its batch fails. problems::unauthenticated when the guard
  // returned nothing.
  template <class Row, class... P>
  Task<Result<std::vector<Row>>> all(std::optional<Guard> guard, Query<Row(P...)> query,
                                     std::type_identity_t<const P&>... params) {
    auto rows = co_await read(std::move(guard), query.statement, make_params(params...));
    if (!rows) co_return std::unexpected(std::move(rows.error()));
    co_return rows->template as<Row>();
  }
  template <class Row, class... P>
  Task<Result<std::optional<Row>>> one(std::optional<Guard> guard, Query<Row(P...)> query,
                                       std::type_identity_t<const P&>... params) {
    auto rows = co_await read(std::move(guard), query.statement, make_params(params...));
    if (!rows) co_return std::unexpected(std::move(rows.error()));
    if (rows->count() == 0) co_return std::optional<Row>();
    co_return std::optional<Row>(rows->template row_as<Row>(0));
  }

  // Runs `work(Transaction&) -> Task<Result<T>>`: commits when it returns a value, rolls back when
  // it returns a Problem or throws. Serialisation failures and deadlocks are run again (up to three
  // times), so the work must not have effects outside the database. A commit is never cancelled;
  // one whose outcome is not known throws InDoubt.
  template <class Work>
  auto transact(std::optional<Guard> guard, Work work)
      -> std::invoke_result_t<Work&, Transaction&> {
    using Outcome = typename std::invoke_result_t<Work&, Transaction&>::promise_type;
    using Value = decltype(std::declval<Outcome&>().take());
    std::optional<Value> outcome;
    const auto refused =
        co_await run_transaction(std::move(guard), [&](Transaction& transaction) -> Task<bool> {
          outcome.emplace(co_await work(transaction));
          co_return outcome->has_value();
        });
    if (refused) co_return std::unexpected(*refused);
    co_return std::move(*outcome);
  }

 private:
  template <class... P>
  static Params make_params(const P&... values) {
    Params params;
    (params.add(values), ...);
    return params;
  }
  Task<Result<Rows>> read(std::optional<Guard> guard, const Statement& statement, Params params);
  // `work` answers whether to commit. A Problem only when the guard returned nothing.
  Task<std::optional<Problem>> run_transaction(std::optional<Guard> guard,
                                               std::function<Task<bool>(Transaction&)> work);

  std::shared_ptr<ReadPool> reads_;
  std::shared_ptr<WritePool> writes_;
};

}  // namespace billspay::postgres

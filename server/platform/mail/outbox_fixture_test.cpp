#include "platform/mail/outbox_fixture_test.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <functional>

#include "platform/core/bytes.hpp"
#include "platform/postgres/write_pool.hpp"

namespace billspay::mail {
namespace {

struct Anything {
  std::string value;
};

constexpr postgres::Statement act_for_statement{
    "mail_test.act_for", "SELECT set_config('billspay.user_id', $1::text, true)"};
constexpr postgres::Query<Anything(std::string)> act_for{act_for_statement};
// One piece of work on a connection of its own.
void run_as_portal(const std::string& url,
                   const std::function<Task<void>(postgres::Database&)>& work) {
  boost::asio::io_context context(1);
  postgres::ConnectionOptions options;
  options.conninfo = SecretString(url);
  options.role = "billspay_portal";
  const auto writes = postgres::make_write_pool(context, options, 1);
  postgres::Database portal(nullptr, writes);
  std::exception_ptr failure;
  spawn(work(portal), [&](const std::exception_ptr& thrown) {
    failure = thrown;
    boost::asio::post(context, [&] {
      writes->close();
      context.stop();
    });
  });
  context.run();
  if (failure) std::rethrow_exception(failure);
}

constexpr ProblemKind rolled_back{"rolled-back", "The test wants it so.", Category::conflict};

}  // namespace

vault::DataCipher cipher_with_key(char filling) {
  return vault::DataCipher::parse("DATA_KEYS", "test:" + base64(std::string(32, filling))).value();
}

Message reset_mail(const std::string& to) {
  return {"password-reset", to, "Ada Lovelace", "Reset your password",
          "https://example.com/reset#token=a-secret\n"};
}

OutboxTest::OutboxTest() : cipher_(cipher_with_key('k')), customer_(add_customer()) {}

CustomerId OutboxTest::add_customer() {
  const CustomerId id = CustomerId::make();
  database_.query(
      "INSERT INTO users (id, email, password_hash, first_name, last_name, date_of_birth,"
      "                   ssn_last4, identity_hash, address_line1, city, state, postal_code,"
      "                   customer_number) "
      "VALUES ($1::uuid, $1::uuid || '@example.com', '', 'Ada', 'Lovelace', '', '', '', '1 Main "
      "St',"
      "        'Austin', 'TX', '78701', $2)",
      {id.to_string(), customer_number::random()});
  return id;
}

void OutboxTest::enqueue_for(CustomerId customer, const Message& message,
                             const Circumstances& circumstances) {
  const std::string authority = circumstances.on_behalf_of.value_or(customer).to_string();
  run_as_portal(database_.server_url(), [&](postgres::Database& portal) -> Task<void> {
    co_await portal.transact(std::nullopt,
                             [&](postgres::Transaction& transaction) -> Task<Result<int>> {
                               co_await transaction.all(act_for, authority);
                               co_await enqueue(transaction, cipher_, customer, message);
                               if (!circumstances.commit) co_return refuse(rolled_back);
                               co_return 1;
                             });
  });
}

std::vector<OutboxTest::Row> OutboxTest::rows(const std::string& columns) {
  return database_.query("SELECT " + columns + " FROM outbox ORDER BY id");
}

int OutboxTest::count(const std::string& condition) {
  return std::stoi(
      database_.query("SELECT count(*) FROM outbox WHERE " + condition).at(0)[0].value());
}

}  // namespace billspay::mail

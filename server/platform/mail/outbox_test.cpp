#include "platform/mail/outbox_fixture_test.hpp"
#include "platform/postgres/errors.hpp"

namespace billspay::mail {
namespace {

TEST_F(OutboxTest, KeepsAMessageThatWasCommitted) {
  enqueue_for(customer_, reset_mail());
  EXPECT_EQ(rows("user_id, kind, attempts, sent_at, abandoned_at"),
            (std::vector<Row>{
                {customer_.to_string(), "password-reset", "0", std::nullopt, std::nullopt}}));
}

TEST_F(OutboxTest, KnowsNothingOfAMessageThatWasRolledBack) {
  enqueue_for(customer_, reset_mail(), {.commit = false, .on_behalf_of = {}});
  EXPECT_TRUE(rows("id").empty());
}

// S61
TEST_F(OutboxTest, ShowsNeitherLinkNorAddressInTheTable) {
  enqueue_for(customer_, reset_mail());
  const auto row = database_.query(
      "SELECT position('reset#token'::bytea IN payload), position('ada@example'::bytea IN payload),"
      "       position('toName'::bytea IN payload), length(payload) > 100"
      "  FROM outbox");
  EXPECT_EQ(row, (std::vector<Row>{{"0", "0", "0", "t"}}));
}

TEST_F(OutboxTest, SealsTheMessageForItsRow) {
  enqueue_for(customer_, reset_mail());
  const auto id = Uuid::parse(rows("id").at(0)[0].value());
  const Bytes payload = as_bytes(
      from_base64(*rows("translate(encode(payload, 'base64'), E'\\n', '')")[0][0]).value());
  const auto opened = cipher_.open(payload_context, *id, payload);
  ASSERT_TRUE(opened);
  EXPECT_EQ(from_json(opened->reveal()), reset_mail());
  EXPECT_FALSE(cipher_.open(payload_context, Uuid::v7(), payload));
}

TEST_F(OutboxTest, TakesNoMailInTheNameOfAnotherCustomer) {
  const CustomerId other = add_customer();
  EXPECT_THROW(enqueue_for(other, reset_mail(), {.commit = true, .on_behalf_of = customer_}),
               postgres::StatementError);
  EXPECT_TRUE(rows("id").empty());
}

}  // namespace
}  // namespace billspay::mail

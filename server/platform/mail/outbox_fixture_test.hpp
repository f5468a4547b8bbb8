// What the tests of the outbox share: a migrated database with customers, the portal's way in to
// leave mail, the superuser's to look at the rows.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "platform/mail/outbox.hpp"
#include "platform/postgres/database.hpp"
#include "tests/support/test_database.hpp"

namespace billspay::mail {

class OutboxTest : public testing::Test {
 protected:
  using Row = postgres::BlockingConnection::Row;

  OutboxTest();

  CustomerId add_customer();
  struct Circumstances {
    bool commit = true;
    std::optional<CustomerId> on_behalf_of;  // the recipient when empty
  };
  // As the portal.
  void enqueue_for(CustomerId customer, const Message& message, const Circumstances& circumstances);
  void enqueue_for(CustomerId customer, const Message& message) {
    enqueue_for(customer, message, Circumstances());
  }
  // `columns` of every row, oldest first.
  std::vector<Row> rows(const std::string& columns);
  // How many rows there are for which `condition` holds.
  int count(const std::string& condition);

  test_support::TestDatabase database_;
  vault::DataCipher cipher_;
  CustomerId customer_;
};

vault::DataCipher cipher_with_key(char filling);
Message reset_mail(const std::string& to = "ada@example.com");

}  // namespace billspay::mail

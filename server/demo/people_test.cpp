#include "demo/people.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "demo/bills.hpp"
#include "platform/core/text.hpp"

namespace billspay::demo {
namespace {

constexpr std::uint64_t total = 20'000;
const Timestamp loaded_at = *parse_timestamp("2026-11-22T18:00:00Z");

TEST(People, AreTheSameAtEveryLoad) {
  for (const std::uint64_t index : {0U, 3U, 1234U}) {
    const Person once = make_person(index, total, loaded_at);
    const Person again = make_person(index, total, loaded_at);
    EXPECT_EQ(once.id, again.id);
    EXPECT_EQ(once.email, again.email);
    EXPECT_EQ(once.customer_number, again.customer_number);
    EXPECT_EQ(once.ssn_last4, again.ssn_last4);
  }
}

TEST(People, BeginWithTheNamedOnes) {
  const Person ada = make_person(0, total, loaded_at);
  const Person cleo = make_person(2, total, loaded_at);
  EXPECT_EQ(ada.email, "ada@demo.test");
  EXPECT_EQ(ada.kyc_status, "APPROVED");
  EXPECT_EQ(make_person(1, total, loaded_at).email, "ben@demo.test");
  EXPECT_EQ(cleo.email, "cleo@demo.test");
  EXPECT_EQ(cleo.kyc_status, "PENDING");
}

TEST(People, HaveWhatTheServerWouldAccept) {
  std::set<std::string> numbers;
  std::set<std::string> emails;
  std::set<Uuid> ids;
  std::size_t approved = 0;
  Uuid before{};
  for (std::uint64_t index = named_people; index < total; ++index) {
    const Person person = make_person(index, total, loaded_at);
    EXPECT_TRUE(customer_number::valid(person.customer_number)) << person.customer_number;
    EXPECT_TRUE(valid_email(person.email)) << person.email;
    EXPECT_TRUE(acceptable_text(person.first_name)) << person.first_name;
    EXPECT_TRUE(acceptable_text(person.last_name)) << person.last_name;
    EXPECT_TRUE(parse_date(person.date_of_birth)) << person.date_of_birth;
    EXPECT_EQ(person.ssn_last4.size(), 4U);
    EXPECT_EQ(person.postal_code.size(), 5U);
    EXPECT_LT(person.created_at, loaded_at);
    EXPECT_LT(before, person.id);
    before = person.id;
    numbers.insert(person.customer_number);
    emails.insert(person.email);
    ids.insert(person.id);
    approved += person.kyc_status == "APPROVED" ? 1 : 0;
  }
  EXPECT_EQ(numbers.size(), total - named_people);
  EXPECT_EQ(emails.size(), total - named_people);
  EXPECT_EQ(ids.size(), total - named_people);
  EXPECT_NEAR(static_cast<double>(approved) / total, 0.95, 0.01);
}

TEST(People, HaveIdsOfTheShapeOfVersionSeven) {
  std::set<Uuid> ids;
  for (std::uint64_t index = 0; index < 10'000; ++index) {
    for (const Kind kind : {Kind::customer, Kind::biller, Kind::receipt}) {
      const Uuid id = demo_id(kind, index, loaded_at);
      EXPECT_EQ(id.bytes[6] >> 4U, 7);
      EXPECT_EQ(id.bytes[8] >> 6U, 2);
      ids.insert(id);
    }
  }
  EXPECT_EQ(ids.size(), 30'000U);
}

TEST(Bills, ArePaidInThePastAndInOrder) {
  for (int hour = 0; hour < 24; ++hour) {
    const auto until = loaded_at + std::chrono::hours(hour);
    const auto since = until - std::chrono::days(1000);
    for (const auto& payments :
         {monthly_payments(1, 8, since, until), spread_payments(1, 3, 10, since, until)}) {
      ASSERT_FALSE(payments.empty());
      Timestamp last = since;
      for (const Payment& payment : payments) {
        EXPECT_GE(payment.paid_on, last);
        EXPECT_LT(payment.paid_on, until);
        EXPECT_GT(payment.amount.cents, 0);
        EXPECT_LE(payment.amount.cents, Money::max_cents);
        last = payment.paid_on;
      }
    }
  }
}

TEST(Bills, HaveDistinctConfirmations) {
  std::set<std::string> all;
  for (std::uint64_t index = 0; index < 100'000; ++index) all.insert(confirmation(index));
  EXPECT_EQ(all.size(), 100'000U);
}

TEST(Bills, ComeFromDifferentCompaniesForOnePerson) {
  std::set<std::string_view> names;
  for (std::size_t which = 0; which < companies_count; ++which) {
    names.insert(company_of(7, which).name);
  }
  EXPECT_EQ(names.size(), companies_count);
}

}  // namespace
}  // namespace billspay::demo

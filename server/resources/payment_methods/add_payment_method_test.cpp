#include <gtest/gtest.h>

#include <chrono>

#include "platform/core/clock.hpp"
#include "tests/support/database_contents.hpp"
#include "tests/support/parallel.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

constexpr auto path = "/api/payment-methods";
using Pointers = std::vector<std::string>;

class AddPaymentMethod : public testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
  static void TearDownTestSuite() { server_.reset(); }

  static SignedInCustomer somebody(bool approved = true) {
    static int count = 0;
    return server_->customer("add" + std::to_string(++count) + "@example.com", approved);
  }

  static inline std::unique_ptr<TestServer> server_;
};

TEST_F(AddPaymentMethod, ShowsACardByBrandLastFourAndExpiryOnly) {
  auto nora = somebody();
  const auto added = nora.client.post(path, card);
  ASSERT_EQ(added.status, 201) << added.raw.body;
  EXPECT_EQ(added.text("type"), "CREDIT_CARD");
  EXPECT_EQ(added.text("brand"), "Visa");
  EXPECT_EQ(added.text("provider"), "Visa");
  EXPECT_EQ(added.text("last4"), "4242");
  EXPECT_EQ(added.text("expMonth"), "12");
  EXPECT_EQ(added.text("expYear"), "2039");
  EXPECT_EQ(added.text("cardholderName"), "Nora Feld");
  EXPECT_EQ(added.text("routingNumber"), "null");
  EXPECT_EQ(added.raw.header("location"), method_path(added.text("id")));
  const auto found = nora.client.get(method_path(added.text("id")));
  EXPECT_EQ(found.body, added.body);
  EXPECT_EQ(found.raw.header("etag"), added.raw.header("etag"));
  EXPECT_FALSE(added.body.as_object().contains("accountNumber"));
  EXPECT_FALSE(added.body.as_object().contains("securityCode"));
}

TEST_F(AddPaymentMethod, ShowsABankAccountWithItsRoutingNumberMasked) {
  auto nora = somebody();
  const auto added = nora.client.post(path, bank_account);
  ASSERT_EQ(added.status, 201) << added.raw.body;
  EXPECT_EQ(added.text("last4"), "6789");
  EXPECT_EQ(added.text("routingNumber"), "*****0000");
  EXPECT_EQ(added.text("accountType"), "CHECKING");
  EXPECT_EQ(added.text("ownerName"), "Nora Feld");
  EXPECT_EQ(added.text("brand"), "null");
  EXPECT_EQ(added.raw.body.find("110000000"), std::string::npos);
}

TEST_F(AddPaymentMethod, KnowsTheBrandsByTheirFirstDigits) {
  auto nora = somebody();
  const std::vector<std::pair<std::string, std::string>> numbers{
      {"378282246310005", "American Express"},
      {"5555555555554444", "Mastercard"},
      {"2223003122003222", "Mastercard"},
      {"6011111111111117", "Discover"},
      {"3566002020360505", "JCB"},
      {"30569309025904", "Diners Club"},
      {"6200000000000005", "UnionPay"}};
  for (const auto& [number, brand] : numbers) {
    const auto added = nora.client.post(
        path, merged(card, R"({"securityCode":null,"accountNumber":")" + number + R"("})"));
    ASSERT_EQ(added.status, 201) << number << added.raw.body;
    EXPECT_EQ(added.text("brand"), brand) << number;
    EXPECT_EQ(added.text("last4"), number.substr(number.size() - 4));
  }
}

TEST_F(AddPaymentMethod, ReadsNumbersAsPeopleTypeThem) {
  auto nora = somebody();
  const auto added =
      nora.client.post(path, merged(card, R"({"accountNumber":" 5555-5555 5555-4444 ",)"
                                          R"("confirmAccountNumber":"5555555555554444"})"));
  ASSERT_EQ(added.status, 201) << added.raw.body;
  EXPECT_EQ(added.text("last4"), "4444");
  const auto again =
      nora.client.post(path, merged(card, R"({"accountNumber":"5555 5555 5555 4444"})"));
  EXPECT_EQ(again.status, 409);
  const auto bank = nora.client.post(
      path, merged(bank_account, R"({"routingNumber":"1100-0000-0","accountNumber":"98-76 54"})"));
  ASSERT_EQ(bank.status, 201) << bank.raw.body;
  EXPECT_EQ(bank.text("routingNumber"), "*****0000");
  EXPECT_EQ(bank.text("last4"), "7654");
}

TEST_F(AddPaymentMethod, MakesTheFirstOneTheDefaultAndLaterOnesWhenAsked) {
  auto nora = somebody();
  const auto first = nora.client.post(path, card_body(1, R"({"isDefault":false})"));
  EXPECT_EQ(first.text("isDefault"), "true");
  EXPECT_EQ(nora.client.post(path, card_body(2)).text("isDefault"), "false");
  EXPECT_EQ(nora.client.post(path, card_body(3, R"({"isDefault":true})")).text("isDefault"),
            "true");
  EXPECT_EQ(nora.client.get(method_path(first.text("id"))).text("isDefault"), "false");
  EXPECT_EQ(defaults_of(server_->database(), nora.id), "1");
}

struct Refused {
  std::string base;
  std::string changes;
  Pointers pointers;
};

void expect_refused(ApiClient& client, const std::vector<Refused>& cases) {
  for (const auto& [base, changes, pointers] : cases) {
    const auto answer = client.post(path, merged(base, changes));
    EXPECT_EQ(answer.status, 422) << changes << answer.raw.body;
    EXPECT_EQ(answer.problem(), "validation-failed") << changes;
    EXPECT_EQ(answer.refused(), pointers) << changes << answer.raw.body;
  }
}

// S35
TEST_F(AddPaymentMethod, ChecksEachRuleForCards) {
  auto nora = somebody();
  expect_refused(
      nora.client,
      {{card, R"({"accountNumber":"4242424242424241"})", {"#/accountNumber"}},
       {card, R"({"accountNumber":"42424242426"})", {"#/accountNumber"}},
       {card, R"({"accountNumber":"4242a42424242424"})", {"#/accountNumber"}},
       {card, R"({"accountNumber":"42424242424242424242"})", {"#/accountNumber"}},
       {card, R"({"accountNumber":null})", {"#/accountNumber"}},
       {card, R"({"accountNumber":4242424242424242})", {"#/accountNumber"}},
       {card, R"({"type":"CASH"})", {"#/type"}},
       {card, R"({"expMonth":1,"expYear":2020})", {"#/expMonth"}},
       {card, R"({"expMonth":13})", {"#/expMonth"}},
       {card, R"({"expMonth":null,"expYear":null})", {"#/expMonth", "#/expYear"}},
       {card, R"({"expYear":2101})", {"#/expYear"}},
       {card, R"({"securityCode":"1234"})", {"#/securityCode"}},
       {card, R"({"securityCode":"12a"})", {"#/securityCode"}},
       {card, R"({"accountNumber":"378282246310005","securityCode":"123"})", {"#/securityCode"}},
       {card, R"({"confirmAccountNumber":"4000056655665556"})", {"#/confirmAccountNumber"}},
       {card, R"({"routingNumber":"110000000"})", {"#/routingNumber"}},
       {card, R"({"accountType":"CHECKING"})", {"#/accountType"}},
       {card, R"({"ownerName":"Nora Feld"})", {"#/ownerName"}},
       {card, R"({"cardholderName":""})", {"#/cardholderName"}}});
  EXPECT_EQ(methods_of(server_->database(), nora.id), "0");
}

// S35
TEST_F(AddPaymentMethod, ChecksEachRuleForBankAccounts) {
  auto nora = somebody();
  expect_refused(nora.client,
                 {{bank_account, R"({"routingNumber":"110000001"})", {"#/routingNumber"}},
                  {bank_account, R"({"routingNumber":"11000000"})", {"#/routingNumber"}},
                  {bank_account, R"({"routingNumber":null})", {"#/routingNumber"}},
                  {bank_account, R"({"accountType":null})", {"#/accountType"}},
                  {bank_account, R"({"accountType":"GOLD"})", {"#/accountType"}},
                  {bank_account, R"({"ownerName":null})", {"#/ownerName"}},
                  {bank_account, R"({"accountNumber":"123456789012345678"})", {"#/accountNumber"}},
                  {bank_account, R"({"accountNumber":"123"})", {"#/accountNumber"}},
                  {bank_account, R"({"expMonth":12})", {"#/expMonth"}},
                  {bank_account, R"({"expYear":2039})", {"#/expYear"}},
                  {bank_account, R"({"securityCode":"123"})", {"#/securityCode"}},
                  {bank_account, R"({"cardholderName":"Nora"})", {"#/cardholderName"}}});
  EXPECT_EQ(methods_of(server_->database(), nora.id), "0");
}

// S35
TEST_F(AddPaymentMethod, ChecksBillingAddresses) {
  auto nora = somebody();
  const std::string address =
      R"("billingAddress":{"line1":"1 Quay","city":"Salem","state":"OR","postalCode":"97301"})";
  expect_refused(nora.client,
                 {{card, "{" + address + R"(,"useProfileAddress":true})", {"#/billingAddress"}},
                  {card,
                   R"({"billingAddress":{"line1":"1 Quay","city":"Salem","state":"ZZ",)"
                   R"("postalCode":"97301"}})",
                   {"#/billingAddress/state"}},
                  {card,
                   R"({"billingAddress":{"line1":"1 Quay","city":"Salem","state":"OR",)"
                   R"("postalCode":"9730"}})",
                   {"#/billingAddress/postalCode"}},
                  {card,
                   R"({"billingAddress":{"line1":"","state":"OR","postalCode":"97301"}})",
                   {"#/billingAddress/line1", "#/billingAddress/city"}},
                  {card,
                   R"({"billingAddress":{"line1":"1 Quay","city":"Salem","state":"OR",)"
                   R"("postalCode":"97301","country":"US"}})",
                   {"#/billingAddress/country"}}});
  const auto added = nora.client.post(path, merged(card, "{" + address + "}"));
  EXPECT_EQ(added.text("billingAddressLine1"), "1 Quay");
  EXPECT_EQ(added.text("billingPostalCode"), "97301");
  const auto own = nora.client.post(path, card_body(7, R"({"useProfileAddress":true})"));
  EXPECT_EQ(own.text("billingAddressLine1"), "12 Canal Street");
  EXPECT_EQ(own.text("billingCity"), "Portland");
  EXPECT_EQ(own.text("billingState"), "OR");
  EXPECT_EQ(nora.client.post(path, card_body(8)).text("billingCity"), "null");
}

TEST_F(AddPaymentMethod, TakesACardUntilTheEndOfItsMonth) {
  auto nora = somebody();
  const auto expiring = [&](std::chrono::year_month month) {
    return nora.client.post(
        path, merged(card, R"({"expMonth":)" + std::to_string(unsigned{month.month()}) +
                               R"(,"expYear":)" + std::to_string(int{month.year()}) + "}"));
  };
  const std::chrono::year_month present(today().year(), today().month());
  EXPECT_EQ(expiring(present - std::chrono::months(2)).refused(), Pointers{"#/expMonth"});
  EXPECT_EQ(expiring(present).status, 201);
}

// S30
TEST_F(AddPaymentMethod, RefusesFieldsThatItDoesNotKnow) {
  auto nora = somebody();
  const auto before = checksums_of(server_->database(), nora.id);
  for (const std::string name : {"last4", "brand", "provider2", "userId", "id", "kycStatus",
                                 "__proto__", "createdAt", "AccountNumber"}) {
    const auto answer = nora.client.post(path, merged(card, "{\"" + name + "\":\"1\"}"));
    EXPECT_EQ(answer.status, 422) << name;
    EXPECT_EQ(answer.refused(), Pointers{"#/" + name});
  }
  EXPECT_EQ(checksums_of(server_->database(), nora.id), before);
}

TEST_F(AddPaymentMethod, RefusesTheSameNumberTwiceInOneWallet) {
  auto nora = somebody();
  auto omar = somebody();
  ASSERT_EQ(nora.client.post(path, card).status, 201);
  const auto again = nora.client.post(path, merged(card, R"({"type":"DEBIT_CARD"})"));
  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(again.problem(), "payment-method-already-added");
  EXPECT_EQ(again.refused(), Pointers{"#/accountNumber"});
  EXPECT_EQ(omar.client.post(path, card).status, 201);
  EXPECT_EQ(nora.client.post(path, bank_account).status, 201);
  EXPECT_EQ(nora.client.post(path, bank_account).status, 409);
  // The same number at another bank is another account.
  EXPECT_EQ(nora.client.post(path, merged(bank_account, R"({"routingNumber":"021000021"})")).status,
            201);
  EXPECT_EQ(methods_of(server_->database(), nora.id), "3");
}

TEST_F(AddPaymentMethod, TakesACardAgainAfterItWasRemoved) {
  auto nora = somebody();
  const auto id = nora.client.post(path, card).text("id");
  EXPECT_EQ(nora.client.remove(method_path(id)).status, 204);
  const auto again = nora.client.post(path, card);
  EXPECT_EQ(again.status, 201);
  EXPECT_NE(again.text("id"), id);
}

TEST_F(AddPaymentMethod, NeedsAnApprovedEnrolment) {
  const auto expect_refused = [](ApiClient& client, const std::string& status) {
    const auto answer = client.post(path, card);
    EXPECT_EQ(answer.status, 403) << status;
    EXPECT_EQ(answer.problem(), "kyc-not-approved") << status;
  };
  const auto step = [](const SignedInCustomer& customer, const std::string& status) {
    server_->database().query("UPDATE users SET kyc_status = $2 WHERE id = $1",
                              {customer.id, status});
  };
  auto rejected = somebody(false);
  step(rejected, "REJECTED");
  expect_refused(rejected.client, "REJECTED");
  auto nora = somebody(false);
  expect_refused(nora.client, "PENDING");
  step(nora, "NEEDS_INFO");
  expect_refused(nora.client, "NEEDS_INFO");
  step(nora, "PENDING");
  EXPECT_EQ(row_counts_of(server_->database()).at("vault_accounts"),
            std::stoll(*server_->database().query("SELECT count(*) FROM payment_methods")[0][0]));
  EXPECT_EQ(methods_of(server_->database(), nora.id), "0");
  EXPECT_EQ(nora.client.get(path).list("paymentMethods").size(), 0U);
  server_->database().query("UPDATE users SET kyc_status = 'APPROVED' WHERE id = $1", {nora.id});
  EXPECT_EQ(nora.client.post(path, card).status, 201);
}

TEST_F(AddPaymentMethod, FillsAWalletUpToTwenty) {
  auto nora = somebody();
  for (int n = 0; n < 20; ++n) add_card(nora.client, n);
  const auto one_more = nora.client.post(path, card_body(20));
  EXPECT_EQ(one_more.status, 409);
  EXPECT_EQ(one_more.problem(), "wallet-full");
  const auto listed = nora.client.get(path);
  ASSERT_EQ(listed.list("paymentMethods").size(), 20U);
  const std::string last(listed.list("paymentMethods")[19].at("id").as_string());
  EXPECT_EQ(nora.client.remove(method_path(last)).status, 204);
  EXPECT_EQ(nora.client.post(path, card_body(20)).status, 201);
}

// S54
TEST_F(AddPaymentMethod, FillsAWalletUpToTwentyWhenThirtyComeAtOnce) {
  auto nora = somebody();
  std::atomic<int> added = 0;
  std::atomic<int> full = 0;
  in_parallel(30, [&](int n) {
    auto client = server_->public_client();
    client.token = nora.client.token;
    const auto answer = client.post(path, card_body(n));
    if (answer.status == 201) ++added;
    if (answer.problem() == "wallet-full") ++full;
  });
  EXPECT_EQ(added, 20);
  EXPECT_EQ(full, 10);
  EXPECT_EQ(methods_of(server_->database(), nora.id), "20");
  EXPECT_EQ(defaults_of(server_->database(), nora.id), "1");
}

TEST_F(AddPaymentMethod, AddsOneNumberOnceWhenItComesTwiceAtOnce) {
  auto nora = somebody();
  for (int n = 0; n < 10; ++n) {
    std::atomic<int> added = 0;
    in_parallel(2, [&](int) {
      auto client = server_->public_client();
      client.token = nora.client.token;
      const auto answer = client.post(path, card_body(n));
      EXPECT_TRUE(answer.status == 201 || answer.status == 409) << answer.raw.body;
      if (answer.status == 201) ++added;
    });
    EXPECT_EQ(added, 1);
  }
  EXPECT_EQ(methods_of(server_->database(), nora.id), "10");
}

}  // namespace
}  // namespace billspay::test_support

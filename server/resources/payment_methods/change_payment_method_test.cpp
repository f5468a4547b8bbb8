#include <gtest/gtest.h>

#include "tests/support/database_contents.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

constexpr auto path = "/api/payment-methods";
using Pointers = std::vector<std::string>;

class ChangePaymentMethod : public testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
  static void TearDownTestSuite() { server_.reset(); }

  static SignedInCustomer somebody() {
    static int count = 0;
    return server_->customer("change" + std::to_string(++count) + "@example.com");
  }
  static std::vector<std::string> listed_ids(ApiClient& client) {
    std::vector<std::string> ids;
    for (const auto& method : client.get(path).list("paymentMethods")) {
      ids.emplace_back(method.at("id").as_string());
    }
    return ids;
  }

  static inline std::unique_ptr<TestServer> server_;
};

// What may differ after a change that concerns other fields.
boost::json::value without(boost::json::value method, std::initializer_list<const char*> names) {
  for (const char* name : names) method.as_object().erase(name);
  return method;
}

TEST_F(ChangePaymentMethod, KeepsEveryFieldThatIsNotSent) {
  auto nora = somebody();
  const auto id = add_card(nora.client, 1, R"({"nickname":"blue","useProfileAddress":true})");
  for (const std::string method : {"PATCH", "PUT"}) {
    const auto before = nora.client.get(method_path(id)).body;
    const auto nothing = nora.client.with("If-Match", etag_of_method(nora.client, id))
                             .call(method, method_path(id), "{}");
    ASSERT_EQ(nothing.status, 200) << nothing.raw.body;
    EXPECT_EQ(without(nothing.body, {"updatedAt"}), without(before, {"updatedAt"})) << method;
    const auto renamed = nora.client.with("If-Match", etag_of_method(nora.client, id))
                             .call(method, method_path(id), R"({"nickname":")" + method + "\"}");
    ASSERT_EQ(renamed.status, 200) << renamed.raw.body;
    EXPECT_EQ(renamed.text("nickname"), method);
    EXPECT_EQ(without(renamed.body, {"updatedAt", "nickname"}),
              without(before, {"updatedAt", "nickname"}));
    EXPECT_EQ(nora.client.get(method_path(id)).body, renamed.body);
  }
}

TEST_F(ChangePaymentMethod, ClearsWithNullWhatMayBeEmptyOnly) {
  auto nora = somebody();
  const auto id = add_card(nora.client, 1, R"({"nickname":"blue","useProfileAddress":true})");
  const auto cleared = change_method(
      nora.client, id, R"({"nickname":null,"cardholderName":null,"billingAddress":null})");
  ASSERT_EQ(cleared.status, 200) << cleared.raw.body;
  for (const char* name : {"nickname", "cardholderName", "billingAddressLine1", "billingCity",
                           "billingState", "billingPostalCode"}) {
    EXPECT_EQ(cleared.text(name), "null") << name;
  }
  for (const std::string name : {"expMonth", "expYear", "provider", "isDefault"}) {
    const auto refused = change_method(nora.client, id, "{\"" + name + "\":null}");
    EXPECT_EQ(refused.status, 422) << name;
    EXPECT_EQ(refused.refused(), Pointers{"#/" + name});
  }
}

TEST_F(ChangePaymentMethod, ReplacesABillingAddressAsAWhole) {
  auto nora = somebody();
  const auto id = add_card(
      nora.client, 1,
      R"({"billingAddress":{"line1":"1 Quay","line2":"Unit 4","city":"Salem","state":"OR",)"
      R"("postalCode":"97301"}})");
  const auto moved = change_method(
      nora.client, id,
      R"({"billingAddress":{"line1":"9 Mole","city":"Bend","state":"or","postalCode":"97701"}})");
  EXPECT_EQ(moved.text("billingAddressLine1"), "9 Mole");
  EXPECT_EQ(moved.text("billingAddressLine2"), "null");
  EXPECT_EQ(moved.text("billingState"), "OR");
  const auto own = change_method(nora.client, id, R"({"useProfileAddress":true})");
  EXPECT_EQ(own.text("billingAddressLine1"), "12 Canal Street");
}

// S55
TEST_F(ChangePaymentMethod, NeedsTheVersionThatWasSeen) {
  auto nora = somebody();
  const auto id = add_card(nora.client, 1);
  const auto seen = etag_of_method(nora.client, id);
  for (const std::string method : {"PATCH", "PUT"}) {
    const auto blind = nora.client.call(method, method_path(id), R"({"nickname":"x"})");
    EXPECT_EQ(blind.status, 428);
    EXPECT_EQ(blind.problem(), "precondition-required");
  }
  const auto first = change_method(nora.client, id, R"({"nickname":"first"})", seen);
  ASSERT_EQ(first.status, 200);
  EXPECT_NE(first.raw.header("etag"), seen);
  const auto second = change_method(nora.client, id, R"({"nickname":"second"})", seen);
  EXPECT_EQ(second.status, 412);
  EXPECT_EQ(second.problem(), "stale-version");
  EXPECT_EQ(change_method(nora.client, id, R"({"nickname":"x"})", "W/" + seen).status, 412);
  EXPECT_EQ(nora.client.get(method_path(id)).text("nickname"), "first");
  EXPECT_EQ(nora.client.with("If-Match", seen).remove(method_path(id)).status, 412);
  EXPECT_EQ(nora.client.get(method_path(id)).status, 200);
  EXPECT_EQ(nora.client.with("If-Match", first.raw.header("etag")).remove(method_path(id)).status,
            204);
}

// S30 S35
TEST_F(ChangePaymentMethod, RefusesWhatItDoesNotKnowOrWhatDoesNotFit) {
  auto nora = somebody();
  const auto card_id = add_card(nora.client, 1);
  const auto bank_id = nora.client.post(path, bank_account).text("id");
  const auto before = checksums_of(server_->database(), nora.id);
  const auto refused = [&](const std::string& id, const std::string& changes) {
    const auto answer = change_method(nora.client, id, changes);
    EXPECT_EQ(answer.status, 422) << changes << answer.raw.body;
    return answer.refused();
  };
  for (const std::string name : {"accountNumber", "securityCode", "routingNumber", "last4", "brand",
                                 "type", "userId", "deletedAt", "version", "__proto__"}) {
    EXPECT_EQ(refused(card_id, "{\"" + name + "\":\"1\"}"), Pointers{"#/" + name});
  }
  EXPECT_EQ(refused(card_id, R"({"expMonth":1,"expYear":2020})"), Pointers{"#/expMonth"});
  EXPECT_EQ(refused(card_id, R"({"expYear":2020})"), Pointers{"#/expMonth"});
  EXPECT_EQ(refused(card_id, R"({"expMonth":0})"), Pointers{"#/expMonth"});
  EXPECT_EQ(refused(card_id, R"({"accountType":"SAVINGS"})"), Pointers{"#/accountType"});
  EXPECT_EQ(refused(card_id, R"({"ownerName":"Nora"})"), Pointers{"#/ownerName"});
  EXPECT_EQ(refused(bank_id, R"({"expMonth":1})"), Pointers{"#/expMonth"});
  EXPECT_EQ(refused(bank_id, R"({"cardholderName":"Nora"})"), Pointers{"#/cardholderName"});
  EXPECT_EQ(refused(bank_id, R"({"ownerName":null})"), Pointers{"#/ownerName"});
  EXPECT_EQ(refused(bank_id, R"({"nickname":"a\u0000b"})"), Pointers{"#/nickname"});
  EXPECT_EQ(checksums_of(server_->database(), nora.id), before);
  EXPECT_EQ(change_method(nora.client, bank_id, R"({"accountType":"SAVINGS"})").text("accountType"),
            "SAVINGS");
}

TEST_F(ChangePaymentMethod, PassesTheDefaultOnButNeverAway) {
  auto nora = somebody();
  const auto first = add_card(nora.client, 1);
  const auto second = add_card(nora.client, 2);
  const auto away = change_method(nora.client, first, R"({"isDefault":false})");
  EXPECT_EQ(away.status, 409);
  EXPECT_EQ(away.problem(), "default-needed");
  EXPECT_EQ(change_method(nora.client, second, R"({"isDefault":true})").text("isDefault"), "true");
  EXPECT_EQ(nora.client.get(method_path(first)).text("isDefault"), "false");
  EXPECT_EQ(change_method(nora.client, first, R"({"isDefault":false})").status, 200);
  EXPECT_EQ(change_method(nora.client, second, R"({"isDefault":true})").status, 200);
  EXPECT_EQ(defaults_of(server_->database(), nora.id), "1");
}

TEST_F(ChangePaymentMethod, RemovalHidesARowAndKeepsIt) {
  auto nora = somebody();
  const auto kept = add_card(nora.client, 1);
  const auto gone = add_card(nora.client, 2);
  EXPECT_EQ(nora.client.remove(method_path(gone)).status, 204);
  EXPECT_EQ(listed_ids(nora.client), std::vector<std::string>{kept});
  EXPECT_EQ(nora.client.get(method_path(gone)).status, 404);
  EXPECT_EQ(nora.client.with("If-Match", "*").patch(method_path(gone), "{}").status, 404);
  EXPECT_EQ(nora.client.remove(method_path(gone)).status, 404);
  const auto row = server_->database().query(
      "SELECT deleted_at IS NOT NULL, is_default, account_number LIKE 'tok\\_%' "
      "FROM payment_methods WHERE id = $1",
      {gone});
  ASSERT_EQ(row.size(), 1U);
  EXPECT_EQ(row[0], (postgres::BlockingConnection::Row{"t", "f", "t"}));
}

TEST_F(ChangePaymentMethod, RemovingTheDefaultPromotesTheNewest) {
  auto nora = somebody();
  const auto first = add_card(nora.client, 1);
  const auto second = add_card(nora.client, 2);
  const auto third = add_card(nora.client, 3);
  EXPECT_EQ(nora.client.remove(method_path(first)).status, 204);
  EXPECT_EQ(nora.client.get(method_path(third)).text("isDefault"), "true");
  EXPECT_EQ(nora.client.remove(method_path(third)).status, 204);
  EXPECT_EQ(nora.client.get(method_path(second)).text("isDefault"), "true");
  EXPECT_EQ(nora.client.remove(method_path(second)).status, 204);
  EXPECT_TRUE(listed_ids(nora.client).empty());
  EXPECT_EQ(nora.client.post(path, card_body(4)).text("isDefault"), "true");
}

TEST_F(ChangePaymentMethod, IsRefusedForNobodyAndForStrangers) {
  auto nora = somebody();
  auto omar = somebody();
  const auto id = add_card(nora.client, 1);
  const auto before = checksums_of(server_->database(), nora.id);
  auto nobody = server_->public_client();
  EXPECT_EQ(nobody.with("If-Match", "*").patch(method_path(id), "{}").status, 401);
  EXPECT_EQ(nobody.remove(method_path(id)).status, 401);
  EXPECT_EQ(omar.client.with("If-Match", "*").patch(method_path(id), "{}").status, 404);
  EXPECT_EQ(omar.client.remove(method_path(id)).status, 404);
  EXPECT_EQ(nora.client.get(method_path("not-an-id")).status, 404);
  EXPECT_EQ(checksums_of(server_->database(), nora.id), before);
}

TEST_F(ChangePaymentMethod, ListsInPagesThatNewOnesDoNotDisturb) {
  auto nora = somebody();
  std::vector<std::string> expected;
  for (int n = 0; n < 6; ++n) expected.insert(expected.begin(), add_card(nora.client, n));
  std::vector<std::string> read;
  std::string next;
  for (int n = 10; n < 17; ++n) {
    const auto page = nora.client.get(std::string(path) + "?limit=1" + next);
    ASSERT_EQ(page.list("paymentMethods").size(), 1U);
    read.emplace_back(page.list("paymentMethods")[0].at("id").as_string());
    if (page.text("nextCursor") == "null") break;
    next = "&cursor=" + page.text("nextCursor");
    add_card(nora.client, n);
  }
  EXPECT_EQ(read, expected);
  for (const std::string bad : {"limit=0", "limit=201", "limit=x", "cursor=abc", "cursor="}) {
    EXPECT_EQ(nora.client.get(std::string(path) + "?" + bad).status, 422) << bad;
  }
}

}  // namespace
}  // namespace billspay::test_support

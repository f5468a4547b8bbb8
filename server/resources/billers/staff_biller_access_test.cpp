// Who may not work on billers, whose billers are not there, and what is not accepted about them.
#include "resources/billers/staff_desk_test.hpp"
#include "tests/support/shows.hpp"

namespace billspay::test_support {
namespace {

class StaffBillerAccess : public StaffDesk {
 protected:
  struct Call {
    std::string method;
    std::string path;
    std::string body;
  };
  static std::vector<Call> all_calls(const std::string& customer, const std::string& biller) {
    return {{"GET", list_path(customer), ""},
            {"POST", list_path(customer), biller_body},
            {"GET", biller_path(customer, biller), ""},
            {"PUT", biller_path(customer, biller), R"({"name":"Mine"})"},
            {"PATCH", biller_path(customer, biller), R"({"name":"Mine"})"},
            {"DELETE", biller_path(customer, biller), ""},
            {"POST", restore_path(customer, biller), ""}};
  }
  static void expect_everywhere(ApiClient client, const std::vector<Call>& calls, int status,
                                const std::string& who) {
    for (const auto& [method, path, body] : calls) {
      const auto answer = client.with("If-Match", "*").call(method, path, body);
      EXPECT_EQ(answer.status, status) << who << ": " << method << path << answer.raw.body;
    }
  }
};
INSTANTIATE_TEST_SUITE_P(Of, StaffBillerAccess, testing::Values("agent", "admin"), audience_name);

// S27 S31
TEST_P(StaffBillerAccess, IsForOneAudienceOnItsOwnListener) {
  auto nora = somebody();
  auto dana = worker();
  auto other = of(agents() ? "admin" : "agent");
  const auto id = server_->add_biller(nora.id, "City Light");
  const auto calls = all_calls(nora.id, id);
  const auto before = checksums_of(server_->database(), nora.id);
  const std::string audience = GetParam();
  auto nobody = server_->client(audience, audience + ".localhost");
  expect_everywhere(std::move(nobody), calls, 401, "nobody");
  auto customer = server_->client(audience, audience + ".localhost");
  customer.token = nora.client.token;
  expect_everywhere(std::move(customer), calls, 401, "the customer");
  auto stranger = server_->client(audience, audience + ".localhost");
  stranger.token = other.client.token;
  expect_everywhere(std::move(stranger), calls, 401, "the other audience");
  auto outside = server_->public_client();
  outside.token = dana.client.token;
  expect_everywhere(std::move(outside), calls, 404, "on the public listener");
  ApiClient wrong_host(server_->port(audience), "localhost", false);  // before the contract
  wrong_host.token = dana.client.token;
  expect_everywhere(std::move(wrong_host), calls, 421, "under another host");
  server_->database().query("UPDATE " + audience + "s SET is_active = false WHERE id = $1",
                            {dana.id});
  expect_everywhere(std::move(dana.client), calls, 401, "after being disabled");
  auto now = checksums_of(server_->database(), nora.id);
  now["audit_events"] = before.at("audit_events");  // refusals are noted
  EXPECT_EQ(now, before);
}

// S28
TEST_P(StaffBillerAccess, FindsABillerUnderItsOwnCustomerOnly) {
  auto nora = somebody();
  auto omar = somebody();
  auto dana = worker();
  const auto id = server_->add_biller(nora.id, "City Light");
  const auto gone = server_->add_biller(nora.id, "Bell");
  server_->database().query("UPDATE billers SET deleted_at = now() WHERE id = $1", {gone});
  const auto before_nora = checksums_of(server_->database(), nora.id);
  const auto before_omar = checksums_of(server_->database(), omar.id);
  const std::string unknown = "01900000-0000-7000-8000-000000000000";
  auto calls = all_calls(omar.id, id);
  calls.erase(calls.begin(), calls.begin() + 2);  // Omar's own list
  calls.push_back({"POST", restore_path(omar.id, gone), ""});
  for (const auto& call : all_calls(unknown, id)) calls.push_back(call);
  for (const auto& call : all_calls("not-an-id", id)) calls.push_back(call);
  for (const std::string one : {"not-an-id", "01900000-0000-7000-8000-000000000000"}) {
    const auto more = all_calls(nora.id, one);
    calls.insert(calls.end(), more.begin() + 2, more.end());
  }
  expect_everywhere(std::move(dana.client), calls, 404, "elsewhere");
  EXPECT_EQ(checksums_of(server_->database(), nora.id), before_nora);
  EXPECT_EQ(checksums_of(server_->database(), omar.id), before_omar);
}

// S64
TEST_P(StaffBillerAccess, EndsWhenTheCustomerIsRemoved) {
  auto nora = somebody();
  auto dana = worker();
  const auto id = server_->add_biller(nora.id, "City Light");
  remove_customer(*server_, nora.id);
  const auto before = checksums_of(server_->database(), nora.id);
  expect_everywhere(std::move(dana.client), all_calls(nora.id, id), 404, "removed");
  EXPECT_EQ(checksums_of(server_->database(), nora.id), before);
}

// S30
TEST_P(StaffBillerAccess, RefusesWhatDoesNotFitNamingEachField) {
  auto nora = somebody();
  auto dana = worker();
  const auto id = add(dana, nora.id);
  const auto before = checksums_of(server_->database(), nora.id);
  const std::string long_name(121, 'n');
  const std::string long_account(65, '7');
  const std::string long_contact(201, 'c');
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"name", "null"},
      {"name", "7"},
      {"name", R"("  ")"},
      {"name", json_text(long_name)},
      {"name", R"("a\u0000b")"},
      {"name", R"("\u202egro.live")"},
      {"name", R"("4242 4242 4242 4242")"},
      {"category", R"("GAS")"},
      {"category", R"("electric")"},
      {"category", "null"},
      {"accountId", R"("")"},
      {"accountId", "771234"},
      {"accountId", json_text(long_account)},
      {"contactInfo", R"("")"},
      {"contactInfo", json_text(long_contact)},
      {"contactInfo", R"(["555-0100"])"},
      {"receipts", "[]"},
      {"userId", json_text(nora.id)},
      {"id", json_text(id)},
      {"version", "7"},
      {"deletedAt", "null"}};
  for (const auto& [field, value] : wrong) {
    const std::vector<std::string> pointers{"#/" + field};
    const auto added = dana.client.post(list_path(nora.id), with_member(biller_body, field, value));
    EXPECT_EQ(added.status, 422) << field << value;
    EXPECT_EQ(added.refused(), pointers) << added.raw.body;
    const auto changed = dana.client.with("If-Match", "*")
                             .patch(biller_path(nora.id, id), with_member("{}", field, value));
    EXPECT_EQ(changed.status, 422) << field << value;
    EXPECT_EQ(changed.refused(), pointers) << changed.raw.body;
  }
  const auto empty = dana.client.post(list_path(nora.id), "{}");
  EXPECT_EQ(empty.refused(), (std::vector<std::string>{"#/name", "#/category", "#/accountId"}));
  EXPECT_EQ(dana.client.post(list_path(nora.id), "[]").status, 422);
  EXPECT_EQ(dana.client.post(list_path(nora.id), "{").status, 400);
  EXPECT_EQ(dana.client.post(restore_path(nora.id, id), R"({"x":1})").status, 422);
  EXPECT_EQ(dana.client.get(list_path(nora.id) + "?search=x").status, 422);
  EXPECT_EQ(checksums_of(server_->database(), nora.id), before);
}

// S57
TEST_P(StaffBillerAccess, RefusesCardNumbersButNotLongAccounts) {
  auto nora = somebody();
  auto dana = worker();
  for (const std::string card_text :
       {"4242424242424242", "4242 4242 4242 4242", "4242-4242-4242-4242", "4242.4242.4242.4242",
        "card 4242  4242 4242 4242 12/39", "4242 4242 4242 4242 123", "7 4242424242424242",
        "378282246310005", "3782 822463 10005", "5555555555554444", "2223003122003222",
        "6011111111111117"}) {
    for (const std::string field : {"name", "accountId", "contactInfo"}) {
      const auto refused = dana.client.post(list_path(nora.id),
                                            with_member(biller_body, field, json_text(card_text)));
      EXPECT_EQ(refused.status, 422) << field << card_text;
      EXPECT_EQ(refused.refused(), std::vector<std::string>{"#/" + field});
      EXPECT_FALSE(shows(refused.raw.body, "4242")) << refused.raw.body;
    }
  }
  for (const std::string account :
       {"4242424242424241", "8155100012345676", "1234567890123456789012", "42424242424242420000",
        "AC-9001234", "0", "4242/4242/4242/4242", "12345678901234567890123456789012345678901234",
        "Zähler 7"}) {
    add(dana, nora.id, with_member(biller_body, "accountId", json_text(account)));
  }
}

// S55
TEST_P(StaffBillerAccess, NeedsTheVersionThatWasSeen) {
  auto nora = somebody();
  auto dana = worker();
  const auto path = biller_path(nora.id, add(dana, nora.id));
  for (const std::string method : {"PATCH", "PUT"}) {
    const auto blind = dana.client.call(method, path, R"({"name":"x"})");
    EXPECT_EQ(blind.status, 428);
    EXPECT_EQ(blind.problem(), "precondition-required");
  }
  EXPECT_EQ(dana.client.with("If-Match", "\"1\"").patch(path, R"({"name":"Bell"})").status, 200);
  for (const std::string stale : {"\"1\"", "W/\"2\"", "\"3\"", "2"}) {
    EXPECT_NE(dana.client.with("If-Match", stale).patch(path, R"({"name":"x"})").status, 200);
    EXPECT_NE(dana.client.with("If-Match", stale).remove(path).status, 204);
  }
  EXPECT_EQ(dana.client.get(path).text("name"), "Bell");
  EXPECT_EQ(dana.client.with("If-Match", "\"2\"").remove(path).status, 204);
}

}  // namespace
}  // namespace billspay::test_support

#include "tests/support/wallet.hpp"

#include <gtest/gtest.h>

#include "platform/core/ids.hpp"

namespace billspay::test_support {

std::string card_number(int n) {
  std::string digits = std::to_string(n);
  digits = "4" + std::string(14 - digits.size(), '5') + digits;
  for (char check = '0'; check <= '9'; ++check) {
    if (luhn_valid(digits + check)) return digits + check;
  }
  return {};
}

std::string merged(std::string_view base, std::string_view changes) {
  auto value = boost::json::parse(base);
  for (const auto& entry : boost::json::parse(changes).as_object()) {
    if (entry.value().is_null()) {
      value.as_object().erase(entry.key());
    } else {
      value.as_object()[entry.key()] = entry.value();
    }
  }
  return boost::json::serialize(value);
}

std::string card_body(int n, std::string_view changes) {
  return merged(merged(card, R"({"accountNumber":")" + card_number(n) + R"("})"), changes);
}

std::string add_card(ApiClient& client, int n, std::string_view changes) {
  const auto added = client.post("/api/payment-methods", card_body(n, changes));
  EXPECT_EQ(added.status, 201) << added.raw.body;
  return added.text("id");
}

std::string method_path(const std::string& id) { return "/api/payment-methods/" + id; }

std::string etag_of_method(ApiClient& client, const std::string& id) {
  return std::string(client.get(method_path(id)).raw.header("etag"));
}

ApiResponse change_method(ApiClient& client, const std::string& id, std::string_view changes,
                          std::string_view etag) {
  const std::string present = etag.empty() ? etag_of_method(client, id) : std::string(etag);
  return client.with("If-Match", present).patch(method_path(id), changes);
}

std::string defaults_of(TestDatabase& database, const std::string& customer_id) {
  return *database.query(
      "SELECT count(*) FROM payment_methods WHERE user_id = $1 AND is_default "
      "AND deleted_at IS NULL",
      {customer_id})[0][0];
}

std::string methods_of(TestDatabase& database, const std::string& customer_id) {
  return *database.query(
      "SELECT count(*) FROM payment_methods WHERE user_id = $1 "
      "AND deleted_at IS NULL",
      {customer_id})[0][0];
}

}  // namespace billspay::test_support

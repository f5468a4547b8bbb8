// Files of receipts for the tests of this folder, and customers to pay for.
#pragma once

#include <string>
#include <vector>

#include "platform/core/ids.hpp"
#include "tests/support/accounts.hpp"
#include "tests/support/test_server.hpp"

namespace billspay::imports {

using test_support::ApiResponse;
using test_support::TestServer;

struct Payer {
  std::string id;
  std::string number;
};

// Without the cost of a registration.
inline Payer add_payer(TestServer& server) {
  const Payer payer{CustomerId::make().to_string(), customer_number::random()};
  server.database().query(
      "INSERT INTO users (id, email, password_hash, first_name, last_name, date_of_birth, "
      "ssn_last4, identity_hash, address_line1, city, state, postal_code, customer_number) "
      "VALUES ($1, $3, 'none', 'Nora', 'Feld', '', '', '', '1 Canal Street', "
      "'Portland', 'OR', '97201', $2)",
      {payer.id, payer.number, payer.id + "@example.com"});
  return payer;
}

inline constexpr auto header = "customerNumber,biller,amount,paidOn,confirmation\n";

inline std::string line(const std::string& number, const std::string& biller,
                        const std::string& confirmation, const std::string& amount = "84.27",
                        const std::string& paid_on = "2026-01-31") {
  return number + "," + biller + "," + amount + "," + paid_on + "," + confirmation + "\n";
}

inline ApiResponse upload(test_support::ApiClient& admin, const std::string& file,
                          const std::string& query = "") {
  admin.content_type = "text/csv";
  auto response = admin.post("/api/admin/imports" + query, file);
  admin.content_type = "application/json";
  return response;
}

// "2 amount: must be …" of each error in a report.
inline std::vector<std::string> errors_of(const ApiResponse& report) {
  std::vector<std::string> all;
  for (const auto& error : report.list("errors")) {
    const auto& column = error.at("column");
    all.push_back(boost::json::serialize(error.at("row")) + " " +
                  (column.is_null() ? "" : std::string(column.as_string())) + ": " +
                  std::string(error.at("detail").as_string()));
  }
  return all;
}

inline std::string count(TestServer& server, const std::string& what) {
  return test_support::value(server, "SELECT count(*) FROM " + what);
}

}  // namespace billspay::imports

#include "tests/support/accounts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include "platform/core/bytes.hpp"
#include "tests/support/consoles.hpp"

namespace billspay::test_support {

namespace bj = boost::json;
namespace fs = std::filesystem;

std::string with_member(const std::string& json, std::string_view name, std::string_view value) {
  bj::value parsed = bj::parse(json);
  parsed.as_object()[bj::string_view(name.data(), name.size())] =
      bj::parse(bj::string_view(value.data(), value.size()));
  return bj::serialize(parsed);
}

std::string without_member(const std::string& json, std::string_view name) {
  bj::value parsed = bj::parse(json);
  parsed.as_object().erase(bj::string_view(name.data(), name.size()));
  return bj::serialize(parsed);
}

std::string json_text(std::string_view text) {
  return bj::serialize(bj::string(text.data(), text.size()));
}

std::string credentials(const std::string& email, std::string_view password) {
  return R"({"email":)" + json_text(email) + R"(,"password":)" + json_text(password) + "}";
}

ApiResponse sign_in(ApiClient& client, const std::string& email, std::string_view password) {
  return client.post("/api/auth/login", credentials(email, password));
}

ApiClient another_device(const TestServer& server, const SignedInCustomer& customer) {
  auto client = server.public_client();
  const auto signed_in = sign_in(client, customer.email, customer.password);
  EXPECT_EQ(signed_in.status, 200) << signed_in.raw.body;
  client.token = signed_in.text("token");
  client.cookies = refresh_cookie(signed_in);
  return client;
}

std::string refresh_cookie(const ApiResponse& response) {
  const auto cookie = response.cookie("billspay_refresh");
  EXPECT_TRUE(cookie) << "no refresh cookie was set";
  return "billspay_refresh=" + cookie.value_or("");
}

std::string value(TestServer& server, const std::string& sql,
                  const std::vector<postgres::BlockingConnection::Value>& params) {
  const auto rows = server.database().query(sql, params);
  return rows.empty() ? std::string() : rows.front().front().value_or("");
}

void remove_customer(TestServer& server, const std::string& id) {
  server.database().query("UPDATE users SET deleted_at = now() WHERE id = $1", {id});
}

std::string whole_database(TestServer& server) {
  std::string everything;
  for (const auto& table : server.database().query(
           "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")) {
    for (const auto& row : server.database().query("SELECT t::text FROM " + *table[0] + " t")) {
      everything += *table[0] + ": " + row[0].value_or("") + "\n";
    }
  }
  return everything;
}

bool holds(const std::string& everything, std::string_view text) {
  return everything.contains(text) || everything.contains(hex(text));
}

std::vector<std::string> mails_to(const TestServer& server, const std::string& email,
                                  std::string_view subject_part, std::size_t count) {
  const fs::path folder = server.environment().text("MAIL_URL").substr(5);
  std::vector<std::string> found;
  for (int tries = 0; tries < 300; ++tries) {
    found.clear();
    std::set<fs::path> files;  // their names start with the time
    std::error_code not_there_yet;
    for (const auto& file : fs::directory_iterator(folder, not_there_yet)) {
      if (file.path().extension() == ".eml") files.insert(file.path());
    }
    for (const auto& file : files) {
      std::ostringstream text;
      text << std::ifstream(file).rdbuf();
      if (text.str().contains(email) && text.str().contains(subject_part)) {
        found.push_back(text.str());
      }
    }
    if (found.size() >= count) return found;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  ADD_FAILURE() << found.size() << " mails to " << email << " about " << subject_part;
  found.resize(count);
  return found;
}

std::vector<ApiResponse> at_once(int count, const std::function<ApiResponse(int)>& work) {
  std::vector<ApiResponse> responses(static_cast<std::size_t>(count));
  std::vector<std::jthread> threads;
  for (int i = 0; i < count; ++i) {
    threads.emplace_back([&, i] { responses[static_cast<std::size_t>(i)] = work(i); });
  }
  threads.clear();
  return responses;
}

long with_status(const std::vector<ApiResponse>& responses, int status) {
  return std::ranges::count(responses, status, &ApiResponse::status);
}

SecondServer::SecondServer(const TestServer& server,
                           const std::vector<std::pair<std::string, std::string>>& settings) {
  auto environment = server.environment();
  for (const auto& [name, text] : settings) environment.set(name, text);
  auto config = app::read_config(environment);
  if (!config) throw std::runtime_error(config.error());
  application_ = std::make_unique<app::Application>(std::move(*config), sample_consoles());
  if (!application_->wait_until_ready(std::chrono::seconds(30))) {
    throw std::runtime_error("the second server does not get ready");
  }
}

ApiClient SecondServer::public_client() const { return client("public", "localhost"); }

ApiClient SecondServer::client(std::string_view listener, std::string host) const {
  return {application_->address(listener).port, std::move(host)};
}

}  // namespace billspay::test_support
